// What outlives a worker of Python: the memory of the cells waits while a check runs, files are put once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Kept } from '../../../web/js/python/kept.js';

const bytes = (text) => new TextEncoder().encode(text);
const names = (kept) => [...kept.files.keys()];

test('a worker without a snapshot gets every file, one with it what came since', () => {
  const kept = new Kept();
  kept.put('a.png', bytes('a'));
  assert.deepEqual(names(kept), ['a.png']);
  kept.take(new ArrayBuffer(8));
  assert.deepEqual(names(kept), [], 'the snapshot holds it');
  kept.put('b.png', bytes('b'));
  assert.deepEqual(names(kept), ['b.png']);
  kept.forget();
  assert.equal(kept.snapshot, null);
  assert.deepEqual(names(kept), ['a.png', 'b.png']);
});

test('what was set aside comes back, with the files that came meanwhile', () => {
  const kept = new Kept();
  const cells = new ArrayBuffer(8);
  kept.take(cells);
  kept.setAside();
  assert.equal(kept.snapshot, null);
  kept.put('late.png', bytes('late'));
  kept.take(new ArrayBuffer(16));
  assert.equal(kept.bringBack(), true);
  assert.equal(kept.snapshot, cells);
  assert.deepEqual(names(kept), ['late.png']);
});

test('what is read when it is opened goes to every worker: a snapshot has its name alone', () => {
  const kept = new Kept();
  const blob = new Blob(['a']);
  kept.put('a.png', blob);
  kept.put('b.png', bytes('b'));
  assert.deepEqual(kept.offered, [['a.png', blob]]);
  kept.take(new ArrayBuffer(8));
  assert.deepEqual(names(kept), []);
  assert.deepEqual(kept.offered, [['a.png', blob]]);
  const newer = new Blob(['a2']);
  kept.put('a.png', newer);
  assert.deepEqual(kept.offered, [['a.png', newer]]);
  kept.put('a.png', bytes('a'));
  assert.deepEqual(kept.offered, []);
});

test('variables that were too large are told to be gone, once', () => {
  const kept = new Kept();
  kept.take(null);
  kept.setAside();
  kept.take(new ArrayBuffer(8));
  assert.equal(kept.bringBack(), false);
  assert.equal(kept.snapshot, null);
  assert.equal(kept.bringBack(), true, 'there is nothing to lose any more');
});

test('a restart forgets also what waits', () => {
  const kept = new Kept();
  kept.take(new ArrayBuffer(8));
  kept.setAside();
  kept.forget();
  assert.equal(kept.bringBack(), true);
  assert.equal(kept.snapshot, null);
});
