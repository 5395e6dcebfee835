// The program's exports as plain functions: text goes in as JavaScript strings, memory is handled here.
// Exports only take news in; see web/exports.cpp.

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

/** The running program, as JavaScript sees it. */
export class Program {
  #module = null;
  #stopped = false;

  /** @param {object} module the instantiated Emscripten module */
  attach(module) {
    this.#module = module;
  }

  /** After a crash: nothing reaches the program any more. */
  stop() {
    this.#stopped = true;
    this.#module = new Proxy({}, { get: () => () => 0 });
  }

  get running() {
    return this.#module !== null && !this.#stopped;
  }

  /** A view of the heap that is valid until the next call into the program. */
  get bytes() {
    return this.#module.HEAPU8;
  }

  /** Calls an export with texts; each becomes a pointer and a length. */
  #call(name, before, ...texts) {
    if (this.#stopped) return;
    const parts = texts.map((text) => encoder.encode(text));
    const pointers = parts.map((part) => this.#module._malloc(part.length + 1));
    parts.forEach((part, i) => this.#module.HEAPU8.set(part, pointers[i]));
    const args = parts.flatMap((part, i) => [pointers[i], part.length]);
    try {
      this.#module[`_triptych_${name}`](...before, ...args);
    } finally {
      pointers.forEach((pointer) => this.#module._free(pointer));
    }
  }

  /** @param {number} kind see ACTION @param {number} item @param {string} [text] */
  action(kind, item, text = '') {
    this.#call('action', [kind, item], text);
  }

  scroll(item, top, left) {
    this.#module._triptych_scroll(item, top, left);
  }
  pointer(what, x, y) {
    this.#module._triptych_pointer(what, x, y);
  }
  frame() {
    this.#module._triptych_frame();
  }
  turn() {
    this.#module._triptych_turn();
  }
  hidden(yes) {
    this.#module._triptych_hidden(yes ? 1 : 0);
  }
  resize(width, height, density) {
    this.#module._triptych_resize(width, height, density);
  }
  context(restored) {
    this.#module._triptych_context(restored ? 1 : 0);
  }

  settings(json) {
    this.#call('settings', [], json);
  }
  keys(json) {
    this.#call('keys', [], json);
  }
  fragment(text) {
    this.#call('fragment', [], text);
  }
  copied(ok, what) {
    this.#call('copied', [ok ? 1 : 0], what);
  }
  display(flags, forcedColours) {
    this.#call('display', [flags], forcedColours);
  }
  languages(lines) {
    this.#call('languages', [], lines);
  }
  strings(code, json) {
    this.#call('strings', [], code, json);
  }
  updateFound() {
    this.#module._triptych_update_found();
  }
  day(iso) {
    this.#call('day', [], iso);
  }
  online(yes) {
    this.#module._triptych_online(yes ? 1 : 0);
  }

  lessons(json) {
    this.#call('lessons', [], json);
  }
  progress(json) {
    this.#call('progress', [], json);
  }
  pythonSaid(kind, text, image = 0) {
    this.#call('python_said', [image], kind, text);
  }
  pythonFailed(type, words) {
    this.#call('python_failed', [], type, words);
  }
  pythonAsked(kind, text, preset) {
    this.#call('python_asked', [], kind, text, preset);
  }
  pythonEnded(outcome, milliseconds, kept) {
    this.#call('python_ended', [milliseconds, kept ? 1 : 0], outcome);
  }
  cellDropped(id) {
    this.#module._triptych_cell_dropped(id);
  }

  /** A request of a Python cell. @param {Uint8Array|null} body */
  cellRequest(id, timeout, body, method, url, headers) {
    const size = body?.length ?? 0;
    const pointer = this.#module._malloc(size + 1);
    if (size > 0) this.#module.HEAPU8.set(body, pointer);
    this.#call('cell_request', [id, timeout, pointer, size], method, url, headers);
    this.#module._free(pointer);
  }

  /** Room for a file of `size` bytes; 0 when there is no memory for it. */
  fileBegin(token, size) {
    return this.#module._triptych_file_begin(token, size) >>> 0;
  }
  fileDone(token, name, id) {
    this.#call('file_done', [token], name, id);
  }
  lessonFileDone(token, path) {
    this.#call('lesson_file_done', [token], path);
  }
  fileDrop(token) {
    this.#module._triptych_file_drop(token);
  }
  /** Of a job; token: of the bytes that were filled in, 0 = none. */
  mediaNews(job, token, what, facts) {
    this.#call('media_news', [job, token], what, facts);
  }
  fileRefused(name, why, args, id = '') {
    this.#call('file_refused', [], name, why, args.join('\n'), id);
  }

  batchRestored(lines) {
    this.#call('batch_restored', [], lines);
  }
  batchElsewhere(elsewhere) {
    this.#module._triptych_batch_elsewhere(elsewhere ? 1 : 0);
  }
  batchRefused(key, args) {
    this.#call('batch_refused', [], key, args.join('\n'));
  }
  /** Room for the bytes of a file of the batch; 0 when there is none. */
  batchFileBegin(request, size) {
    return this.fileBegin((request | 0x80000000) >>> 0, size);
  }
  batchFileDone(request, whole) {
    this.#module._triptych_batch_file_read(request, whole ? 1 : 0);
  }

  /** @param {Uint8Array} head the file's first bytes */
  batchFileAdded(number, size, name, head) {
    this.#withBytes(head, (pointer) =>
      this.#call('batch_file_added', [number, size, pointer, head.length], name),
    );
  }

  /** @param {Uint8Array} bytes of a file of results */
  batchResults(bytes, last) {
    this.#withBytes(bytes, (pointer) =>
      this.#module._triptych_batch_results(pointer, bytes.length, last ? 1 : 0),
    );
  }

  #withBytes(bytes, use) {
    const pointer = this.#module._malloc(bytes.length + 1);
    this.#module.HEAPU8.set(bytes, pointer);
    use(pointer);
    this.#module._free(pointer);
  }

  /** @param {Uint8ClampedArray|null} rgba null: the picture could not be decoded */
  thumbnail(id, width, height, rgba) {
    if (rgba === null) return this.#module._triptych_thumbnail(id, 0, 0, 0);
    const pointer = this.#module._malloc(rgba.length);
    this.#module.HEAPU8.set(rgba, pointer);
    this.#module._triptych_thumbnail(id, width, height, pointer);
    this.#module._free(pointer);
  }

  session(epoch, offset, id, version) {
    this.#call('session', [epoch, offset], id, version);
  }
  keepProblem(what) {
    this.#call('keep_problem', [], what);
  }
  history(json) {
    this.#call('history', [], json);
  }
  runKept(id) {
    this.#call('run_kept', [], id);
  }
  runLoaded(id, json) {
    this.#call('run_loaded', [], id, json);
  }
  storage(used, quota) {
    if (this.running) this.#module._triptych_storage(used, quota);
  }

  busy() {
    return this.#module === null || this.#module._triptych_busy() !== 0;
  }
  framesDrawn() {
    return this.#module._triptych_frames_drawn();
  }
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
