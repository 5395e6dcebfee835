// Measures and paints runs of text for the canvas, with the browser's own fonts, shaping and emoji, so
// that the drawing and the DOM above it look alike. The font stacks are those of shell/style.css.

import { makePen } from './canvas_pen.js';

const SANS = 'Inter, system-ui, "Noto Sans", "Noto Color Emoji", sans-serif';
const MONO = '"JetBrains Mono", ui-monospace, monospace';
// In the order of ui::Face.
const FACES = [
  { weight: 400, family: SANS },
  { weight: 500, family: SANS },
  { weight: 650, family: SANS },
  { weight: 400, family: SANS, style: 'italic' },
  { weight: 400, family: MONO },
  { weight: 650, family: MONO },
];
// The first strong character decides, as in CSS `unicode-bidi: plaintext`; a mark in front decides for it.
const FIRST_STRONG = /[\p{L}\u200E\u200F]/u;
const RIGHT_TO_LEFT =
  /\u200F|\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
const MARGIN = 1; // px around the ink, for antialiasing
const FAINT = 31; // alpha whose colour is not exact any more
const NEARLY_WHITE = 240; // Gecko reads white back as 254

/** CSS font of a face. @param {number} face @param {number} px */
export function fontOf(face, px) {
  const { weight, family, style } = FACES[face] ?? FACES[0];
  return `${style ?? 'normal'} ${weight} ${px}px ${family}`;
}

/** Resolves when the page's own fonts are there, or when it is clear that they will not come. */
export function loadFonts() {
  return Promise.allSettled(FACES.map((_, face) => document.fonts.load(fontOf(face, 16))));
}

export class TextRaster {
  #program;
  #context = makePen(512, 128);
  #canvas = this.#context.canvas;
  #font = '';
  /** @type {Uint8ClampedArray<ArrayBuffer> | null} */
  #pixels = null;
  /** @type {Intl.Segmenter | null} */
  #words = null;

  /** @param {import('./program.js').Program} program */
  constructor(program) {
    this.#program = program;
  }

  /** @param {number} face @param {number} px @param {string} run */
  #use(face, px, run) {
    const font = fontOf(face, px);
    if (this.#font !== font) {
      this.#context.font = font;
      this.#context.fontKerning = 'normal';
      this.#context.textRendering = 'geometricPrecision';
      // Code is shown as it is written: any spacing, however small, switches ligatures off.
      this.#context.letterSpacing = FACES[face]?.family === MONO ? '0.001px' : '0px';
      this.#font = font;
    }
    this.#context.direction = RIGHT_TO_LEFT.test(FIRST_STRONG.exec(run)?.[0] ?? '') ? 'rtl' : 'ltr';
    this.#context.textAlign = 'left';
  }

  /** Advance width in CSS pixels. @param {number} face @param {number} px @param {string} run */
  measure(face, px, run) {
    this.#use(face, px, run);
    return this.#context.measureText(run).width;
  }

  /**
   * Where text without spaces may break, as byte offsets of its UTF-8.
   * @param {number} out pointer to uint32
   * @returns {number} how many
   * @param {string} run
   */
  wordBreaks(run, out) {
    this.#words ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    const encoder = new TextEncoder();
    /** @type {number[]} */
    const offsets = [];
    let bytes = 0;
    for (const { segment } of this.#words.segment(run)) {
      if (bytes > 0) offsets.push(bytes);
      bytes += encoder.encode(segment).length;
    }
    new Uint32Array(this.#program.bytes.buffer, out, offsets.length).set(offsets);
    return offsets.length;
  }

  /**
   * Paints a run at device size and keeps the bitmap for copy().
   * @param {number} facts pointer to five int32: width, height, left, top, coloured
   * @returns {number} bytes of the bitmap; 0 when there is nothing to see
   * @param {number} face @param {number} px @param {number} density @param {string} run
   */
  paint(face, px, density, run, facts) {
    this.#pixels = null;
    this.#use(face, px * density, run);
    const box = this.#context.measureText(run);
    const left = Math.floor(-box.actualBoundingBoxLeft) - MARGIN;
    const top = Math.floor(-box.actualBoundingBoxAscent) - MARGIN;
    const width = Math.ceil(box.actualBoundingBoxRight) + MARGIN - left;
    const height = Math.ceil(box.actualBoundingBoxDescent) + MARGIN - top;
    if (!(width > 2 * MARGIN) || !(height > 2 * MARGIN)) return 0;
    this.#makeRoom(width, height, face, px * density, run);
    this.#context.clearRect(0, 0, width, height);
    this.#context.fillStyle = '#fff';
    this.#context.fillText(run, -left, -top);
    const pixels = this.#context.getImageData(0, 0, width, height).data;
    this.#pixels = pixels;
    const { bytes } = this.#program;
    new Int32Array(bytes.buffer, facts, 5).set([
      width,
      height,
      left,
      top,
      isColoured(pixels) ? 1 : 0,
    ]);
    return pixels.length;
  }

  /** Puts the bitmap of the last paint() at `pointer`. @param {number} pointer */
  copy(pointer) {
    if (this.#pixels) this.#program.bytes.set(this.#pixels, pointer);
    this.#pixels = null;
  }

  /**
   * @param {number} width @param {number} height @param {number} face @param {number} px
   * @param {string} run
   */
  #makeRoom(width, height, face, px, run) {
    if (width <= this.#canvas.width && height <= this.#canvas.height) return;
    this.#canvas.width = Math.max(this.#canvas.width, width);
    this.#canvas.height = Math.max(this.#canvas.height, height);
    this.#font = ''; // resizing resets the context
    this.#use(face, px, run);
  }
}

/**
 * Whether a run that was painted in white brought colours of its own (emoji). Browsers that guard
 * against fingerprints or keep the picture premultiplied read white back as almost white, and faint
 * pixels as anything: both are no colour.
 * @param {ArrayLike<number>} pixels red, green, blue, alpha of each
 */
export function isColoured(pixels) {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if (pixels[at + 3] <= FAINT) continue;
    if (Math.min(pixels[at], pixels[at + 1], pixels[at + 2]) < NEARLY_WHITE) return true;
  }
  return false;
}
