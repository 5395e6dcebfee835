// Waiting where the browser cannot suspend a program: the worker stands still. Requests are
// synchronous and made here, without the page; Stop ends the worker; a question needs an address
// that answers it (a service worker), else it cannot be asked.

const ENDPOINT_OF_NOBODY = 'This browser cannot ask a question while a cell runs. Give the value in a variable, or use a newer browser.';

export class BlockingWaits {
  #promptUrl;
  #post;
  #lastId = 0;
  #bodies = new Map();
  // Atomics.wait needs shared memory; one of our own is allowed without any special headers.
  #clock = sharedWord();

  constructor(post, promptUrl) {
    this.#post = post;
    this.#promptUrl = promptUrl;
  }

  begin() {}
  end() {
    this.#bodies.clear();
  }
  stopAsked() {
    return false;
  }
  stop() {}
  answer() {}
  httpNews() {}

  yield() {
    return 0;
  }

  sleep(seconds) {
    if (this.#clock) {
      Atomics.wait(this.#clock, 0, 0, seconds * 1e3);
      return 0;
    }
    const end = performance.now() + seconds * 1e3;
    while (performance.now() < end);
    return 0;
  }

  prompt(question) {
    if (question.kind === 'alert') {
      this.#post({ type: 'prompt', ...question });
      return '';
    }
    if (!this.#promptUrl) {
      this.#post({ type: 'note', text: ENDPOINT_OF_NOBODY });
      return null;
    }
    this.#post({ type: 'prompt', ...question });
    const request = new XMLHttpRequest();
    request.open('GET', this.#promptUrl, false);
    request.send();
    return request.status === 200 ? request.responseText : null;
  }

  send({ method, url, headers, body, timeout_ms: timeout }) {
    const request = new XMLHttpRequest();
    try {
      request.open(method, url, false);
      request.responseType = 'arraybuffer';
      if (timeout > 0) request.timeout = timeout;
      for (const [name, value] of headers) request.setRequestHeader(name, value);
      request.send(body);
    } catch (problem) {
      const error = problem.name === 'TimeoutError' ? 'timeout' : 'network';
      return { error, message: problem.message };
    }
    if (!request.status) return { error: 'network' };
    const id = ++this.#lastId;
    this.#bodies.set(id, new Uint8Array(request.response));
    const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean);
    return { id, status: request.status, headers: lines.map((line) => line.split(/: ?(.*)/s, 2)) };
  }

  read(id) {
    const bytes = this.#bodies.get(id) ?? null;
    this.#bodies.delete(id);
    return { bytes };
  }

  close(id) {
    this.#bodies.delete(id);
  }
}

function sharedWord() {
  try {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    return new Int32Array(memory.buffer, 0, 1);
  } catch {
    return null;
  }
}
