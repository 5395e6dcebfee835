// Where runs of text are painted before they go into the textures of the program: beside each other on one
// canvas, which the graphics card takes as a whole and copies from. Nothing is read back: browsers that guard
// against fingerprints answer with noise, and the others wait for the card.

import { TextPen } from './text_pen.js';

// Small enough to be handed over for one word, large enough for most frames.
const WIDTH = 1024;
const HEIGHT = 256;

/**
 * @typedef {object} Copy of a painted run
 * @property {WebGLTexture} texture @property {number} x @property {number} y
 * @property {number} fromX @property {number} fromY
 * @property {number} width @property {number} height
 */

export class TextStage {
  #pen = new TextPen(WIDTH, HEIGHT);
  #shelf = { x: 0, y: 0, height: 0 }; // the row that is being filled
  /** @type {Copy[]} */
  #copies = [];
  /** @type {{texture: WebGLTexture, frame: WebGLFramebuffer, width: number, height: number} | null} */
  #staged = null; // the canvas on the graphics card

  /**
   * Room for a bitmap that is to be at (x, y) of a texture, empty; it is there after flush().
   * @param {WebGL2RenderingContext} gl @param {WebGLTexture} texture
   * @param {{x: number, y: number, width: number, height: number}} place in it
   * @returns {{pen: TextPen, x: number, y: number}} where to paint it
   */
  take(gl, texture, { x, y, width, height }) {
    const { canvas } = this.#pen;
    if (this.#shelf.x + width > canvas.width) {
      this.#shelf.y += this.#shelf.height;
      this.#shelf.x = this.#shelf.height = 0;
    }
    // A canvas that grows is empty again: what is on it goes first.
    if (this.#shelf.y + height > canvas.height || width > canvas.width) this.flush(gl);
    this.#pen.grow(width, height);
    const shelf = this.#shelf; // another one after flush()
    const { x: fromX, y: fromY } = shelf;
    shelf.x += width;
    shelf.height = Math.max(shelf.height, height);
    this.#pen.context.clearRect(fromX, fromY, width, height);
    this.#copies.push({ texture, x, y, fromX, fromY, width, height });
    return { pen: this.#pen, x: fromX, y: fromY };
  }

  /** Copies what was painted to its places. @param {WebGL2RenderingContext} gl */
  flush(gl) {
    if (this.#copies.length > 0) {
      this.#upload(gl);
      for (const { texture, x, y, fromX, fromY, width, height } of this.#copies) {
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, x, y, fromX, fromY, width, height);
      }
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    }
    this.#copies = [];
    this.#shelf = { x: 0, y: 0, height: 0 };
  }

  /** The graphics were lost, and what was made there. */
  forget() {
    this.#staged = null;
    this.#copies = [];
    this.#shelf = { x: 0, y: 0, height: 0 };
  }

  /** The rows that were painted on; leaves it bound to be read from. @param {WebGL2RenderingContext} gl */
  #upload(gl) {
    const { canvas } = this.#pen;
    const { width, height } = canvas;
    this.#staged ??= {
      texture: gl.createTexture(),
      frame: gl.createFramebuffer(),
      width: 0,
      height: 0,
    };
    const staged = this.#staged;
    const [format, type] = [gl.RGBA, gl.UNSIGNED_BYTE];
    gl.bindTexture(gl.TEXTURE_2D, staged.texture);
    if (staged.width !== width || staged.height !== height) {
      gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, format, type, null);
      [staged.width, staged.height] = [width, height];
    }
    const rows = this.#shelf.y + this.#shelf.height;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, rows, format, type, canvas);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, staged.frame);
    const { READ_FRAMEBUFFER, COLOR_ATTACHMENT0, TEXTURE_2D } = gl;
    gl.framebufferTexture2D(READ_FRAMEBUFFER, COLOR_ATTACHMENT0, TEXTURE_2D, staged.texture, 0);
  }
}
