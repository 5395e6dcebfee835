// White text is told from text with colours of its own, whatever the browser reads white back as.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isColoured } from '../../../web/js/platform/text_raster.js';

/** @param {number[][]} pixels */
const bitmap = (...pixels) => Uint8ClampedArray.from(pixels.flat());

test('white is no colour, also where it is read back as almost white', () => {
  assert.equal(isColoured(bitmap([255, 255, 255, 255], [0, 0, 0, 0])), false);
  assert.equal(isColoured(bitmap([254, 254, 254, 255], [254, 254, 254, 254])), false);
  assert.equal(isColoured(bitmap([254, 254, 254, 120], [247, 247, 247, 32])), false);
});

test('the colour of faint pixels is not exact and says nothing', () => {
  assert.equal(isColoured(bitmap([0, 0, 0, 31], [200, 10, 10, 1])), false);
});

test('one pixel of an emoji is enough', () => {
  assert.equal(isColoured(bitmap([255, 255, 255, 255], [255, 204, 77, 255])), true);
  assert.equal(isColoured(bitmap([254, 254, 254, 255], [0, 0, 0, 32])), true);
});

test('nothing painted is no colour', () => {
  assert.equal(isColoured(bitmap()), false);
});
