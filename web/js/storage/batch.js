// The files and the journal of Batch, kept by the browser: the program knows a file by its number and
// asks for its bytes when a call needs them. Everything is in one IndexedDB, so that it survives a reload.
// Only one tab has the batch (Web Locks); without storage it lives as long as the page.

import { copyFile } from '../media/file_bytes.js';
import { makeFilePicker } from '../media/file_picker.js';
import { AREA } from '../platform/program.js';
import { saveBlob } from '../platform/stage.js';
import { end, openDatabase, result } from './idb.js';
import { troubleOf } from './store.js';

const DATABASE = 'triptych.batch';
const HEAD = 64 * 1024; // bytes that tell what a file is
const CHUNK = 1024 * 1024;
const KEPT = 2 ** 30; // the numbers of files without storage come after all that storage gives

export class Batch {
  #program;
  /** @type {IDBDatabase | null} */
  #database = null;
  /** @type {Map<number, File>} */
  #kept = new Map(); // files without storage
  #nextKept = KEPT;
  #mine = false;
  #active = 0;
  /** @type {Promise<void> | undefined} */
  #opened;
  #last = Promise.resolve(); // of what must happen in order
  /** @type {Map<string, Blob[]>} */
  #writing = new Map(); // name -> parts of a file that is being made
  /** @type {HTMLInputElement | null} */
  #picker = null;

  /** @param {import('../platform/program.js').Program} program */
  constructor(program) {
    this.#program = program;
  }

  /** Work that is still going on (tests wait for it). */
  get active() {
    return this.#active;
  }

  /** True when files that arrive are meant for the batch. */
  get wanted() {
    return location.hash === '#batch';
  }

