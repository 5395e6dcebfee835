// Files on their way into the program: picked, dropped, pasted, or a sample of this page. Each is
// streamed straight into the program's memory; one that cannot be read disturbs no other.
// Also thumbnails, decoded and scaled by the browser.

import { makePen } from '../platform/canvas_pen.js';
import { filesMeant, wordsOf } from '../platform/clipboard.js';
import { SESSION } from '../storage/session.js';
import { portionsOf } from '../platform/portions.js';
import { saveBlob } from '../platform/stage.js';
import { copyFile, whyUnreadable } from './file_bytes.js';
import { makeFilePicker } from './file_picker.js';
import { FileTable } from './file_table.js';
import { showPicture } from './picture.js';

const MOST_BYTES = 512 * 1024 * 1024;
const EDGE = 320; // px, longest edge of a thumbnail
// Characters: with ten times as many a browser needs 0.2 s for each letter that is typed behind them.
const LONG_TEXT = 100_000;

/** @typedef {() => unknown} Tell tells the program what became of a file */

export class Media {
  #program;
  /** @type {Record<string, string>} */
  samples = {}; // path of a file that belongs to the page -> its address
  #input;
  #stage;
  #batch;
  #onPicked;
  #active = 0;
  #drags = 0;
  /** @type {File[]} */
  #early = []; // came before the program ran
  /** @type {Tell[]} */
  #earlyNews = []; // what is to be told of them
  #texts = 0; // that were pasted and are files
  files = new FileTable();
  /** @type {Map<number, Blob>} */
  #pictures = new Map(); // id -> Blob, of those that are shown at their own size
  /** @type {Set<number>} */
  #dropped = new Set(); // thumbnails that nobody wants any more

  /**
   * @param {HTMLElement} stage shows the drop hint
   * @param {import('../platform/program.js').Program} program
   * @param {import('../storage/batch.js').Batch} batch takes the files that arrive while it is shown
   * @param {() => unknown} onPicked
   */
  constructor(stage, program, batch, onPicked = () => {}) {
    this.#onPicked = onPicked;
    this.#batch = batch;
    this.#stage = stage;
    this.#program = program;
    this.#input = makeFilePicker((files) => this.#takeAll(files));
    this.#input.dataset.use = 'file-picker';
    this.#watchDrops();
    this.#watchPastes();
  }

  /** Work that is still going on (tests wait for it). */
  get active() {
    return this.#active;
  }

  /**
   * Opens the browser's file picker, or the device's camera or recorder; must be called inside the person's
   * gesture.
   * @param {number} kind in the order of PickKind: files, photo, audio, card
   */
  pick(kind) {
    const input = this.#input;
    input.multiple = kind === 0;
    input.accept = ['', 'image/*', 'audio/*', '.json,application/json'][kind];
    if (kind === 0 || kind === 3) input.removeAttribute('capture');
    else input.setAttribute('capture', kind === 1 ? 'environment' : 'user');
    input.click();
  }

  #watchDrops() {
    /** @param {DragEvent} event */
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;
    /** @param {boolean} shown */
    const hint = (shown) => this.#stage.classList.toggle('dropping', shown);
    /**
     * @param {'dragenter' | 'dragleave' | 'dragover' | 'drop'} type
     * @param {(event: DragEvent) => void} handler
     */
    const on = (type, handler) =>
      addEventListener(type, (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault(); // or the browser leaves the page and opens the file
        handler(event);
      });
    on('dragenter', () => {
      this.#drags += 1;
      hint(true);
    });
    on('dragleave', () => {
      this.#drags -= 1;
      if (this.#drags <= 0) hint(false);
    });
    on('dragover', (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    });
    on('drop', (event) => {
      this.#drags = 0;
      hint(false);
      const { files, folders } = contentOf(event.dataTransfer);
      this.#takeAll(files);
      for (const name of folders) this.#refuseDrop('file.is_folder', name);
    });
    this.#watchLinks();
  }

