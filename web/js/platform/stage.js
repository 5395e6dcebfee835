// The page around the canvas: its size in device pixels, the loss of the GL context, colours for the
// DOM, clipboard, downloads, links and the address.

import { watchContext } from './context_watch.js';

/**
 * Device pixels of the stage. Arithmetic may be one pixel off, so the browser's own count is taken; but not
 * when it is far off, as where the density is only emulated.
 * @param {ResizeObserverEntry} entry @param {number} density
 * @returns {[width: number, height: number]}
 */
function deviceSize(entry, density) {
  const exact = entry.devicePixelContentBoxSize?.[0];
  const { width, height } = entry.contentRect;
  /** @type {[number, number]} */
  const size = [Math.round(width * density), Math.round(height * density)];
  if (!exact) return size;
  /** @param {number} a @param {number} b */
  const close = (a, b) => Math.abs(a - b) <= 2;
  return close(exact.inlineSize, size[0]) && close(exact.blockSize, size[1])
    ? [exact.inlineSize, exact.blockSize]
    : size;
}

export class Stage {
  #stage;
  #canvas;
  #program;
  #announcer;
  #mirror;
  #scale = 1;

  /**
   * @param {HTMLElement} stage
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} mirror
   * @param {import('./program.js').Program} program
   * @param {import('../mirror/announcer.js').Announcer} announcer
   * @param {{lost: () => void, restored: () => void}} graphics told when they are gone for good
   */
  constructor(stage, canvas, mirror, program, announcer, graphics) {
    this.#mirror = mirror;
    this.#stage = stage;
    this.#canvas = canvas;
    this.#program = program;
    this.#announcer = announcer;
    watchContext(canvas, {
      lost: () => program.running && program.context(false),
      restored: () => {
        graphics.restored();
        if (program.running) program.context(true);
      },
      forGood: () => graphics.lost(),
    });
  }

  /** Starts telling the program what it must know; the size comes at once. */
  watch() {
    const program = this.#program;
    this.#measure();
    const observer = new ResizeObserver((entries) => {
      this.#tellSize(...deviceSize(entries[entries.length - 1], devicePixelRatio));
      keepFieldInView();
    });
    this.#watchKeyboard();
    try {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.#canvas);
    }
    this.#watchDensity();
    program.tell('OnlineChanged', { online: navigator.onLine });
    const now = new Date();
    program.tell('DateChanged', {
      iso_date: `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`,
    });
    addEventListener('online', () => program.tell('OnlineChanged', { online: true }));
    addEventListener('offline', () => program.tell('OnlineChanged', { online: false }));
    const tellFragment = () => program.tell('FragmentChanged', { fragment: decodeFragment() });
    tellFragment();
    addEventListener('popstate', tellFragment); // typed addresses too; hashchange would tell them twice
    if (document.hidden) program.hidden(true);
    addEventListener('pagehide', (event) => {
      if (program.running && !event.persisted) program.left(); // else it may come back as it is
    });
    // A tab that is hidden may never come back.
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) program.unfinished();
    });
    // The browser asks in words of its own.
    addEventListener('beforeunload', (event) => {
      if (program.unfinished()) event.preventDefault();
    });
  }

  // Some browsers lay the keyboard over the page instead of making the page smaller.
  #watchKeyboard() {
    const seen = window.visualViewport;
    seen?.addEventListener('resize', () => {
      const zoomed = Math.abs(seen.scale - 1) > 0.01; // the person's fingers did it
      const hidden = zoomed ? 0 : Math.max(0, innerHeight - seen.height);
      this.#stage.style.setProperty('--keyboard', `${hidden}px`);
    });
  }

  /** @param {number} width @param {number} height */
  #tellSize(width, height) {
    if (width > 0 && height > 0)
      this.#program.resize(width, height, devicePixelRatio * this.#scale);
  }

  /**
   * The size of everything, text above all: the program lays out a page that is smaller or larger, and the
   * mirror over it is scaled.
   * @param {number} scale 1 = as designed
   */
  setScale(scale) {
    if (scale === this.#scale) return;
    this.#scale = scale;
    const { style } = this.#mirror;
    style.transform = scale === 1 ? '' : `scale(${scale})`;
    style.width = style.height = scale === 1 ? '' : `${100 / scale}%`;
    this.#measure();
  }

  get scale() {
    return this.#scale;
  }

  #measure() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    this.#tellSize(Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
  }

  // A new density need not change the size in device pixels (zoom together with a resize).
  #watchDensity() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#measure();
        this.#watchDensity();
      },
      { once: true },
    );
  }

  /** @param {string} css "--name:value;..." also plain properties such as color-scheme */
  setVariables(css) {
    for (const declaration of css.split(';')) {
      const at = declaration.indexOf(':');
      if (at > 0)
        this.#stage.style.setProperty(
          declaration.slice(0, at).trim(),
          declaration.slice(at + 1).trim(),
        );
    }
    const background = this.#stage.style.getPropertyValue('--bg');
    const meta = document.querySelector('meta[name=theme-color]');
    if (background && meta instanceof HTMLMetaElement) meta.content = background;
  }

  /** @param {string} text */
  say(text) {
    this.#announcer.say(text);
  }

  /** Copies; must be called inside the person's gesture. @param {string} text @param {string} what */
  copy(text, what) {
    /** @param {boolean} ok */
    const tell = (ok) => this.#program.tell('Copied', { what, ok });
    const written =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => tell(true),
      () => tell(copyTheOldWay(text)),
    );
  }

  /**
   * Copies the address of this page, bare of everything but `fragment`.
   * @param {string} fragment @param {string} what
   */
  copyLink(fragment, what) {
    this.copy(`${location.origin}${location.pathname}#${fragment}`, what);
  }

  /** @param {string} name @param {string} type @param {string} text */
  download(name, type, text) {
    saveBlob(name, new Blob([text], { type }));
  }

  /** @param {string} url */
  openLink(url) {
    if (/^https?:\/\//i.test(url)) open(url, '_blank', 'noopener,noreferrer');
  }

  /** @param {string} fragment */
  setFragment(fragment) {
    if (decodeFragment() === fragment) return;
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    // A question that came in the address is in the page now: going back must not fill it in again.
    if (location.hash.includes('?')) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }
}

/** The browser's own download. @param {string} name @param {Blob} blob */
export function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // not before the browser has read it
}

// The keyboard on the screen came or went: what is typed into stays visible.
function keepFieldInView() {
  const field = document.activeElement;
  if (field?.matches('#mirror :is(input, textarea)')) field.scrollIntoView({ block: 'nearest' });
}

function decodeFragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

// For pages without the clipboard interface (plain http on another machine than this one).
/** @param {string} text */
function copyTheOldWay(text) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const area = document.createElement('textarea');
  area.className = 'visually-hidden';
  area.value = text;
  document.body.append(area);
  area.select();
  const ok = document.execCommand('copy');
  area.remove();
  before?.focus({ preventScroll: true });
  return ok;
}
