// Help for writing Python in a text field: the indentation of the next line, back by one step, and shifting
// lines. Everything goes through the browser's own editing, so undo knows it. Tab stays the way out.

/** @import { MirrorNode } from './types.js' */

const STEP = '    ';

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
 * Ctrl+] and Ctrl+[ shift the chosen lines. @returns {boolean} the key was taken
 * @param {HTMLTextAreaElement} field @param {KeyboardEvent} event
 */
export function indentLines(field, event) {
  const out = event.key === '[';
  if (!(event.ctrlKey || event.metaKey) || (event.key !== ']' && !out)) return false;
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const next = value.indexOf('\n', selectionEnd);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const shifted = lines.map((line) => (out ? line.replace(/^ {1,4}/, '') : STEP + line)).join('\n');
  event.preventDefault();
  field.setSelectionRange(from, to);
  insert(shifted);
  field.setSelectionRange(from, from + shifted.length);
  return true;
}
