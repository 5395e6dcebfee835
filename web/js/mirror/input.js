// What people do to the mirror's elements becomes Actions of the program. Native behaviour stays native:
// typing, selection, undo, links, scrolling, the browser's own shortcuts.

import { ACTION } from '../platform/program.js';
import { editCode, indentByTab, indentLines, isCode, isTabSwitch, stepUndo } from './code_keys.js';
import { FIELDS, PRESSABLE, STATE } from './elements.js';

/** @import { Field, MirrorNode } from './types.js' */

const TYPED = new Set(['text_field', 'password', 'text_area', 'combo_field', 'range']);
const END_SLACK = 4; // px; closer to the end than this counts as being there

/** @param {MirrorNode} node of a role in FIELDS */
const fieldOf = (node) => /** @type {Field} */ (node.target);
/** @param {MirrorNode} node that isCode() */
const codeOf = (node) => /** @type {HTMLTextAreaElement} */ (node.target);

export class MirrorInput {
  #mirror;
  #program;
  #root;
  #pointing = false; // a button or finger is down
  /** @type {MirrorNode | null} */
  #pressed = null; // activated when the button went down, so the click after it is not another one

  /**
   * @param {import('./mirror.js').Mirror} mirror
   * @param {HTMLElement} root the mirror's element
   * @param {import('../platform/program.js').Program} program
   */
  constructor(mirror, root, program) {
    this.#mirror = mirror;
    this.#program = program;
    this.#root = root;
    /**
     * @template {keyof HTMLElementEventMap} Type
     * @param {Type} type @param {(event: HTMLElementEventMap[Type]) => void} handler
     * @param {AddEventListenerOptions} [options]
     */
    const on = (type, handler, options) => root.addEventListener(type, handler.bind(this), options);
    on('click', this.#click);
    on('mousedown', this.#mouseDown);
    on('beforeinput', this.#beforeInput);
    on('input', this.#input);
    on('change', this.#change);
    on('focusin', this.#focusIn);
    on('focusout', this.#focusOut);
    on('compositionstart', this.#compositionStart);
    on('compositionend', this.#compositionEnd);
    on('submit', (event) => event.preventDefault());
    on('scroll', this.#scroll, { capture: true, passive: true });
    /** @param {boolean} down */
    const points = (down) => () => {
      this.#pointing = down;
    };
    const first = { capture: true, passive: true };
    window.addEventListener('pointerdown', points(true), first);
    window.addEventListener('pointerup', points(false), first);
    window.addEventListener('pointercancel', points(false), first);
    document.addEventListener('keydown', this.#keyDown.bind(this));
  }

  /** @param {number} kind @param {number} key @param {string} [text] */
  #act(kind, key, text) {
    if (this.#program.running) this.#program.action(kind, key, text);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    const link = /** @type {Element} */ (event.target).closest('a[href]');
    if (node.p?.s & STATE.disabled) {
      event.preventDefault();
      return;
    }
    if (link && this.#root.contains(link)) return; // the browser follows it
    const wasPressed = this.#pressed === node && event.detail > 0;
    this.#pressed = null;
    if (wasPressed) return;
    if (PRESSABLE.has(node.role) || node.role === 'link') this.#act(ACTION.activate, node.key);
  }

  /** @param {MouseEvent} event */
  #mouseDown(event) {
    this.#pressed = null;
    const node = this.#mirror.nodeOf(event.target);
    if (!node || event.button !== 0) return;
    // The field keeps the focus while a suggestion below it is chosen.
    if (node.role === 'option') event.preventDefault();
    if (!(node.p?.s & STATE.pressedOnDown) || node.p.s & STATE.disabled) return;
    event.preventDefault();
    this.#pressed = node;
    this.#act(ACTION.activate, node.key);
  }

  /** @param {InputEvent} event */
  #beforeInput(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node && isCode(node)) stepUndo(codeOf(node), event);
  }

  /** @param {Event} event */
  #input(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node && TYPED.has(node.role)) this.#act(ACTION.text, node.key, fieldOf(node).value);
  }

  /** @param {Event} event */
  #change(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node?.role === 'select') this.#act(ACTION.text, node.key, fieldOf(node).value);
  }

  // While the mirror changes, it tells itself what became of the focus.
  /** @param {FocusEvent} event */
  #focusIn(event) {
    if (this.#mirror.applying) return;
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    this.#act(ACTION.focus, node.key);
    if (!this.#pointing) this.#showWhole(node);
  }

  // Browsers leave what is seen in part where it is; the bar below the page may cover the rest. Under a
  // pointer nothing moves: the press would end somewhere else.
  /** @param {MirrorNode} node */
  #showWhole({ element }) {
    const scroller = element.parentElement?.closest('.scrolls');
    if (!scroller || element.offsetHeight > scroller.clientHeight) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }

  /** @param {FocusEvent} event */
  #focusOut(event) {
    if (this.#mirror.applying) return;
    const node = this.#mirror.nodeOf(event.target);
    if (node) this.#act(ACTION.blur, node.key);
  }

  /** @param {Event} event */
  #compositionStart(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node) node.composing = true;
  }

  /** @param {Event} event */
  #compositionEnd(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    node.composing = false;
    const waiting = node.waiting;
    node.waiting = undefined;
    const field = fieldOf(node);
    if (waiting !== undefined && waiting !== field.value && waiting === node.p.v) {
      field.value = waiting;
    }
    this.#act(ACTION.text, node.key, field.value);
  }

  /** @param {Event} event */
  #scroll(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node || node.element !== event.target) return;
    if (!(node.p.s & (STATE.scrolls | STATE.scrollsX))) return;
    const { scrollTop, clientHeight, scrollHeight } = node.element;
    node.follow = scrollTop + clientHeight >= scrollHeight - END_SLACK;
    this.#mirror.scrolled(node);
  }

  /** @param {KeyboardEvent} event */
  #keyDown(event) {
    // Keys that belong to an input method are none of ours (229: some say it only this way).
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const node = this.#mirror.nodeOf(event.target);
    if (node && this.#itemKey(node, event)) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.key === 'Enter' && command) {
      event.preventDefault();
      this.#act(ACTION.submit, 0);
    } else if (event.key.toLowerCase() === 'k' && command && !event.shiftKey) {
      event.preventDefault();
      this.#act(ACTION.shortcut, 0, 'switcher');
    } else if (event.key === '?' && !command && !(node && FIELDS.has(node.role))) {
      event.preventDefault();
      this.#act(ACTION.shortcut, 0, 'help');
    } else if (event.key === 'Escape') {
      this.#act(ACTION.cancel, 0);
    }
  }

  // True when the item took the key.
  /** @param {MirrorNode} node @param {KeyboardEvent} event */
  #itemKey(node, event) {
    if (
      isCode(node) &&
      event.key === 'Enter' &&
      (event.shiftKey || event.ctrlKey || event.metaKey)
    ) {
      event.preventDefault();
      if (event.shiftKey) this.#act(ACTION.shortcut, node.key, 'next');
      else this.#act(ACTION.submit, node.key);
      return true;
    }
    if (isCode(node) && isTabSwitch(event)) {
      event.preventDefault();
      this.#act(ACTION.shortcut, node.key, 'tab');
      return true;
    }
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!plain) return isCode(node) && indentLines(codeOf(node), event);
    if (node.role === 'combo_field') return this.#comboKey(node, event);
    if (isCode(node) && indentByTab(node, codeOf(node), event)) return true;
    if (isCode(node) && editCode(codeOf(node), event)) return true;
    if ((node.role === 'tab' || node.role === 'radio') && this.#rove(node, event)) return true;
    if (event.key !== 'Enter') return false;
    if (node.role !== 'text_field' && node.role !== 'password') return false;
    event.preventDefault();
    this.#act(ACTION.submit, node.key);
    return true;
  }

  /** @param {MirrorNode} node @param {KeyboardEvent} event */
  #comboKey(node, event) {
    const open = (node.p.s & STATE.expanded) !== 0;
    const kind = {
      ArrowDown: ACTION.moveDown,
      ArrowUp: ACTION.moveUp,
      Enter: ACTION.submit,
      Escape: open ? ACTION.cancel : undefined,
    }[event.key];
    if (kind === undefined) return false;
    event.preventDefault();
    this.#act(kind, node.key);
    return true;
  }

  // Arrow keys walk through the tabs of a list or the radio buttons of a group.
  /** @param {MirrorNode} node @param {KeyboardEvent} event */
  #rove(node, event) {
    const step = {
      ArrowRight: 1,
      ArrowDown: 1,
      ArrowLeft: -1,
      ArrowUp: -1,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (step === undefined) return false;
    /** @type {NodeListOf<HTMLElement> | undefined} */
    const found = node.parent?.element.querySelectorAll(`:scope > [role=${node.role}]`);
    const members = [...(found ?? [])];
    const at = members.indexOf(node.target);
    const next = Number.isFinite(step)
      ? (at + step + members.length) % members.length
      : step < 0
        ? 0
        : members.length - 1;
    event.preventDefault();
    members[next].focus();
    members[next].click();
    return true;
  }
}
