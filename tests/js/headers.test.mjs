// The header files for hosts say the same, each in its own way (web/headers).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const read = (name) => readFileSync(new URL(`../../web/headers/${name}`, import.meta.url), 'utf8');

/** @param {string} text @param {RegExp} line */
function pairs(text, line) {
  const found = [...text.matchAll(line)].map(([, name, value]) => [
    name,
    value.replaceAll('"', ''),
  ]);
  return Object.fromEntries(found);
}

test('every host sends the same headers, and no frame is allowed', () => {
  const plain = pairs(read('_headers'), /^ {2}([\w-]+): (.*)$/gm);
  assert.equal(plain['Content-Security-Policy'], "frame-ancestors 'none'");
  assert.equal(plain['X-Content-Type-Options'], 'nosniff');
  assert.equal(Object.keys(plain).length, 6);
  assert.deepEqual(pairs(read('nginx.conf'), /^add_header ([\w-]+) (.*) always;$/gm), plain);
  assert.deepEqual(pairs(read('htaccess'), /^Header always set ([\w-]+) (.*)$/gm), plain);
});
