// ImGui's renderer asks for the GL state before each frame and puts it back afterwards. Nobody else draws
// here, so the answers are always those of the first frame; but each question makes the page wait for
// the graphics process, which can cost more than all the drawing. So what the browser knows itself is asked once,
// and what the graphics process would have to say is answered as if nothing had been drawn yet: ImGui sets all of
// it itself before it draws.

const FRESH = new Map(
  /** @type {[number, unknown][]} */ ([
    [0x0ba2, new Int32Array(4)], // VIEWPORT
    [0x0c10, new Int32Array(4)], // SCISSOR_BOX
    [0x80c8, 0], // BLEND_DST_RGB
    [0x80c9, 1], // BLEND_SRC_RGB
    [0x80ca, 0], // BLEND_DST_ALPHA
    [0x80cb, 1], // BLEND_SRC_ALPHA
    [0x8009, 0x8006], // BLEND_EQUATION_RGB: FUNC_ADD
    [0x883d, 0x8006], // BLEND_EQUATION_ALPHA
  ]),
);
const ASKED_EACH_FRAME = new Set([
  0x84e0, // ACTIVE_TEXTURE
  0x8b8d, // CURRENT_PROGRAM
  0x8069, // TEXTURE_BINDING_2D
  0x8919, // SAMPLER_BINDING
  0x8894, // ARRAY_BUFFER_BINDING
  0x8895, // ELEMENT_ARRAY_BUFFER_BINDING
  0x85b5, // VERTEX_ARRAY_BINDING
]);

/** @param {WebGLRenderingContext | WebGL2RenderingContext} gl */
function rememberState(gl) {
  // The program's library would switch on what there is, with a wait each; nothing here uses any. What the test of
  // a lost context needs is none of the graphics process.
  gl.getSupportedExtensions = () => [];
  const extension = gl.getExtension.bind(gl);
  gl.getExtension = (/** @type {string} */ name) =>
    /** @type {any} */ (name === 'WEBGL_lose_context' ? extension(name) : null);
  const ask = gl.getParameter.bind(gl);
  /** @type {Map<number, unknown>} */
  const answers = new Map(FRESH);
  gl.getParameter = (name) => {
    if (answers.has(name)) return answers.get(name);
    const answer = ask(name);
    if (ASKED_EACH_FRAME.has(name)) answers.set(name, answer);
    return answer;
  };
}

// As SDL asks for them (web/window.cpp): a canvas has one context, and who asks first decides.
export const ATTRIBUTES = { alpha: false, depth: false, stencil: false, antialias: false };

/**
 * To be told its size waits for the graphics process, also when that is the size it has; and SDL makes it one pixel
 * large for a moment, to see whether the page's style follows it, which it does not.
 * @param {HTMLCanvasElement} canvas
 */
function rememberSize(canvas) {
  for (const side of /** @type {const} */ (['width', 'height'])) {
    const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(canvas, side, {
      configurable: true,
      get: () => own?.get?.call(canvas),
      set: (value) => {
        if (value !== 1 && own?.get?.call(canvas) !== value) own?.set?.call(canvas, value);
      },
    });
  }
}

/**
 * The context is made before the program is there, and what is asked of it is answered from memory. False: there
 * is none.
 * @param {HTMLCanvasElement} canvas
 */
export function openGraphics(canvas) {
  const make = canvas.getContext.bind(canvas);
  /** @type {RenderingContext | null} */
  let known = null;
  /** @param {string} type @param {unknown} [attributes] */
  const remembering = (type, attributes) => {
    const context = make(type, attributes);
    if (context && context !== known && 'getParameter' in context) rememberState(context);
    known = context;
    return context;
  };
  rememberSize(canvas);
  canvas.getContext = /** @type {typeof canvas.getContext} */ (remembering);
  return canvas.getContext('webgl2', ATTRIBUTES) !== null;
}
