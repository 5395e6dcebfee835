import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portionsOf } from '../../../web/js/platform/portions.js';

const MB = 1024 * 1024;
/** @param {number[]} sizes @returns {number[][]} */
const portions = (sizes) => [...portionsOf(sizes, (size) => size)];

test('small ones go together, a large one alone, all in their order', () => {
  assert.deepEqual(portions([MB, 2 * MB, MB, 1, 9 * MB, 5, 6]), [
    [MB, 2 * MB, MB],
    [1],
    [9 * MB],
    [5, 6],
  ]);
  assert.deepEqual(portions([]), []);
});

test('so many empty ones that each portion is full', () => {
  const sizes = portions(new Array(1000).fill(0)).map(({ length }) => length);
  assert.equal(Math.max(...sizes), 32);
  assert.equal(
    sizes.reduce((sum, length) => sum + length),
    1000,
  );
});
