// Which real element stands for an item. The order of ROLES is that of ui::ItemRole, the bits of STATE
// are those of ui::ItemState.

export const ROLES = [
  'group',
  'region',
  'navigation',
  'main',
  'form',
  'list',
  'list_item',
  'dialog',
  'listbox',
  'log',
  'table',
  'row',
  'tab_list',
  'tab_panel',
  'toolbar',
  'scroll',
  'button',
  'link',
  'text_field',
  'password',
  'text_area',
  'combo_field',
  'select',
  'option',
  'checkbox',
  'radio',
  'tab',
  'range',
  'heading',
  'text',
  'image',
  'alert',
  'status',
  'progress',
  'cell',
  'column_header',
  'code',
  'document',
];

export const STATE = Object.freeze({
  disabled: 1 << 0,
  checked: 1 << 1,
  selected: 1 << 2,
  expandable: 1 << 3,
  expanded: 1 << 4,
  invalid: 1 << 5,
  scrolls: 1 << 6,
  modal: 1 << 7,
  hidden: 1 << 8,
  current: 1 << 9,
  busy: 1 << 10,
  followEnd: 1 << 12,
  scrollsX: 1 << 13,
  pressedOnDown: 1 << 14,
  leftToRight: 1 << 15,
  rightToLeft: 1 << 16,
});

// tag, then the ARIA role where the tag alone does not say it (or says it only in its usual layout)
/** @type {Record<string, [tag: string, role?: string]>} */
const KINDS = {
  group: ['div'], // role=group only with a name
  region: ['section'],
  navigation: ['nav'],
  main: ['main'],
  form: ['form'],
  list: ['ul', 'list'],
  list_item: ['li', 'listitem'],
  dialog: ['div', 'dialog'],
  listbox: ['div', 'listbox'],
  log: ['div', 'log'],
  table: ['table', 'table'],
  row: ['tr', 'row'],
  cell: ['td', 'cell'],
  column_header: ['th', 'columnheader'],
  tab_list: ['div', 'tablist'],
  tab_panel: ['div', 'tabpanel'],
  toolbar: ['div', 'toolbar'],
  scroll: ['div'],
  button: ['button'],
  link: ['a'],
  option: ['div', 'option'],
  checkbox: ['button', 'checkbox'],
  radio: ['button', 'radio'],
  tab: ['button', 'tab'],
  text_field: ['input'],
  password: ['input'],
  combo_field: ['input', 'combobox'],
  range: ['input'],
  text_area: ['textarea'],
  select: ['select'],
  text: ['p'],
  image: ['div', 'img'],
  alert: ['div', 'alert'],
  status: ['div', 'status'],
  progress: ['div', 'progressbar'],
  code: ['pre'],
  document: ['div', 'document'],
};

/** Roles whose accessible name is the text inside them. */
export const NAMED_BY_TEXT = new Set([
  'button',
  'link',
  'option',
  'checkbox',
  'radio',
  'tab',
  'heading',
  'text',
  'alert',
  'status',
  'cell',
  'column_header',
  'code',
  'list_item',
]);

/** Of those, the ones that may hold other items beside their text. */
export const MAY_HOLD_ITEMS = new Set(['cell', 'column_header', 'list_item', 'alert', 'status']);

/** Roles with a value that a person edits. */
export const FIELDS = new Set([
  'text_field',
  'password',
  'text_area',
  'combo_field',
  'select',
  'range',
]);

/** Roles that a click activates; for a combo box that opens or closes its list. */
export const PRESSABLE = new Set(['button', 'option', 'checkbox', 'radio', 'tab', 'combo_field']);

/** @type {Record<string, string>} */
const INPUT_TYPES = {
  text_field: 'text',
  password: 'password',
  combo_field: 'text',
  range: 'range',
};

/** @param {HTMLElement} element @param {string} role */
function withDefaults(element, role) {
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (role === 'code') element.translate = false; // code stays code when the page is translated
  const input = /** @type {HTMLInputElement} */ (element); // where the role says so
  if (INPUT_TYPES[role]) input.type = INPUT_TYPES[role];
  switch (role) {
    case 'log':
      // Announcements are separate: readers would repeat the whole transcript at each addition.
      element.setAttribute('aria-live', 'off');
      element.tabIndex = 0;
      break;
    case 'combo_field':
      element.setAttribute('aria-autocomplete', 'list');
      element.setAttribute('aria-expanded', 'false');
      input.autocomplete = 'off';
      element.spellcheck = false;
      break;
    case 'password':
      // What password managers look for; they may fill it, and nothing here ever submits it.
      input.autocomplete = 'current-password';
      input.autocapitalize = 'none';
      element.spellcheck = false;
      break;
    case 'column_header':
      /** @type {HTMLTableCellElement} */ (element).scope = 'col';
      break;
    default:
  }
  return element;
}

/**
 * The element for an item, and the part of it that people act on (a password field needs a form around
 * it to be recognised as one).
 * @param {string} role name out of ROLES
 * @param {number} level of headings
 * @param {boolean} insideForm
 * @returns {{element: HTMLElement, target: HTMLElement}}
 */
export function createElement(role, level, insideForm) {
  if (role === 'heading') {
    const heading = document.createElement(`h${Math.min(6, Math.max(1, level || 2))}`);
    return { element: heading, target: heading };
  }
  const [tag, aria] = KINDS[role];
  const target = withDefaults(document.createElement(tag), role);
  if (aria) target.setAttribute('role', aria);
  if (role !== 'password' || insideForm) return { element: target, target };
  const element = document.createElement('form');
  const account = document.createElement('input');
  account.type = 'text';
  account.autocomplete = 'username';
  account.className = 'account';
  account.tabIndex = -1;
  account.setAttribute('aria-hidden', 'true');
  element.append(account, target);
  return { element, target };
}

/**
 * Writes an attribute only when it differs; null removes it.
 * @param {Element} element @param {string} name @param {string | null} value
 */
export function setAttribute(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** "key=value;..." as pairs. @param {string} hints @returns {[string, string][]} */
export function parseHints(hints) {
  return hints
    .split(';')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });
}
