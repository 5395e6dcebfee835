// The program's exports as plain functions: text goes in as JavaScript strings, memory is handled here. What
// happens all the time (frames, input) has a function of its own; everything else is a message, see
// web/messages.inc: tell() sends one, give() one with bytes.

/** @import { Bytes, ProgramModule, TextExports } from './types.js' */
/** @import { ToProgram } from './messages.js' */

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
  /** @type {(() => void)[] | null} what waits, in its order; null: nothing has to */
  #held = null;
  #nextToken = 1; // of bytes on their way

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

  /** What happens waits until release(): the rest of the program is on its way. The first frame does not. */
  hold() {
    this.#held ??= [];
  }
  /** @param {() => void} [before] what goes first */
  release(before = () => {}) {
    const held = this.#held ?? [];
    this.#held = null;
    before();
    for (const call of held) call();
  }
  get holding() {
    return this.#held !== null;
  }

  /** @param {() => void} call */
  #now(call) {
    if (this.#held) this.#held.push(call);
    else call();
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
    if (this.#stopped) return 0;
    const parts = texts.map((text) => encoder.encode(text));
    const pointers = parts.map((part) => this.#module._malloc(part.length + 1));
    // Nothing may be written there, and the text cannot be left out: this is the end, and says so.
    if (pointers.includes(0)) throw new WebAssembly.RuntimeError('out of memory');
    parts.forEach((part, i) => this.#module.HEAPU8.set(part, pointers[i]));
    const args = parts.flatMap((part, i) => [pointers[i], part.length]);
    try {
      return this.#module[`_triptych_${name}`](...before, ...args);
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
    this.#now(() => this.#call('action', [kind, item], text));
  }

  /** @param {number} item @param {number} top @param {number} left */
  scroll(item, top, left) {
    this.#now(() => this.#module._triptych_scroll(item, top, left));
  }
  /** @param {number} what @param {number} x @param {number} y */
  pointer(what, x, y) {
    this.#now(() => this.#module._triptych_pointer(what, x, y));
  }
  frame() {
    if (this.framesDrawn() === 0) this.#module._triptych_frame();
    else this.#now(() => this.#module._triptych_frame());
  }
  turn() {
    this.#now(() => this.#module._triptych_turn());
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
    this.#now(() => this.#module._triptych_hidden(yes ? 1 : 0));
  }
  /** @param {number} width @param {number} height @param {number} density */
  resize(width, height, density) {
    this.#now(() => this.#module._triptych_resize(width, height, density));
  }
  /** @param {boolean} restored */
  context(restored) {
    this.#now(() => this.#module._triptych_context(restored ? 1 : 0));
  }

  /**
   * Sends a message.
   * @template {keyof ToProgram} Kind
   * @param {Kind} kind @param {ToProgram[Kind]} fields
   * @param {number} [token] of the bytes that come with it, see room()
   */
  tell(kind, fields, token = 0) {
    const json = JSON.stringify(fields);
    this.#now(() => {
      if (this.#stopped || this.#call('told', [token], kind, json)) return;
      throw new Error(`no message of the program: ${kind}`);
    });
  }

  /**
   * Sends a message with bytes; false: there is no memory for them, and nothing was sent.
   * @template {keyof ToProgram} Kind
   * @param {Kind} kind @param {ToProgram[Kind]} fields @param {ArrayLike<number>} bytes
   */
  give(kind, fields, bytes) {
    const { token, start } = this.room(bytes.length);
    if (start === 0) return false;
    this.bytes.set(bytes, start);
    this.tell(kind, fields, token);
    return true;
  }

  /**
   * Room for bytes, which a message takes along by its token; start 0: there is no memory.
   * @param {number} size
   */
  room(size) {
    const token = this.#nextToken++;
    return { token, start: this.#module._triptych_file_begin(token, size) >>> 0 };
  }
  /**
   * Writes a step of a file in the body of a request (web/fetch_transport.h).
   * @param {number} request @param {number} part @param {number} at @param {number} room see allocate()
   * @returns {number} bytes written; 0: the request is over
   */
  bodyStep(request, part, at, room) {
    return this.#module._triptych_body_step(request, part, at, room);
  }
  /** Memory of the program, until free(); 0: there is none. @param {number} size */
  allocate(size) {
    return this.#module._malloc(size) >>> 0;
  }
  /** @param {number} pointer */
  free(pointer) {
    this.#module._free(pointer);
  }

  /** Gives the room back. @param {number} token */
  drop(token) {
    this.#module._triptych_file_drop(token);
  }

  /** What is to be printed comes to Printer.show() before this returns. */
  print() {
    this.#module._triptych_print();
  }

  asking() {
    return this.#module._triptych_asking() !== 0;
  }

  busy() {
    return this.#attached === null || this.holding || this.#module._triptych_busy() !== 0;
  }
  framesDrawn() {
    return this.#attached?._triptych_frames_drawn() ?? 0;
  }
  /** @returns {[milliseconds: number, items: number]} */
  mirrorCost() {
    return [this.#module._triptych_mirror_ms(), this.#module._triptych_mirror_items()];
  }
  atlas() {
    return this.#module._triptych_atlas();
  }
  missedWords() {
    const all = this.#module.UTF8ToString(this.#module._triptych_missed_words());
    return all.split('\n').filter(Boolean);
  }
  turns() {
    return this.#module._triptych_turns();
  }
}
