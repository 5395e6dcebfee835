// What the bench takes for linear.
import assert from 'node:assert/strict';
import test from 'node:test';
import { linear } from '../../bench/growth.mjs';

/** How far beyond linear a curve is that costs `of(n)`. @param {(units: number) => number} of */
const growth = (of, units = [1, 10, 100, 1000]) => {
  /** @type {[number, number][]} */
  const curve = units.map((n) => [n, of(n)]);
  return of(units[units.length - 1]) / linear(curve);
};

test('flat and linear curves are as expected, whatever the first one costs', () => {
  assert.equal(
    growth(() => 7),
    1,
  );
  assert.ok(Math.abs(growth((n) => 200 + 3 * n) - 1) < 1e-9);
  assert.ok(growth((n) => 200 + 3 * n - (n === 10 ? 5 : 0)) < 1.01);
  assert.equal(
    growth((n) => (n === 100 ? 6 : 7)),
    1,
    'noise of a flat one',
  );
  assert.ok(growth((n) => 50 * Math.log2(n + 1)) < 1);
});

test('what grows faster is beyond the goal', () => {
  assert.ok(growth((n) => n * n) > 9);
  assert.ok(growth((n) => 200 + n + (n * n) / 100) > 4);
  assert.ok(growth((n) => n * n, [10, 100, 500]) > 4);
  assert.ok(growth((n) => n * n, [1, 2, 3, 6]) > 1.5);
});
