// Bodies with files: what the program hands over becomes one Blob, a file is written once for all who send it,
// and nobody gets what belongs to another request.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outgoing } from '../../../web/js/media/outgoing.js';

globalThis.document = /** @type {any} */ ({ baseURI: 'https://school.example/' });
const ENCODER = new URL('../../../web/js/media/body_encoder.js', import.meta.url).href;
const STEP = 768 * 1024;

/** A program whose requests have these files; each is written out as base64 or as it is. */
class Files {
  bytes = new Uint8Array(3 << 20);
  /** @type {Map<number, {data: Buffer, base64: boolean}[]>} */
  requests = new Map();
  steps = 0;
  rooms = 0;
  beforeStep = () => {};

  allocate() {
    this.rooms += 1;
    return 64;
  }
  free() {
    this.rooms -= 1;
  }
  bodyStep(request, part, at, room) {
    this.beforeStep();
    const file = this.requests.get(request)?.[part];
    if (!file || at >= file.data.length) return 0;
    this.steps += 1;
    const piece = file.data.subarray(at, at + STEP);
    const out = file.base64 ? Buffer.from(piece.toString('base64')) : piece;
    this.bytes.set(out, room);
    return out.length;
  }
}

function outgoing() {
  const program = new Files();
  return { program, out: /** @type {any} */ (new Outgoing(/** @type {any} */ (program), ENCODER)) };
}

const noise = (size, from = 1) =>
  Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 31 + from) % 251));

/**
 * Tells the program's file as a part of a request's body.
 * @param {any} out @param {Files} program @param {number} request @param {Buffer} data
 * @param {{base64?: boolean, blob?: any, file?: string}} [how]
 */
function send(out, program, request, data, { base64 = true, blob = null, file = 'f' } = {}) {
  const part = program.requests.get(request)?.length ?? 0;
  program.requests.set(request, [...(program.requests.get(request) ?? []), { data, base64 }]);
  out.file({ request, part, base64, from: 0, size: data.length, file, blob });
}

const bytesOf = async (blob) => Buffer.from(await blob.arrayBuffer());

test('texts and files come together in their order', async () => {
  const { program, out } = outgoing();
  const data = noise(2 * STEP + 5);
  out.text(new TextEncoder().encode('{"a":"'));
  send(out, program, 7, data);
  out.text(new TextEncoder().encode('"}'));
  const parts = out.take();
  assert.equal(out.take(), null);
  const body = (await bytesOf(await out.body(parts))).toString();
  assert.equal(body, `{"a":"${data.toString('base64')}"}`);
  assert.equal(program.steps, 3);
  assert.equal(out.written, data.toString('base64').length);
  assert.equal(program.rooms, 0);
});

test('what was handed over is copied at once', async () => {
  const { out } = outgoing();
  const bytes = new TextEncoder().encode('as it was');
  out.text(bytes);
  bytes.fill(0);
  assert.equal((await bytesOf(await out.body(out.take()))).toString(), 'as it was');
});

test('three requests with the same file write it once, others write their own', async () => {
  const { program, out } = outgoing();
  const data = noise(3 * STEP);
  const bodies = [1, 2, 3].map((request) => {
    send(out, program, request, data);
    return out.take();
  });
  send(out, program, 4, noise(10, 9), { file: 'other' });
  bodies.push(out.take());
  const sent = await Promise.all(bodies.map((parts) => out.body(parts)));
  for (const blob of sent.slice(0, 3))
    assert.equal((await bytesOf(blob)).toString(), data.toString('base64'));
  assert.equal((await bytesOf(sent[3])).toString(), noise(10, 9).toString('base64'));
  assert.equal(program.steps, 4);
});

test('when nobody sends it any more, it is forgotten and written anew', async () => {
  const { program, out } = outgoing();
  for (const request of [1, 2]) {
    send(out, program, request, noise(10));
    const parts = out.take();
    await out.body(parts);
    await out.over(parts);
  }
  assert.equal(program.steps, 2);
});

test('a cancelled request stops writing; one that shares the file goes on', async () => {
  const { program, out } = outgoing();
  const data = noise(4 * STEP);
  send(out, program, 1, data);
  const first = out.take();
  send(out, program, 2, data);
  const second = out.take();
  const stop = new AbortController();
  program.beforeStep = () => {
    if (program.steps !== 2) return;
    program.requests.delete(1);
    stop.abort();
  };
  const [one, two] = /** @type {any[]} */ (
    await Promise.allSettled([out.body(first, stop.signal), out.body(second)])
  );
  assert.equal(one.status, 'rejected');
  assert.equal(one.reason.name, 'AbortError');
  assert.equal((await bytesOf(two.value)).toString(), data.toString('base64'));
});

test('with nobody left the work ends at once and leaves nothing behind', async () => {
  const { program, out } = outgoing();
  send(out, program, 1, noise(4 * STEP));
  const parts = out.take();
  program.beforeStep = () => program.steps === 2 && program.requests.delete(1);
  await assert.rejects(out.body(parts), { name: 'AbortError' });
  assert.equal(program.steps, 2);
  assert.equal(program.rooms, 0);
  program.beforeStep = () => {};
  send(out, program, 2, noise(4 * STEP)); // the same name: not the job that failed
  assert.equal((await out.body(out.take())).size, (4 * STEP * 4) / 3);
});

test('a file that goes as it is, is the Blob of the page, without a byte of the program', async () => {
  const { program, out } = outgoing();
  const data = noise(100);
  send(out, program, 1, data.subarray(0, 40), {
    base64: false,
    blob: new Blob([/** @type {any} */ (data)]),
  });
  assert.deepEqual(await bytesOf(await out.body(out.take())), data.subarray(0, 40));
  assert.equal(program.steps, 0);
});

test('one that the page does not hold, or that changed on the disk, comes from the program', async () => {
  const gone = Object.assign(new Blob([/** @type {any} */ (noise(100))]), {
    slice: () => ({
      size: 100,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
    }),
  });
  for (const blob of [null, gone, new Blob(['shorter'])]) {
    const { program, out } = outgoing();
    send(out, program, 1, noise(100), { base64: false, blob });
    assert.deepEqual(await bytesOf(await out.body(out.take())), noise(100));
    assert.equal(program.steps, 1);
  }
});
