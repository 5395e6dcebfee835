// Playwright's page, over WebDriver: what App and the specs use of it. Scripts that must run before the page's own
// are given to whoever serves it (startSite): WebDriver has no such thing.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ELEMENT, Locator, PATIENCE } from './locator.mjs';

const KEYS = {
  ...{ Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Space: ' ', Backspace: '\uE003' },
  ...{ Delete: '\uE017', Home: '\uE011', End: '\uE010', PageUp: '\uE00E', PageDown: '\uE00F' },
  ...{ ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015' },
  ...{ Shift: '\uE008', Control: '\uE009', ControlOrMeta: '\uE009', Alt: '\uE00A', Meta: '\uE03D' },
  ...{ F1: '\uE031', F5: '\uE035', F6: '\uE036', F11: '\uE03B', F12: '\uE03C' },
};

// Before everything else of the page: what it says, and which file picker it opens.
function watch() {
  window.said = [];
  window.pickers = [];
  for (const kind of /** @type {const} */ (['error', 'warn', 'log', 'info'])) {
    const say = console[kind];
    console[kind] = (...words) => {
      window.said.push(words.map(String).join(' '));
      say.apply(console, words);
    };
  }
  addEventListener('error', (event) =>
    window.said.push(`pageerror ${event.error ?? event.message}`),
  );
  addEventListener('unhandledrejection', (event) => window.said.push(`pageerror ${event.reason}`));
  addEventListener('securitypolicyviolation', (event) =>
    window.said.push(`refused ${event.violatedDirective} ${event.blockedURI}`),
  );
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type === 'file') window.pickers.push(this);
    else click.call(this);
  };
}

/** Until what was drawn last is on the screen. */
const shown = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));

/**
 * What its window has beside the page, when the page has this size; or after a while, when it has another.
 * @param {number} width @param {number} height
 */
const fitted = (width, height) =>
  new Promise((done) => {
    const end = performance.now() + 1000;
    const look = () => {
      const fits = innerWidth === width && innerHeight === height;
      const beside = [outerWidth - innerWidth, outerHeight - innerHeight];
      if (fits || performance.now() > end) done({ fits, beside });
      else requestAnimationFrame(look);
    };
    look();
  });

export class Page extends Locator {
  /** @type {Map<string, ((news: any) => void)[]>} */
  #handlers = new Map();
  #site;

  /** @param {import('./session.mjs').Session} session @param {{scripts: string[]}} site */
  constructor(session, site) {
    super(/** @type {any} */ (null), []);
    this._page = this;
    this._session = session;
    this.#site = site;
    site.scripts = [`(${watch})();`];
  }

  /** @param {string} kind @param {(news: any) => void} handler */
  on(kind, handler) {
    this.#handlers.set(kind, [...(this.#handlers.get(kind) ?? []), handler]);
  }

  /** Hands on what the page has said since it was asked last. */
  async #listen() {
    const said = await this._session.run('return (window.said ?? []).splice(0)');
    for (const words of said)
      for (const handler of this.#handlers.get('console') ?? []) handler({ text: () => words });
  }

  /** @param {Function} script @param {any} [argument] */
  async addInitScript(script, argument) {
    this.#site.scripts.push(`(${script})(${JSON.stringify(argument)});`);
  }

  /** A wait that ended since the page went elsewhere goes on there. @param {any} problem */
  async moved(problem) {
    if (!/javascript error|no such|stale|unknown error|unexpected/i.test(String(problem)))
      return false;
    return this._session.run('return true').catch(() => false);
  }

  /** Until the page is at rest, for a click on what moves misses it; something may run on, though. */
  async settled() {
    const idle = () => window.__triptych?.idle() ?? true;
    await this.waitForFunction(idle, null, { timeout: 1000 }).catch(() => {});
  }

  /** @param {string} url */
  async goto(url) {
    const here = await this.url();
    await this._session.call('POST', '/url', { url });
    const onlyFragment = here.split('#')[0] === url.split('#')[0];
    if (onlyFragment) await this._session.call('POST', '/refresh');
    await this.#listen();
  }
  goBack = () => this._session.call('POST', '/back');
  reload = () => this._session.call('POST', '/refresh');
  url = () => this._session.call('GET', '/url');

  /** @param {any} work @param {any} [argument] */
  evaluate(work, argument = null) {
    const script = typeof work === 'string' ? work : `(${work})(args[0])`;
    return this._session.wait(script, argument);
  }

