// The page's half of a wait of a cell that the browser cannot suspend (block.js): the cell's worker asks the
// service worker (shell/service_worker.js) for news, which asks its pages; the page that knows the token answers.
// News are numbered and kept until the next one is asked for, since an answer can miss a request that gave up.

/** @import { Carrier, WaitNews } from './types.js' */

const COME_MS = 30_000; // that it may take to come and to store the page: a slow line

/**
 * @typedef {object} Box
 * @property {number} first number of the first of `news`
 * @property {WaitNews[]} news
 * @property {{number: number, port: MessagePort} | null} asked
 */

export class Relay {
  /** @type {Map<string, Map<string, Box>>} */
  #boxes = new Map(); // token -> id -> box
  #carrier = navigator.serviceWorker ?? null;
  #registered;

  /** @param {Carrier} carrier */
  constructor({ url, registered }) {
    this.url = url;
    this.#registered = registered;
    this.#carrier?.addEventListener('message', ({ data, ports }) => {
      if (data?.type === 'python-wait') this.#asked(data, ports[0]);
    });
    this.#carrier?.startMessages();
  }

  /** Is there a service worker to carry what is put here? */
  get ready() {
    return Boolean(this.#carrier?.controller);
  }

  /** Until there is one, or it is clear that none comes. */
  async come() {
    const carrier = this.#carrier;
    if (!carrier || this.ready) return;
    const controlled = new Promise((resolve) => {
      carrier.addEventListener('controllerchange', resolve, { once: true });
    });
    const none = this.#registered.then((registration) => registration && ended(registration));
    const late = new Promise((resolve) => {
      setTimeout(resolve, COME_MS);
    });
    await Promise.race([controlled, none, late]);
  }

  /** A name for one worker, which no other page can guess. */
  open() {
    const token = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) =>
      n.toString(36),
    ).join('-');
    this.#boxes.set(token, new Map());
    return token;
  }

  /** @param {string} token */
  close(token) {
    this.#boxes.delete(token);
  }

  /** Forgets what is under way; its worker goes on. @param {string} token */
  clear(token) {
    this.#boxes.get(token)?.clear();
  }

  /** @param {string} token @param {number | string | null} id @param {WaitNews} news */
  put(token, id, news) {
    const box = this.#box(token, String(id));
    if (!box) return;
    box.news.push(news);
    this.#deliver(box);
  }

  /** @param {string} token @param {string} id */
  #box(token, id) {
    const boxes = this.#boxes.get(token);
    if (boxes && !boxes.has(id)) boxes.set(id, { first: 0, news: [], asked: null });
    return boxes?.get(id);
  }

  /** @param {{token: string, id: string, number: string}} question @param {MessagePort} port */
  #asked({ token, id, number }, port) {
    const box = this.#box(token, id);
    if (!box) return; // another page's
    port.postMessage('here');
    box.asked = { number: Number(number), port };
    this.#deliver(box);
  }

  /** @param {Box} box */
  #deliver(box) {
    if (!box.asked) return;
    const { number, port } = box.asked;
    for (; box.first < number && box.news.length > 0; box.first += 1) box.news.shift();
    if (box.news.length === 0) return;
    box.asked = null;
    const [{ bytes, ...rest }] = box.news;
    port.postMessage(bytes ? { bytes } : { json: JSON.stringify(rest) });
  }
}

/** Until it is clear that its worker does not take this page. @param {ServiceWorkerRegistration} registration */
function ended({ installing, waiting, active }) {
  const worker = installing ?? waiting ?? active;
  return new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const look = () => {
      if (!worker || worker.state === 'redundant') resolve();
      // It was there before the page, which was loaded past it (Shift and reload).
      else if (worker.state === 'activated') worker.postMessage('claim');
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}
