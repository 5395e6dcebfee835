// What the page says when the program cannot: loading, missing features, a crash. Plain elements only, so
// that they work when nothing else does.

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function showPanel(...content) {
  document.querySelector('#loading')?.remove();
  document.querySelector('.panel-page.message')?.remove();
  const panel = element('div', '', ...content);
  panel.className = 'panel';
  const page = element('div', '', panel);
  page.className = 'panel-page message';
  page.setAttribute('role', 'alertdialog');
  page.setAttribute('aria-modal', 'true');
  const heading = panel.querySelector('h1');
  heading.id = 'panel-title';
  page.setAttribute('aria-labelledby', heading.id);
  document.body.append(page);
  const stage = document.querySelector('#stage');
  if (stage) stage.inert = true;
  (panel.querySelector('button') ?? heading).focus();
  return page;
}

/** The bar while the program loads. */
export class LoadingScreen {
  #bar = document.querySelector('#loading-bar');
  #text = document.querySelector('#loading-text');

  /** @param {number} loaded bytes @param {number} total bytes; 0 = unknown */
  progress(loaded, total) {
    if (!this.#bar) return;
    const kilobytes = (bytes) => `${Math.round(bytes / 1024).toLocaleString('en')} kB`;
    if (total > 0) {
      this.#bar.max = total;
      this.#bar.value = Math.min(loaded, total);
      this.#text.textContent = `Loading… ${kilobytes(loaded)} of ${kilobytes(total)}`;
    } else {
      this.#bar.removeAttribute('value');
      this.#text.textContent = `Loading… ${kilobytes(loaded)}`;
    }
  }

  /** @param {string} words */
  say(words) {
    if (this.#text) this.#text.textContent = words;
  }

  done() {
    document.querySelector('#loading')?.remove();
  }
}

/**
 * A feature that the page cannot do without is missing.
 * @param {{title: string, why: string, steps: string[]}} problem
 */
export function showMissing({ title, why, steps }) {
  showPanel(element('h1', title), element('p', why), element('p', 'What you can do:'),
    element('ul', '', ...steps.map((step) => element('li', step))));
}

/** The program could not be loaded. @param {unknown} reason */
export function showLoadFailure(reason) {
  showPanel(element('h1', 'The page could not be loaded'),
    element('p', navigator.onLine
      ? 'A part of the page did not arrive. The connection may have failed, or the page was just updated.'
      : 'This device seems to be offline.'),
    details(reason), reloadButton());
}

/** The program stopped. @param {unknown} reason */
export function showCrash(reason) {
  if (document.querySelector('.panel-page.message')) return; // the first report is the true one
  const page = showPanel(element('h1', 'The page has stopped working'),
    element('p', 'A fault in Triptych ended the program. It is not your doing.'),
    element('p', 'What you typed and chose is saved and will be back after reloading. '
      + 'Attached files and keys kept only in memory are lost.'),
    details(reason), reloadButton());
  page.classList.add('over');
}

function reloadButton() {
  const button = element('button', 'Reload');
  button.type = 'button';
  button.addEventListener('click', () => location.reload());
  return button;
}

function details(reason) {
  const words = reason instanceof Error ? (reason.stack ?? `${reason.name}: ${reason.message}`) : String(reason);
  return element('details', '', element('summary', 'For a fault report'), element('pre', words.slice(0, 4000)));
}
