// What the page keeps: settings in localStorage, keys in sessionStorage and only when the person asked.
// Storage may be full, or forbidden by the browser: that is told, never thrown.

const SETTINGS = 'triptych.settings';
const KEYS = 'triptych.keys';
const PROGRESS = 'triptych.progress';

export class Store {
  #onProblem;
  #onForget;
  #told = false;

  /**
   * @param {() => void} onProblem something could not be stored; called once
   * @param {() => void} onForget everything was erased
   */
  constructor(onProblem, onForget) {
    this.#onProblem = onProblem;
    this.#onForget = onForget;
  }

  #try(work) {
    try {
      return work();
    } catch (problem) {
      if (!this.#told) this.#onProblem(problem);
      this.#told = true;
      return null;
    }
  }

  /** @returns {string} "" when there is nothing */
  loadSettings() {
    return this.#try(() => localStorage.getItem(SETTINGS)) ?? '';
  }

  /** What was learned. @returns {string} "" when there is nothing */
  loadProgress() {
    return this.#try(() => localStorage.getItem(PROGRESS)) ?? '';
  }

  saveProgress(json) {
    this.#try(() => localStorage.setItem(PROGRESS, json));
  }

  /** @returns {string} "" when there is nothing */
  loadKeys() {
    return this.#try(() => sessionStorage.getItem(KEYS)) ?? '';
  }

  saveSettings(json) {
    this.#try(() => localStorage.setItem(SETTINGS, json));
  }

  /** @param {string} json "" erases */
  saveKeys(json) {
    this.#try(() => (json ? sessionStorage.setItem(KEYS, json) : sessionStorage.removeItem(KEYS)));
  }

  /** Erases all that this page ever stored. */
  forget() {
    for (const [storage, own] of [[() => localStorage, SETTINGS], [() => sessionStorage, KEYS]]) {
      this.#try(() => {
        storage().removeItem(own);
        const ours = Object.keys(storage()).filter((name) => name.startsWith('triptych.'));
        ours.forEach((name) => storage().removeItem(name));
      });
    }
    this.#onForget();
  }
}

/** The settings as stored, for what must be known before the program runs; "" when there are none. */
export function storedSettings() {
  try {
    return localStorage.getItem(SETTINGS) ?? '';
  } catch {
    return '';
  }
}
