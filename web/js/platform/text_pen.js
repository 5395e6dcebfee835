// A canvas that writes with the page's fonts. The font stacks are those of shell/style.css.

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

/** CSS font of a face. @param {number} face @param {number} px */
export function fontOf(face, px) {
  const { weight, family, style } = FACES[face] ?? FACES[0];
  return `${style ?? 'normal'} ${weight} ${px}px ${family}`;
}

/** @param {number[]} faces */
const load = (faces) =>
  Promise.allSettled(faces.map((face) => document.fonts.load(fontOf(face, 16))));
// A typeface has all weights in one file; the first frame has neither italics nor code.
const FIRST = [0];

/** Resolves when the fonts of the first frame are there, or when it is clear that they will not come. */
export const loadFirstFonts = () => load(FIRST);

/** The same for all fonts: italics stand in answers and lessons only. */
export const loadFonts = () => load(FACES.map((_, face) => face));

export class TextPen {
  #font = '';

  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.context = makePen(width, height);
  }

  get canvas() {
    return this.context.canvas;
  }

  /** Makes it at least so large; what was on it may be gone. @param {number} width @param {number} height */
  grow(width, height) {
    const { canvas } = this;
    if (width <= canvas.width && height <= canvas.height) return;
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
    this.#font = ''; // resizing resets the context
  }

  /**
   * Ready for a run of text.
   * @param {number} face of ui::Face @param {number} px of the canvas @param {string} run
   */
  use(face, px, run) {
    const { context } = this;
    const font = fontOf(face, px);
    if (this.#font !== font) {
      context.font = font;
      context.fontKerning = 'normal';
      context.textRendering = 'geometricPrecision';
      // Code is shown as it is written: any spacing, however small, switches ligatures off. (Where it
      // does not, the typeface itself has been told: package_site.mjs.)
      context.letterSpacing = FACES[face]?.family === MONO ? '0.001px' : '0px';
      context.fillStyle = '#fff';
      context.textAlign = 'left';
      this.#font = font;
    }
    context.direction = RIGHT_TO_LEFT.test(FIRST_STRONG.exec(run)?.[0] ?? '') ? 'rtl' : 'ltr';
    return context;
  }
}
