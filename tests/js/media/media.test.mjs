// Files that come while the program is still loading are handed in when it runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Media } from '../../../web/js/media/media.js';
import { FakeProgram } from '../fake_program.mjs';

/** As much of a page as files need; what listens to it can be called. */
function page() {
  /** @type {Record<string, (event: object) => void>} */
  const heard = {};
  /** @param {string} type @param {(event: object) => void} handler */
  const addEventListener = (type, handler) => {
    const before = heard[type];
    heard[type] = (event) => (before?.(event), handler(event));
  };
  globalThis.Element ??= /** @type {never} */ (class {});
  const input = { dataset: {}, setAttribute() {}, addEventListener() {} };
  Object.assign(globalThis, {
    addEventListener,
    document: { addEventListener, createElement: () => input, body: { append() {} } },
  });
  return heard;
}

/** Names of the files that came in, and why others did not. @param {FakeProgram} program */
const arrived = (program) =>
  program.told.map(({ fields }) =>
    fields.why_key ? `${fields.name}: ${fields.why_key}` : fields.name,
  );

/** @param {File[]} files */
const drop = (...files) => ({
  preventDefault() {},
  dataTransfer: {
    types: ['Files'],
    items: files.map((file) => ({ kind: 'file', getAsFile: () => file })),
  },
});

test('a file dropped or pasted too early is kept until the program runs', async () => {
  const heard = page();
  const program = new FakeProgram(false);
  const stage = { classList: { toggle() {} } };
  const media = new Media(
    /** @type {never} */ (stage),
    /** @type {never} */ (program),
    /** @type {never} */ ({ wanted: false }),
  );
  heard.drop(drop(new File(['one'], 'a.txt'), new File(['two'], 'b.txt')));
  heard.paste({
    preventDefault() {},
    clipboardData: { files: [new File(['three'], 'c.txt')], getData: () => '' },
  });
  assert.deepEqual(arrived(program), []);
  program.running = true;
  await media.ready();
  assert.deepEqual(arrived(program), ['a.txt', 'b.txt', 'c.txt']);
  await media.ready();
  assert.equal(arrived(program).length, 3, 'each of them once');
});

test('text that comes with a picture of itself is left to the field', async () => {
  const heard = page();
  const program = new FakeProgram();
  const stage = { classList: { toggle() {} } };
  new Media(
    /** @type {never} */ (stage),
    /** @type {never} */ (program),
    /** @type {never} */ ({ wanted: false }),
  );
  let taken = 0;
  const files = [new File(['x'], 'image.png', { type: 'image/png' })];
  /** @param {string} text */
  const paste = (text) =>
    heard.paste({
      preventDefault: () => (taken += 1),
      clipboardData: { files, types: ['text/plain', 'Files'], getData: () => text },
    });
  paste('Total\t5');
  await new Promise(setImmediate);
  assert.deepEqual([taken, arrived(program)], [0, []]);
});

test('pasted text that no field can hold quickly is a file; any other field keeps it', async () => {
  const heard = page();
  const program = new FakeProgram();
  program.bytes = new Uint8Array(1 << 20);
  const stage = { classList: { toggle() {} } };
  new Media(
    /** @type {never} */ (stage),
    /** @type {never} */ (program),
    /** @type {never} */ ({ wanted: false }),
  );
  let taken = 0;
  /** @param {number} size @param {string} how */
  const paste = async (size, how) => {
    const target = Object.assign(new globalThis.Element(), { getAttribute: () => how });
    const clipboardData = { files: [], getData: () => 'x'.repeat(size) };
    heard.paste({ target, preventDefault: () => (taken += 1), clipboardData });
    for (let i = 0; i < 20; ++i) await new Promise(setImmediate);
  };
  await paste(99_999, 'file');
  await paste(200_000, '');
  assert.deepEqual([taken, arrived(program)], [0, []]);
  await paste(100_000, 'file');
  await paste(100_001, 'file');
  assert.equal(taken, 2);
  assert.deepEqual(
    program.told.map(({ kind, fields }) => `${kind} ${fields.name} ${fields.characters ?? ''}`),
    [
      'FileArrived pasted-text.txt ',
      'TextAttached pasted-text.txt 100000',
      'FileArrived pasted-text-2.txt ',
      'TextAttached pasted-text-2.txt 100001',
    ],
  );
});

test('a drop that holds no file says so, and leaves no page', () => {
  const heard = page();
  const program = new FakeProgram();
  let kept = 0;
  const stage = { classList: { toggle() {} } };
  new Media(
    /** @type {never} */ (stage),
    /** @type {never} */ (program),
    /** @type {never} */ ({ wanted: false }),
  );
  const link = (target = {}) => ({
    target,
    preventDefault: () => (kept += 1),
    dataTransfer: { types: ['text/uri-list', 'text/html'], items: [] },
  });
  heard.dragover(link());
  heard.drop(link());
  assert.equal(kept, 2);
  assert.deepEqual(arrived(program), [': file.is_link']);
  heard.dragstart({});
  heard.drop(link()); // one of this page
  const field = Object.assign(new globalThis.Element(), { closest: () => true });
  heard.dragend({});
  heard.drop(link(field)); // takes the address as text
  assert.equal(kept, 3);
  assert.equal(arrived(program).length, 1);
  const folder = { kind: 'file', getAsFile: () => null };
  const webkitGetAsEntry = () => ({ isDirectory: true, name: 'photos' });
  const dataTransfer = { types: ['Files'], items: [{ ...folder, webkitGetAsEntry }] };
  heard.drop({ preventDefault() {}, dataTransfer });
  assert.deepEqual(arrived(program).slice(1), ['photos: file.is_folder']);
});
