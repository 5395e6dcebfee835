// Files that change while they are read write nothing past the memory that was allocated for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyFile, whyUnreadable } from '../../../web/js/media/file_bytes.js';

const START = 4;
const GUARD = 0xee; // what lies around the allocation

/** A file that says it has `size` bytes and hands out these pieces. */
function fileOf(size, pieces) {
  return {
    size,
    slice: () => assert.fail('read another way'),
    stream: () =>
      new ReadableStream({
        start(controller) {
          for (const piece of pieces) controller.enqueue(Uint8Array.from(piece));
          controller.close();
        },
      }),
  };
}

function memory() {
  return { bytes: new Uint8Array(16).fill(GUARD) };
}

test('a whole file arrives at its place, in pieces', async () => {
  const program = memory();
  await copyFile(program, fileOf(5, [[1, 2], [], [3, 4, 5]]), START);
  assert.deepEqual([...program.bytes.slice(2, 11)], [GUARD, GUARD, 1, 2, 3, 4, 5, GUARD, GUARD]);
});

test('a file that grew is refused, and nothing lies past its allocation', async () => {
  for (const pieces of [
    [[1, 2, 3, 4, 5, 6]],
    [[1, 2, 3], [4, 5, 6], [7]],
    [[1, 2, 3, 4, 5], [6]],
  ]) {
    const program = memory();
    await assert.rejects(copyFile(program, fileOf(5, pieces), START), /grew/);
    assert.ok(program.bytes.slice(START + 5).every((byte) => byte === GUARD));
  }
});

test('a file that shrank is refused', async () => {
  await assert.rejects(copyFile(memory(), fileOf(5, [[1, 2, 3]]), START), /shrank/);
});

test('the memory may move between two pieces', async () => {
  const first = new Uint8Array(16);
  const second = new Uint8Array(32);
  let reads = 0;
  const program = {
    get bytes() {
      return reads++ === 0 ? first : second;
    },
  };
  await copyFile(
    program,
    fileOf(4, [
      [1, 2],
      [3, 4],
    ]),
    START,
  );
  assert.deepEqual([...first.slice(4, 8)], [1, 2, 0, 0]);
  assert.deepEqual([...second.slice(4, 8)], [0, 0, 3, 4]);
});

/** A browser's own error, as far as its name tells. */
const failure = (name) => Object.assign(new Error(name), { name });

/** Cannot be streamed; its slices may be read. */
function unstreamable(bytes, sliceError) {
  return {
    size: bytes.length,
    stream: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(Uint8Array.of(99));
          controller.error(failure('NotReadableError'));
        },
      }),
    slice: (from, to) => ({
      arrayBuffer: async () => {
        if (sliceError) throw failure(sliceError);
        return Uint8Array.from(bytes.slice(from, to)).buffer;
      },
    }),
  };
}

test('what cannot be streamed is tried once more in slices', async () => {
  const program = memory();
  await copyFile(program, unstreamable([1, 2, 3, 4, 5]), START);
  assert.deepEqual([...program.bytes.slice(3, 10)], [GUARD, 1, 2, 3, 4, 5, GUARD]);
});

test('the second reason counts when neither way works', async () => {
  await assert.rejects(
    copyFile(memory(), unstreamable([1, 2], 'NotFoundError'), START),
    (error) => whyUnreadable(error) === 'file.gone',
  );
});

test('a file that changed is not tried again', async () => {
  await assert.rejects(
    copyFile(memory(), fileOf(5, [[1, 2, 3]]), START),
    (error) => whyUnreadable(error) === 'file.changed',
  );
});

test('each reason has words of its own', () => {
  const told = {
    NotFoundError: 'file.gone',
    NotReadableError: 'file.locked',
    NotAllowedError: 'file.not_allowed',
    SecurityError: 'file.not_allowed',
    QuotaExceededError: 'file.no_memory',
    AbortError: 'file.unreadable',
  };
  for (const [name, key] of Object.entries(told)) assert.equal(whyUnreadable(failure(name)), key);
  assert.equal(whyUnreadable(new RangeError('too large')), 'file.no_memory');
  assert.equal(whyUnreadable(null), 'file.unreadable');
});
