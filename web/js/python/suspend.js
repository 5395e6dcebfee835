// Waiting where the browser can suspend a program (JSPI): the worker goes on reading messages, so
// output streams, Stop works in every wait, and HTTP is done by the page.

/** @import { HttpRequest, Post, Question, WaitNews, Waits } from './types.js' */

export class SuspendingWaits {
  #post;
  #stop = false;
  /** @type {(() => void) | null} */
  #wake = null; // ends the wait under way
  /** @type {((news: WaitNews) => void) | null} */
  #answer = null;
  #lastId = 0;
  /** @type {Map<number, {queue: WaitNews[], ready: (() => void) | null}>} */
  #requests = new Map(); // id -> {queue, ready}

  /** @param {Post} post */
  constructor(post) {
    this.#post = post;
  }

  begin() {
    this.#stop = false;
  }

  end() {
    for (const id of [...this.#requests.keys()]) this.close(id);
    this.#stop = false;
  }

  stopAsked() {
    return this.#stop;
  }

  stop() {
    this.#stop = true;
    this.#wake?.();
  }

  // One wait at a time: there is one program. start(done) may call done later; Stop calls it first.
  /**
   * @template T
   * @param {(done: (value: T) => void) => void} start @param {() => T} whenStopped
   * @returns {Promise<T>}
   */
  #wait(start, whenStopped) {
    return new Promise((resolve) => {
      /** @param {T} value */
      const done = (value) => {
        if (this.#wake !== wake) return;
        this.#wake = null;
        resolve(value);
      };
      const wake = () => done(whenStopped());
      this.#wake = wake;
      if (this.#stop) wake();
      else start(done);
    });
  }

  yield() {
    return this.#wait(
      (done) => {
        // A message to ourselves comes after those that wait already, and without a timer's delay.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          channel.port1.close();
          done(0);
        };
        channel.port2.postMessage(0);
      },
      () => 1,
    );
  }

  /** @param {number} seconds */
  sleep(seconds) {
    let timer = 0;
    return this.#wait(
      (done) => {
        timer = setTimeout(() => done(0), Math.min(seconds * 1e3, 2 ** 31 - 1));
      },
      () => {
        clearTimeout(timer);
        return 1;
      },
    );
  }

  /** @param {Question} question @returns {Promise<WaitNews>} */
  prompt(question) {
    return this.#wait(
      (done) => {
        this.#answer = done;
        this.#post({ type: 'prompt', ...question });
      },
      () => {
        this.#post({ type: 'prompt-cancelled' });
        return {};
      },
    );
  }

  /** @param {string | null} value */
  answer(value) {
    const done = this.#answer;
    this.#answer = null;
    done?.({ answer: value });
  }

  // --- HTTP: the page answers with head, chunk..., end, or error at any time

  /** @param {number} id @param {WaitNews} aborted @returns {Promise<WaitNews>} */
  #next(id, aborted) {
    const request = this.#requests.get(id);
    if (!request) return Promise.resolve({});
    const take = () => request.queue.shift() ?? {};
    return this.#wait(
      (done) => {
        if (request.queue.length > 0) done(take());
        else request.ready = () => done(take());
      },
      () => {
        this.close(id);
        return aborted;
      },
    );
  }

  /** @param {HttpRequest} request @returns {Promise<WaitNews>} */
  async send(request) {
    const id = ++this.#lastId;
    this.#requests.set(id, { queue: [], ready: null });
    const body = request.body ? [request.body.buffer] : [];
    this.#post({ type: 'http', id, ...request }, body);
    const news = await this.#next(id, { error: 'aborted' });
    if (news.error) this.#requests.delete(id);
    return { ...news, id };
  }

  /** @param {number} id @returns {Promise<WaitNews>} */
  async read(id) {
    const request = this.#requests.get(id);
    if (!request) return {};
    const news = await this.#next(id, { error: 'aborted' });
    if (news.error || !news.bytes) this.#requests.delete(id);
    return news;
  }

  /** @param {number} id */
  close(id) {
    if (this.#requests.delete(id)) this.#post({ type: 'http-abort', id });
  }

  /** From the page. @param {number} id @param {WaitNews} news */
  httpNews(id, news) {
    const request = this.#requests.get(id);
    if (!request) return;
    if (news.bytes && news.bytes.length === 0) return; // would read as the end
    request.queue.push(news);
    const ready = request.ready;
    request.ready = null;
    ready?.();
  }
}