  /** Called when the program can take news. @param {boolean} [empty] what is there goes first */
  open(empty = false) {
    this.#opened = new Promise((resolve) => {
      // Held as long as the page lives; its end lets go of it.
      const hold = () =>
        this.#work(() => this.#take(empty))
          .then(resolve)
          .then(() => new Promise(() => {}));
      if (!navigator.locks) return void hold();
      navigator.locks.request(DATABASE, { ifAvailable: true }, (lock) => {
        if (lock) return hold();
        this.#program.tell('BatchLockedByOtherTab', { elsewhere: true });
        resolve();
        // When the tab that has it is gone, it is ours: what it stored is read then.
        navigator.locks.request(DATABASE, hold);
        return undefined;
      });
    });
  }

  /** @param {boolean} empty */
  async #take(empty) {
    this.#mine = true;
    this.#program.tell('BatchLockedByOtherTab', { elsewhere: false });
    this.#database = await openDatabase(DATABASE, 1, (fresh) => {
      fresh.createObjectStore('files', { autoIncrement: true });
      fresh.createObjectStore('journal', { autoIncrement: true });
    });
    if (empty) await this.#empty(0);
    const lines = await result(this.#stores('readonly', 'journal').getAll());
    if (lines.length > 0) this.#program.tell('BatchRestored', { lines: lines.join('') });
  }

  /**
   * @template T
   * @param {() => T | Promise<T>} task @returns {Promise<T | undefined>}
   */
  async #work(task) {
    this.#active += 1;
    try {
      return await task();
    } catch (problem) {
      if (this.#program.running)
        this.#program.tell('StorageProblem', { area: AREA.batch, what: troubleOf(problem) });
      return undefined;
    } finally {
      this.#active -= 1;
    }
  }

  /** @param {IDBTransactionMode} mode @param {string} name @param {string[]} [others] */
  #stores(mode, name, others = []) {
    if (!this.#database) throw new Error('nothing is kept');
    return this.#database.transaction([name, ...others], mode).objectStore(name);
  }

  /** @param {File[]} files */
  async addAll(files) {
    await this.#opened;
    // A browser that is short of space, or tidies up after a week, spares what was asked for. Some ask the
    // person, who sees here what for; the answer changes nothing else.
    navigator.storage?.persist?.().catch(() => {});
    for (const file of files) await this.#work(() => this.#add(file));
  }

  /** A file that does not become one of the batch. @param {string} key of a sentence @param {string} name */
  refuse(key, name) {
    this.#program.tell('BatchRefused', { key, args: [name] });
  }

  /** @param {File} file */
  async #add(file) {
    if (!this.#mine) return this.refuse('batch.other_tab', file.name);
    if (file.size === 0) return this.refuse('file.empty', file.name);
    let head;
    try {
      head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    } catch {
      return this.refuse('file.unreadable', file.name);
    }
    const added = { file: await this.#keep(file), name: file.name, size: file.size };
    if (!this.#program.give('BatchFileAdded', added, head))
      this.refuse('file.unreadable', file.name);
    return undefined;
  }

  /**
   * What cannot be stored (private windows may refuse files, a disk may be full) lives as long as the page.
   * @param {File} file @returns {Promise<number>} the number of the file
   */
  async #keep(file) {
    const stored =
      this.#database &&
      this.#nextKept === KEPT && // or a later file would have a smaller number
      (await this.#work(() => result(this.#stores('readwrite', 'files').add(file))));
    if (typeof stored === 'number') return stored;
    this.#kept.set(this.#nextKept, file);
    return this.#nextKept++;
  }

  // One that cannot be read is like one that is gone: it fails alone, and says so where it is wanted.
  /** @param {number} number @returns {Promise<File | undefined>} */
  async #find(number) {
    const kept = this.#kept.get(number);
    if (kept || !this.#database) return kept;
    try {
      return await result(this.#stores('readonly', 'files', ['journal']).get(number));
    } catch {
      return undefined;
    }
  }

  /** Stores lines of the journal, in the order of the calls. @param {string} lines */
  append(lines) {
    if (!this.#database) return;
    this.#work(() => {
      const { transaction } = this.#stores('readwrite', 'journal').add(lines);
      return end(/** @type {IDBTransaction} */ (transaction));
    });
  }

  /** A file of the batch, for what is shown of it. @param {number} number @returns {Promise<Blob>} */
  async file(number) {
    return (await this.#work(() => this.#find(number))) ?? new Blob(); // which is no picture
  }

  /**
   * Hands the bytes of a file to the program. Its transaction waits for the lines appended before, so no
   * request leaves the page whose beginning is not written down.
   * @param {number} number @param {number} request
   */
  read(number, request) {
    this.#work(async () => this.#hand(await this.#find(number), request));
  }

  /** @param {File | undefined} file @param {number} request */
  async #hand(file, request) {
    const { token, start } = file ? this.#program.room(file.size) : { token: 0, start: 0 };
    const copied =
      file && start !== 0
        ? copyFile(this.#program, file, start)
        : Promise.reject(new Error('none'));
    const whole = await copied.then(
      () => true,
      () => false,
    );
    if (!whole) this.#program.drop(token);
    this.#program.tell('BatchFileRead', { request }, whole ? token : 0);
  }

  /**
   * Forgets the journal, and the files with a smaller number than `before`. @param {number} [before] 0 = all
   */
  clear(before = 0) {
    for (const number of [...this.#kept.keys()])
      if (before === 0 || number < before) this.#kept.delete(number);
    this.#writing.clear();
    if (this.#database) this.#work(() => this.#empty(before));
  }

  /** @param {number} before */
  async #empty(before) {
    const store = this.#stores('readwrite', 'files', ['journal']);
    if (before === 0) store.clear();
    else store.delete(IDBKeyRange.upperBound(before, true));
    store.transaction.objectStore('journal').clear();
    await end(store.transaction);
  }

  /**
   * One more piece of a file that is made for a provider; downloaded after the last.
   * @param {string} name @param {string} text @param {boolean} last
   */
  write(name, text, last) {
    const parts = this.#writing.get(name) ?? [];
    parts.push(new Blob([text])); // the browser may put it on disk
    this.#writing.set(name, parts);
    if (!last) return;
    this.#writing.delete(name);
    saveBlob(name, new Blob(parts, { type: 'application/octet-stream' }));
  }

  /** Lets the person choose files of results; must be called inside their gesture. */
  pickResults() {
    this.#picker ??= makeFilePicker((files) => {
      this.#last = this.#last.then(() => this.#work(() => this.#takeResults(files)));
    });
    this.#picker.click();
  }

  /** @param {Uint8Array} piece of the results @param {boolean} last */
  #takePiece(piece, last) {
    if (this.#program.give('BatchResultsArrived', { last }, piece)) return;
    throw new RangeError('no memory for the results');
  }

  /** @param {File[]} files */
  async #takeResults(files) {
    for (const [index, file] of files.entries()) {
      for (let at = 0; at < file.size; at += CHUNK) {
        const piece = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
        this.#takePiece(piece, false);
      }
      // A file may lack the line end that keeps it apart from the next one.
      this.#takePiece(new Uint8Array([10]), index === files.length - 1);
    }
  }
}
