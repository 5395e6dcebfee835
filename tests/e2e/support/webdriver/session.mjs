// WebKit as Debian has it: WebKitWebDriver and its MiniBrowser, by the W3C's WebDriver over HTTP.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { openDisplay } from '../display.mjs';
import { listen } from '../serving.mjs';

const PATIENCE = 15_000; // milliseconds until a browser is open; it takes less than one second
const BROWSER = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
);

const ENGINE = {
  // As in Chromium: the program runs for seconds, and the last compiler costs more than it gives.
  JSC_useOMGJIT: '0',
  // WebKit 2.50 compiles and collects in threads beside the program. On two busy processors the page stopped in one of
  // five runs of these tests, out of bounds in code that is right and in a call from one part of the program into the
  // other; it never did where the program waits for them, which costs no time here.
  JSC_useConcurrentJIT: '0',
  JSC_useConcurrentGC: '0',
};

/** A port that is free now. */
async function freePort() {
  const server = createServer();
  const port = await listen(/** @type {any} */ (server));
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * A driver that serves one session after the other, on a screen of its own: of two windows on one only one has
 * the focus.
 */
export class Driver {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #base = '';
  #display;
  /** @type {Session | undefined} */
  #session;

  /** @param {{name: string, close: () => void}} display */
  constructor(display) {
    this.#display = display;
  }

  static async start() {
    const driver = new Driver(await openDisplay());
    await driver.#begin();
    return driver;
  }

  async #begin() {
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    const env = { ...process.env, DISPLAY: this.#display.name, LIBGL_ALWAYS_SOFTWARE: '1' };
    const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: { ...env, ...ENGINE },
    });
    this.#process = driver;
    const answers = () =>
      fetch(`${this.#base}/status`).then(
        () => true,
        () => false,
      );
    while (!(await answers()))
      if (driver.exitCode !== null) throw new Error('WebKitWebDriver did not start');
  }

  /**
   * @param {string} method @param {string} path @param {object} [body] @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async call(method, path, body = {}, signal = undefined) {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body) : undefined,
      signal,
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** A browser of its own, which stores nothing. @returns {Promise<Session>} */
  async open() {
    const binary = BROWSER.find((path) => existsSync(path));
    const options = { binary, args: ['--automation'] };
    const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
    const begin = () =>
      this.call(
        'POST',
        '/session',
        { capabilities: { alwaysMatch } },
        AbortSignal.timeout(PATIENCE),
      );
    // Now and then the driver waits for a browser that never reports to it. Nothing of the page was opened by then.
    const { sessionId } = await begin().catch(async (problem) => {
      if (problem.name !== 'TimeoutError') throw problem;
      console.log('WebKitWebDriver opened no browser: started anew');
      this.#process?.kill('SIGKILL');
      await this.#begin();
      return begin();
    });
    const session = new Session(this, sessionId);
    await session.call('POST', '/timeouts', { script: 120_000, pageLoad: 60_000 });
    return session;
  }

  /** The browser that is open, or a new one. */
  async session() {
    return (this.#session ??= await this.open());
  }

  /** Leaves the open browser with one tab that shows nothing, for another origin to be opened in it. */
  async forget() {
    const session = await this.session();
    try {
      await session.call('DELETE', '/actions'); // keys and buttons that are held
      const [first, ...others] = await session.call('GET', '/window/handles');
      for (const handle of others) {
        await session.call('POST', '/window', { handle });
        await session.call('DELETE', '/window');
      }
      await session.call('POST', '/window', { handle: first });
      await session.call('POST', '/url', { url: 'about:blank' });
      await session.run("window.name = ''");
    } catch {
      await this.end();
    }
  }

  async end() {
    await this.#session?.close();
    this.#session = undefined;
  }

  async close() {
    await this.end();
    this.#process?.kill();
    this.#display.close();
  }
}

export class Session {
  #driver;
  #id;

  /** @param {Driver} driver @param {string} id */
  constructor(driver, id) {
    this.#driver = driver;
    this.#id = id;
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  call(method, path, body) {
    return this.#driver.call(method, `/session/${this.#id}${path}`, body);
  }

  /** Runs a function body in the page. @param {string} script @param {any[]} args @returns {Promise<any>} */
  run(script, ...args) {
    return this.call('POST', '/execute/sync', { script, args });
  }

  /** The same for an expression that may be a promise. @param {string} script @param {any[]} args @returns {Promise<any>} */
  async wait(script, ...args) {
    const whole = `const done = arguments[arguments.length - 1];
      const take = (...args) => ${script};
      (async () => take(...[...arguments].slice(0, -1)))().then(
        (value) => done({ value }), (problem) => done({ problem: String(problem?.stack ?? problem) }));`;
    const { value, problem } = await this.call('POST', '/execute/async', { script: whole, args });
    if (problem) throw new Error(problem);
    return value;
  }

  close() {
    return this.call('DELETE', '').catch(() => {});
  }
}
