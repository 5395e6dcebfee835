// What the page keeps: settings in localStorage, keys in sessionStorage and only when the person asked.
// Storage may be full, or forbidden by the browser: that is told, never thrown.

import { AREA } from '../platform/program.js';
import { dropKeys, dropVault, loadKeys, saveKeys } from './key_vault.js';
import { SESSION } from './session.js';

const SETTINGS = 'triptych.settings';
const KEYS = 'triptych.keys';
const PROGRESS = 'triptych.progress';
const DRAFT = 'triptych.draft';
const PROBE = 'triptych.probe';
const DOOMED = 'triptych.doomed';
const UNDO_MS = 10_000; // see src/app/undo.h
/** @type {[area: number, storage: () => Storage][]} */
const STORAGES = [
  [AREA.settings, () => localStorage],
  [AREA.tab, () => sessionStorage],
];
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
  'replaced.system',
  'replaced.schema',
  'replaced_options',
  'follow_up',
  'batch_prompts',
  'kept',
];
/** @param {string} name */
const isOfDraft = (name) => OF_DRAFT.includes(name) || name.startsWith('batch.');

/** What a failed write means for a person. @param {unknown} problem @returns {string} full or missing */
export const troubleOf = (problem) =>
  problem instanceof DOMException && /Quota/i.test(problem.name) ? 'full' : 'missing';

export class Store {
  #program;
  #onForget;
  // By AREA: what does not work and why, and what was told of it last.
  /** @type {[Map<string, string>, Map<string, string>]} */
  #failing = [new Map(), new Map()];
  #told = ['', ''];
  #active = 0;
  /** @type {Promise<unknown>} */
  #keys = Promise.resolve();

  /**
   * @param {import('../platform/program.js').Program} program
   * @param {() => void} onForget everything was erased
   */
  constructor(program, onForget) {
    this.#program = program;
    this.#onForget = onForget;
  }

  /**
   * @template T
   * @param {number} area @param {string} name of what is read or written @param {() => T} work
   * @returns {T | null}
   */
  #try(area, name, work) {
    try {
      const done = work();
      this.#failing[area].delete(name);
      return done;
    } catch (problem) {
      this.#failing[area].set(name, troubleOf(problem));
      return null;
    } finally {
      this.#tell(area);
    }
  }

  /** @param {number} area */
  #tell(area) {
    const [trouble = ''] = this.#failing[area].values();
    if (this.#told[area] === trouble) return;
    this.#told[area] = trouble;
    this.#program.tell('StorageProblem', { area, what: trouble });
  }

  /** Tries at the start what is wanted later, so that nobody relies on it in vain. */
  probe() {
    for (const [area, storage] of STORAGES)
      this.#try(area, PROBE, () => {
        storage().setItem(PROBE, '');
        storage().removeItem(PROBE);
      });
  }

  /** With the question of this tab, if it had one before a reload. @returns {string} "" when there is nothing */
  loadSettings() {
    const all = this.#try(AREA.settings, SETTINGS, () => localStorage.getItem(SETTINGS)) ?? '';
    const draft = this.#try(AREA.tab, DRAFT, () => sessionStorage.getItem(DRAFT));
    return draft ? withDraft(all, draft) : all;
  }

  /** What was learned. @returns {string} "" when there is nothing */
  loadProgress() {
    return this.#try(AREA.settings, PROGRESS, () => localStorage.getItem(PROGRESS)) ?? '';
  }

  /** @param {string} json */
  saveProgress(json) {
    this.#try(AREA.settings, PROGRESS, () => localStorage.setItem(PROGRESS, json));
  }

  /** @param {string} json */
  saveSettings(json) {
    this.#try(AREA.settings, SETTINGS, () => localStorage.setItem(SETTINGS, json));
    this.#try(AREA.tab, DRAFT, () => {
      try {
        sessionStorage.setItem(DRAFT, json);
      } catch (problem) {
        sessionStorage.removeItem(DRAFT); // an old one would take the place of what localStorage has
        throw problem;
      }
    });
  }

  /** Work under way (tests wait for it). */
  get active() {
    return this.#active;
  }

  // What is said of keys is done in order: the last word is the one that holds.
  /** @template T @param {() => T | Promise<T>} work @returns {Promise<T | null>} */
  #ofKeys(work) {
    this.#active += 1;
    const done = this.#keys.then(work).then(
      (value) => this.#try(AREA.tab, KEYS, () => value),
      (problem) =>
        this.#try(AREA.tab, KEYS, () => {
          throw problem;
        }),
    );
    this.#keys = done.then(() => {
      this.#active -= 1;
    });
    return done;
  }

  /** @returns {Promise<string>} "" when there is nothing */
  async loadKeys() {
    return (await this.#ofKeys(loadKeys)) ?? '';
  }

  /** @param {string} json "" erases */
  saveKeys(json) {
    if (!json) this.#try(AREA.tab, KEYS, dropKeys); // at once, whatever else is under way
    this.#ofKeys(() => (json ? saveKeys(json) : dropKeys()));
  }

  /**
   * What goes at the next start, should the page end before it can no longer be undone.
   * @param {string} json "" = nothing
   */
  markDoomed(json) {
    const mark =
      json && JSON.stringify({ session: SESSION, at: Date.now(), what: JSON.parse(json) });
    for (const [area, storage] of STORAGES)
      this.#try(area, DOOMED, () =>
        mark ? storage().setItem(DOOMED, mark) : storage().removeItem(DOOMED),
      );
  }

  /**
   * What a page that ended had doomed. Another tab's may still be undone while it is young.
   * @returns {import('../platform/types.js').Doomed | null}
   */
  takeDoomed() {
    const mark = this.#try(AREA.settings, DOOMED, () => localStorage.getItem(DOOMED));
    if (!mark) return null;
    try {
      const { at, what } = JSON.parse(mark);
      const mine = this.#try(AREA.tab, DOOMED, () => sessionStorage.getItem(DOOMED)) === mark;
      if (!mine && Date.now() - at < UNDO_MS) return null;
      this.markDoomed('');
      return what;
    } catch {
      this.markDoomed('');
      return null;
    }
  }

  /** Erases all that this page ever stored. */
  forget() {
    for (const [area, storage] of STORAGES)
      this.#try(area, PROBE, () => {
        const ours = Object.keys(storage()).filter((name) => name.startsWith('triptych.'));
        ours.forEach((name) => storage().removeItem(name));
      });
    this.#try(AREA.tab, KEYS, dropVault);
    this.#onForget();
  }
}

/** @param {string} settings @param {string} draft */
function withDraft(settings, draft) {
  try {
    const all = JSON.parse(settings || '{}');
    const own = JSON.parse(draft);
    const others = Object.entries(all).filter(([name]) => !isOfDraft(name));
    const drafted = Object.entries(own).filter(([name]) => isOfDraft(name));
    return JSON.stringify(Object.fromEntries([...others, ...drafted]));
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

/** The question that nobody has sent yet, of this tab or the last visit; "" when there is none, or it is to go. */
export function storedPrompt() {
  try {
    if (localStorage.getItem(DOOMED)) return '';
    const draft = sessionStorage.getItem(DRAFT);
    const { prompt } = JSON.parse(draft ? withDraft(storedSettings(), draft) : storedSettings());
    return typeof prompt === 'string' ? prompt : '';
  } catch {
    return '';
  }
}

/** All of the storage that names what is kept beside it. */
export function storedNames() {
  try {
    return storedSettings() + (localStorage.getItem(PROGRESS) ?? '');
  } catch {
    return '';
  }
}
