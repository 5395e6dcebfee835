// What screen readers are given: no more than anybody hears, and nothing that stops the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { speakable } from '../../../web/js/mirror/announcer.js';

test('marks upon marks and endless texts are cut, other texts are not', () => {
  assert.equal(speakable(['Café, é, नमस्ते.', '5 items.']), 'Café, é, नमस्ते. 5 items.');
  assert.equal(speakable([`a${'\u0301'.repeat(9000)}b`]), `a${'\u0301'.repeat(16)}b`);
  assert.equal(speakable(['x'.repeat(50_000)]).length, 20_000);
});

test('of sentences that come faster than anybody speaks, the first are told and the last', () => {
  const told = speakable([
    ...Array.from({ length: 9000 }, (_, i) => `Sentence ${i}.`),
    'Answer finished.',
  ]);
  assert.ok(told.length < 20_100);
  assert.ok(told.startsWith('Sentence 0. Sentence 1. '));
  assert.ok(told.endsWith('… Answer finished.'));
});
