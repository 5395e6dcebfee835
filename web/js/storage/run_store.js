// What is kept on this device beside the settings, in IndexedDB: files as the browser's own blobs, each once,
// runs, and a summary of each run. Work goes one piece after the other; a browser that keeps nothing, or has no
// room, is told once and disturbs nothing else. Tabs share what is kept: each holds a lock named after every file
// it uses, and no other deletes that.

import { nextTask } from '../platform/next_task.js';
import { portionsOf } from '../platform/portions.js';
import { end, openDatabase, result } from './idb.js';
import { SESSION } from './session.js';
import { storedNames, troubleOf } from './store.js';

const NAME = 'triptych';
const VERSION = 1;

const LOCK = 'triptych-file ';
const LISTED = 256; // runs that are told at a time
const ABANDONED_MS = 7 * 24 * 3600 * 1000; // then nobody comes back to the draft of a closed tab

/** Ids of the files that other tabs use. @returns {Promise<Set<string>>} */
async function usedElsewhere() {
  const names = ((await navigator.locks?.query())?.held ?? []).map(({ name }) => name ?? '');
  const others = names.filter((name) => name.startsWith(LOCK) && !name.endsWith(` ${SESSION}`));
  return new Set(others.map((name) => name.slice(LOCK.length).split(' ')[0]));
}

/** @param {IDBDatabase} fresh */
function makeStores(fresh) {
  fresh.createObjectStore('files');
  fresh.createObjectStore('summaries');
  fresh.createObjectStore('runs').createIndex('files', 'files', { multiEntry: true });
}

/** @typedef {{id: string, file: string, blob: Blob}} KeptFile */

export class RunStore {
  #program;
  #media;
  /** @type {Promise<IDBDatabase> | null} */
  #database = null;
  #last = Promise.resolve();
  #tidied = false;
  #pictures = Promise.resolve(); // one is decoded after the other, beside all other work
  /** @type {KeptFile[] | null} */
  #gathered = null; // to be written together, while nothing else was asked for since
  /** @type {Map<string, string>} */
  #texts = new Map(); // id -> the newest text that waits to be written
  /** @type {Map<string, (value?: unknown) => void>} */
  #known = new Map(); // id of each file that is there and used -> gives up its lock

  /** @param {import('../platform/program.js').Program} program @param {import('../media/media.js').Media} media */
  constructor(program, media) {
    this.#program = program;
    this.#media = media;
    this.active = 0; // pieces of work that wait or go on
  }

  // `failed`: what else to do when it does not work out, and why it does not.
  /** @param {(database: IDBDatabase) => Promise<unknown>} work @param {(why: string) => void} [failed] */
  #do(work, failed = () => {}) {
    this.active += 1;
    this.#gathered = null;
    const run = async () => {
      try {
        this.#database ??= openDatabase(NAME, VERSION, makeStores);
        await work(await this.#database);
      } catch (problem) {
        this.#database = null; // it may have been closed from outside
        if (!this.#program.running) return;
        this.#program.tell('KeepProblem', { what: troubleOf(problem) });
        failed(troubleOf(problem));
      } finally {
        this.active -= 1;
      }
    };
    this.#last = this.#last.then(run);
  }

  /** @param {string} id */
  #use(id) {
    if (this.#known.has(id)) return;
    this.#known.set(id, () => {});
    // Without locks (plain http) only tabs that clear the same draft could harm each other.
    navigator.locks?.request(
      `${LOCK}${id} ${SESSION}`,
      () =>
        new Promise((/** @type {(value?: unknown) => void} */ free) => {
          if (this.#known.has(id)) this.#known.set(id, free);
          else free();
        }),
    );
  }

  /** @param {string} id */
  #release(id) {
    this.#known.get(id)?.();
    this.#known.delete(id);
  }

  async #measure() {
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    this.#program.tell('StorageKnown', { used: usage, quota });
  }

