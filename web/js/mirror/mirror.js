// The DOM mirror: real elements, transparent but in the right place, over everything drawn on the canvas.
// Carries out the operations of src/widgets/mirror_diff.h and nothing else; input is input.js.
// Promises: no element is touched that did not change; moving one keeps its focus; a field's text is
// never written while a person composes it, nor when it is there already.

import { ACTION } from '../platform/program.js';
import { FIELDS, ROLES, STATE, createElement } from './elements.js';
import { writeProps, textHolder } from './props.js';
import { growText } from './rich_text.js';

/** @import { Changed, Focus, MirrorNode, NewProps, Operation, Props } from './types.js' */

/** @type {Props} */
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
  /** @type {Map<number, MirrorNode>} by their keys */
  nodes = new Map();
  /** True while operations are carried out: focus moves are then not the person's. */
  applying = false;
  #root;
  #stage;
  #program;
  /** @type {Set<MirrorNode>} */
  #modals = new Set();
  /** @type {Changed} */
  #changed = { followers: new Set(), scrollers: new Set(), rovers: new Set(), modal: false };
  /** @type {Map<number, [top: number, left: number]>} */
  #scrolls = new Map(); // key -> [top, left]: places that were open before come back as they were
  /** @type {(MirrorNode | undefined)[]} */
  #focusBefore = []; // where the focus was when each open dialog came
  /** @type {true | undefined} */
  #ring; // it was seen what had the focus, and so it stays where an element takes another's place

  /**
   * @param {HTMLElement} root holds the mirror
   * @param {HTMLElement} stage takes the focus when nothing better is left
   * @param {import('../platform/program.js').Program} program
   */
  constructor(root, stage, program) {
    this.#root = root;
    this.#stage = stage;
    this.#program = program;
    this.nodes.set(0, {
      key: 0,
      p: { ...NEW },
      role: 'page',
      element: root,
      target: root,
      parent: null,
      tail: null,
      inLog: false,
      follow: false,
      composing: false,
    });
  }

  /** @param {number} key of an item that is there */
  #node(key) {
    const node = this.nodes.get(key);
    if (!node) throw new Error(`the mirror lacks item ${key}`);
    return node;
  }

  /**
   * The item an element belongs to, or undefined.
   * @param {EventTarget | null} element @returns {MirrorNode | undefined}
   */
  nodeOf(element) {
    const holder = element instanceof Element ? element.closest('[data-id]') : null;
    return holder ? this.nodes.get(Number(holder.getAttribute('data-id'))) : undefined;
  }

  /** @param {string} json operations, see src/widgets/mirror_diff.h */
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

  /** @param {Operation} op @returns {number} key of what is to have the focus, or 0 */
  #carryOut(op) {
    const key = op[1];
    switch (op[0]) {
      case 'a':
        this.#add(key, op[2], op[3], op[4]);
        break;
      case 'm':
        this.#place(this.#node(key), this.#node(op[2]), op[3]);
        break;
      case 'u':
        this.#update(this.#node(key), op[2]);
        break;
      case 't':
        growText(textHolder(this.#node(key)), op[2], op[3]);
        break;
      case 'x':
        this.#remove(this.#node(key));
        break;
      case 'y':
        this.#node(key).element.scrollTop = op[2];
        break;
      case 'f':
        return key;
      default:
        throw new Error(`unknown mirror operation ${op[0]}`);
    }
    return 0;
  }

  /**
   * @param {number} key @param {number} parentKey @param {number} previousKey
   * @param {NewProps} props
   */
  #add(key, parentKey, previousKey, props) {
    const parent = this.#node(parentKey);
    const role = ROLES[props.o];
    /** @type {MirrorNode} */
    const node = {
      key,
      p: { ...NEW },
      role,
      ...this.#makeElement(key, role, props.e ?? 0, parent),
      parent,
      tail: null,
      follow: true,
      composing: false,
      inLog: parent.inLog || role === 'log',
    };
    this.nodes.set(key, node);
    this.#write(node, props, true);
    this.#place(node, parent, previousKey);
  }

  /** @param {number} key @param {string} role @param {number} level @param {MirrorNode} parent */
  #makeElement(key, role, level, parent) {
    const made = createElement(role, level, parent.element.closest('form') !== null);
    made.element.classList.add('item');
    made.target.dataset.id = String(key);
    made.target.dataset.role = role;
    if (role === 'option' || role === 'listbox') made.target.id = `item-${key}`;
    return made;
  }

  /** @param {MirrorNode} node @param {Partial<Props>} props */
  #update(node, props) {
    const otherElement =
      (props.o !== undefined && ROLES[props.o] !== node.role) ||
      ('e' in props && node.role === 'heading');
    const { parent } = node;
    if (!otherElement || !parent) return this.#write(node, props, false);
    // Another sort of thing in the same place: a new element takes over the children.
    const old = node.element;
    /** @type {Set<Node | null>} */
    const tails = new Set();
    for (const other of this.nodes.values()) if (other.parent === node) tails.add(other.tail);
    const inside = [...old.childNodes].filter((child) =>
      child instanceof Element ? child.classList.contains('item') : tails.has(child),
    );
    const place = document.createComment('');
    old.replaceWith(place);
    node.role = ROLES[props.o ?? node.p.o];
    node.holder = undefined;
    node.sizer = undefined;
    const all = { ...node.p, ...props };
    node.p = { ...NEW };
    Object.assign(node, this.#makeElement(node.key, node.role, all.e, parent));
    this.#write(node, all, true);
    for (const child of inside) node.element.insertBefore(child, node.sizer ?? null);
    place.replaceWith(node.element);
    return undefined;
  }

  /** @param {MirrorNode} node @param {Partial<Props>} props @param {boolean} isNew */
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
      if (node.parent) this.#changed.rovers.add(node.parent);
    }
  }

  /** @param {MirrorNode} node @param {MirrorNode} parent @param {number} previousKey */
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

  /** @param {MirrorNode} node */
  #remove(node) {
    // What moved elsewhere has left already; everything still inside goes.
    /** @param {MirrorNode} gone */
    const forget = (gone) => {
      this.nodes.delete(gone.key);
      if (this.#modals.delete(gone)) this.#changed.modal = true;
    };
    for (const element of node.element.querySelectorAll('[data-id]')) {
      const inner = this.nodes.get(Number(element.getAttribute('data-id')));
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
  /** @param {MirrorNode} node */
  #restoreScroll(node) {
    const [top, left] = this.#scrolls.get(node.key) ?? [0, 0];
    if (!this.nodes.has(node.key) || (top === 0 && left === 0)) return;
    node.element.scrollTo({ top, left, behavior: 'instant' });
    this.scrolled(node);
  }

  /** Tells the program where a region is scrolled to. @param {MirrorNode} node */
  scrolled(node) {
    const { scrollTop, scrollLeft } = node.element;
    this.#scrolls.set(node.key, [scrollTop, scrollLeft]);
    if (this.#program.running) this.#program.scroll(node.key, scrollTop, scrollLeft);
  }

  // One Tab stop per group of tabs or radio buttons: the chosen one, else the first.
  /** @param {MirrorNode} parent */
  #rove(parent) {
    if (!this.nodes.has(parent.key)) return;
    /** @type {NodeListOf<HTMLElement>} */
    const found = parent.element.querySelectorAll(':scope > [role=radio], :scope > [role=tab]');
    const members = [...found];
    const chosen = members.find((m) => m.matches('[aria-checked=true], [aria-selected=true]'));
    for (const member of members) member.tabIndex = member === (chosen ?? members[0]) ? 0 : -1;
  }

  // Everything beside the newest modal dialog and its ancestors is inert.
  #applyInert() {
    /** @type {NodeListOf<HTMLElement>} */
    const before = this.#root.querySelectorAll('[inert]');
    for (const element of before) element.inert = false;
    const modal = [...this.#modals].at(-1);
    /** @type {HTMLElement | null | undefined} */
    let at = modal?.element;
    for (; at?.parentElement && at !== this.#root; at = at.parentElement) {
      for (const sibling of at.parentElement.children) {
        const other = sibling !== at && sibling.classList.contains('item');
        if (other) /** @type {HTMLElement} */ (sibling).inert = true;
      }
    }
  }

  /** @returns {Focus} */
  #rememberFocus() {
    const element = /** @type {HTMLInputElement | null} */ (document.activeElement); // a field at best
    this.#ring = element?.matches(':focus-visible') || undefined;
    const node = this.#root.contains(element) ? this.nodeOf(element) : undefined;
    const parents = [];
    for (let at = node?.parent; at; at = at.parent) parents.push(at);
    const edited =
      element && node && FIELDS.has(node.role) && typeof element.selectionStart === 'number';
    return {
      element,
      node,
      parents,
      modals: this.#modals.size,
      selection: edited ? [element.selectionStart, element.selectionEnd] : null,
    };
  }

  /** @param {Focus} focus @param {number} wanted */
  #restoreFocus(focus, wanted) {
    if (this.#changed.modal) this.#trackModals(focus);
    const opened = this.#changed.modal && this.#modals.size > focus.modals;
    const closed = this.#changed.modal && this.#modals.size < focus.modals;
    this.#changed.modal = false;
    if (wanted) return this.focus(this.nodes.get(wanted));
    if (opened) return this.focusFirstIn([...this.#modals][this.#modals.size - 1]);
    if (closed) {
      const before = this.#focusBefore[this.#modals.size];
      if (before && this.nodes.has(before.key)) return this.focus(before);
    }
    if (!focus.node || document.activeElement === focus.element) return undefined;
    const alive = this.nodes.has(focus.node.key) && !focus.node.target.closest('[inert]');
    if (alive && focus.element && focus.node.target === focus.element) {
      this.#focusHolder(focus.element);
      if (focus.selection) focus.element.setSelectionRange(...focus.selection);
      return undefined;
    }
    if (alive) return this.focus(focus.node);
    const left = focus.parents.find((parent) => parent.key !== 0 && this.nodes.has(parent.key));
    return this.#focusHolder(left?.target ?? this.#stage);
  }

  /** @param {Focus} focus */
  #trackModals(focus) {
    if (this.#modals.size > focus.modals) this.#focusBefore[focus.modals] = focus.node;
  }

  // An element that is not a Tab stop can still hold the reader's place.
  /** @param {HTMLElement} element */
  #focusHolder(element) {
    if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true, focusVisible: this.#ring });
  }

  /** Moves the focus to an item, as the program wished. @param {MirrorNode | undefined} node */
  focus(node) {
    if (!node || document.activeElement === node.target) return;
    this.#focusHolder(node.target);
  }

  /**
   * Focus into a dialog that opened: its first control, else the dialog.
   * @param {MirrorNode} node
   */
  focusFirstIn(node) {
    /** @type {HTMLElement | null} */
    const first = node.element.querySelector(
      'button, input, textarea, select, a[href], [tabindex="0"]',
    );
    this.#focusHolder(first ?? node.target);
  }

  /** Empties every password field; the program has forgotten the keys. */
  clearPasswords() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = this.#root.querySelectorAll('input[type=password]');
    for (const input of inputs) input.value = '';
  }
}
