// Measures and paints runs of text for the canvas, with the browser's own fonts, shaping and emoji, so
// that the drawing and the DOM above it look alike.

import { TextPen } from './text_pen.js';
import { TextStage } from './text_stage.js';

const MARGIN = 1; // px around the ink, for antialiasing
// What a browser draws in colours of its own: what is emoji by itself, or made so by a selector, with
// all that joins it.
const EMOJI =
  /(?:\p{Emoji_Presentation}(?!\uFE0E)|\p{Emoji}\uFE0F\u20E3?)(?:\p{Emoji_Modifier}|\u200D\p{Emoji}\uFE0F?|[\u{E0020}-\u{E007F}])*/gu;

export class TextRaster {
  #program;
  #pen = new TextPen(1, 1); // only measures
  #stage = new TextStage();
  /** @type {Intl.Segmenter | null} */
  #words = null;

  /** @param {import('./program.js').Program} program */
  constructor(program) {
    this.#program = program;
  }

  /**
   * Advance width in CSS pixels, as it is painted: not every browser's text grows evenly with its size.
   * @param {number} face @param {number} px @param {number} density @param {string} run
   */
  measure(face, px, density, run) {
    return this.#pen.use(face, px * density, run).measureText(run).width / density;
  }

  /**
   * Where text without spaces may break, as byte offsets of its UTF-8.
   * @param {string} run @param {number} out pointer to uint32
   * @returns {number} how many
   */
  wordBreaks(run, out) {
    this.#words ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    const starts = [...this.#words.segment(run)].map(({ index }) => index);
    return this.#putOffsets(run, starts.slice(1), out);
  }

  /**
   * Where emoji begin and end, by turns, as byte offsets of its UTF-8.
   * @param {string} run @param {number} out pointer to uint32
   * @returns {number} how many
   */
  emojiEdges(run, out) {
    return this.#putOffsets(run, emojiEdges(run), out);
  }

  /** @param {string} run @param {number[]} indices of its UTF-16 @param {number} out */
  #putOffsets(run, indices, out) {
    const encoder = new TextEncoder();
    let bytes = 0;
    let before = 0;
    const offsets = indices.map((index) => {
      bytes += encoder.encode(run.slice(before, index)).length;
      before = index;
      return bytes;
    });
    new Uint32Array(this.#program.bytes.buffer, out, offsets.length).set(offsets);
    return offsets.length;
  }

  /**
   * What the ink of a run covers.
   * @param {number} face @param {number} px of the device @param {string} run
   * @param {number} facts pointer to four int32: width, height, left, top
   */
  box(face, px, run, facts) {
    const ink = this.#pen.use(face, px, run).measureText(run);
    // Gecko forgets the other direction of a mixed run: the ink is never smaller than the advance.
    const left = Math.floor(Math.min(0, -ink.actualBoundingBoxLeft)) - MARGIN;
    const right = Math.ceil(Math.max(ink.width, ink.actualBoundingBoxRight)) + MARGIN;
    const top = Math.floor(-ink.actualBoundingBoxAscent) - MARGIN;
    const bottom = Math.ceil(ink.actualBoundingBoxDescent) + MARGIN;
    const seen = right - left > 2 * MARGIN && bottom - top > 2 * MARGIN;
    const box = seen ? [right - left, bottom - top, left, top] : [0, 0, 0, 0];
    new Int32Array(this.#program.bytes.buffer, facts, 4).set(box);
  }

  /**
   * Paints a run, white or in its own colours, for a place in a texture; it is there after painted().
   * @param {WebGL2RenderingContext} gl @param {WebGLTexture} texture
   * @param {number} face @param {number} px of the device @param {number} phase to the right, of a pixel
   * @param {string} run
   * @param {number} facts pointer to six int32: those of box(), and the place's x and y
   */
  paint(gl, texture, face, px, phase, run, facts) {
    const numbers = new Int32Array(this.#program.bytes.buffer, facts, 6);
    const [width = 0, height = 0, left = 0, top = 0, x = 0, y = 0] = numbers;
    const room = this.#stage.take(gl, texture, { x, y, width, height });
    room.pen.use(face, px, run).fillText(run, room.x - left + phase, room.y - top);
  }

  /** @param {WebGL2RenderingContext} gl */
  painted(gl) {
    this.#stage.flush(gl);
  }

  forget() {
    this.#stage.forget();
  }
}

/**
 * Where the emoji of a text begin and end, by turns. Symbols that are emoji only with a selector (✔) are
 * none without it: most fonts have them in one colour.
 * @param {string} text @returns {number[]}
 */
export function emojiEdges(text) {
  /** @type {number[]} */
  const edges = [];
  for (const { index, 0: emoji } of text.matchAll(EMOJI)) {
    if (edges.at(-1) === index) edges.pop();
    else edges.push(index);
    edges.push(index + emoji.length);
  }
  return edges;
}
