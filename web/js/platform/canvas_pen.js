// A canvas to draw on and read back from; without willReadFrequently every read-back waits for the graphics card.

/** @param {number} width @param {number} height @returns {OffscreenCanvasRenderingContext2D} */
export function makePen(width, height) {
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas of that size'); // too large, or no memory for it
  return pen;
}
