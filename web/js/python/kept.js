// What outlives a worker of Python: its memory as it was after the last cell, and the files that it was given:
// bytes, or a Blob for one that is read when a cell opens it.
// The memory of the cells can wait while something else runs in a fresh one.

/** @import { Bytes } from '../platform/types.js' */

/** @typedef {{snapshot: ArrayBuffer | null, tooLarge: boolean, late: Map<string, Bytes | Blob>}} Memory */

/** @returns {Memory} without any variables */
const fresh = () => ({ snapshot: null, tooLarge: false, late: new Map() });

export class Kept {
  /** @type {Memory} */
  #now = fresh(); // late: files that came after the snapshot; tooLarge: there is none of what there was
  /** @type {Memory | null} */
  #aside = null;
  /** @type {Map<string, Bytes | Blob>} */
  #files = new Map();

  get snapshot() {
    return this.#now.snapshot;
  }

  /** What a worker has to be given that starts from the snapshot, or from nothing. */
  get files() {
    return this.#now.snapshot ? this.#now.late : this.#files;
  }

  /** What the snapshot may hold the names of: every worker needs it. @returns {[string, Blob][]} */
  get offered() {
    return [...this.#files].flatMap(([path, file]) => (file instanceof Blob ? [[path, file]] : []));
  }

  /** @param {string} path @param {Bytes | Blob} file */
  put(path, file) {
    this.#files.set(path, file);
    this.#now.late.set(path, file);
    this.#aside?.late.set(path, file);
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
