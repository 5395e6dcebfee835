// The DOM mirror: real elements, transparent but in the right place, over everything drawn on the canvas.
// Carries out the operations of src/ui/mirror_diff.h and nothing else; input is mirror_input.js.
// Promises: no element is touched that did not change; moving one keeps its focus; a field's text is
// never written while a person composes it, nor when it is there already.

import { ACTION } from './heap.js';
import { FIELDS, ROLES, STATE, createElement } from './elements.js';
import { writeProps, textHolder } from './mirror_props.js';
import { growText } from './rich_text.js';

const NEW = {
  o: 0,
  s: 0,
  r: [0, 0, 0, 0],
  n: '',
  v: '',
  d: '',
  p: '',
  h: '',
  f: 0,
  l: 0,
  c: 0,
  e: 0,
  F: 0,
  S: [],
};

export class Mirror {
  /** key -> {key, p, role, element, target, parent, tail, inLog, follow, composing} */
  nodes = new Map();
  /** True while operations are carried out: focus moves are then not the person's. */
  applying = false;
  #root;
  #stage;
  #program;
  #modals = new Set();
  #changed = { followers: new Set(), scrollers: new Set(), rovers: new Set(), modal: false };
  #scrolls = new Map(); // key -> [top, left]: places that were open before come back as they were
  #focusBefore = []; // where the focus was when each open dialog came

  /**
   * @param {HTMLElement} root holds the mirror
   * @param {HTMLElement} stage takes the focus when nothing better is left
   * @param {import('./heap.js').Program} program
   */
  constructor(root, stage, program) {
    this.#root = root;
    this.#stage = stage;
    this.#program = program;
    this.nodes.set(0, {
      key: 0,
      role: 'page',
      element: root,
      target: root,
      parent: null,
      inLog: false,
    });
  }

  /** The item an element belongs to, or undefined. */
  nodeOf(element) {
    const holder = element?.closest?.('[data-id]');
    return holder ? this.nodes.get(Number(holder.dataset.id)) : undefined;
  }

  /** @param {string} json operations, see src/ui/mirror_diff.h */
  apply(json) {
    this.applying = true;
    const focus = this.#rememberFocus();
    let wanted = 0;
    try {
      for (const op of JSON.parse(json)) wanted = this.#carryOut(op) || wanted;
      this.#afterwards();
      this.#restoreFocus(focus, wanted);
    } finally {
      this.applying = false;
    }
    const now = this.nodeOf(document.activeElement);
    if (now === focus.node) return;
    if (focus.node) this.#program.action(ACTION.blur, focus.node.key);
    if (now) this.#program.action(ACTION.focus, now.key);
  }

