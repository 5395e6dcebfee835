// A teacher's pack names files of its own folder only.
import assert from 'node:assert/strict';
import test from 'node:test';

globalThis.document = /** @type {any} */ ({ baseURI: 'https://school.example/triptych/' });
globalThis.location = /** @type {any} */ ({ origin: 'https://school.example' });
const { fetchPack, packFolder } = await import('../../../web/js/python/pack.js');

test('the folder lies on the origin of the page', () => {
  assert.equal(packFolder('class3')?.pathname, '/triptych/class3/');
  assert.equal(packFolder('/~ann/x/')?.pathname, '/~ann/x/');
  for (const away of [
    'https://evil.example/x',
    '//evil.example/x',
    'data:,x',
    'blob:x',
    '\\\\evil.example\\x',
  ])
    assert.equal(packFolder(away), null, away);
});

test('files outside of the folder are not asked for, nor more than a hundred', async () => {
  const asked = [];
  const names = [
    'a.md',
    'sub/b.md',
    '../c.md',
    '/d.md',
    'https://evil.example/e.md',
    '//evil.example/f.md',
    '%2e%2e/g.md',
    '..%2fh.md',
    '..\\i.md',
    7,
    null,
    ...Array.from({ length: 3000 }, (_, i) => `${i}.md`),
  ];
  const fetchText = async (address) => {
    asked.push(address.href);
    return address.href.endsWith('pack.json') ? JSON.stringify(names) : 'text';
  };
  const files = JSON.parse(await fetchPack('class3', fetchText));
  assert.deepEqual(
    files.slice(0, 3).map(({ name }) => name),
    ['a.md', 'sub/b.md', '0.md'],
  );
  assert.equal(files.length, 100);
  assert.equal(asked.length, 101);
  for (const address of asked)
    assert.match(address, /^https:\/\/school\.example\/triptych\/class3\//);
});

test('what is no list is no pack', async () => {
  for (const text of ['', '{}', '"a.md"', 'null', '[1', '{"length":3}'])
    assert.equal(await fetchPack('x', async () => text), '', text);
});
