// Work on media for src/features/media_prep/update_media.cpp: each job is a tool of its own; heavy ones run in a worker
// that ends with its job. What they tell, `what` and facts:
//   image     before, after: ids of pictures to show; made + bytes
//   truth     the same, of a picture it draws itself
//   pdf       opened {pages}; page {page} + bytes, then done
//   sound     opened {seconds} + peaks; made + samples behind the room for a header, or MP3
//   player    at {at, playing}
//   recorder  level {seconds, level, paused}; recorded + bytes
//   camera    live {width, height, device, cameras}; photo + bytes, and a picture of it to show
//   all       failed {key}: a sentence of the string catalogue

import { ownScript } from '../platform/own_script.js';
import { Camera } from './camera.js';
import { showPicture } from './picture.js';
import { Player } from './player.js';
import { Recorder } from './recorder.js';
import { Sound } from './sound.js';

/** @import { Program } from '../platform/program.js' */
/** @import { Job, JobNews, Tell } from './types.js' */
/** @import { Bytes } from '../platform/types.js' */

/** The upright Latin faces of the page's style sheet, for a worker that has none. */
function typefaces() {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => ({
        family: style.fontFamily.replace(/['"]/g, ''),
        source: sourceOf(style, sheet.href ?? document.baseURI),
        weight: style.fontWeight,
        upright: style.fontStyle === 'normal',
        range: style.getPropertyValue('unicode-range'),
      }))
      .filter(({ upright, range }) => upright && /U\+0+-/i.test(range)),
  );
}

/** @param {CSSStyleDeclaration} style of a typeface @param {string} base */
function sourceOf(style, base) {
  const [, address = ''] = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src')) ?? [];
  return `url(${new URL(address, base)})`;
}

// After these a job is over, whatever came of it; so is one that only had to count pages.
const LAST_WORDS = ['made', 'done', 'failed', 'recorded', 'photo'];

export class Prepare {
  #program;
  #workers;
  /** @type {Map<number, Job>} */
  #jobs = new Map(); // id -> {stop(), order?(text), settled}

  /**
   * @param {import('../platform/program.js').Program} program
   * @param {Record<string, string>} workers name -> address
   */
  constructor(program, workers) {
    this.#program = program;
    this.#workers = workers;
  }

  /** Jobs that will end by themselves (tests wait for them). */
  get active() {
    return [...this.#jobs.values()].filter((job) => job.ends).length;
  }

  /**
   * @param {number} id @param {string} tool @param {string} orders JSON
   * @param {Blob} file what it works on
   */
  start(id, tool, orders, file) {
    /** @type {Tell} */
    const tell = (what, facts, bytes) => this.#tell(id, what, facts, bytes);
    const given = JSON.parse(orders);
    switch (tool) {
      case 'image':
        return this.#work(id, 'media/image_worker', { file, ...given }, 'prepare.undecodable');
      case 'truth':
        return this.#work(
          id,
          'media/truth_worker',
          { fonts: typefaces(), ...given },
          'truth.not_drawn',
        );
      case 'pdf':
        return this.#work(id, 'media/pdf_worker', { file, ...given }, 'prepare.pdf_damaged');
      case 'sound':
        return this.#keep(id, new Sound(file, given, this.#workers, tell), true);
      case 'camera':
        return this.#keep(
          id,
          new Camera(given, tell, (...picture) => {
            if (this.#jobs.has(id)) showPicture(this.#program, ...picture);
          }),
          false,
        );
      case 'player':
        return this.#keep(id, new Player(file, given, tell), false);
      default:
        return this.#keep(id, new Recorder(tell), false);
    }
  }

  /** @param {number} id @param {string} text */
  order(id, text) {
    this.#jobs.get(id)?.order?.(text);
  }

  /** @param {number} id */
  stop(id) {
    this.#jobs.get(id)?.stop();
    this.#jobs.delete(id);
  }

  /** @param {number} id @param {Job} job @param {boolean} ends */
  #keep(id, job, ends) {
    job.ends = ends;
    this.#jobs.set(id, job);
  }

  /** @param {number} id @param {string} name @param {object} orders @param {string} problem */
  #work(id, name, orders, problem) {
    const worker = new Worker(ownScript(this.#workers[name]), { type: 'module' });
    this.#keep(id, { stop: () => worker.terminate() }, true);
    /** @param {MessageEvent<JobNews>} event */
    worker.onmessage = ({ data: { what, facts, bytes } }) => {
      if (!what) return; // PDF.js talks to a page of its own
      if (what === 'picture')
        showPicture(this.#program, facts.id, facts.width, facts.height, bytes);
      else this.#tell(id, what, facts, bytes);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#tell(id, 'failed', { key: problem });
    };
    worker.postMessage(orders);
  }

  /**
   * @param {number} id @param {string} what @param {{pages?: number, key?: string}} [facts]
   * @param {Bytes | null} [bytes] @returns {void}
   */
  #tell(id, what, facts = {}, bytes = null) {
    if (!this.#jobs.has(id) || !this.#program.running) return;
    const news = { job: id, what, facts: JSON.stringify(facts) };
    const ends = LAST_WORDS.includes(what) || (what === 'opened' && facts.pages !== undefined);
    // No bytes at all are told as none: update_media.cpp has the words for it.
    if (bytes === null || bytes.length === 0) this.#program.tell('MediaNews', news);
    else if (!this.#program.give('MediaNews', news, bytes))
      return this.#tell(id, 'failed', { key: 'prepare.no_memory' });
    if (ends) this.stop(id);
    return undefined;
  }
}
