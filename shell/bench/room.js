// The window in which everything is measured, as bench.html drives it: pages are opened in it, and things are found
// as a person finds them, by role and name. The product does not run inside of other pages, so it is a window.

const LONGEST_MS = 120_000; // then something has gone wrong
const LOOK_MS = 4; // the shortest that browsers grant
const CLOSED_MS = 300; // how often is looked whether somebody closed the window
const PRODUCT = 'bench_stage.html';
const EMPTY = 'bench_floor.html';

/** @typedef {Window & typeof globalThis} Page */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** Why measuring ended before its end, in words for a person. */
export class Stopped extends Error {}

export class Room {
  /** @type {Page} */
  #page;
  /** @type {Promise<never>} */
  #ended;
  /** @type {(why: Error) => void} */
  #end = () => {};
  #visits = 0;
  #watch;
  /** @type {(milliseconds: number) => void} */
  #drawn = () => {};
  /** Browsers draw no frames of a window that is hidden: what was measured then does not count. */
  hidden = false;
  /** @type {Stopped | null} why it was closed, once it is: whatever fails from then on fails of that */
  closed = null;

  /** Must be called inside the person's click. @param {string} settings of the product, as it keeps them */
  constructor(settings) {
    const page = window.open('', '', 'popup,width=1100,height=800');
    if (!page)
      throw new Stopped('The browser did not let this page open a window. Allow it and run again.');
    this.#page = /** @type {Page} */ (page);
    this.#ended = new Promise((_, refuse) => {
      this.#end = refuse;
    });
    this.#ended.catch(() => {}); // whoever waits is told
    this.#watch = setInterval(() => {
      if (this.#page.closed) this.close('The window was closed.');
    }, CLOSED_MS);
    window.triptychBench = {
      settings,
      drawn: (milliseconds) => this.#drawn(milliseconds),
      failed: (why) => this.close(`The page did not open: ${why}`),
      unseen: () => {
        this.hidden = true;
      },
    };
  }

  /** Whatever goes on in it ends. @param {string} why */
  close(why) {
    clearInterval(this.#watch);
    this.#page.close();
    this.closed ??= new Stopped(why);
    this.#end(this.closed);
    delete window.triptychBench;
  }

  get page() {
    return this.#page;
  }
  get document() {
    return this.#page.document;
  }
  get probe() {
    return this.#page.__triptych;
  }
  get stage() {
    const stage = this.#page.benchStage;
    if (!stage) throw new Error('the product is not there');
    return stage;
  }

  /**
   * Ends with the window, too: what a window that is gone has promised never comes.
   * @template T
   * @param {Promise<T>} work @param {string} what @returns {Promise<T>}
   */
  async wait(work, what) {
    let timer = 0;
    const late = new Promise((_, refuse) => {
      timer = setTimeout(() => refuse(new Stopped(`Nothing came: ${what}.`)), LONGEST_MS);
    });
    try {
      return /** @type {T} */ (await Promise.race([work, this.#ended, late]));
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {string} address @param {string} what */
  #open(address, what) {
    /** @type {Promise<number>} */
    const drawn = new Promise((done) => {
      this.#drawn = done;
    });
    this.#page.location.replace(new URL(address, document.baseURI).href);
    return this.wait(drawn, what);
  }

  /** The product as a stranger sees it. @param {string} place @returns milliseconds to its first frame */
  openProduct(place) {
    this.#visits += 1;
    return this.#open(`${PRODUCT}?testing=1&visit=${this.#visits}#${place}`, 'the product');
  }

  /** A page that only clears a canvas. @returns milliseconds to its first frame */
  openEmpty() {
    this.#visits += 1;
    return this.#open(`${EMPTY}?visit=${this.#visits}`, 'the empty page');
  }

  /** @param {() => unknown} test looked at by the clock: asking in every frame would make frames */
  until(test, what = 'the product at rest') {
    const page = this.#page;
    /** @type {Promise<void>} */
    const found = new Promise((done, refuse) => {
      const look = () => {
        try {
          if (test()) done();
          else page.setTimeout(look, LOOK_MS);
        } catch (problem) {
          refuse(problem);
        }
      };
      look();
    });
    return this.wait(found, what);
  }

  /** The same for what takes no longer than a few frames: looked at after every task. @param {() => unknown} test */
  soon(test, what = 'the product at rest') {
    const { port1, port2 } = new this.#page.MessageChannel();
    /** @type {Promise<void>} */
    const found = new Promise((done) => {
      port1.onmessage = () => (test() ? done() : port2.postMessage(0));
      port2.postMessage(0);
    });
    return this.wait(found, what);
  }

  idle() {
    return this.until(() => this.probe?.idle());
  }

  /** @param {number} count of the browser's own frames */
  frames(count) {
    const page = this.#page;
    /** @type {Promise<void>} */
    const passed = new Promise((done) => {
      let left = count;
      const step = () => (left-- > 0 ? page.requestAnimationFrame(step) : done());
      step();
    });
    return this.wait(passed, 'frames');
  }

  /** @param {string} selector @param {string | RegExp} name as a screen reader says it */
  #find(selector, name) {
    /** @param {Element} one */
    const isIt = (one) => {
      const labels =
        one instanceof this.#page.HTMLInputElement || one instanceof this.#page.HTMLTextAreaElement
          ? [...(one.labels ?? [])]
          : [];
      const words = [
        one.getAttribute('aria-label'),
        one.textContent,
        ...labels.map((label) => label.textContent),
      ];
      return words.some((said) =>
        typeof name === 'string' ? said?.trim() === name : name.test(said?.trim() ?? ''),
      );
    };
    const found = [...this.document.querySelectorAll(selector)].find(isIt);
    if (!found) throw new Error(`nothing is called ${name}`);
    return found;
  }

  /** @param {string | RegExp} name */
  button(name, inside = '') {
    return /** @type {HTMLElement} */ (this.#find(`${inside} button`, name));
  }
  /** @param {string} name */
  field(name) {
    return /** @type {Field} */ (this.#find('input, textarea', name));
  }

  /** As if it had been typed. @param {Field} field @param {string} text */
  fill(field, text) {
    field.focus();
    field.value = text;
    field.dispatchEvent(new this.#page.InputEvent('input', { bubbles: true }));
  }
}
