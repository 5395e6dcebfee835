// What outlives a worker of Python: its memory as it was after the last cell, and the files that it was given.
// The memory of the cells can wait while something else runs in a fresh one.

/** @import { Bytes } from '../platform/types.js' */

/** @typedef {{snapshot: ArrayBuffer | null, tooLarge: boolean, late: Map<string, Bytes>}} Memory */

/** @returns {Memory} without any variables */
const fresh = () => ({ snapshot: null, tooLarge: false, late: new Map() });

export class Kept {
  /** @type {Memory} */
  #now = fresh(); // late: files that came after the snapshot; tooLarge: there is none of what there was
  /** @type {Memory | null} */
  #aside = null;
  /** @type {Map<string, Bytes>} */
  #files = new Map();

  get snapshot() {
    return this.#now.snapshot;
  }

  /** What a worker has to be given that starts from the snapshot, or from nothing. */
  get files() {
    return this.#now.snapshot ? this.#now.late : this.#files;
  }

  /** @param {string} path @param {Bytes} bytes */
  put(path, bytes) {
    this.#files.set(path, bytes);
    this.#now.late.set(path, bytes);
    this.#aside?.late.set(path, bytes);
  }

  /** After a cell. @param {ArrayBuffer | null} snapshot null: it is too large */
  take(snapshot) {
    this.#now = { snapshot, tooLarge: snapshot === null, late: new Map() };
  }

  forget() {
    this.#aside = null;
    this.#now = fresh();
  }

  setAside() {
    this.#aside = this.#now;
    this.#now = fresh();
  }

  /** @returns {boolean} the variables are there again, if there were any */
  bringBack() {
    const back = this.#aside ?? fresh();
    this.#aside = null;
    this.#now = { ...back, tooLarge: false };
    return !back.tooLarge;
  }
}
