// What runs inside the page: elements by role and name, what is told of them, and waiting for it. Functions here
// are sent as their source and may use nothing but each other.

/** Steps -> elements, as Playwright's locators find them. @param {any[]} steps @param {ParentNode[]} [from] */
function find(steps, from = [document]) {
  return steps.reduce((now, step) => refine(now, step), from);
}

/** @param {any[]} now @param {any} step @returns {any[]} */
function refine(now, step) {
  if (step.role) return within(now, (one) => hasRole(one, step));
  if (step.css) return [...new Set(now.flatMap((root) => [...root.querySelectorAll(step.css)]))];
  if (step.text !== undefined) {
    const all = within(
      now,
      (one) => !/^(SCRIPT|STYLE)$/.test(one.tagName) && fits(clean(one.textContent), step),
    );
    return all.filter((one) => ![...one.children].some((child) => all.includes(child)));
  }
  if (step.hasText !== undefined)
    return now.filter((one) => fits(clean(one.textContent), { text: step.hasText }));
  if (step.has) return now.filter((one) => find(step.has, [one]).length > 0);
  return now.length > 0 ? [now.at(step.nth)].filter(Boolean) : [];
}

/** @param {any[]} roots @param {(one: any) => boolean} test */
function within(roots, test) {
  return [...new Set(roots.flatMap((root) => [...root.querySelectorAll('*')].filter(test)))];
}

/** @param {any} one @param {any} step */
function hasRole(one, step) {
  const told = (name, otherwise) => one.getAttribute(`aria-${name}`) ?? otherwise;
  return (
    roleOf(one) === step.role &&
    isShown(one) &&
    !one.closest('[aria-hidden=true]') &&
    (step.name === undefined || fits(nameOf(one), { text: step.name, exact: step.exact })) &&
    (step.level === undefined || told('level', one.tagName.slice(1)) === String(step.level)) &&
    (step.checked === undefined || isChecked(one) === step.checked) &&
    (step.selected === undefined || told('selected', 'false') === String(step.selected))
  );
}

/** @param {any} one */
function roleOf(one) {
  const own = one.getAttribute('role');
  if (own) return own.split(/\s+/)[0];
  const tag = one.tagName;
  if (/^H[1-6]$/.test(tag)) return 'heading';
  if (tag === 'A') return one.hasAttribute('href') ? 'link' : '';
  if (tag === 'SECTION') return nameOf(one) ? 'region' : '';
  if (tag === 'INPUT') {
    const kinds = {
      checkbox: 'checkbox',
      radio: 'radio',
      range: 'slider',
      file: '',
      button: 'button',
    };
    return kinds[one.type] ?? (one.hasAttribute('list') ? 'combobox' : 'textbox');
  }
  const roles = {
    ...{ BUTTON: 'button', TEXTAREA: 'textbox', SELECT: 'combobox', OPTION: 'option', IMG: 'img' },
    ...{ NAV: 'navigation', MAIN: 'main', UL: 'list', OL: 'list', LI: 'listitem', P: 'paragraph' },
    ...{ TABLE: 'table', TR: 'row', TD: 'cell', TH: 'columnheader', PROGRESS: 'progressbar' },
  };
  return roles[tag] ?? '';
}

/** @param {any} one */
function nameOf(one) {
  const by = one.getAttribute('aria-labelledby');
  const text = (id) => document.getElementById(id)?.textContent ?? '';
  if (by) return clean(by.split(/\s+/).map(text).join(' '));
  const label = one.getAttribute('aria-label');
  if (label) return clean(label);
  if (one.labels?.length) return clean([...one.labels].map((each) => each.textContent).join(' '));
  if (/^(INPUT|TEXTAREA|SELECT|NAV|MAIN|SECTION|UL|TABLE)$/.test(one.tagName))
    return clean(one.getAttribute('title') ?? one.getAttribute('placeholder') ?? '');
  return clean(one.textContent);
}

/** @param {any} one */
function isShown(one) {
  return getComputedStyle(one).visibility !== 'hidden' && one.getClientRects().length > 0;
}

/** @param {any} one */
function isChecked(one) {
  return one.getAttribute('aria-checked') === 'true' || one.checked === true;
}

/** @param {any} one */
function isEnabled(one) {
  return !one.disabled && one.getAttribute('aria-disabled') !== 'true';
}

/** @param {string | null | undefined} text */
function clean(text) {
  return (text ?? '').replace(/[\s\u200B]+/g, ' ').trim();
}

/** @param {string} text @param {{text: any, exact?: boolean}} wanted a string, or what sourceOf() made of a pattern */
function fits(text, { text: wanted, exact }) {
  if (typeof wanted === 'object') return new RegExp(wanted.pattern, wanted.flags).test(text);
  if (exact) return text === clean(wanted);
  return text.toLowerCase().includes(clean(wanted).toLowerCase());
}

/**
 * Looks until `test` says ok, as often as the page has time for it.
 * @param {any[]} steps @param {(all: any[], argument: any) => {ok: boolean}} test @param {any} argument
 * @param {number} patience in ms
 */
function lookUntil(steps, test, argument, patience) {
  const end = performance.now() + patience;
  return new Promise((resolve) => {
    const look = () => {
      const seen = test(find(steps), argument);
      if (seen.ok || performance.now() > end) resolve(seen);
      else setTimeout(look, 20);
    };
    look();
  });
}

/** All of it, to be put before a script. */
export const IN_PAGE = [
  ...[find, refine, within, hasRole, roleOf, nameOf],
  ...[isShown, isChecked, isEnabled, clean, fits, lookUntil],
].join('\n');

/** Patterns cannot be sent. @param {any} wanted */
export const sourceOf = (wanted) =>
  wanted instanceof RegExp ? { pattern: wanted.source, flags: wanted.flags } : wanted;
