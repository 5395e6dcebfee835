// What people do to the mirror's elements becomes Actions of the program. Native behaviour stays native:
// typing, selection, undo, links, scrolling, the browser's own shortcuts.

import { editCode, indentLines, isCode } from './code_keys.js';
import { ACTION } from './heap.js';
import { FIELDS, PRESSABLE, STATE } from './elements.js';

const TYPED = new Set(['text_field', 'password', 'text_area', 'combo_field', 'range']);
const END_SLACK = 4; // px; closer to the end than this counts as being there

export class MirrorInput {
  #mirror;
  #program;
  #root;
  #pointing = false; // a button or finger is down
  #pressed = null; // activated when the button went down, so the click after it is not another one

  /**
   * @param {import('./mirror.js').Mirror} mirror
   * @param {HTMLElement} root the mirror's element
   * @param {import('./heap.js').Program} program
   */
  constructor(mirror, root, program) {
    this.#mirror = mirror;
    this.#program = program;
    this.#root = root;
    const on = (type, handler, options) => root.addEventListener(type, handler.bind(this), options);
    on('click', this.#click);
    on('mousedown', this.#mouseDown);
    on('input', this.#input);
    on('change', this.#change);
    on('focusin', this.#focusIn);
    on('focusout', this.#focusOut);
    on('compositionstart', this.#compositionStart);
    on('compositionend', this.#compositionEnd);
    on('submit', (event) => event.preventDefault());
    on('scroll', this.#scroll, { capture: true, passive: true });
    const points = (down) => () => {
      this.#pointing = down;
    };
    for (const [type, down] of [
      ['pointerdown', true],
      ['pointerup', false],
      ['pointercancel', false],
    ]) {
      window.addEventListener(type, points(down), { capture: true, passive: true });
    }
    document.addEventListener('keydown', this.#keyDown.bind(this));
  }

  #act(kind, key, text) {
    if (this.#program.running) this.#program.action(kind, key, text);
  }

  #click(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    const link = event.target.closest('a[href]');
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

  #input(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node && TYPED.has(node.role)) this.#act(ACTION.text, node.key, node.target.value);
  }

  #change(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node?.role === 'select') this.#act(ACTION.text, node.key, node.target.value);
  }

  // While the mirror changes, it tells itself what became of the focus.
  #focusIn(event) {
    if (this.#mirror.applying) return;
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    this.#act(ACTION.focus, node.key);
    if (!this.#pointing) this.#showWhole(node);
  }

  // Browsers leave what is seen in part where it is; the bar below the page may cover the rest. Under a
  // pointer nothing moves: the press would end somewhere else.
  #showWhole({ element }) {
    const scroller = element.parentElement?.closest('.scrolls');
    if (!scroller || element.offsetHeight > scroller.clientHeight) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }

  #focusOut(event) {
    if (this.#mirror.applying) return;
    const node = this.#mirror.nodeOf(event.target);
    if (node) this.#act(ACTION.blur, node.key);
  }

  #compositionStart(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (node) node.composing = true;
  }

  #compositionEnd(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node) return;
    node.composing = false;
    const waiting = node.waiting;
    node.waiting = undefined;
    if (waiting !== undefined && waiting !== node.target.value && waiting === node.p.v) {
      node.target.value = waiting;
    }
    this.#act(ACTION.text, node.key, node.target.value);
  }

  #scroll(event) {
    const node = this.#mirror.nodeOf(event.target);
    if (!node || node.element !== event.target) return;
    if (!(node.p.s & (STATE.scrolls | STATE.scrollsX))) return;
    const { scrollTop, clientHeight, scrollHeight } = node.element;
    node.follow = scrollTop + clientHeight >= scrollHeight - END_SLACK;
    this.#mirror.scrolled(node);
  }

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
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!plain) return isCode(node) && indentLines(node.target, event);
    if (node.role === 'combo_field') return this.#comboKey(node, event);
    if (isCode(node) && editCode(node.target, event)) return true;
    if ((node.role === 'tab' || node.role === 'radio') && this.#rove(node, event)) return true;
    if (event.key !== 'Enter') return false;
    if (node.role !== 'text_field' && node.role !== 'password') return false;
    event.preventDefault();
    this.#act(ACTION.submit, node.key);
    return true;
  }

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
    const members = [...node.parent.element.querySelectorAll(`:scope > [role=${node.role}]`)];
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
