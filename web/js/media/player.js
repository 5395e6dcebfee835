// Plays a file of the program; nothing leaves the page.

/** @import { Tell } from './types.js' */

const EVERY = 100; // ms between two positions told while it plays

export class Player {
  #sound;
  #url;
  #timer = /** @type {ReturnType<typeof setTimeout> | 0} */ (0);
  #tell;

  /** @param {Blob} file @param {{at: number}} orders @param {Tell} tell */
  constructor(file, { at }, tell) {
    this.#tell = tell;
    this.#url = URL.createObjectURL(file);
    this.#sound = new Audio(this.#url);
    this.#sound.currentTime = at;
    for (const event of ['play', 'pause', 'seeked', 'ended'])
      this.#sound.addEventListener(event, () => this.#now());
    this.#sound.addEventListener('error', () => tell('failed', { key: '' }));
    this.#play();
  }

  #play() {
    this.#sound.play().catch(() => this.#tell('failed', { key: '' }));
  }

  #now() {
    clearTimeout(this.#timer);
    const playing = !this.#sound.paused && !this.#sound.ended;
    this.#tell('at', { at: this.#sound.currentTime, playing });
    if (playing) this.#timer = setTimeout(() => this.#now(), EVERY);
  }

  /** @param {string} text */
  order(text) {
    if (text === 'pause') this.#sound.pause();
    else if (text === 'play') this.#play();
    else this.#sound.currentTime = Number(text.split(' ')[1]);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#tell = () => {};
    this.#sound.pause();
    this.#sound.removeAttribute('src');
    URL.revokeObjectURL(this.#url);
  }
}
