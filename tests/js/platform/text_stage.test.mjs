// Where runs of text are painted before they go to the graphics card, on a canvas and a card that only note.
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @type {{width: number, height: number}[]} */
const canvases = [];
Object.assign(globalThis, {
  OffscreenCanvas: class {
    /** @param {number} width @param {number} height */
    constructor(width, height) {
      this.width = width;
      this.height = height;
      canvases.push(this);
    }
    getContext() {
      return { canvas: this, clearRect() {} };
    }
  },
});
const { TextStage } = await import('../../../web/js/platform/text_stage.js');

/** Paints runs of these sizes; returns what was copied, with the size of the canvas at that time. */
function painted(sizes) {
  const stage = new TextStage();
  /** @type {{x: number, y: number, width: number, height: number, upload: number, rows: number, canvas: number[]}[]} */
  const copies = [];
  let [upload, rows] = [0, 0];
  const nothing = () => ({});
  const gl = {
    ...Object.fromEntries(
      ['createTexture', 'createFramebuffer', 'bindTexture', 'bindFramebuffer'].map((name) => [
        name,
        nothing,
      ]),
    ),
    framebufferTexture2D: nothing,
    texImage2D: nothing,
    texSubImage2D(target, level, x, y, width, height) {
      upload += 1;
      rows = height;
    },
    copyTexSubImage2D(target, level, toX, toY, x, y, width, height) {
      const { width: w, height: h } = canvases.at(-1) ?? { width: 0, height: 0 };
      copies.push({ x, y, width, height, upload, rows, canvas: [w, h] });
    },
  };
  for (const [width, height] of sizes) {
    const place = stage.take(/** @type {any} */ (gl), {}, { x: 0, y: 0, width, height });
    assert.ok(place.y + height <= place.pen.canvas.height, `painted at ${place.y}, ${height} high`);
    assert.ok(place.x + width <= place.pen.canvas.width);
  }
  stage.flush(/** @type {any} */ (gl));
  return copies;
}

test('every run is whole on the canvas, and none lies over another', () => {
  const copies = painted(
    Array.from({ length: 200 }, (_, i) => [90 + (i % 7) * 40, 20 + (i % 5) * 7]),
  );
  assert.equal(copies.length, 200);
  assert.ok((copies.at(-1)?.upload ?? 0) > 1, 'more than one canvas full');
  for (const [i, a] of copies.entries()) {
    assert.ok(a.y + a.height <= a.canvas[1] && a.x + a.width <= a.canvas[0]);
    assert.ok(a.y + a.height <= a.rows, 'it was handed over');
    for (const b of copies.slice(i + 1).filter(({ upload }) => upload === a.upload)) {
      const apart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y;
      assert.ok(apart, `${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    }
  }
});

test('what was painted is copied before a wider run makes the canvas anew', () => {
  const copies = painted([
    [100, 20],
    [3000, 40],
    [100, 20],
  ]);
  assert.deepEqual(
    copies.map(({ upload }) => upload),
    [1, 2, 2],
  );
});

test('of the canvas, the card is given what was painted on: one word is a few rows', () => {
  assert.equal(painted([[100, 20]])[0]?.rows, 20);
  const rows = painted([
    [1000, 20],
    [1000, 30],
  ]).map((copy) => copy.rows);
  assert.deepEqual(rows, [50, 50]);
});
