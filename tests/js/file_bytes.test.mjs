// Files that change while they are read write nothing past the memory that was allocated for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyFile } from '../../web/js/file_bytes.js';

const START = 4;
const GUARD = 0xee; // what lies around the allocation

/** A file that says it has `size` bytes and hands out these pieces. */
function fileOf(size, pieces) {
  return {
    size,
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
