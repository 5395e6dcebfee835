// ImGui's renderer asks for the GL state before each frame and puts it back afterwards. Nobody else draws
// here, so the answers are always those of the first frame; but each question makes the page wait for
// the graphics process, which can cost more than all the drawing. So each is asked once.

const ASKED_EACH_FRAME = new Set([
  0x84e0, // ACTIVE_TEXTURE
  0x8b8d, // CURRENT_PROGRAM
  0x8069, // TEXTURE_BINDING_2D
  0x8919, // SAMPLER_BINDING
  0x8894, // ARRAY_BUFFER_BINDING
  0x8895, // ELEMENT_ARRAY_BUFFER_BINDING
  0x85b5, // VERTEX_ARRAY_BINDING
  0x0ba2, // VIEWPORT
  0x0c10, // SCISSOR_BOX
  0x80c8,
  0x80c9,
  0x80ca,
  0x80cb, // BLEND_DST_RGB, BLEND_SRC_RGB, BLEND_DST_ALPHA, BLEND_SRC_ALPHA
  0x8009,
  0x883d, // BLEND_EQUATION_RGB, BLEND_EQUATION_ALPHA
]);

/** @param {WebGLRenderingContext | WebGL2RenderingContext} gl */
function rememberState(gl) {
  // The program's library would switch on each that there is, with a wait each; nothing here uses any.
  gl.getSupportedExtensions = () => [];
  const ask = gl.getParameter.bind(gl);
  /** @type {Map<number, unknown>} */
  const answers = new Map();
  gl.getParameter = (name) => {
    if (!ASKED_EACH_FRAME.has(name)) return ask(name);
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name);
  };
}

// As SDL asks for them (web/window.cpp): a canvas has one context, and who asks first decides.
const ATTRIBUTES = { alpha: false, depth: false, stencil: false, antialias: false };

/**
 * Makes the context before the program is there, so that the graphics process starts while it is fetched; and
 * what is asked of it is answered from memory. False: there is none.
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
  canvas.getContext = /** @type {typeof canvas.getContext} */ (remembering);
  return canvas.getContext('webgl2', ATTRIBUTES) !== null;
}
