// Python for the page: starts workers, runs cells in one of them, carries news both ways.
//
//   const python = new Python({
//     worker,      address of worker.js
//     modules,     {jspi: {module, wasm}, sync: {module, wasm}}: addresses of the engine
//     http,        (request, {head, chunk, end, error}) => abort        see below
//     on,          (event) => void                                     see below
//     heapLimit,   bytes for Python objects (256 MB)
//     suspend,     can the browser suspend WebAssembly? (asked of it)
//     carrier,     where it cannot: {url, registered}, the service worker that answers (relay.js)
//   });
//   await python.init({environment: {NAME: value}, secrets: [NAME], files: {path: Uint8Array}})
//   const {outcome, milliseconds, heap} = await python.run(source, 'cell 3')
//   python.stop()       ends the cell under way: softly, or after a second by ending its worker
//   await python.restart()              forgets all variables; environment and files are put again
//   await python.setAside()             the same, but the variables wait ...
//   await python.bringBack() -> false   ... until here; false: they were too large to be kept
//   python.answer(value)                to the last `prompt`; null: cancelled
//   python.setEnvironment({...}, [...]) between cells or during one
//   python.putFile(path, bytes); await python.getFile(path) -> Uint8Array or null
//   python.putFile(path, blob)  its bytes cross when a cell opens it, once; name and size are known before
//   python.close()
// Nothing is loaded before init() or the first run(). Cells run one after another.
//
// Events, in order, each about the cell under way:
//   {type: 'out', stream: 'stdout' | 'stderr', text}   secrets are masked ("••••" + last 4)
//   {type: 'rich', kind: 'image/png', name, bytes} | {kind: 'table', value: rows} | {kind: 'json', value}
//   {type: 'note', text}      what happened besides, e.g. that requests added the header
//                             `anthropic-dangerous-direct-browser-access: true` for Anthropic
//   {type: 'error', error: 'KeyError', cell, line, text}     in plain words; the traceback follows
//   {type: 'prompt', kind: 'input' | 'prompt' | 'confirm' | 'alert', text, preset}; {type: 'prompt-cancelled'}
//   {type: 'done', outcome: 'ok' | 'error' | 'syntax-error' | 'stopped' | 'crashed', milliseconds,
//    heap, kept}              kept: false when the variables are lost
// HTTP: `http` gets {id, method, url, headers: [[name, value]], body: Uint8Array | null,
// timeout_ms} and calls head({status, headers}), chunk(Uint8Array)..., end(), or at any time
// error({kind: 'network' | 'timeout' | 'aborted', message}). It returns a function that aborts.
// Where the browser cannot suspend and no service worker is there (yet), requests and questions are errors
// that say what to do.

import { give, loadEngine, tell } from './engine.js';
import { Kept } from './kept.js';
import { Relay } from './relay.js';

/** @import { Bytes, Engines } from '../platform/types.js' */
/** @import { Carrier, CellEvent, CellResult, Http } from './types.js' */
/** @import { PythonNews, WaitNews } from './types.js' */
/** @import { Engine } from './engine.js' */

const SOFT_STOP_MS = 1000;
const ASKS = /\b(?:input|prompt|requests|urllib|micropip|js|course)\b/;
const WAITS = 'Getting ready to ask and send. This happens once, on a first visit.';
const HEAP_LIMIT = 256 * 1024 * 1024;

/**
 * @typedef {{worker: string, modules: Engines, http: Http, on: (event: CellEvent) => void,
 *   heapLimit?: number, suspend?: boolean, carrier?: Carrier}} Options
 */

export class Python {
  /** @type {Options & {heapLimit: number}} */
  #options;
  #suspend;
  /** @type {Relay | null} */
  #relay = null; // carries news to a worker that cannot listen
  /** @type {Promise<WebAssembly.Module> | null} */
  #module = null; // promise of the compiled wasm
  /** @type {Promise<Engine> | null} */
  #worker = null; // promise of the worker in use
  /** @type {Engine | null} */
  #live = null; // the same, when it is there
  /** @type {Promise<Engine> | null} */
  #spare = null; // promise of one that waits
  #kept = new Kept();
  /** @type {Record<string, string>} */
  #environment = {};
  /** @type {string[]} */
  #secrets = [];
  /**
   * @type {{resolve: (result: CellResult) => void, started: number, timer: number | undefined} | null}
   */
  #current = null; // the run under way: {resolve, started, timer}
  #mayAsk = false; // code that ran may ask the person or a server
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** @type {Map<number, (() => void) | null>} */
  #requests = new Map(); // id -> abort
  /** @type {Map<number, (bytes: Bytes | null) => void>} */
  #reading = new Map(); // id -> resolve
  /** @type {number | null} */
  #asked = null; // id of the question that waits for an answer
  #lastId = 0;

