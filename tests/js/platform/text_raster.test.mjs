// Emoji are told from words, whose colour is that of the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emojiEdges } from '../../../web/js/platform/text_raster.js';

/** The emoji of a text. @param {string} text */
const emojiOf = (text) => {
  const edges = emojiEdges(text);
  assert.equal(edges.length % 2, 0);
  return edges.flatMap((from, i) => (i % 2 ? [] : [text.slice(from, edges[i + 1])]));
};

test('words, numbers and symbols of one colour are no emoji', () => {
  for (const text of ['', 'Total 12', '✔ done', '→ ★ © ™ #', 'عربي', '⚡\uFE0E', '☀'])
    assert.deepEqual(emojiOf(text), [], text);
});

test('emoji of both planes are, alone and beside words', () => {
  assert.deepEqual(emojiOf('⚫✔'), ['⚫']);
  assert.deepEqual(emojiOf('Done✅!'), ['✅']);
  assert.deepEqual(emojiOf('😀 and 🎉'), ['😀', '🎉']);
});

test('what belongs together stays together', () => {
  assert.deepEqual(emojiOf('a👩‍🔬b'), ['👩‍🔬']);
  assert.deepEqual(emojiOf('👍🏽👍'), ['👍🏽👍']);
  assert.deepEqual(emojiOf('🇩🇪'), ['🇩🇪']);
  assert.deepEqual(emojiOf('🏳️‍🌈'), ['🏳️‍🌈']);
});

test('a selector makes a symbol an emoji', () => {
  assert.deepEqual(emojiOf('✔️'), ['✔️']);
  assert.deepEqual(emojiOf('1️⃣ 2'), ['1️⃣']);
});
