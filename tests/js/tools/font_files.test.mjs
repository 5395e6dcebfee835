import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charactersOf } from '../../../web/tools/font_files.mjs';

test('a unicode-range is all its characters', () => {
  assert.equal(charactersOf('U+0061-0063, U+20AC'), 'abc€');
  assert.equal([...charactersOf('U+1F600')].length, 1);
});
