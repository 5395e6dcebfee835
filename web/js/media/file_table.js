// The files that the page holds as Blobs, by the name under which the program knows their bytes
// (web/page_files.h): those that were picked, dropped, pasted or fetched, and those whose bytes came out of the
// program once. A Blob that is not here any more is made anew of the bytes, which come with every message.

/** @import { Bytes } from '../platform/types.js' */

const MAX_FILES = 500;

export class FileTable {
  /** @type {Map<string, Blob>} */
  #blobs = new Map(); // in the order in which they were kept
  #copied = 0;

  /** Bytes copied out of the program's memory so far, for want of a Blob. */
  get copied() {
    return this.#copied;
  }

  /** @param {string} file @param {Blob} blob */
  keep(file, blob) {
    this.#blobs.delete(file);
    this.#blobs.set(file, blob);
    if (this.#blobs.size > MAX_FILES) this.#blobs.delete([...this.#blobs.keys()][0]);
  }

  /** The same content from a better place. @param {string} file @param {Blob} blob */
  replace(file, blob) {
    if (this.#blobs.has(file)) this.#blobs.set(file, blob);
  }

  /** @param {string} file */
  drop(file) {
    this.#blobs.delete(file);
  }

  /** The Blob of that name, if there is one. @param {string} file */
  known(file) {
    return this.#blobs.get(file) ?? null;
  }

  /**
   * The Blob of that name; made of the bytes when there is none.
   * @param {string} file @param {Bytes} bytes of the program @param {string} [type] media type
   */
  blob(file, bytes, type = '') {
    const known = this.#blobs.get(file);
    // The program has looked inside; the browser only knows the file's name.
    if (known) return known.type === type ? known : known.slice(0, known.size, type);
    const made = new Blob([bytes], { type });
    this.#copied += bytes.length;
    if (file !== '') this.keep(file, made);
    return made;
  }
}
