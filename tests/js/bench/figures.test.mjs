// What bench.html makes of its figures.
import assert from 'node:assert/strict';
import test from 'node:test';
import { asMarkdown, cells, judge, median, scaleOf } from '../../../shell/bench/figures.js';

test('a goal is met up to its very value, and a figure without one is not judged', () => {
  assert.equal(judge({ what: 'a', ours: 3, other: 2, goal: 1.5 }).verdict, 'met');
  assert.equal(judge({ what: 'a', ours: 3.01, other: 2, goal: 1.5 }).verdict, 'missed');
  assert.equal(judge({ what: 'a', ours: 3, other: 2 }).verdict, 'no goal');
  assert.equal(judge({ what: 'nothing', ours: 0, other: 0, ratio: 0, goal: 0 }).verdict, 'met');
  assert.equal(judge({ what: 'one', ours: 1, other: 0, ratio: 1, goal: 0 }).verdict, 'missed');
  // Judged before it is made short.
  assert.equal(judge({ what: 'a', ours: 1500.4, other: 1000, goal: 1.5 }).verdict, 'missed');
});

test('figures are shown with three digits, and a dash where there is none', () => {
  const row = judge({ what: 'a | b', ours: 1234.5 });
  assert.deepEqual(cells(row), ['a | b', '1,230', '–', '–', '–', 'no goal']);
  const [, , , rule, line] = asMarkdown([row], 'Title').split('\n');
  assert.equal(rule.split('|').length, 8);
  assert.equal(line, '| a \\| b | 1,230 | – | – | – | no goal |');
});

test('the median is a figure that was measured, and the list stays as it is', () => {
  const list = [5, 1, 3];
  assert.equal(median(list), 3);
  assert.equal(median([4, 2]), 4);
  assert.deepEqual(list, [5, 1, 3]);
});

test('the query says how much is measured, within bounds', () => {
  assert.deepEqual(scaleOf(''), { rounds: 3, files: 1000 });
  assert.deepEqual(scaleOf('?rounds=1&files=20'), { rounds: 1, files: 20 });
  assert.deepEqual(scaleOf('?rounds=1e9&files=2'), { rounds: 1, files: 20 });
  assert.deepEqual(scaleOf('?rounds=-1&files=x'), { rounds: 3, files: 1000 });
  assert.deepEqual(scaleOf('?files=9999999'), { rounds: 3, files: 5000 });
});
