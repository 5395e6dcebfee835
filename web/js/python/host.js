// What the Python module finds as Module.host (web/python/bridge.js): says things to the page, and
// leaves waiting to `waits`, which suspends (suspend.js) or blocks (block.js).

import { drawFigure } from './figure.js';
import { Memory, readRequest, writeChunk, writeHead } from './memory.js';

/** @import { MaybePromise, Post, PythonModule, Waits } from './types.js' */

/** @type {Record<string, number>} */
const HTTP_ERRORS = { network: 1, timeout: 2, aborted: 3, 'no-page': 4, refused: 5 };
const YIELD_EVERY_MS = 50;

export class PythonHost {
  #waits;
  #post;
  /** @type {Record<number, TextDecoder>} */
  #decoders = { 1: new TextDecoder(), 2: new TextDecoder() };
  /** @type {Memory | null} */
  #attached = null;
  /** @type {Map<string, Blob>} */
  #offered = new Map(); // path -> what is read when a cell opens it
  #yieldedAt = 0;
  running = false;

  /** @param {Waits} waits @param {Post} post to the page */
  constructor(waits, post) {
    this.#waits = waits;
    this.#post = post;
  }

  /** @param {PythonModule} module */
  attach(module) {
    this.#attached = new Memory(module);
    return this.#attached;
  }

  get #memory() {
    if (this.#attached === null) throw new Error('the engine is not there yet');
    return this.#attached;
  }

  /** @param {boolean} carried */
  begin(carried) {
    this.running = true;
    this.#yieldedAt = performance.now();
    this.#waits.begin(carried);
  }

  end() {
    this.running = false;
    this.#waits.end();
  }

  /** @param {number} stream @param {number} address @param {number} size */
  write(stream, address, size) {
    // A character may be cut by the end of a piece: the decoder keeps the beginning.
    const text = this.#decoders[stream].decode(this.#memory.bytes(address, size), { stream: true });
    this.#post({ type: 'out', stream: stream === 1 ? 'stdout' : 'stderr', text });
  }

  /** @param {number} kind @param {number} name @param {number} address @param {number} size */
  show(kind, name, address, size) {
    const type = this.#memory.string(kind);
    const bytes = this.#memory.bytes(address, size);
    if (type.startsWith('image/')) {
      this.#post({ type: 'rich', kind: type, name: this.#memory.string(name), bytes }, [
        bytes.buffer,
      ]);
      return;
    }
    this.#post({
      type: 'rich',
      kind: type,
      name: '',
      value: JSON.parse(new TextDecoder().decode(bytes)),
    });
  }

  /** @param {number} text */
  note(text) {
    this.#post({ type: 'note', text: this.#memory.string(text) });
  }

  /** @param {number} type @param {number} cell @param {number} line @param {number} words */
  explain(type, cell, line, words) {
    const m = this.#memory;
    this.#post({
      type: 'error',
      error: m.string(type),
      cell: m.string(cell),
      line,
      text: m.string(words),
    });
  }

  poll() {
    if (!this.running) return 0;
    if (this.#waits.stopAsked()) return 1;
    if (performance.now() - this.#yieldedAt < YIELD_EVERY_MS) return 0;
    this.#yieldedAt = performance.now();
    return 2;
  }

  yield() {
    return this.#waits.yield();
  }

  /** @param {number} seconds */
  sleep(seconds) {
    return this.#waits.sleep(seconds);
  }

  /** @param {number} kind @param {number} text @param {number} preset @param {number} fault */
  prompt(kind, text, preset, fault) {
    const m = this.#memory;
    const question = { kind: m.string(kind), text: m.string(text), preset: m.string(preset) };
    return then(this.#waits.prompt(question), ({ answer = null, message }) => {
      if (message) m.setWord(fault, m.newString(message));
      return answer === null ? 0 : m.newString(answer);
    });
  }

  /** @param {number} request @param {number} head */
  httpSend(request, head) {
    const answer = this.#waits.send(readRequest(this.#memory, request));
    return then(answer, ({ error, ...rest }) => {
      writeHead(this.#memory, head, { error: error ? HTTP_ERRORS[error] : 0, ...rest });
    });
  }

  /** @param {number} id @param {number} chunk */
  httpRead(id, chunk) {
    return then(this.#waits.read(id), ({ error, ...rest }) => {
      writeChunk(this.#memory, chunk, { error: error ? HTTP_ERRORS[error] : 0, ...rest });
    });
  }

  /** @param {number} id */
  httpClose(id) {
    this.#waits.close(id);
  }

  /** A file that cells may open, until then in the browser's hands. @param {string} path @param {Blob} blob */
  offer(path, blob) {
    this.#offered.set(path, blob);
  }

  // Read at once, in both builds: a worker may, and no copy of it is made on the way.
  /** @param {number} path @param {number} to @param {number} size */
  file(path, to, size) {
    const blob = this.#offered.get(this.#memory.string(path));
    if (blob?.size !== size) return 0;
    try {
      this.#memory.setBytes(to, new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob)));
      return 1;
    } catch {
      return 0; // changed on the disk, or gone
    }
  }

  /** @param {number} address @param {number} size @param {number} width @param {number} height */
  draw(address, size, width, height) {
    const image = drawFigure(JSON.parse(this.#memory.text(address, size)));
    if (!image) return 0;
    this.#memory.setWord(width, image.width);
    this.#memory.setWord(height, image.height);
    return this.#memory.newBytes(image.data);
  }
}

// Works on a value now or later.
/**
 * @template T, R
 * @param {MaybePromise<T>} value @param {(value: T) => R} use @returns {MaybePromise<R>}
 */
function then(value, use) {
  return value instanceof Promise ? value.then(use) : use(value);
}
