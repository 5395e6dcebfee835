// The page's Blobs by name: what it holds is not copied out of the program again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileTable } from '../../../web/js/media/file_table.js';

const bytes = Uint8Array.of(1, 2, 3);

test('a file that came in is never copied back', async () => {
  const files = new FileTable();
  files.keep('a', new Blob(['picked'], { type: 'image/png' }));
  const blob = files.blob('a', bytes, 'image/png');
  assert.equal(await blob.text(), 'picked');
  assert.equal(files.copied, 0);
});

test('the type is what the program found in the bytes', async () => {
  const files = new FileTable();
  files.keep('a', new Blob(['picked'], { type: 'text/plain' }));
  const blob = files.blob('a', bytes, 'audio/wav');
  assert.equal(blob.type, 'audio/wav');
  assert.equal(await blob.text(), 'picked');
});

test('what the program made is copied once', () => {
  const files = new FileTable();
  const made = files.blob('made-1', bytes, 'image/png');
  assert.equal(files.blob('made-1', bytes, 'image/png'), made);
  assert.equal(files.copied, 3);
});

test('what is dropped is made anew of the bytes; no name, nothing kept', async () => {
  const files = new FileTable();
  files.keep('a', new Blob(['picked']));
  files.drop('a');
  assert.deepEqual(new Uint8Array(await files.blob('a', bytes).arrayBuffer()), bytes);
  files.blob('', bytes);
  files.blob('', bytes);
  assert.equal(files.copied, 9);
});

test('a better copy takes the place of one that is still wanted', async () => {
  const files = new FileTable();
  files.keep('a', new Blob(['on a disk']));
  files.replace('a', new Blob(['kept']));
  files.replace('b', new Blob(['nobody asked']));
  assert.equal(await files.blob('a', bytes).text(), 'kept');
  assert.equal(files.blob('b', bytes).size, 3);
});

test('it holds 500 files; of more, the oldest goes', () => {
  const files = new FileTable();
  for (let i = 0; i <= 500; ++i) files.keep(`file ${i}`, new Blob(['1']));
  assert.equal(files.blob('file 1', bytes).size, 1);
  assert.equal(files.blob('file 0', bytes).size, 3);
});
