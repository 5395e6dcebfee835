// Turns a picture upright, cuts, blackens, scales and writes it: the browser's own decoder and encoders,
// off the main thread. Nothing but pixels goes in, so no metadata comes out.

export {}; // a module: its names are its own

/**
 * @typedef {object} ImageOrders see src/features/media_prep/update_media.cpp
 * @property {Blob} file
 * @property {[x: number, y: number, w: number, h: number]} source the kept part
 * @property {[x: number, y: number, w: number, h: number][]} boxes what is blackened
 * @property {[width: number, height: number, type: string, quality: number][]} tries
 * @property {number} most bytes; 0: any number
 * @property {number} before id of the picture to show @property {number} after the same, of the result
 * @property {number} edge pixels of what is shown
 */

/** @param {Blob} file */
async function decode(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw Object.assign(new Error('not decoded'), { key: 'prepare.undecodable' });
  }
}

/** @param {number} width @param {number} height */
function context(width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw Object.assign(new Error('no canvas'), { key: 'prepare.no_memory' });
  return pen;
}

// Shows `picture` in the program, at most `edge` pixels long.
/** @param {number} id @param {ImageBitmap} picture @param {number} edge */
async function show(id, picture, edge) {
  if (!id) return;
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const small = await createImageBitmap(picture, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const pen = context(width, height);
  pen.drawImage(small, 0, 0);
  small.close();
  const bytes = pen.getImageData(0, 0, width, height).data;
  postMessage({ what: 'picture', facts: { id, width, height }, bytes }, [bytes.buffer]);
}

// The kept part at that size, with the boxes filled; never less than what they cover.
/**
 * @param {ImageBitmap} picture @param {ImageOrders} orders @param {number} width
 * @param {number} height @param {boolean} opaque
 */
async function paint(picture, { source: [x, y, w, h], boxes }, width, height, opaque) {
  const pen = context(width, height);
  if (opaque) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
  }
  const part = await createImageBitmap(picture, x, y, w, h, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  pen.drawImage(part, 0, 0);
  part.close();
  pen.fillStyle = '#000';
  for (const [left, top, wide, high] of boxes) {
    const [x0, y0] = [Math.floor(((left - x) * width) / w), Math.floor(((top - y) * height) / h)];
    const [x1, y1] = [
      Math.ceil(((left + wide - x) * width) / w),
      Math.ceil(((top + high - y) * height) / h),
    ];
    pen.fillRect(x0, y0, x1 - x0, y1 - y0);
  }
  return pen.canvas;
}

// The first try whose bytes are few enough; pixels are painted once per size and kind.
/** @param {ImageBitmap} picture @param {ImageOrders} orders */
async function write(picture, orders) {
  /** @type {OffscreenCanvas | null} */
  let canvas = null;
  let painted = '';
  for (const [width, height, type, quality] of orders.tries) {
    const opaque = type === 'image/jpeg';
    const wanted = `${width} ${height} ${opaque}`;
    if (!canvas || painted !== wanted) canvas = await paint(picture, orders, width, height, opaque);
    painted = wanted;
    const blob = await canvas.convertToBlob({ type, quality: quality / 100 });
    if (blob.type !== type) continue; // this browser does not write it
    if (orders.most === 0 || blob.size <= orders.most) return blob;
  }
  throw Object.assign(new Error('never small enough'), { key: 'prepare.too_large' });
}

/** @param {unknown} error */
const keyOf = (error) => /** @type {{key?: string}} */ (error).key ?? 'prepare.no_memory';

/** @param {MessageEvent<ImageOrders>} event */
onmessage = async ({ data: orders }) => {
  try {
    const picture = await decode(orders.file);
    await show(orders.before, picture, orders.edge);
    const made = await write(picture, orders);
    picture.close();
    const result = await createImageBitmap(made); // what the bytes really show
    await show(orders.after, result, orders.edge);
    result.close();
    const bytes = new Uint8Array(await made.arrayBuffer());
    postMessage({ what: 'made', facts: {}, bytes }, [bytes.buffer]);
  } catch (error) {
    postMessage({ what: 'failed', facts: { key: keyOf(error) }, bytes: null });
  }
};
