// The field of the first screen: what is typed while the program is on its way is the program's when it comes.

import { ACTION } from '../web/js/platform/program.js';
import { say } from './words.js';

/** @import { Program } from '../web/js/platform/program.js' */

export class FirstPrompt {
  /** @type {HTMLTextAreaElement | null} */
  #field = null;
  #kept;
  #composing = false;
  #used = false; // a finger or key was here; that it has the focus says nothing, it has it from the start
  #run = false; // asked for with the keys that run a question
  #next = () => {}; // what waits for the input method

  /** @param {string} kept the question of the last visit, which the program finds by itself */
  constructor(kept) {
    this.#kept = kept;
    const field = document.querySelector('#first-prompt');
    if (!(field instanceof HTMLTextAreaElement)) return;
    this.#field = field;
    if (kept) putBefore(field, kept);
    // Not its start, which this script may have missed.
    field.addEventListener('compositionupdate', () => {
      this.#composing = true;
    });
    field.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#next();
    });
    for (const use of ['pointerdown', 'keydown'])
      field.addEventListener(use, () => {
        this.#used = true;
      });
    field.addEventListener('input', () => this.#wish(false)); // it is another question now
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key !== 'Enter' || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#wish(true);
    });
  }

  /** @param {boolean} run */
  #wish(run) {
    this.#run = run;
    const told = document.querySelector('#loading-text');
    if (told) told.textContent = run ? say('loading.run') : say('loading');
  }

  /**
   * The words, the cursor and the focus go to the program's own field; while an input method is at work, after that.
   * @param {Program} program that has drawn its first frame @param {() => void} done
   */
  handOver(program, done) {
    this.#next = () => {
      if (this.#composing) return;
      this.#next = () => {};
      if (this.#field) this.#give(this.#field, program);
      done();
    };
    this.#next();
  }

  /** @param {HTMLTextAreaElement} field @param {Program} program */
  #give(field, program) {
    const own = document.querySelector('#mirror textarea[data-long-text]');
    if (!(own instanceof HTMLTextAreaElement)) return; // another place than Ask
    const typed = field.value !== this.#kept;
    const before = own.value === this.#kept ? '' : own.value; // of something else than the last visit
    if (typed) {
      own.value = joined(before, field.value);
      own.dispatchEvent(new Event('input', { bubbles: true }));
    }
    // A finger that has not asked for the keyboard does not want it.
    const wanted = typed || this.#used || !matchMedia('(pointer: coarse)').matches;
    if (document.activeElement === field && wanted) {
      own.focus({ preventScroll: true });
      const shift = typed ? own.value.length - field.value.length : 0;
      own.setSelectionRange(field.selectionStart + shift, field.selectionEnd + shift);
    }
    if (this.#run) program.action(ACTION.submit, 0);
  }
}

/**
 * The cursor stays in the words it is in.
 * @param {HTMLTextAreaElement} field @param {string} text
 */
function putBefore(field, text) {
  const { value, selectionStart, selectionEnd } = field;
  field.value = joined(text, value);
  const shift = field.value.length - value.length;
  field.setSelectionRange(selectionStart + shift, selectionEnd + shift);
}

/** @param {string} before @param {string} after */
const joined = (before, after) => [before, after].filter(Boolean).join('\n');
