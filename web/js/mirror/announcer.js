// Speaks to screen readers, apart from everything visible: a live region that holds the transcript would
// be read again from its start at each addition.

const BATCH = 400; // ms; sentences that come close together are one announcement

// What nobody listens to the end of, and marks on marks that take a browser minutes to lay out.
const LONGEST = 20_000;
const MARKS = /(\p{M}{16})\p{M}+/gu;

/**
 * What came since the last announcement, as one; of very much the beginning, and what came last: how it ended.
 * @param {string[]} texts
 */
export function speakable(texts) {
  const all = texts.map((text) => text.slice(0, LONGEST).replace(MARKS, '$1'));
  const words = all.join(' ');
  return words.length > LONGEST && all.length > 1
    ? `${words.slice(0, LONGEST)} … ${all.at(-1)}`
    : words;
}

export class Announcer {
  #status;
  /** @type {string[]} */
  #waiting = [];
  #timer = /** @type {ReturnType<typeof setTimeout> | 0} */ (0);

  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.#status = Announcer.#region(parent, 'status');
  }

  /** @param {HTMLElement} parent @param {string} role */
  static #region(parent, role) {
    const element = document.createElement('div');
    element.className = 'visually-hidden';
    element.setAttribute('role', role);
    parent.append(element);
    return element;
  }

  /** Politely; what is urgent is drawn as an alert and announces itself. @param {string} text */
  say(text) {
    this.#waiting.push(text);
    if (this.#timer !== 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#status.textContent = speakable(this.#waiting);
      this.#waiting = [];
    }, BATCH);
  }

  get pending() {
    return this.#timer !== 0;
  }
}
