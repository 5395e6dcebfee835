// Properties of an item -> attributes and styles of its element. Only what changed is written.

import {
  FIELDS,
  MAY_HOLD_ITEMS,
  NAMED_BY_TEXT,
  STATE,
  parseHints,
  setAttribute,
} from './elements.js';
import { setLink, setText } from './rich_text.js';

/** @import { Field, MirrorNode, Props } from './types.js' */

/** @param {number} number */
const px = (number) => `${number}px`;

/**
 * Where the text of an item goes: the element itself, or a first child beside other items.
 * @param {MirrorNode} node
 */
export function textHolder(node) {
  if (!MAY_HOLD_ITEMS.has(node.role)) return node.target;
  if (!node.holder) {
    node.holder = document.createElement('span');
    node.element.prepend(node.holder);
  }
  return node.holder;
}

// Makes a region as high inside as the program says, whatever is in it at the moment. Always the last child.
/** @param {MirrorNode} node */
function sizerOf(node) {
  if (!node.sizer) {
    node.sizer = document.createElement('div');
    node.sizer.className = 'sizer';
    node.sizer.setAttribute('aria-hidden', 'true');
    node.element.append(node.sizer);
  }
  return node.sizer;
}

/** @param {MirrorNode} node @param {Partial<Props>} props */
function writeGeometry(node, props) {
  const { style } = node.element;
  if (props.r) {
    const [x, y, w, h] = props.r;
    style.left = px(x);
    style.top = px(y);
    style.width = px(w);
    style.height = px(h);
  }
  if ('f' in props) style.fontSize = props.f ? px(props.f) : '';
  if ('l' in props) style.lineHeight = props.l ? px(props.l) : '';
  if ('F' in props) setAttribute(node.target, 'data-face', props.F ? String(props.F) : null);
  if (props.c !== undefined && (props.c || node.sizer)) sizerOf(node).style.height = px(props.c);
  // One drawn line must not become two because of a rounding.
  const { r, l } = node.p;
  if ('r' in props || 'l' in props)
    node.element.classList.toggle('one-line', l > 0 && r[3] < l * 1.5);
}

/** @param {MirrorNode} node @param {Partial<Props>} props @param {boolean} isNew */
function writeName(node, props, isNew) {
  if (!('n' in props || 'S' in props || isNew)) return;
  const { role, target, p } = node;
  if (NAMED_BY_TEXT.has(role)) {
    if (p.n || p.S.length > 0 || !isNew) setText(textHolder(node), p.n, p.S);
    return;
  }
  setAttribute(target, 'aria-label', p.n || null);
  if (role === 'group') setAttribute(target, 'role', p.n ? 'group' : null);
}

/** @param {HTMLElement} select @param {string} lines */
function writeOptions(select, lines) {
  const options = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id, label] = line.split('\t');
      return new Option(label ?? id, id);
    });
  select.replaceChildren(...options);
}

/** @param {MirrorNode} node */
function writeValue(node) {
  const { role, target, p } = node;
  if (FIELDS.has(role)) {
    // Composing text belongs to the person; whatever is wished meanwhile waits for the end of it.
    const field = /** @type {Field} */ (target);
    if (node.composing) node.waiting = p.v;
    else if (field.value !== p.v) field.value = p.v;
  } else if (role === 'link') {
    setLink(/** @type {HTMLAnchorElement} */ (target), p.v);
  } else if (role === 'progress') {
    const number = Number.parseFloat(p.v);
    setAttribute(target, 'aria-valuenow', Number.isNaN(number) ? null : String(number));
    setAttribute(target, 'aria-valuetext', p.v || null);
  }
}