  // A link, or a picture that another page gives away by its address only. A field takes the address as text.
  #watchLinks() {
    let own = false; // from this page: somebody missed
    addEventListener('dragstart', () => (own = true));
    addEventListener('dragend', () => (own = false));
    /** @param {DragEvent} event */
    const isLink = ({ dataTransfer, target }) => {
      const types = dataTransfer?.types ?? [];
      const field = target instanceof Element && target.closest('input, textarea');
      return types.includes('text/uri-list') && !types.includes('Files') && !field;
    };
    addEventListener('dragover', (event) => {
      if (isLink(event)) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      if (!isLink(event)) return;
      event.preventDefault(); // or the browser leaves the page and opens it
      if (!own) this.#refuseDrop('file.is_link');
    });
  }

  /** @param {string} why @param {string} [name] */
  #refuseDrop(why, name = '') {
    if (!this.#program.running) return;
    if (this.#batch.wanted) this.#batch.refuse(why, name);
    else this.refuse(name, why, []);
  }

  /** A file that does not come in. @param {string} name @param {string} why @param {string[]} args @param {string} [id] */
  refuse(name, why, args, id = '') {
    this.#program.tell('FileRefused', { name, why_key: why, args, id });
  }

  #watchPastes() {
    document.addEventListener('paste', (event) => {
      const data = event.clipboardData;
      if (!data) return;
      const text = data.getData('text/plain');
      if (data.files.length === 0) {
        const field = event.target instanceof Element ? event.target : null;
        if (text.length < LONG_TEXT || field?.getAttribute('data-long-text') !== 'file') return; // the field's own affair
        event.preventDefault();
        this.#attachText(text);
        return;
      }
      const html = data.getData('text/html');
      const files = filesMeant(text, html, [...data.files]);
      if (text !== '' && files.length === 0) return;
      event.preventDefault(); // or their names go into the field
      if (files.length === 0) document.execCommand('insertText', false, wordsOf(html));
      this.#takeAll(files);
    });
  }

  /** What no field could hold and stay quick. @param {string} text */
  async #attachText(text) {
    this.#texts += 1;
    const name = this.#texts === 1 ? 'pasted-text.txt' : `pasted-text-${this.#texts}.txt`;
    await this.#takeAll([new File([text], name, { type: 'text/plain' })]);
    const tell = () => this.#program.tell('TextAttached', { name, characters: text.length });
    if (this.#program.running) tell();
    else this.#earlyNews.push(tell);
  }

  /** The program can take files now, also those that came while it was loaded. */
  async ready() {
    await this.#takeAll(this.#early.splice(0));
    for (const tell of this.#earlyNews.splice(0)) tell();
  }

  /** @param {File[]} files */
  async #takeAll(files) {
    if (!this.#program.running) {
      this.#early.push(...files);
      return undefined;
    }
    if (this.#batch.wanted) return this.#batch.addAll(files);
    // Each costs a way to the browser's own process: small ones are read side by side, told in their order.
    for (const portion of portionsOf(files, ({ size }) => size)) {
      const told = await Promise.all(portion.map((file) => this.#take(file)));
      for (const tell of told) tell();
    }
    return undefined;
  }

  /** @param {File} file @returns {Promise<Tell>} */
  async #take(file) {
    /** @param {string} why @param {...string} args */
    const refuse = (why, ...args) => this.refuse(file.name, why, args);
    if (file.size === 0) return () => refuse('file.empty');
    if (file.size > MOST_BYTES)
      return () => refuse('file.too_big_for_page', megabytes(file.size), megabytes(MOST_BYTES));
    this.#onPicked();
    return this.#fill(file.name, file, refuse);
  }

  /** @param {string} path of a file that belongs to the page */
  async loadSample(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    /** @param {string} why @param {...string} args */
    const refuse = (why, ...args) => this.refuse(name, why, args);
    this.#active += 1;
    try {
      const address = this.samples[path] ?? this.samples[path.replace(/^assets\//, '')];
      const response = address ? await fetch(address) : null;
      if (!response?.ok) return refuse('file.unreadable');
      const data = await response.blob();
      return (await this.#fill(name, data, refuse))();
    } catch {
      return refuse('file.unreadable');
    } finally {
      this.#active -= 1;
    }
  }

  /** A bundled file that a lesson shows; what cannot be read arrives empty. @param {string} path */
  async loadLessonFile(path) {
    const nothing = () => this.#program.tell('LessonFileArrived', { path });
    this.#active += 1;
    try {
      const response = this.samples[path] ? await fetch(this.samples[path]) : null;
      if (!response?.ok) return nothing();
      const data = await response.blob();
      /** @param {number} token */
      const done = (token) => this.#program.tell('LessonFileArrived', { path }, token);
      return (await this.#fill(path, data, nothing, done))();
    } catch {
      return nothing();
    } finally {
      this.#active -= 1;
    }
  }

  /** A picture that a cell made, as if it had been picked. @param {number} id @param {string} name */
  async attachPicture(id, name) {
    const blob = this.#pictures.get(id);
    if (!blob) return this.refuse(name, 'file.unreadable', []);
    return (await this.#take(new File([blob], name, { type: blob.type })))();
  }

  /** @param {number} id @param {string} name */
  savePicture(id, name) {
    const blob = this.#pictures.get(id);
    if (blob) saveBlob(name, blob);
  }

  /** A file that was kept. @param {string} name @param {Blob} file @param {string} id */
  async restore(name, file, id) {
    /** @param {string} why @param {...string} args */
    const refuse = (why, ...args) => this.refuse(name, why, args, id);
    const arrive = (/** @type {number} */ token) => this.#arrive(token, name, file, id);
    return (await this.#fill(name, file, refuse, arrive))();
  }

  /** @param {number} token @param {string} name @param {Blob} file @param {string} [id] */
  #arrive(token, name, file, id = `${SESSION}-${token}`) {
    this.files.keep(id, file);
    this.#program.tell('FileArrived', { name, id }, token);
  }

  /**
   * @param {string} name @param {Blob} file
   * @param {(why: string, ...args: string[]) => unknown} refuse
   * @param {(token: number) => void} [done]
   * @returns {Promise<Tell>}
   */
  async #fill(name, file, refuse, done = (token) => this.#arrive(token, name, file)) {
    const { size } = file;
    const { token, start } = this.#program.room(size);
    if (start === 0) return () => refuse('file.no_memory', megabytes(size));
    this.#active += 1;
    /** @param {() => unknown} tell @returns {Tell} */
    const once = (tell) => () => {
      this.#active -= 1;
      tell();
    };
    try {
      await copyFile(this.#program, file, start);
      return once(() => done(token));
    } catch (error) {
      this.#program.drop(token);
      return once(() => refuse(whyUnreadable(error)));
    }
  }

  /**
   * @param {number} id of the attachment
   * @param {Blob} file
   * @param {number} width to decode to; 0 when unknown
   */
  async thumbnail(id, file, width) {
    this.#dropped.delete(id);
    this.#active += 1;
    try {
      const picture = await decode(file, width);
      const context = makePen(picture.width, picture.height);
      context.drawImage(picture, 0, 0);
      const {
        data,
        width: w,
        height: h,
      } = context.getImageData(0, 0, picture.width, picture.height);
      picture.close();
      if (!this.#dropped.delete(id)) showPicture(this.#program, id, w, h, data);
    } catch {
      if (!this.#dropped.delete(id)) showPicture(this.#program, id, 0, 0, null);
    } finally {
      this.#active -= 1;
    }
  }

  /** A picture at its own size. @param {number} id @param {Blob} file */
  async picture(id, file) {
    this.#pictures.set(id, file);
    this.#active += 1;
    try {
      const picture = await createImageBitmap(file);
      const context = makePen(picture.width, picture.height);
      context.drawImage(picture, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height);
      picture.close();
      showPicture(this.#program, id, width, height, data);
    } catch {
      showPicture(this.#program, id, 0, 0, null);
    } finally {
      this.#active -= 1;
    }
  }

  /** @param {number} id */
  dropThumbnail(id) {
    this.#pictures.delete(id);
    if (this.#active > 0) this.#dropped.add(id);
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${Math.ceil(bytes / (1024 * 1024)).toLocaleString('en')} MB`;
}

// Folders arrive as entries without content; only files are taken.
/** @param {DataTransfer | null} transfer @returns {{files: File[], folders: string[]}} */
function contentOf(transfer) {
  const items = [...(transfer?.items ?? [])].filter((item) => item.kind === 'file');
  /** @param {DataTransferItem} item */
  const folder = (item) => {
    const entry = item.webkitGetAsEntry?.();
    return entry?.isDirectory ? entry.name : null;
  };
  const files = items.filter((item) => folder(item) === null).map((item) => item.getAsFile());
  return {
    files: files.filter((file) => file !== null),
    folders: items.map(folder).filter((name) => name !== null),
  };
}

// Scaled while decoding, off the main thread; the right way up as the camera noted it.
/** @param {Blob} file @param {number} width */
async function decode(file, width) {
  /** @type {ImageBitmapOptions} */
  const how = { imageOrientation: 'from-image', resizeQuality: 'high' };
  if (width > 0) return createImageBitmap(file, { ...how, resizeWidth: width });
  const full = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = EDGE / Math.max(full.width, full.height);
  if (scale >= 1) return full;
  const small = await createImageBitmap(full, {
    resizeQuality: 'high',
    resizeWidth: Math.max(1, Math.round(full.width * scale)),
  });
  full.close();
  return small;
}
