// licenses.txt names every part of the program, and the texts that lie in the repository are there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { partLicences } from '../../web/tools/licences.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the libraries of the compiler and the price table are named', () => {
  const names = partLicences(root, 'third_party').map(([name]) => name);
  for (const part of ['Triptych', 'Emscripten', 'musl', 'libc++', 'compiler-rt', 'genai-prices'])
    assert.ok(
      names.some((name) => name.includes(part)),
      part,
    );
});

test('their texts are licences', () => {
  const own = partLicences(root, 'third_party').filter(([, path]) =>
    path.includes('web/tools/licences'),
  );
  assert.equal(own.length, 3);
  for (const [name, path] of own) {
    const text = readFileSync(path, 'utf8');
    assert.match(text, /WITHOUT WARRANT(Y|IES)/i, name);
  }
});
