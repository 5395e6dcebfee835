// What the page keeps: settings in localStorage, keys in sessionStorage and only when the person asked.
// Storage may be full, or forbidden by the browser: that is told, never thrown.

const SETTINGS = 'triptych.settings';
const KEYS = 'triptych.keys';
const PROGRESS = 'triptych.progress';
const DRAFT = 'triptych.draft';
// What of the settings is the unsent question: each tab keeps its own, beside the last of any tab.
const OF_DRAFT = [
  'prompt',
  'system',
  'preset',
  'schema',
  'max_tokens',
  'temperature',
  'files',
  'replaced',
  'replaced_options',
];

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

  /**
   * @template T
   * @param {() => T} work @returns {T | null}
   */
  #try(work) {
    try {
      return work();
    } catch {
      if (!this.#told) this.#onProblem();
      this.#told = true;
      return null;
    }
  }

  /** With the question of this tab, if it had one before a reload. @returns {string} "" when there is nothing */
  loadSettings() {
    const all = this.#try(() => localStorage.getItem(SETTINGS)) ?? '';
    const draft = this.#try(() => sessionStorage.getItem(DRAFT));
    return draft ? withDraft(all, draft) : all;
  }

  /** What was learned. @returns {string} "" when there is nothing */
  loadProgress() {
    return this.#try(() => localStorage.getItem(PROGRESS)) ?? '';
  }

  /** @param {string} json */
  saveProgress(json) {
    this.#try(() => localStorage.setItem(PROGRESS, json));
  }

  /** @returns {string} "" when there is nothing */
  loadKeys() {
    return this.#try(() => sessionStorage.getItem(KEYS)) ?? '';
  }

  /** @param {string} json */
  saveSettings(json) {
    this.#try(() => localStorage.setItem(SETTINGS, json));
    this.#try(() => sessionStorage.setItem(DRAFT, json));
  }

  /** @param {string} json "" erases */
  saveKeys(json) {
    this.#try(() => (json ? sessionStorage.setItem(KEYS, json) : sessionStorage.removeItem(KEYS)));
  }

  /** Erases all that this page ever stored. */
  forget() {
    /** @type {[storage: () => Storage, own: string][]} */
    const all = [
      [() => localStorage, SETTINGS],
      [() => sessionStorage, KEYS],
    ];
    for (const [storage, own] of all) {
      this.#try(() => {
        storage().removeItem(own);
        const ours = Object.keys(storage()).filter((name) => name.startsWith('triptych.'));
        ours.forEach((name) => storage().removeItem(name));
      });
    }
    this.#onForget();
  }
}

/** @param {string} settings @param {string} draft */
function withDraft(settings, draft) {
  try {
    const all = JSON.parse(settings || '{}');
    const own = JSON.parse(draft);
    for (const name of OF_DRAFT) {
      if (own[name] === undefined) delete all[name];
      else all[name] = own[name];
    }
    return JSON.stringify(all);
  } catch {
    return settings; // damaged: the program tells what it cannot read
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
