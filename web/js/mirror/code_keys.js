// Help for writing Python in a text field: the indentation of the next line, back by one step, and shifting
// lines. Everything goes through the browser's own editing, so undo knows it, and goes by words and pauses.
// Tab is the way out, until the person lets it indent (Ctrl+M, as in other editors).

/** @import { MirrorNode } from './types.js' */

const STEP = '    ';
const PAUSE_MS = 1000; // what is typed after it is a step of its own

/** @type {WeakMap<HTMLTextAreaElement, number>} */
const lastTyped = new WeakMap();

/** @param {MirrorNode} node */
export function isCode(node) {
  return node.role === 'text_area' && node.p.h.includes('code=1');
}

// The one way to change a field that undo remembers.
/** @param {string} text */
function insert(text) {
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

/**
 * Enter and Backspace. @returns {boolean} the key was taken
 * @param {HTMLTextAreaElement} field @param {KeyboardEvent} event
 */
export function editCode(field, event) {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const start = value.lastIndexOf('\n', from - 1) + 1;
  const before = value.slice(start, from);
  if (event.key === 'Enter') {
    const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
    const opens = /:\s*(#.*)?$/.test(before) ? STEP : '';
    event.preventDefault();
    insert(`\n${indent}${opens}`);
    return true;
  }
  if (
    event.key === 'Backspace' &&
    from === to &&
    /^ +$/.test(before) &&
    before.length % STEP.length === 0
  ) {
    event.preventDefault();
    field.setSelectionRange(from - STEP.length, from);
    insert('');
    return true;
  }
  return false;
}

/**
 * Browsers undo everything that was typed in one go. Where a word begins, or after a pause, the selection is
 * moved and put back: that ends the step. Before the text goes in.
 * @param {HTMLTextAreaElement} field @param {InputEvent} event
 */
export function stepUndo(field, event) {
  const { selectionStart: at, selectionEnd: to, value } = field;
  if (event.inputType !== 'insertText' || event.isComposing || at !== to || at === 0) return;
  const paused = event.timeStamp - (lastTyped.get(field) ?? 0) > PAUSE_MS;
  lastTyped.set(field, event.timeStamp);
  const begins = /\s/.test(value[at - 1]) && /\S/.test(event.data ?? '');
  if (!begins && !paused) return;
  field.setSelectionRange(at - 1, at - 1);
  field.setSelectionRange(at, at);
}

/** @param {KeyboardEvent} event */
export function isTabSwitch(event) {
  return event.ctrlKey && !event.metaKey && !event.altKey && event.key.toLowerCase() === 'm';
}

/**
 * Tab and Shift+Tab, while they indent. @returns {boolean} the key was taken
 * @param {MirrorNode} node @param {HTMLTextAreaElement} field @param {KeyboardEvent} event
 */
export function indentByTab(node, field, event) {
  if (event.key !== 'Tab' || !node.p.h.includes('tab=1')) return false;
  const { value, selectionStart: from, selectionEnd: to } = field;
  if (from !== to || event.shiftKey) {
    shiftLines(field, event.shiftKey);
  } else {
    const column = from - (value.lastIndexOf('\n', from - 1) + 1);
    insert(STEP.slice(column % STEP.length));
  }
  event.preventDefault();
  return true;
}

/**
 * Ctrl+] and Ctrl+[ shift the chosen lines. @returns {boolean} the key was taken
 * @param {HTMLTextAreaElement} field @param {KeyboardEvent} event
 */
export function indentLines(field, event) {
  const out = event.key === '[';
  if (!(event.ctrlKey || event.metaKey) || (event.key !== ']' && !out)) return false;
  event.preventDefault();
  shiftLines(field, out);
  return true;
}

/** @param {HTMLTextAreaElement} field @param {boolean} out */
function shiftLines(field, out) {
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const next = value.indexOf('\n', selectionEnd);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const shifted = lines.map((line) => (out ? line.replace(/^ {1,4}/, '') : STEP + line)).join('\n');
  if (shifted === value.slice(from, to)) return;
  field.setSelectionRange(from, to);
  insert(shifted);
  // One line keeps its caret where it was in the text.
  const one = selectionStart === selectionEnd;
  const caret = Math.max(from, selectionStart + shifted.length - (to - from));
  field.setSelectionRange(one ? caret : from, one ? caret : from + shifted.length);
}
