// Draws a test picture (src/truth/drawing.h tells the commands), makes it hard to read as wished, and writes
// it. The page's own typefaces are used, so that a seed looks the same on every computer.

export {}; // a module: its names are its own

/** @typedef {OffscreenCanvasRenderingContext2D} Pen */
/**
 * Of src/truth/drawing.h; what a kind has no use for is left out.
 * @typedef {{at: number[], colour: string, width: number}} Common
 * @typedef {Common & {kind: 'box' | 'line' | 'wedge'}} PlainShape
 * @typedef {Common & {kind: 'text', words: string, size: number, most: number, align: CanvasTextAlign,
 *   bold?: boolean, mono?: boolean, upward?: boolean}} TextShape
 * @typedef {PlainShape | TextShape} Shape
 * @typedef {{width: number, height: number, paper: string, shapes: Shape[]}} Drawing
 * @typedef {{family: string, source: string, weight: string}} Typeface
 * @typedef {{drawing: Drawing, rotation: number, blur: number, contrast: number, type: string,
 *   quality: number, preview: number, edge: number, fonts: Typeface[]}} TruthOrders
 */

const GREY = '#808080';
/** @param {string} key */
const problem = (key) => Object.assign(new Error(key), { key });

/** @param {number} width @param {number} height */
function context(width, height) {
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw problem('truth.no_memory');
  return pen;
}

/**
 * Without them the picture is drawn in what this computer has.
 * @param {Typeface[]} faces
 */
async function loadFonts(faces) {
  if (!self.fonts) return;
  await Promise.allSettled(
    faces.map(({ family, source, weight }) => {
      const face = new FontFace(family, source, { weight });
      self.fonts.add(face);
      return face.load();
    }),
  );
}

/**
 * @type {{[Kind in Shape['kind']]: (pen: Pen, shape: Shape & {kind: Kind}, paper: string) => void}}
 */
const paint = {
  box(pen, { at: [x, y, w, h], colour }) {
    pen.fillStyle = colour;
    pen.fillRect(x, y, w, h);
  },
  line(pen, { at, colour, width }) {
    pen.beginPath();
    for (let i = 0; i < at.length; i += 2) pen.lineTo(at[i], at[i + 1]);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  },
  wedge(pen, { at: [x, y, radius, from, to], colour, width }, paper) {
    pen.beginPath();
    if (to - from < 6.28) pen.moveTo(x, y);
    pen.arc(x, y, radius, from, to);
    pen.closePath();
    pen.fillStyle = colour;
    pen.fill();
    if (!width) return;
    pen.strokeStyle = paper;
    pen.lineWidth = width;
    pen.stroke();
  },
  text(pen, { at: [x, y], colour, width, words, size, most, align, bold, mono, upward }, paper) {
    pen.save();
    pen.translate(x, y);
    if (upward) pen.rotate(-Math.PI / 2);
    pen.font = `${bold ? 650 : 400} ${size}px ${mono ? '"JetBrains Mono", monospace' : 'Inter, sans-serif'}`;
    pen.textAlign = align;
    pen.textBaseline = 'middle';
    if (width) {
      pen.strokeStyle = paper;
      pen.lineWidth = width;
      pen.strokeText(words, 0, 0, most);
    }
    pen.fillStyle = colour;
    pen.fillText(words, 0, 0, most);
    pen.restore();
  },
};

/** @param {Drawing} drawing */
function draw({ width, height, paper, shapes }) {
  const pen = context(width, height);
  pen.lineJoin = 'round';
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) {
    const one = /** @type {(pen: Pen, shape: Shape, paper: string) => void} */ (paint[shape.kind]);
    one(pen, shape, paper);
  }
  return pen.canvas;
}

/**
 * Turned on a ground of the same paper that is large enough for all of it.
 * @param {OffscreenCanvas} picture @param {number} degrees @param {string} paper
 */
function turned(picture, degrees, paper) {
  if (degrees === 0) return picture;
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.cos(angle)];
  const pen = context(
    Math.ceil(picture.width * cos + picture.height * sin),
    Math.ceil(picture.width * sin + picture.height * cos),
  );
  pen.fillStyle = paper;
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.translate(pen.canvas.width / 2, pen.canvas.height / 2);
  pen.rotate(angle);
  pen.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return pen.canvas;
}

/**
 * Blurred, then mixed with grey.
 * @param {OffscreenCanvas} picture @param {number} blur @param {number} contrast
 * @param {string} paper
 */
function dimmed(picture, blur, contrast, paper) {
  if (blur === 0 && contrast === 100) return picture;
  const pen = context(picture.width, picture.height);
  if (blur > 0 && pen.filter === undefined) throw problem('truth.no_blur');
  pen.fillStyle = paper; // or a blurred edge would be half transparent
  pen.fillRect(0, 0, picture.width, picture.height);
  if (blur > 0) pen.filter = `blur(${blur}px)`;
  pen.drawImage(picture, 0, 0);
  if (blur > 0) pen.filter = 'none';
  pen.globalAlpha = 1 - contrast / 100;
  pen.fillStyle = GREY;
  pen.fillRect(0, 0, picture.width, picture.height);
  return pen.canvas;
}

/** @param {number} id @param {Blob} blob @param {number} edge */
async function show(id, blob, edge) {
  const whole = await createImageBitmap(blob); // what the bytes really show
  const scale = Math.min(1, edge / Math.max(whole.width, whole.height));
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const pen = context(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(whole, 0, 0, width, height);
  whole.close();
  const bytes = pen.getImageData(0, 0, width, height).data;
  postMessage({ what: 'picture', facts: { id, width, height }, bytes }, [bytes.buffer]);
}

/** @param {unknown} error */
const keyOf = (error) => /** @type {{key?: string}} */ (error).key ?? 'truth.no_memory';

/** @param {MessageEvent<TruthOrders>} event */
onmessage = async ({ data: orders }) => {
  try {
    await loadFonts(orders.fonts);
    const { drawing, rotation, blur, contrast, type, quality } = orders;
    const picture = dimmed(
      turned(draw(drawing), rotation, drawing.paper),
      blur,
      contrast,
      drawing.paper,
    );
    const made = await picture.convertToBlob({ type, quality: quality / 100 });
    if (made.type !== type) throw problem('truth.not_drawn');
    await show(orders.preview, made, orders.edge);
    const bytes = new Uint8Array(await made.arrayBuffer());
    postMessage({ what: 'made', facts: {}, bytes }, [bytes.buffer]);
  } catch (error) {
    postMessage({ what: 'failed', facts: { key: keyOf(error) }, bytes: null });
  }
};
