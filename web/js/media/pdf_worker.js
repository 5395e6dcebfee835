// Pages of a PDF as pictures, by PDF.js, which lives in this worker entirely: its parser and its painter
// share the thread, and nothing of it ever touches the page.

import * as pdfjs from 'pdfjs-dist/build/pdf.min.mjs';
import 'pdfjs-dist/build/pdf.worker.min.mjs'; // registers itself where the former finds it

const DOTS = 72; // per inch, of a PDF's own unit
const MOST_PIXELS = 50_000_000; // of one page

/**
 * @typedef {{canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D}} Entry
 * @typedef {{file: Blob, password: string, do: string, pages: number[], dpi: number, side: number,
 *   type: string, after: number}} PdfOrders
 */

/** @param {number} width @param {number} height @returns {Entry} */
function makeCanvas(width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw Object.assign(new Error('no canvas'), { key: 'prepare.no_memory' });
  return { canvas, context };
}

class Canvases {
  /** @param {number} width @param {number} height */
  create(width, height) {
    if (width <= 0 || height <= 0) throw new Error('no canvas of that size');
    return makeCanvas(width, height);
  }

  /** @param {Entry} entry @param {number} width @param {number} height */
  reset(entry, width, height) {
    entry.canvas.width = width;
    entry.canvas.height = height;
  }

  /** @param {Entry} entry */
  destroy(entry) {
    entry.canvas.width = entry.canvas.height = 0;
    Object.assign(entry, { canvas: null, context: null }); // so that their memory is free
  }
}

// Filters are SVG, which workers do not have.
const Filters = class {
  constructor() {
    return new Proxy(this, { get: () => () => 'none' });
  }
};

/** @param {string} name */
const folder = (name) => new URL(`${name}/`, self.location.href).href; // it lies beside this file

/** @param {Uint8Array} bytes @param {string} password */
function open(bytes, password) {
  return pdfjs.getDocument({
    data: bytes,
    password,
    verbosity: 0,
    CanvasFactory: Canvases,
    FilterFactory: Filters,
    disableFontFace: true,
    useSystemFonts: false, // fonts belong to documents; glyphs are drawn as outlines
    disableWorkerRendering: true,
    useWorkerFetch: true,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    iccUrl: folder('iccs'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  }).promise;
}

// [canvas, scale]: as sharp as wanted, within the limits of sides and memory.
/** @param {import('pdfjs-dist').PDFPageProxy} page @param {number} dpi @param {number} side */
async function paint(page, dpi, side) {
  const natural = page.getViewport({ scale: 1 });
  let scale = dpi / DOTS;
  if (side > 0) scale = Math.min(scale, side / Math.max(natural.width, natural.height));
  scale = Math.min(scale, Math.sqrt(MOST_PIXELS / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale });
  const { canvas, context } = makeCanvas(
    Math.max(1, Math.floor(viewport.width)),
    Math.max(1, Math.floor(viewport.height)),
  );
  /** @type {unknown} */
  const drawnOn = context; // PDF.js says that it wants a context of the page, and takes this one
  const canvasContext = /** @type {Parameters<typeof page.render>[0]['canvasContext']} */ (drawnOn);
  await page.render({ canvas: null, canvasContext, viewport, background: '#fff' }).promise;
  return canvas;
}

// The first page, for the eyes.
/** @param {OffscreenCanvas} canvas @param {number} id */
function show(canvas, id) {
  const scale = Math.min(1, 1000 / Math.max(canvas.width, canvas.height));
  const [width, height] = [canvas.width, canvas.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const { context: pen } = makeCanvas(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(canvas, 0, 0, width, height);
  const bytes = pen.getImageData(0, 0, width, height).data;
  postMessage({ what: 'picture', facts: { id, width, height }, bytes }, [bytes.buffer]);
}

/** @param {unknown} error @param {string} password */
function problemOf(error, password) {
  const { name, key } = /** @type {{name?: string, key?: string}} */ (error ?? {});
  if (name !== 'PasswordException') return key ?? 'prepare.pdf_damaged';
  return password ? 'prepare.pdf_wrong_password' : 'prepare.pdf_password';
}

/** @param {MessageEvent<PdfOrders>} event */
onmessage = async ({ data: orders }) => {
  try {
    const pdf = await open(new Uint8Array(await orders.file.arrayBuffer()), orders.password);
    if (orders.do === 'open')
      return postMessage({ what: 'opened', facts: { pages: pdf.numPages }, bytes: null });
    for (const number of orders.pages) {
      const page = await pdf.getPage(number);
      const canvas = await paint(page, orders.dpi, orders.side);
      if (number === orders.pages[0]) show(canvas, orders.after);
      const blob = await canvas.convertToBlob({ type: orders.type, quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      postMessage({ what: 'page', facts: { page: number }, bytes }, [bytes.buffer]);
      page.cleanup();
    }
    return postMessage({ what: 'done', facts: {}, bytes: null });
  } catch (error) {
    return postMessage({
      what: 'failed',
      facts: { key: problemOf(error, orders.password) },
      bytes: null,
    });
  }
};
