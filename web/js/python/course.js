// Learn's half in the page: fetches the lessons, runs cells in the Python worker, and passes on what they say
// and ask. Their HTTP goes through the program's own transport, practice included. Nothing of Python is
// loaded before the first cell runs.

import { makeFilePicker } from '../media/file_picker.js';
import { fetchPack } from './pack.js';
import { Python } from './python.js';

/** @import { EngineFiles, LateFiles, Site } from '../platform/types.js' */
/** @import { CellEvent, Header, HttpAnswer, HttpRequest, Question } from './types.js' */

// Words of a cell that may read a file. The samples are larger than Python itself: they are fetched before the
// first such cell, not before a print().
const READS_FILES =
  /\bopen\b|\bPath\b|\bpathlib\b|\bos\.(?!environ|getenv)|\b(?:from|import) os (?:import|as)\b|\bexec\b|\beval\b|\bgetattr\b|\b__|\.(?:png|jpe?g|wav|pdf)\b/;
const MAX_PROGRESS = 16 * 1024 * 1024; // bytes of one file
const FIRST_IMAGE = 1 << 24; // ids of pictures that cells made; attachments count from 1

/** @param {string} path */
const absolute = (path) => new URL(path, document.baseURI).href;

// "" when it cannot be had.
/** @param {string | URL} address */
async function fetchText(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

export class Course {
  #program;
  #media;
  #site;
  #registered;
  /** @type {Promise<Python> | null} */
  #python = null;
  /** @type {Map<number, HttpAnswer & {timeout: number, timer: number}>} */
  #requests = new Map(); // id -> {head, chunk, end, error} of python.js, with its timeout
  #nextRequest = 1;
  #nextImage = FIRST_IMAGE;
  /** @type {Record<string, string>} */
  #keys = {};
  /** @type {Promise<void> | null} */
  #samples = null; // promise of all of them
  /** @type {Map<string, {file: string, blob: Blob}>} */
  #attached = new Map(); // name -> an attachment
  #active = 0;
  /** @type {HTMLInputElement | null} */
  #picker = null; // of progress files

  /**
   * @param {import('../platform/program.js').Program} program
   * @param {import('../media/media.js').Media} media decodes pictures
   * @param {LateFiles & Pick<Site, 'workers'>} site
   * @param {Promise<ServiceWorkerRegistration | null>} registered the service worker
   */
  constructor(program, media, site, registered) {
    this.#program = program;
    this.#media = media;
    this.#site = site;
    this.#registered = registered;
  }

  /** Work under way (tests wait for it). */
  get active() {
    return this.#active;
  }

  async fetchLessons() {
    this.#active += 1;
    const pack = new URLSearchParams(location.search).get('pack');
    const json = await (pack
      ? fetchPack(pack, fetchText)
      : fetchText(absolute(this.#site.lessons)));
    this.#program.tell('LessonsArrived', { json });
    this.#active -= 1;
  }

  /** Lets the person choose files of progress; must be called inside their gesture. */
  pickProgress() {
    this.#picker ??= makeFilePicker(async (files) => {
      this.#active += 1;
      // One that cannot be read, or is far too large, is refused as an empty one.
      const read = files.map(async (file) => {
        const text = file.size > MAX_PROGRESS ? '' : await file.text().catch(() => '');
        return { name: file.name, text };
      });
      const json = JSON.stringify(await Promise.all(read));
      this.#program.tell('ProgressFilesArrived', { json });
      this.#active -= 1;
    });
    this.#picker.accept = '.json,application/json';
    this.#picker.click();
  }

  // The engine with keys and the person's files; made once.
  #engine() {
    this.#python ??= this.#makeEngine();
    return this.#python;
  }

  async #makeEngine() {
    const { python: modules, workers } = this.#site;
    const query = new URLSearchParams(location.search);
    const sync = query.get('testing') === '1' && query.get('python') === 'sync'; // as in an older browser
    /** @param {EngineFiles} addresses */
    const files = ({ module, wasm }) => ({ module: absolute(module), wasm: absolute(wasm) });
    const python = new Python({
      worker: absolute(workers['python/worker']),
      modules: { jspi: files(modules.jspi), sync: files(modules.sync) },
      http: (request, to) => this.#send(request, to),
      on: (event) => this.#tell(event),
      carrier: { url: absolute('python/wait'), registered: this.#registered },
      ...(sync ? { suspend: false } : {}),
    });
    await python.init({ environment: this.#keys, secrets: [] });
    for (const [name, { blob }] of this.#attached) python.putFile(name, blob);
    return python;
  }

  async #fetchSamples() {
    const samples = Object.entries(this.#site.assets).filter(
      ([path]) => /^samples\/[^/]+$/.test(path) && !path.endsWith('.json'),
    );
    const files = Promise.all(
      samples.map(async ([path, address]) => {
        const response = await fetch(absolute(address));
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        return { name: path.slice('samples/'.length), bytes };
      }),
    );
    const python = await this.#engine();
    for (const { name, bytes } of await files) {
      if (!this.#attached.has(name)) python.putFile(name, bytes);
    }
  }

  /** @param {string} name @param {string} code */
  async run(name, code) {
    this.#active += 1;
    let ended = { outcome: 'crashed', milliseconds: 0, kept: false };
    try {
      if (READS_FILES.test(code) || this.#samples) await (this.#samples ??= this.#fetchSamples());
      const python = await this.#engine();
      ended = await python.run(code, name);
    } catch (problem) {
      this.#python = this.#samples = null; // the next cell tries again
      this.#say('stderr', `${problem instanceof Error ? problem.message : problem}\n`);
    }
    this.#active -= 1;
    const { outcome, milliseconds: took, kept = true } = ended;
    this.#program.tell('PythonEnded', { outcome, took, kept });
  }

  /** @param {(python: Python) => unknown} work */
  #withEngine(work) {
    this.#python?.then(work, () => {});
  }
  stop() {
    this.#withEngine((python) => python.stop());
  }
  restart() {
    this.#withEngine((python) => python.restart());
  }
  setAside() {
    this.#withEngine((python) => python.setAside());
  }
  bringBack() {
    this.#withEngine(async (python) => {
      if (!(await python.bringBack())) this.#program.tell('PythonForgot', {});
    });
  }
  /** @param {string | null} text */
  answer(text) {
    this.#withEngine((python) => python.answer(text));
  }

  // What stands for keys: cells never get a real one (src/run/key_ring.h).
  /** @param {[string, string][]} keys name and value each */
  setKeys(keys) {
    this.#keys = Object.fromEntries(keys);
    this.#withEngine((python) => python.setEnvironment(this.#keys, []));
  }

  /**
   * A file that cells may open: then, and once, its bytes go to the engine.
   * @param {string} name @param {string} file names its bytes: the same one, the same bytes @param {Blob} blob
   */
  attach(name, file, blob) {
    if (this.#attached.get(name)?.file === file) return;
    this.#attached.set(name, { file, blob });
    this.#withEngine((python) => python.putFile(name, blob));
  }

  /** @param {string} kind @param {string} text @param {number} [image] */
  #say(kind, text, image = 0) {
    this.#program.tell('PythonSaid', { kind, text, image_id: image });
  }

  /** @param {CellEvent} event */
  #tell(event) {
    /** @param {Question} question */
    const ask = ({ kind, text, preset }) =>
      this.#program.tell('PythonAsked', { kind, text: text ?? '', preset: preset ?? '' });
    switch (event.type) {
      case 'out':
        return this.#say(event.stream, event.text);
      case 'note':
        return this.#say('note', event.text);
      case 'error':
        return this.#program.tell('PythonFailed', {
          type: event.error ?? '',
          words: event.text ?? '',
          cell: event.cell ?? '',
          line: event.line ?? 0,
        });
      case 'prompt':
        return ask(event);
      case 'prompt-cancelled':
        return ask({ kind: '', text: '', preset: '' });
      case 'rich':
        return this.#show(event);
      default:
        return undefined;
    }
  }

  /** @param {CellEvent & {type: 'rich'}} event */
  #show({ kind, name, bytes, value }) {
    if (kind !== 'image/png') {
      this.#say(kind, JSON.stringify(value, null, kind === 'json' ? 2 : 0));
      return;
    }
    const id = this.#nextImage++;
    this.#say(kind, name, id);
    this.#media.picture(id, new Blob(bytes ? [bytes] : [], { type: kind }));
  }

  // --- HTTP -----------------------------------------------------------------------------------

  /** @param {HttpRequest} request @param {HttpAnswer} to */
  #send({ method, url, headers, body, timeout_ms: timeout }, to) {
    const id = this.#nextRequest++;
    this.#requests.set(id, { ...to, timeout, timer: 0 });
    this.#expect(id);
    const asked = { id, method, url, headers, timeout: timeout ?? 0 };
    if (!this.#program.give('CellRequested', asked, body ?? []))
      this.error(id, 'network', 'no memory for the request');
    return () => {
      if (this.#take(id)) this.#program.tell('CellRequestDropped', { id });
    };
  }

  // Python's timeout counts between two signs of life.
  /** @param {number} id */
  #expect(id) {
    const request = this.#requests.get(id);
    if (!request) return undefined;
    clearTimeout(request.timer);
    if (request.timeout > 0) {
      request.timer = setTimeout(() => {
        this.#program.tell('CellRequestDropped', { id });
        this.error(id, 'timeout', '');
      }, request.timeout);
    }
    return request;
  }

  /** @param {number} id @param {number} status @param {Header[]} headers */
  head(id, status, headers) {
    this.#expect(id)?.head({ status, headers });
  }

  /** @param {number} id @param {number} pointer @param {number} size */
  chunk(id, pointer, size) {
    this.#expect(id)?.chunk(this.#program.bytes.slice(pointer, pointer + size));
  }

  /** @param {number} id */
  end(id) {
    this.#take(id)?.end();
  }

  /** @param {number} id @param {string} kind network, timeout or refused @param {string} message */
  error(id, kind, message) {
    this.#take(id)?.error({ kind, message });
  }

  /** @param {number} id */
  #take(id) {
    const request = this.#requests.get(id);
    clearTimeout(request?.timer);
    this.#requests.delete(id);
    return request;
  }
}
