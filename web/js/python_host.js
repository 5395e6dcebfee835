// What the Python module finds as Module.host (web/python/bridge.js): says things to the page, and
// leaves waiting to `waits`, which suspends (python_suspend.js) or blocks (python_block.js).

import { drawFigure } from './python_figure.js';
import { Memory, readRequest, writeChunk, writeHead } from './python_memory.js';

const HTTP_ERRORS = { network: 1, timeout: 2, aborted: 3, 'no-page': 4 };
const YIELD_EVERY_MS = 50;

export class PythonHost {
  #waits;
  #post;
  #decoders = { 1: new TextDecoder(), 2: new TextDecoder() };
  #memory = null;
  #yieldedAt = 0;
  running = false;

  /** @param {(message: object) => void} post to the page */
  constructor(waits, post) {
    this.#waits = waits;
    this.#post = post;
  }

  attach(module) {
    this.#memory = new Memory(module);
    return this.#memory;
  }

  begin(carried) {
    this.running = true;
    this.#yieldedAt = performance.now();
    this.#waits.begin(carried);
  }

  end() {
    this.running = false;
    this.#waits.end();
  }

  write(stream, address, size) {
    // A character may be cut by the end of a piece: the decoder keeps the beginning.
    const text = this.#decoders[stream].decode(this.#memory.bytes(address, size), { stream: true });
    this.#post({ type: 'out', stream: stream === 1 ? 'stdout' : 'stderr', text });
  }

  show(kind, name, address, size) {
    const type = this.#memory.string(kind);
    const bytes = this.#memory.bytes(address, size);
    if (type.startsWith('image/')) {
      const message = { type: 'rich', kind: type, name: this.#memory.string(name), bytes };
      this.#post(message, [bytes.buffer]);
      return;
    }
    this.#post({
      type: 'rich',
      kind: type,
      name: '',
      value: JSON.parse(new TextDecoder().decode(bytes)),
    });
  }

  note(text) {
    this.#post({ type: 'note', text: this.#memory.string(text) });
  }

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

  sleep(seconds) {
    return this.#waits.sleep(seconds);
  }

  prompt(kind, text, preset, fault) {
    const m = this.#memory;
    const question = { kind: m.string(kind), text: m.string(text), preset: m.string(preset) };
    return then(this.#waits.prompt(question), ({ answer = null, message }) => {
      if (message) m.setWord(fault, m.newString(message));
      return answer === null ? 0 : m.newString(answer);
    });
  }

  httpSend(request, head) {
    const answer = this.#waits.send(readRequest(this.#memory, request));
    return then(answer, ({ error, ...rest }) => {
      writeHead(this.#memory, head, { error: error ? HTTP_ERRORS[error] : 0, ...rest });
    });
  }

  httpRead(id, chunk) {
    return then(this.#waits.read(id), ({ error, ...rest }) => {
      writeChunk(this.#memory, chunk, { error: error ? HTTP_ERRORS[error] : 0, ...rest });
    });
  }

  httpClose(id) {
    this.#waits.close(id);
  }

  draw(address, size, width, height) {
    const image = drawFigure(JSON.parse(this.#memory.text(address, size)));
    if (!image) return 0;
    this.#memory.setWord(width, image.width);
    this.#memory.setWord(height, image.height);
    return this.#memory.newBytes(image.data);
  }
}

// Works on a value now or later.
function then(value, use) {
  return value instanceof Promise ? value.then(use) : use(value);
}