  /** @param {Function} test @param {any} [argument] @param {{timeout?: number}} [options] */
  async waitForFunction(test, argument = null, { timeout = 30_000 } = {}) {
    const all = new Locator(this, [{ css: 'html' }]);
    const look = `(all, argument) => ({ ok: Boolean((${test})(argument)), seen: null })`;
    const { ok } = await all.look(look, argument, timeout);
    if (!ok) throw new Error(`did not become true: ${test}`);
    await this.#listen();
  }

  /** @param {string} kind only of the file chooser */
  async waitForEvent(kind) {
    if (kind !== 'filechooser') throw new Error(`not to be had here: ${kind}`);
    return { setFiles: (/** @type {any} */ files) => this.#pick([files].flat()) };
  }

  /** @param {any[]} files paths, or {name, buffer} */
  async #pick(files) {
    await this.waitForFunction(() => window.pickers.length > 0);
    const folder = mkdtempSync(join(tmpdir(), 'triptych-'));
    const paths = files.map((file) => {
      if (typeof file === 'string') return resolve(file);
      const path = join(folder, file.name);
      writeFileSync(path, file.buffer);
      return path;
    });
    const input = await this._session.run('return window.pickers.shift()');
    await this._session.call('POST', `/element/${input[ELEMENT]}/value`, {
      text: paths.join('\n'),
    });
  }

  /** @param {{width: number, height: number}} size */
  async setViewportSize({ width, height }) {
    const end = Date.now() + PATIENCE;
    // WebDriver sizes the window, whose frame takes some of it.
    let beside = await this._session.run(
      'return [outerWidth - innerWidth, outerHeight - innerHeight]',
    );
    for (;;) {
      const rect = { width: width + beside[0], height: height + beside[1] };
      await this._session.call('POST', '/window/rect', rect);
      // The page hears of its window's size and of its own at different times.
      const seen = await this._session.wait(`(${fitted})(...args)`, width, height);
      if (seen.fits) return;
      if (Date.now() > end) throw new Error(`the page did not become ${width} x ${height}`);
      beside = seen.beside;
    }
  }
  async screenshot({ path = '' } = {}) {
    await this.evaluate(shown); // what a canvas has drawn is composed later
    const picture = Buffer.from(await this._session.call('GET', '/screenshot'), 'base64');
    if (path) writeFileSync(path, picture);
    return picture;
  }

  /** @param {object[]} actions */
  #act = (...actions) => this._session.call('POST', '/actions', { actions });
  keyboard = {
    /** @param {string} keys as in Control+Enter */
    press: async (keys) => {
      const names = keys === '+' ? ['+'] : keys.split(/\+(?=.)/);
      const down = names.map((name) => ({ type: 'keyDown', value: KEYS[name] ?? name }));
      const up = down.toReversed().map(({ value }) => ({ type: 'keyUp', value }));
      await this.#act({ type: 'key', id: 'keys', actions: [...down, ...up] });
    },
    /** @param {string} text */
    type: async (text) => {
      const strokes = [...text].flatMap((each) => {
        const value = each === '\n' ? KEYS.Enter : each;
        return ['keyDown', 'keyUp'].map((type) => ({ type, value }));
      });
      await this.#act({ type: 'key', id: 'keys', actions: strokes });
    },
  };

  /** @param {object[]} actions */
  #point = (...actions) =>
    this.#act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  #to = (/** @type {number} */ x, /** @type {number} */ y) => ({
    ...{ type: 'pointerMove', duration: 0, origin: 'viewport' },
    ...{ x: Math.round(x), y: Math.round(y) },
  });
  #clicks = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ times) =>
    this.#point(
      this.#to(x, y),
      ...Array.from({ length: 2 * times }, (_, i) => ({
        type: i % 2 ? 'pointerUp' : 'pointerDown',
        button: 0,
      })),
    );
  mouse = {
    move: (/** @type {number} */ x, /** @type {number} */ y) => this.#point(this.#to(x, y)),
    down: () => this.#point({ type: 'pointerDown', button: 0 }),
    up: () => this.#point({ type: 'pointerUp', button: 0 }),
    click: (/** @type {number} */ x, /** @type {number} */ y) => this.#clicks(x, y, 1),
    dblclick: (/** @type {number} */ x, /** @type {number} */ y) => this.#clicks(x, y, 2),
  };
}