/** @param {MirrorNode} node */
function writeState(node) {
  const { role, target, element, p } = node;
  /** @param {number} bit */
  const has = (bit) => (p.s & bit) !== 0;
  /** @param {string} name @param {number} bit @param {string} [value] */
  const flag = (name, bit, value = 'true') => setAttribute(target, name, has(bit) ? value : null);
  if (FIELDS.has(role)) /** @type {Field} */ (target).disabled = has(STATE.disabled);
  else flag('aria-disabled', STATE.disabled);
  if (role === 'checkbox' || role === 'radio') {
    setAttribute(target, 'aria-checked', String(has(STATE.checked)));
  }
  if (role === 'tab' || role === 'option') {
    setAttribute(target, 'aria-selected', String(has(STATE.selected)));
  }
  if (role === 'button' && has(STATE.checked | STATE.selected)) {
    setAttribute(target, 'aria-pressed', 'true');
  } else if (role === 'button' && target.hasAttribute('aria-pressed')) {
    setAttribute(target, 'aria-pressed', 'false');
  }
  if (role === 'combo_field' || has(STATE.expandable)) {
    setAttribute(target, 'aria-expanded', String(has(STATE.expanded)));
  } else {
    setAttribute(target, 'aria-expanded', null);
  }
  flag('aria-invalid', STATE.invalid);
  flag('aria-current', STATE.current, 'page');
  flag('aria-busy', STATE.busy);
  flag('aria-modal', STATE.modal);
  const direction = has(STATE.rightToLeft) ? 'rtl' : has(STATE.leftToRight) ? 'ltr' : null;
  setAttribute(element, 'dir', direction);
  element.classList.toggle('scrolls', has(STATE.scrolls));
  element.classList.toggle('scrolls-x', has(STATE.scrollsX));
  element.classList.toggle('covered', has(STATE.hidden));
}

const PLAIN_HINTS = new Set([
  'autocomplete',
  'inputmode',
  'enterkeyhint',
  'place',
  'bare',
  'long-text',
  'tabindex',
  'spellcheck',
  'autocapitalize',
  'maxlength',
  'lang',
  'min',
  'max',
  'step',
  'dir',
]);
const ARIA_HINTS = new Set([
  'haspopup',
  'pressed',
  'sort',
  'setsize',
  'posinset',
  'roledescription',
]);

/** @param {MirrorNode} node */
function writeHints(node) {
  const { target, p } = node;
  const hints = new Map(parseHints(p.h));
  for (const name of node.hinted ?? [])
    if (!hints.has(name)) target.removeAttribute(attributeOf(name));
  node.hinted = [...hints.keys()];
  for (const [name, value] of hints) {
    const attribute = attributeOf(name);
    if (name === 'active' || name === 'controls') {
      const there = value !== '' && value !== '0';
      setAttribute(target, attribute, there ? `item-${Number(value) >>> 0}` : null);
    } else if (name === 'padx' || name === 'pady' || name === 'padleft') {
      node.element.style.setProperty(`--${name}`, px(Number(value) || 0));
    } else if (name === 'tip') {
      setAttribute(target, 'data-tip', p.n);
    } else if (name === 'code' || name === 'drags' || name === 'camera') {
      node.element.classList.add(name);
    } else if (name === 'username') {
      // what a password manager files the key under
      const account = node.element.querySelector('.account');
      if (account instanceof HTMLInputElement) account.value = value;
    } else if (PLAIN_HINTS.has(name) || ARIA_HINTS.has(name)) {
      setAttribute(target, attribute, value);
    }
  }
  // A combo box must say which list belongs to it.
  if (node.role === 'combo_field' && !hints.has('controls')) {
    const active = document.getElementById(target.getAttribute('aria-activedescendant') ?? '');
    const list = active?.closest('[role=listbox]');
    if (list) setAttribute(target, 'aria-controls', list.id);
  }
}

/** @param {string} hint */
function attributeOf(hint) {
  if (hint === 'active') return 'aria-activedescendant';
  if (hint === 'controls') return 'aria-controls';
  if (hint === 'tip') return 'data-tip';
  if (hint === 'place' || hint === 'bare' || hint === 'long-text') return `data-${hint}`;
  return ARIA_HINTS.has(hint) ? `aria-${hint}` : hint;
}

/**
 * Writes what changed. `node.p` already holds the new values.
 * @param {MirrorNode} node
 * @param {Partial<Props>} props the properties that changed
 * @param {boolean} isNew the element was just made
 */
export function writeProps(node, props, isNew) {
  const { role, target, p } = node;
  writeGeometry(node, props);
  writeName(node, props, isNew);
  if ('h' in props) writeHints(node); // before the value: a range clips it to min and max
  if ('p' in props) {
    if (role === 'select') writeOptions(target, p.p);
    else if (FIELDS.has(role)) /** @type {HTMLInputElement} */ (target).placeholder = p.p;
  }
  if ('v' in props || (role === 'select' && 'p' in props)) writeValue(node);
  if ('d' in props || (role === 'image' && 'v' in props)) {
    const words = [role === 'image' ? p.v : '', p.d].filter(Boolean).join('. ');
    setAttribute(target, 'aria-description', words || null);
  }
  if ('s' in props || isNew) writeState(node);
}
