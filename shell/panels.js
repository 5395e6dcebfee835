// What the page says when the program cannot: loading, missing features, a crash. Plain elements only, so
// that they work when nothing else does.

import { say } from './words.js';

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} text @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/** @param {...Node} content */
function showPanel(...content) {
  closeLoading();
  document.querySelector('.panel-page.message')?.remove();
  const panel = element('div', '', ...content);
  panel.className = 'panel';
  const page = element('div', '', panel);
  page.className = 'panel-page message';
  page.setAttribute('role', 'alertdialog');
  page.setAttribute('aria-modal', 'true');
  const heading = /** @type {HTMLElement} */ (panel.querySelector('h1'));
  heading.id = 'panel-title';
  page.setAttribute('aria-labelledby', heading.id);
  document.body.append(page);
  const stage = document.querySelector('#stage');
  if (stage instanceof HTMLElement) stage.inert = true;
  (panel.querySelector('button') ?? heading).focus();
  return page;
}

/** The first screen, in the language of the page. */
export function showLoading() {
  /** @type {[id: string, key: string, attribute: string][]} */
  const words = [
    ['loading-title', 'welcome.title', ''],
    ['loading-lead', 'welcome.lead', ''],
    ['loading-text', 'loading', ''],
    ['first-prompt', 'prompt.label', 'aria-label'],
    ['first-prompt', 'prompt.placeholder', 'placeholder'],
  ];
  for (const [id, key, attribute] of words) {
    const shown = document.getElementById(id);
    if (!shown) continue;
    if (attribute) shown.setAttribute(attribute, say(key));
    else if (shown.textContent !== say(key)) shown.textContent = say(key);
  }
}

/** The program shows itself. */
export function closeLoading() {
  document.querySelector('#loading')?.remove();
}

/**
 * A feature that the page cannot do without is missing.
 * @param {{title: string, why: string, steps: string[]}} problem
 */
export function showMissing({ title, why, steps }) {
  showPanel(
    element('h1', title),
    element('p', why),
    element('p', say('steps')),
    element('ul', '', ...steps.map((step) => element('li', step))),
  );
}

/** The page stands inside another one. */
export function showFramed() {
  const link = element('a', say('framed.open'));
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  showPanel(
    element('h1', say('framed.title')),
    element('p', say('framed.why')),
    element('p', '', link),
  );
}

/** The program could not be loaded. @param {unknown} reason */
export function showLoadFailure(reason) {
  showPanel(
    element('h1', say('failed.title')),
    element('p', say(navigator.onLine ? 'failed.online' : 'failed.offline')),
    details(reason),
    reloadButton(),
  );
}

/** The program stopped. @param {unknown} reason */
export function showCrash(reason) {
  if (document.querySelector('.panel-page.message')) return; // the first report is the true one
  const why = /out of memory/.test(String(reason)) ? 'crash.memory' : 'crash.why';
  const page = showPanel(
    element('h1', say('crash.title')),
    element('p', say(why)),
    element('p', say('crash.kept')),
    details(reason),
    reloadButton(),
  );
  page.classList.add('over');
}

/** The page runs, but cannot be seen. */
export function showGraphicsLost() {
  if (document.querySelector('.panel-page.message')) return;
  const page = showPanel(
    element('h1', say('graphics.title')),
    element('p', say('graphics.why')),
    element('p', say('crash.kept')),
    reloadButton(),
  );
  page.classList.add('over', 'graphics');
}

/** They came back after all. */
export function closeGraphicsLost() {
  const page = document.querySelector('.panel-page.graphics');
  if (!page) return;
  page.remove();
  const stage = document.querySelector('#stage');
  if (stage instanceof HTMLElement) stage.inert = false;
}

function reloadButton() {
  const button = element('button', say('reload'));
  button.type = 'button';
  button.addEventListener('click', () => location.reload());
  return button;
}

/** @param {unknown} reason */
function details(reason) {
  // Chromium alone begins the stack with what happened.
  const what = String(reason);
  const stack = reason instanceof Error ? (reason.stack ?? '') : '';
  const words = stack.startsWith(what) ? stack : `${what}\n${stack}`;
  return element(
    'details',
    '',
    element('summary', say('report')),
    element('pre', words.slice(0, 4000)),
  );
}
