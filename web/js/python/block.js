// Waiting where the browser cannot suspend a program: the worker stands still, in a synchronous request
// that the service worker answers with what the page has to say (relay.js). Stop ends the worker.

/** @import { HttpRequest, Post, Question, RelayAddress, WaitNews, Waits } from './types.js' */

const NO_PAGE =
  'This browser holds a cell still while it waits, and needs the helper that also keeps this page ' +
  'for the time offline; it is not there yet. Wait some seconds and run the cell again. If that does not help, ' +
  'reload the page and run the cells from the top; a private window may not allow it at all.';
// A busy page may miss the time that the service worker gives it (shell/service_worker.js), again and again.
const ASK_TIMES = 15;
const NO_SLEEP = 'time.sleep() did not wait. ' + NO_PAGE;

export class BlockingWaits {
  #post;
  #relay;
  #carried = false;
  #lastId = 0;
  /** @type {Map<number, number>} */
  #requests = new Map(); // id -> number of the news that comes next
  // Atomics.wait needs shared memory; one of our own is allowed without any special headers.
  #clock = sharedWord();

  /**
   * @param {{url: string, token: string} | null} relay where the page's words are had
   * @param {Post} post
   */
  constructor(post, relay) {
    this.#post = post;
    this.#relay = relay;
  }

  /** @param {boolean} carried is there a service worker to carry the page's words? */
  begin(carried) {
    this.#carried = carried && this.#relay !== null;
  }
  end() {
    for (const id of [...this.#requests.keys()]) this.close(id);
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

  /** @param {number} seconds */
  sleep(seconds) {
    if (this.#clock) {
      Atomics.wait(this.#clock, 0, 0, seconds * 1e3);
      return 0;
    }
    const id = ++this.#lastId;
    this.#post({ type: 'sleep', id, seconds });
    if (this.#receive(id, 0).message) this.#post({ type: 'note', text: NO_SLEEP });
    return 0;
  }

  /** @param {Question} question @returns {WaitNews} */
  prompt(question) {
    if (!this.#carried) return { message: NO_PAGE };
    const id = ++this.#lastId;
    this.#post({ type: 'prompt', id, ...question });
    return this.#receive(id, 0);
  }

  /** @param {HttpRequest} request @returns {WaitNews} */
  send(request) {
    if (!this.#carried) return { error: 'no-page', message: NO_PAGE };
    const id = ++this.#lastId;
    const body = request.body ? [request.body.buffer] : [];
    this.#requests.set(id, 0);
    this.#post({ type: 'http', id, ...request }, body);
    return { id, ...this.read(id) };
  }

  /** @param {number} id @returns {WaitNews} */
  read(id) {
    const number = this.#requests.get(id);
    if (number === undefined) return {};
    this.#requests.set(id, number + 1);
    const news = this.#receive(id, number);
    if (news.error || (number > 0 && !news.bytes)) this.#requests.delete(id);
    return news;
  }

  /** @param {number} id */
  close(id) {
    if (this.#requests.delete(id)) this.#post({ type: 'http-abort', id });
  }

  // The page's news of that number about `id`.
  /** @param {number} id @param {number} number @returns {WaitNews} */
  #receive(id, number) {
    if (!this.#carried || !this.#relay) return { error: 'no-page', message: NO_PAGE };
    const { url, token } = this.#relay;
    const query = new URLSearchParams({ token, id: String(id), number: String(number) });
    for (let unheard = 0; unheard < ASK_TIMES;) {
      const request = new XMLHttpRequest();
      try {
        request.open('POST', `${url}?${query}`, false);
        request.responseType = 'arraybuffer';
        request.send();
      } catch {
        return { error: 'no-page', message: NO_PAGE };
      }
      // Any other answer is the web server's, who knows nothing of this.
      switch (request.getResponseHeader('python-news')) {
        case 'none':
          unheard += 1;
          continue;
        case 'later':
          continue;
        case 'bytes':
          return { bytes: new Uint8Array(request.response) };
        case 'json':
          return JSON.parse(new TextDecoder().decode(request.response));
        default:
          return { error: 'no-page', message: NO_PAGE };
      }
    }
    return { error: 'no-page', message: NO_PAGE };
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