  #carryOut([kind, key, ...rest]) {
    switch (kind) {
      case 'a':
        this.#add(key, ...rest);
        break;
      case 'm':
        this.#place(this.nodes.get(key), this.nodes.get(rest[0]), rest[1]);
        break;
      case 'u':
        this.#update(this.nodes.get(key), rest[0]);
        break;
      case 't':
        growText(textHolder(this.nodes.get(key)), ...rest);
        break;
      case 'x':
        this.#remove(this.nodes.get(key));
        break;
      case 'y':
        this.nodes.get(key).element.scrollTop = rest[0];
        break;
      case 'f':
        return key;
      default:
        throw new Error(`unknown mirror operation ${kind}`);
    }
    return 0;
  }

  #add(key, parentKey, previousKey, props) {
    const parent = this.nodes.get(parentKey);
    const node = {
      key,
      p: { ...NEW },
      role: ROLES[props.o],
      parent,
      tail: null,
      follow: true,
      composing: false,
      inLog: parent.inLog || ROLES[props.o] === 'log',
    };
    this.nodes.set(key, node);
    this.#makeElement(node, props.e ?? 0, parent);
    this.#write(node, props, true);
    this.#place(node, parent, previousKey);
  }

  #makeElement(node, level, parent) {
    const made = createElement(node.role, level, parent.element.closest('form') !== null);
    node.element = made.element;
    node.target = made.target;
    node.element.classList.add('item');
    node.target.dataset.id = String(node.key);
    node.target.dataset.role = node.role;
    if (node.role === 'option' || node.role === 'listbox') node.target.id = `item-${node.key}`;
  }

  #update(node, props) {
    const otherElement =
      ('o' in props && ROLES[props.o] !== node.role) || ('e' in props && node.role === 'heading');
    if (!otherElement) return this.#write(node, props, false);
    // Another sort of thing in the same place: a new element takes over the children.
    const old = node.element;
    const tails = new Set(
      [...this.nodes.values()].map((other) => other.parent === node && other.tail),
    );
    const inside = [...old.childNodes].filter(
      (child) => child.classList?.contains('item') || tails.has(child),
    );
    const place = document.createComment('');
    old.replaceWith(place);
    node.role = ROLES[props.o ?? node.p.o];
    node.holder = null;
    node.sizer = null;
    const all = { ...node.p, ...props };
    node.p = { ...NEW };
    this.#makeElement(node, all.e, node.parent);
    this.#write(node, all, true);
    for (const child of inside) node.element.insertBefore(child, node.sizer);
    place.replaceWith(node.element);
    return undefined;
  }

  #write(node, props, isNew) {
    const before = node.p.s;
    Object.assign(node.p, props);
    writeProps(node, props, isNew);
    const changed = before ^ node.p.s;
    if (changed & STATE.modal) {
      this.#changed.modal = true;
      if (node.p.s & STATE.modal) this.#modals.add(node);
      else this.#modals.delete(node);
    }
    if (node.p.s & STATE.followEnd && ('c' in props || 'r' in props))
      this.#changed.followers.add(node);
    if (isNew && node.p.s & (STATE.scrolls | STATE.scrollsX)) this.#changed.scrollers.add(node);
    if ((node.role === 'radio' || node.role === 'tab') && (isNew || changed)) {
      this.#changed.rovers.add(node.parent);
    }
  }

  #place(node, parent, previousKey) {
    const previous = previousKey ? this.nodes.get(previousKey) : null;
    const container = parent.element;
    const before = previous
      ? (previous.tail ?? previous.element).nextSibling
      : parent.holder
        ? parent.holder.nextSibling
        : container.firstChild;
    node.parent = parent;
    if (before === node.element) return;
    // moveBefore keeps focus, scroll position and compositions; not every browser has it yet.
    const move = node.element.isConnected && container.isConnected && container.moveBefore;
    if (move) container.moveBefore(node.element, before);
    else container.insertBefore(node.element, before);
    if (parent.inLog && node.role !== 'group') {
      // Absolutely placed blocks do not part their words; a line feed does.
      node.tail ??= document.createTextNode('\n\n');
      container.insertBefore(node.tail, node.element.nextSibling);
    } else if (node.tail) {
      node.tail.remove();
      node.tail = null;
    }
  }

  #remove(node) {
    // What moved elsewhere has left already; everything still inside goes.
    const forget = (gone) => {
      this.nodes.delete(gone.key);
      if (this.#modals.delete(gone)) this.#changed.modal = true;
    };
    for (const element of node.element.querySelectorAll('[data-id]')) {
      const inner = this.nodes.get(Number(element.dataset.id));
      if (inner && inner.target === element) forget(inner);
    }
    forget(node);
    node.element.remove();
    node.tail?.remove();
  }

  #afterwards() {
    const { followers, scrollers, rovers } = this.#changed;
    for (const node of scrollers) this.#restoreScroll(node);
    for (const node of followers) {
      if (node.follow && this.nodes.has(node.key))
        node.element.scrollTop = node.element.scrollHeight;
    }
    for (const parent of rovers) this.#rove(parent);
    followers.clear();
    scrollers.clear();
    rovers.clear();
    if (this.#modals.size > 0 || this.#changed.modal) this.#applyInert();
  }

  // The program remembers where a region was scrolled to; a new element starts at the top.
  #restoreScroll(node) {
    const [top, left] = this.#scrolls.get(node.key) ?? [0, 0];
    if (!this.nodes.has(node.key) || (top === 0 && left === 0)) return;
    node.element.scrollTo({ top, left, behavior: 'instant' });
    this.scrolled(node);
  }

  /** Tells the program where a region is scrolled to. */
  scrolled(node) {
    const { scrollTop, scrollLeft } = node.element;
    this.#scrolls.set(node.key, [scrollTop, scrollLeft]);
    if (this.#program.running) this.#program.scroll(node.key, scrollTop, scrollLeft);
  }

  // One Tab stop per group of tabs or radio buttons: the chosen one, else the first.
  #rove(parent) {
    if (!this.nodes.has(parent.key)) return;
    const members = [
      ...parent.element.querySelectorAll(':scope > [role=radio], :scope > [role=tab]'),
    ];
    const chosen = members.find((m) => m.matches('[aria-checked=true], [aria-selected=true]'));
    for (const member of members) member.tabIndex = member === (chosen ?? members[0]) ? 0 : -1;
  }

  // Everything beside the newest modal dialog and its ancestors is inert.
  #applyInert() {
    for (const element of this.#root.querySelectorAll('[inert]')) {
      element.inert = false;
    }
    const modal = [...this.#modals].at(-1);
    for (let at = modal?.element; at && at !== this.#root; at = at.parentElement) {
      for (const sibling of at.parentElement.children) {
        if (sibling !== at && sibling.classList.contains('item')) sibling.inert = true;
      }
    }
  }

  #rememberFocus() {
    const element = document.activeElement;
    const node = this.#root.contains(element) ? this.nodeOf(element) : undefined;
    const parents = [];
    for (let at = node?.parent; at; at = at.parent) parents.push(at);
    const edited = node && FIELDS.has(node.role) && typeof element.selectionStart === 'number';
    return {
      element,
      node,
      parents,
      modals: this.#modals.size,
      selection: edited ? [element.selectionStart, element.selectionEnd] : null,
    };
  }

  #restoreFocus(focus, wanted) {
    if (this.#changed.modal) this.#trackModals(focus);
    const opened = this.#changed.modal && this.#modals.size > focus.modals;
    const closed = this.#changed.modal && this.#modals.size < focus.modals;
    this.#changed.modal = false;
    if (wanted) return this.focus(this.nodes.get(wanted));
    if (opened) return this.focusFirstIn([...this.#modals].at(-1));
    if (closed) {
      const before = this.#focusBefore[this.#modals.size];
      if (before && this.nodes.has(before.key)) return this.focus(before);
    }
    if (!focus.node || document.activeElement === focus.element) return undefined;
    const alive = this.nodes.has(focus.node.key) && !focus.node.target.closest('[inert]');
    if (alive && focus.node.target === focus.element) {
      focus.element.focus({ preventScroll: true });
      if (focus.selection) focus.element.setSelectionRange(...focus.selection);
      return undefined;
    }
    if (alive) return this.focus(focus.node);
    const left = focus.parents.find((parent) => parent.key !== 0 && this.nodes.has(parent.key));
    return this.#focusHolder(left?.target ?? this.#stage);
  }

  #trackModals(focus) {
    if (this.#modals.size > focus.modals) this.#focusBefore[focus.modals] = focus.node;
  }

  // An element that is not a Tab stop can still hold the reader's place.
  #focusHolder(element) {
    if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  /** Moves the focus to an item, as the program wished. */
  focus(node) {
    if (!node || document.activeElement === node.target) return;
    this.#focusHolder(node.target);
  }

  /** Focus into a dialog that opened: its first control, else the dialog. */
  focusFirstIn(node) {
    const first = node.element.querySelector(
      'button, input, textarea, select, a[href], [tabindex="0"]',
    );
    this.#focusHolder(first ?? node.target);
  }

  /** Empties every password field; the program has forgotten the keys. */
  clearPasswords() {
    for (const input of this.#root.querySelectorAll('input[type=password]')) input.value = '';
  }
}