  /**
   * What lies here is the better copy from then on: a picked file may change or vanish on its disk.
   * @param {string} id @param {string} file its name among the page's files @param {Blob} blob
   */
  keepFile(id, file, blob) {
    if (this.#known.has(id)) return;
    this.#use(id);
    if (this.#gathered) {
      this.#gathered.push({ id, file, blob });
      return;
    }
    const files = [{ id, file, blob }];
    this.#do(
      (database) => {
        if (this.#gathered === files) this.#gathered = null;
        return this.#writeFiles(database, files);
      },
      () => files.forEach((one) => this.#release(one.id)),
    );
    this.#gathered = files;
  }

  // Those that are small in one transaction; what cannot be written takes no other file along but these.
  /** @param {IDBDatabase} database @param {KeptFile[]} files are taken out */
  async #writeFiles(database, files) {
    let problem = null;
    for (const portion of portionsOf(files.splice(0), ({ blob }) => blob.size)) {
      try {
        const transaction = database.transaction('files', 'readwrite');
        for (const { id, blob } of portion) transaction.objectStore('files').put(blob, id);
        await end(transaction);
        const store = database.transaction('files').objectStore('files');
        const kept = await Promise.all(portion.map(({ id }) => result(store.get(id))));
        portion.forEach(({ file }, i) => {
          if (kept[i] instanceof Blob) this.#media.files.replace(file, kept[i]);
        });
      } catch (error) {
        portion.forEach(({ id }) => this.#release(id));
        problem ??= error;
      }
    }
    if (problem) throw problem;
  }

  /**
   * Text under an id of its own, in the place of what lay there. While one write waits, a newer text takes its
   * place, so that typing costs one write at a time.
   * @param {string} id @param {string} text
   */
  keepText(id, text) {
    const waits = this.#texts.has(id);
    this.#texts.set(id, text);
    if (waits) return;
    this.#use(id);
    this.#do(
      async (database) => {
        const blob = new Blob([this.#texts.get(id) ?? ''], { type: 'text/plain' });
        this.#texts.delete(id);
        const transaction = database.transaction('files', 'readwrite');
        transaction.objectStore('files').put(blob, id);
        await end(transaction);
        this.#program.tell('TextKept', { id, problem: '' });
      },
      (why) => {
        this.#texts.delete(id);
        this.#program.tell('TextKept', { id, problem: why });
      },
    );
  }

  /** @param {string} id */
  dropFile(id) {
    this.#release(id);
    this.#media.files.drop(id);
    this.#do(async (database) => {
      if ((await usedElsewhere()).has(id)) return;
      const transaction = database.transaction(['files', 'runs'], 'readwrite');
      await dropUnused(transaction, [id]);
      await end(transaction);
    });
  }

  /** @param {string} id @param {string} name */
  loadFile(id, name) {
    const lost = () => this.#media.refuse(name, 'file.lost', [], id);
    this.#do(async (database) => {
      const file = await result(database.transaction('files').objectStore('files').get(id));
      if (!(file instanceof Blob)) return lost();
      this.#use(id);
      return this.#media.restore(name, file, id);
    }, lost);
  }

  /**
   * A small picture of a file that is kept; one that is gone or damaged has none.
   * @param {number} picture its id in the program @param {string} id @param {string} type media type
   * @param {number} width to decode to; 0 when unknown
   */
  showPicture(picture, id, type, width) {
    /** @param {Blob} file */
    const show = (file) => {
      this.active += 1;
      this.#pictures = this.#pictures
        .then(() => this.#media.thumbnail(picture, file, width))
        .finally(() => {
          this.active -= 1;
        });
    };
    this.#do(
      async (database) => {
        const file = await result(database.transaction('files').objectStore('files').get(id));
        show(file instanceof Blob ? file.slice(0, file.size, type) : new Blob());
      },
      () => show(new Blob()),
    );
  }

  /**
   * @param {string} id @param {string} summary @param {string} record
   * @param {string[]} files ids; they were kept before
   */
  keepRun(id, summary, record, files) {
    this.#do(async (database) => {
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      transaction.objectStore('runs').put({ record, files }, id);
      transaction.objectStore('summaries').put(summary, id);
      await end(transaction);
      this.#program.tell('RunKept', { id });
      await this.#tidy(database);
      await this.#measure();
    });
  }

  /** @param {string[]} ids @param {string[]} used */
  dropRuns(ids, used) {
    this.#do(async (database) => {
      const spared = [...used, ...(await usedElsewhere())];
      const transaction = database.transaction(['files', 'runs', 'summaries'], 'readwrite');
      const runs = transaction.objectStore('runs');
      const files = new Set();
      for (const id of ids) {
        for (const file of (await result(runs.get(id)))?.files ?? []) files.add(file);
        runs.delete(id);
        transaction.objectStore('summaries').delete(id);
      }
      for (const id of spared) files.delete(id);
      for (const id of await dropUnused(transaction, files)) this.#release(id);
      await end(transaction);
      await this.#measure();
    });
  }

  /** @param {string} id */
  loadRun(id) {
    this.#do(
      async (database) => {
        const run = await result(database.transaction('runs').objectStore('runs').get(id));
        this.#program.tell('RunLoaded', { id, json: run?.record ?? '' });
      },
      () => this.#program.tell('RunLoaded', { id, json: '' }),
    );
  }

  list() {
    this.#do(
      async (database) => {
        const summaries = database.transaction('summaries').objectStore('summaries');
        /** @type {[IDBValidKey[], string[]]} */
        const [ids, all] = await Promise.all([
          /** @type {Promise<string[]>} */ (result(summaries.getAllKeys())),
          result(summaries.getAll()),
        ]);
        // A damaged one is listed by its id alone, so that it hides no other and can be deleted.
        const row = (/** @type {string} */ json, /** @type {number} */ i) =>
          isJson(json) ? json : JSON.stringify({ id: ids[i] });
        for (let from = 0; from === 0 || from < all.length; from += LISTED) {
          if (from > 0) await nextTask(); // reading thousands takes a while
          const rows = all.slice(from, from + LISTED).map((json, i) => row(json, from + i));
          const more = from + LISTED < all.length;
          this.#program.tell('HistoryListed', { json: `[${rows.join(',')}]`, more });
        }
        await this.#tidy(database);
        await this.#measure();
      },
      () => this.#program.tell('HistoryListed', { json: '[]', more: false }),
    );
  }

  // Once a session: deletes what closed tabs left behind.
  /** @param {IDBDatabase} database */
  async #tidy(database) {
    if (this.#tidied) return;
    this.#tidied = true;
    const others = await usedElsewhere();
    const draft = storedNames(); // of the last draft of any tab, and of the lessons' cells
    /** @param {string} id */
    const abandoned = (id) =>
      Date.now() - bornAt(id) > ABANDONED_MS &&
      !others.has(id) &&
      !this.#known.has(id) &&
      !draft.includes(`"${id}"`);
    const transaction = database.transaction(['files', 'runs'], 'readwrite');
    const keys = await result(transaction.objectStore('files').getAllKeys());
    const ids = /** @type {string[]} */ (keys); // see keepFile
    await dropUnused(transaction, ids.filter(abandoned));
    await end(transaction);
  }

  /** Erases everything. */
  forget() {
    for (const id of [...this.#known.keys()]) this.#release(id);
    this.#do(async (database) => {
      const transaction = database.transaction(['files', 'runs', 'summaries'], 'readwrite');
      for (const name of transaction.objectStoreNames) transaction.objectStore(name).clear();
      await end(transaction);
      await this.#measure();
    });
  }
}

/** @param {string} text */
function isJson(text) {
  try {
    return JSON.parse(text) !== null;
  } catch {
    return false;
  }
}

/** When the session began that named the file, see session.js. @param {string} id */
const bornAt = (id) => Number.parseInt(id.slice(0, 8), 36);

/**
 * Deletes those of the files that no run holds. @returns {Promise<string[]>} which
 * @param {IDBTransaction} transaction @param {Iterable<string>} ids
 */
async function dropUnused(transaction, ids) {
  const held = transaction.objectStore('runs').index('files');
  const gone = [];
  for (const id of ids) {
    if ((await result(held.count(id))) > 0) continue;
    transaction.objectStore('files').delete(id);
    gone.push(id);
  }
  return gone;
}