  /** @param {Options} options */
  constructor(options) {
    this.#options = { heapLimit: HEAP_LIMIT, ...options };
    this.#suspend = options.suspend ?? typeof WebAssembly.Suspending === 'function';
    if (!this.#suspend && options.carrier) this.#relay = new Relay(options.carrier);
  }

  /**
   * @param {{environment?: Record<string, string>, secrets?: string[], files?: Record<string, Bytes>}} given
   */
  async init({ environment = {}, secrets = [], files = {} } = {}) {
    Object.assign(this.#environment, environment);
    this.#secrets = [...new Set([...this.#secrets, ...secrets])];
    for (const [path, bytes] of Object.entries(files)) this.#kept.put(path, bytes);
    await this.#ready();
  }

  /** @param {string} source @param {string} [name] @returns {Promise<CellResult>} */
  run(source, name = 'cell') {
    const result = this.#queue.then(() => this.#run(source, name));
    this.#queue = result.catch(() => {});
    return result;
  }

  stop() {
    if (!this.#current) return;
    if (!this.#suspend) {
      this.#hardStop('stopped');
      return;
    }
    tell(this.#live, { type: 'stop' });
    this.#current.timer ??= setTimeout(() => this.#hardStop('stopped'), SOFT_STOP_MS);
  }

  async restart() {
    this.#kept.forget();
    await this.#startAnew();
  }

  async setAside() {
    this.#kept.setAside();
    await this.#startAnew();
  }

  async bringBack() {
    const all = this.#kept.bringBack();
    await this.#startAnew();
    return all;
  }

  async #startAnew() {
    const running = this.#current;
    this.#dropWorker();
    if (running) this.#finish({ outcome: 'stopped', kept: false });
    await this.#ready();
  }

  /** @param {string | null} value */
  answer(value) {
    const id = this.#asked;
    this.#asked = null;
    if (!this.#suspend) this.#relay?.put(this.#live?.token ?? '', id, { answer: value });
    else tell(this.#live, { type: 'answer', value });
  }

  /** @param {Record<string, string>} values @param {string[]} [secrets] */
  setEnvironment(values, secrets = []) {
    Object.assign(this.#environment, values);
    this.#secrets = [...new Set([...this.#secrets, ...secrets])];
    tell(this.#live, { type: 'environment', values, secrets });
  }

  /** @param {string} path @param {Bytes | Blob} file */
  putFile(path, file) {
    this.#kept.put(path, file);
    give(this.#live, path, file);
  }

  /** @param {string} path @returns {Promise<Bytes | null>} */
  async getFile(path) {
    const worker = await this.#ready();
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#reading.set(id, resolve);
      tell(worker, { type: 'get', path, id });
    });
  }

  close() {
    this.#dropWorker();
    this.#spare?.then((worker) => this.#end(worker));
    this.#spare = null;
  }

  // --- workers

  #addresses() {
    return this.#options.modules[this.#suspend ? 'jspi' : 'sync'];
  }

  /** A worker with the engine loaded, not started. */
  #load() {
    this.#module ??= WebAssembly.compileStreaming(fetch(this.#addresses().wasm));
    this.#module.catch(() => {}); // told below, after the worker has begun to load the rest
    return loadEngine({
      worker: this.#options.worker,
      glue: new URL(this.#addresses().module, document.baseURI).href,
      wasm: this.#module,
      suspend: this.#suspend,
      relay: this.#relay,
    });
  }

  #ready() {
    this.#worker ??= this.#start().catch((problem) => {
      this.#worker = this.#module = null; // the next try may find the network again
      throw problem;
    });
    return this.#worker;
  }

  async #start() {
    const taken = this.#spare;
    this.#spare = null;
    const worker = await (taken ?? this.#load());
    worker.onmessage = ({ data }) => this.#take(worker, data);
    worker.onerror = (event) => this.#crashed(worker, event.message);
    /** @type {Promise<void>} */
    const started = new Promise((resolve) => {
      worker.whenReady = resolve;
    });
    const { snapshot, offered } = this.#kept;
    tell(worker, { type: 'start', snapshot, heapLimit: this.#options.heapLimit, offered });
    tell(worker, { type: 'environment', values: this.#environment, secrets: this.#secrets });
    // A snapshot holds the files that were there; a cell may have changed them.
    for (const [path, file] of this.#kept.files) give(worker, path, file);
    await started;
    this.#live = worker;
    return worker;
  }

  /** @param {Engine} worker */
  #end(worker) {
    worker.terminate();
    this.#relay?.close(worker.token);
  }

  #dropWorker() {
    if (this.#live) this.#end(this.#live);
    if (this.#asked !== null) this.#options.on({ type: 'prompt-cancelled' });
    this.#asked = null;
    this.#live = this.#worker = null;
    for (const abort of this.#requests.values()) abort?.();
    this.#requests.clear();
    for (const resolve of this.#reading.values()) resolve(null);
    this.#reading.clear();
  }

  // --- a cell

  /** @param {string} source @param {string} name @returns {Promise<CellResult>} */
  #run(source, name) {
    return new Promise((resolve, reject) => {
      const run = { resolve, started: performance.now(), timer: undefined };
      this.#current = run;
      this.#begin(source, name, run).catch((problem) => {
        if (this.#current === run) this.#current = null;
        reject(problem);
      });
    });
  }

  /** @param {string} source @param {string} name @param {object} run that Stop may end meanwhile */
  async #begin(source, name, run) {
    await this.#carrier(source);
    const worker = this.#current === run ? await this.#ready() : null;
    if (this.#current !== run) return;
    tell(worker, { type: 'run', source, name, carried: this.#relay?.ready ?? false });
  }

  /** On a first visit the service worker comes late: what may need it waits. @param {string} source */
  async #carrier(source) {
    this.#mayAsk ||= ASKS.test(source);
    if (!this.#relay) return;
    if (!this.#relay.ready && this.#mayAsk) {
      this.#options.on({ type: 'note', text: WAITS });
      await this.#relay.come();
    }
    const worker = await (this.#worker ?? this.#spare)?.catch(() => null);
    // One that was made before the service worker came is not heard, then or later.
    if (worker && this.#relay.ready && !worker.heard) this.close();
  }

  /** @param {Partial<CellResult> & {outcome: string}} result */
  #finish(result) {
    if (!this.#current) return;
    const { resolve, started, timer } = this.#current;
    clearTimeout(timer);
    this.#current = null;
    const done = { milliseconds: performance.now() - started, heap: 0, kept: true, ...result };
    this.#options.on({ type: 'done', ...done });
    resolve(done);
    // From now on a hard stop costs no start.
    if (this.#suspend || this.#kept.snapshot) this.#spare ??= this.#load();
  }

  /** @param {string} outcome */
  #hardStop(outcome) {
    this.#dropWorker();
    this.#finish({ outcome, kept: this.#kept.snapshot !== null });
  }

  /** @param {Engine} worker @param {string} text */
  #crashed(worker, text) {
    if (worker !== this.#live) return;
    const words =
      'The cell made Python itself stop. ' +
      (this.#kept.snapshot
        ? 'Variables from before the cell are kept.'
        : 'Python starts anew; run the earlier cells again.');
    this.#options.on({
      type: 'error',
      error: 'Crash',
      cell: '',
      line: 0,
      text: words,
      detail: text,
    });
    if (this.#current) this.#hardStop('crashed');
    else this.#dropWorker();
  }

  // --- messages of the worker

  /** @param {Engine} worker @param {PythonNews} message */
  #take(worker, message) {
    switch (message.type) {
      case 'loaded':
        break;
      case 'ready':
        worker.whenReady();
        break;
      case 'done':
        this.#kept.take(message.snapshot);
        this.#relay?.clear(worker.token);
        this.#finish({
          outcome: message.outcome,
          milliseconds: message.milliseconds,
          heap: message.heap,
        });
        break;
      case 'crashed':
        this.#crashed(worker, message.text);
        break;
      case 'file':
        this.#reading.get(message.id)?.(message.bytes);
        this.#reading.delete(message.id);
        break;
      case 'http':
        this.#send(worker, message);
        break;
      case 'http-abort':
        this.#requests.get(message.id)?.();
        this.#requests.delete(message.id);
        break;
      case 'sleep':
        setTimeout(() => this.#relay?.put(worker.token, message.id, {}), message.seconds * 1e3);
        break;
      case 'prompt':
        this.#asked = message.id ?? 0;
        this.#options.on(message);
        break;
      case 'prompt-cancelled':
        this.#asked = null;
        this.#options.on(message);
        break;
      default:
        this.#options.on(message);
    }
  }

  /** @param {Engine} worker @param {PythonNews & {type: 'http'}} message */
  #send(worker, { id, method, url, headers, body, timeout_ms: timeout }) {
    /** @param {WaitNews} what */
    const news = (what) => {
      if (worker !== this.#live) return;
      if (this.#suspend) tell(worker, { type: 'http-news', id, news: what });
      else this.#relay?.put(worker.token, id, what);
    };
    /** @param {WaitNews} what */
    const end = (what) => {
      this.#requests.delete(id);
      news(what);
    };
    this.#requests.set(id, null);
    const request = { id, method, url, headers, body, timeout_ms: timeout };
    const abort = this.#options.http(request, {
      head: ({ status, headers: fields }) => news({ status, headers: [...fields] }),
      chunk: (bytes) => {
        if (bytes.length > 0) news({ bytes });
      },
      end: () => end({}),
      error: ({ kind, message = '' }) => end({ error: kind, message }),
    });
    if (this.#requests.has(id)) this.#requests.set(id, abort);
  }
}
