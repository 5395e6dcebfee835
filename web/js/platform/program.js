// The program's exports as plain functions: text goes in as JavaScript strings, memory is handled here.
// Exports only take news in; see web/exports.cpp.

/** @import { Bytes, ProgramModule, TextExports } from './types.js' */

const encoder = new TextEncoder();

/** Kinds of actions, in the order of ui::Action::Kind. */
export const ACTION = Object.freeze({
  activate: 0,
  text: 1,
  submit: 2,
  cancel: 3,
  moveUp: 4,
  moveDown: 5,
  focus: 6,
  blur: 7,
  shortcut: 8,
});

/** Parts of the browser's storage, in the order of StorageArea. */
export const AREA = Object.freeze({ settings: 0, tab: 1, batch: 2 });

/** The running program, as JavaScript sees it. */
export class Program {
  /** @type {ProgramModule | null} */
  #attached = null;
  #stopped = false;

  /** @param {ProgramModule} module the instantiated Emscripten module @param {ProgramModule} module */
  attach(module) {
    this.#attached = module;
  }

  get #module() {
    if (this.#attached === null) throw new Error('the program is not there yet');
    return this.#attached;
  }

  /** After a crash: nothing reaches the program any more. */
  stop() {
    this.#stopped = true;
    this.#attached = new Proxy(this.#module, {
      get: (_, name) => (name === 'HEAPU8' ? new Uint8Array(0) : () => 0),
    });
  }

  get running() {
    return this.#attached !== null && !this.#stopped;
  }

  /** A view of the heap that is valid until the next call into the program. */
  get bytes() {
    return this.#module.HEAPU8;
  }

  /**
   * Calls an export with texts; each becomes a pointer and a length.
   * @template {keyof TextExports} N
   * @param {N} name @param {TextExports[N][0]} before @param {TextExports[N][1]} texts
   */
  #call(name, before, ...texts) {
    if (this.#stopped) return;
    const parts = texts.map((text) => encoder.encode(text));
    const pointers = parts.map((part) => this.#module._malloc(part.length + 1));
    parts.forEach((part, i) => this.#module.HEAPU8.set(part, pointers[i]));
    const args = parts.flatMap((part, i) => [pointers[i], part.length]);
    try {
      this.#module[`_triptych_${name}`](...before, ...args);
    } finally {
      // A key may be among them: nothing of it is left in free memory (web/wiping_heap.cpp).
      pointers.forEach((pointer, i) => {
        this.#module.HEAPU8.fill(0, pointer, pointer + parts[i].length);
        this.#module._free(pointer);
      });
    }
  }

  /** @param {number} kind see ACTION @param {number} item @param {string} [text] */
  action(kind, item, text = '') {
    this.#call('action', [kind, item], text);
  }

  /** @param {number} item @param {number} top @param {number} left */
  scroll(item, top, left) {
    this.#module._triptych_scroll(item, top, left);
  }
  /** @param {number} what @param {number} x @param {number} y */
  pointer(what, x, y) {
    this.#module._triptych_pointer(what, x, y);
  }
  frame() {
    this.#module._triptych_frame();
  }
  turn() {
    this.#module._triptych_turn();
  }
  /** The page is closed or reloaded. */
  left() {
    this.#module._triptych_left();
  }
  /** Writes down what arrived; true: leaving would lose the rest of an answer that is paid for. */
  unfinished() {
    return this.running && this.#module._triptych_unfinished() !== 0;
  }
  /** @param {boolean} yes */
  hidden(yes) {
    this.#module._triptych_hidden(yes ? 1 : 0);
  }
  /** @param {number} width @param {number} height @param {number} density */
  resize(width, height, density) {
    this.#module._triptych_resize(width, height, density);
  }
  /** @param {boolean} restored */
  context(restored) {
    this.#module._triptych_context(restored ? 1 : 0);
  }

  /** @param {string} json */
  settings(json) {
    this.#call('settings', [], json);
  }
  /** @param {string} json */
  keys(json) {
    this.#call('keys', [], json);
  }
  /** @param {string} text */
  fragment(text) {
    this.#call('fragment', [], text);
  }
  /** @param {boolean} ok @param {string} what */
  copied(ok, what) {
    this.#call('copied', [ok ? 1 : 0], what);
  }
  /** @param {number} flags @param {string} forcedColours */
  display(flags, forcedColours) {
    this.#call('display', [flags], forcedColours);
  }
  /** @param {string} lines */
  languages(lines) {
    this.#call('languages', [], lines);
  }
  /** @param {string} code @param {string} json */
  strings(code, json) {
    this.#call('strings', [], code, json);
  }
  keysForgotten() {
    if (!this.#stopped) this.#module._triptych_keys_forgotten();
  }
  updateFound() {
    this.#module._triptych_update_found();
  }
  /** @param {string} iso */
  day(iso) {
    this.#call('day', [], iso);
  }
  /** @param {boolean} yes */
  online(yes) {
    this.#module._triptych_online(yes ? 1 : 0);
  }

  /** @param {string} json */
  lessons(json) {
    this.#call('lessons', [], json);
  }
  /** @param {string} json */
  progress(json) {
    this.#call('progress', [], json);
  }
  /** @param {string} kind @param {string} text @param {number} [image] */
  pythonSaid(kind, text, image = 0) {
    this.#call('python_said', [image], kind, text);
  }
  /** @param {string} type @param {string} words */
  pythonFailed(type, words) {
    this.#call('python_failed', [], type, words);
  }
  /** @param {string} kind @param {string} text @param {string} preset */
  pythonAsked(kind, text, preset) {
    this.#call('python_asked', [], kind, text, preset);
  }
  /** @param {string} outcome @param {number} milliseconds @param {boolean} kept */
  pythonEnded(outcome, milliseconds, kept) {
    this.#call('python_ended', [milliseconds, kept ? 1 : 0], outcome);
  }
  /** @param {number} id */
  cellDropped(id) {
    this.#module._triptych_cell_dropped(id);
  }

  /**
   * A request of a Python cell. @param {Bytes|null} body
   * @param {number} id @param {number} timeout @param {Bytes|null} body @param {string} method
   * @param {string} url @param {string} headers
   */
  cellRequest(id, timeout, body, method, url, headers) {
    const size = body?.length ?? 0;
    const pointer = this.#module._malloc(size + 1);
    if (body) this.#module.HEAPU8.set(body, pointer);
    this.#call('cell_request', [id, timeout, pointer, size], method, url, headers);
    this.#module._free(pointer);
  }

  /**
   * Room for a file of `size` bytes; 0 when there is no memory for it.
   * @param {number} token @param {number} size
   */
  fileBegin(token, size) {
    return this.#module._triptych_file_begin(token, size) >>> 0;
  }
  /** @param {number} token @param {string} name @param {string} id */
  fileDone(token, name, id) {
    this.#call('file_done', [token], name, id);
  }
  /** @param {number} token @param {string} path */
  lessonFileDone(token, path) {
    this.#call('lesson_file_done', [token], path);
  }
  /** @param {number} token */
  fileDrop(token) {
    this.#module._triptych_file_drop(token);
  }
  /**
   * Of a job; token: of the bytes that were filled in, 0 = none.
   * @param {number} job @param {number} token @param {string} what @param {string} facts
   */
  mediaNews(job, token, what, facts) {
    this.#call('media_news', [job, token], what, facts);
  }
  /** @param {string} name @param {string} why @param {string[]} args @param {string} [id] */
  fileRefused(name, why, args, id = '') {
    this.#call('file_refused', [], name, why, args.join('\n'), id);
  }

  /** @param {string} lines */
  batchRestored(lines) {
    this.#call('batch_restored', [], lines);
  }
  /** @param {boolean} elsewhere */
  batchElsewhere(elsewhere) {
    this.#module._triptych_batch_elsewhere(elsewhere ? 1 : 0);
  }
  /** @param {string} key @param {string[]} args */
  batchRefused(key, args) {
    this.#call('batch_refused', [], key, args.join('\n'));
  }
  /**
   * Room for the bytes of a file of the batch; 0 when there is none.
   * @param {number} request @param {number} size
   */
  batchFileBegin(request, size) {
    return this.fileBegin((request | 0x80000000) >>> 0, size);
  }
  /** @param {number} request @param {boolean} whole */
  batchFileDone(request, whole) {
    this.#module._triptych_batch_file_read(request, whole ? 1 : 0);
  }

  /**
   * @param {Uint8Array} head the file's first bytes
   * @param {number} number @param {number} size @param {string} name @param {Bytes} head
   */
  batchFileAdded(number, size, name, head) {
    this.#withBytes(head, (pointer) =>
      this.#call('batch_file_added', [number, size, pointer, head.length], name),
    );
  }

  /** @param {Uint8Array} bytes of a file of results @param {Bytes} bytes @param {boolean} last */
  batchResults(bytes, last) {
    this.#withBytes(bytes, (pointer) =>
      this.#module._triptych_batch_results(pointer, bytes.length, last ? 1 : 0),
    );
  }

  /** @param {ArrayLike<number>} bytes @param {(pointer: number) => void} use */
  #withBytes(bytes, use) {
    const pointer = this.#module._malloc(bytes.length + 1);
    this.#module.HEAPU8.set(bytes, pointer);
    use(pointer);
    this.#module._free(pointer);
  }

  /**
   * @param {ArrayLike<number>|null} rgba null: the picture could not be decoded
   * @param {number} id @param {number} width @param {number} height
   * @param {ArrayLike<number>|null} rgba
   */
  thumbnail(id, width, height, rgba) {
    if (rgba === null) return this.#module._triptych_thumbnail(id, 0, 0, 0);
    const pointer = this.#module._malloc(rgba.length);
    this.#module.HEAPU8.set(rgba, pointer);
    this.#module._triptych_thumbnail(id, width, height, pointer);
    this.#module._free(pointer);
  }

  /**
   * @param {number} epoch @param {number} offset @param {string} id @param {string} version
   * @param {string} origin @param {string} pack
   */
  session(epoch, offset, id, version, origin, pack) {
    this.#call('session', [epoch, offset], id, version, origin, pack);
  }
  /** @param {string} what */
  keepProblem(what) {
    this.#call('keep_problem', [], what);
  }
  /** @param {string} id @param {string} problem '' = it lies there */
  textKept(id, problem) {
    this.#call('text_kept', [], id, problem);
  }
  /** @param {number} area see AREA @param {string} what '' = no longer; full or missing */
  storageProblem(area, what) {
    this.#call('storage_problem', [area], what);
  }
  /** @param {string} json */
  history(json) {
    this.#call('history', [], json);
  }
  /** @param {string} id */
  runKept(id) {
    this.#call('run_kept', [], id);
  }
  /** @param {string} id @param {string} json */
  runLoaded(id, json) {
    this.#call('run_loaded', [], id, json);
  }
  /** @param {number} used @param {number} quota */
  storage(used, quota) {
    if (this.running) this.#module._triptych_storage(used, quota);
  }

  /** What is to be printed comes to Printer.show() before this returns. */
  print() {
    this.#module._triptych_print();
  }

  busy() {
    return this.#attached === null || this.#module._triptych_busy() !== 0;
  }
  framesDrawn() {
    return this.#module._triptych_frames_drawn();
  }
  /** @returns {[milliseconds: number, items: number]} */
  mirrorCost() {
    return [this.#module._triptych_mirror_ms(), this.#module._triptych_mirror_items()];
  }
  atlas() {
    return this.#module._triptych_atlas();
  }
  turns() {
    return this.#module._triptych_turns();
  }
}
