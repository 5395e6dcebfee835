// Work on media ends with its last word, also when it brings nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prepare } from '../../../web/js/media/prepare.js';
import { FakeProgram } from '../fake_program.mjs';

/** Stands in for the browser's worker. */
class FakeWorker {
  /** @type {FakeWorker[]} */
  static all = [];
  ended = false;
  /** @type {((event: {data: object}) => void) | null} */
  onmessage = null;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage() {}
  terminate() {
    this.ended = true;
  }
  /** @param {string} what @param {object} facts @param {Uint8Array | null} bytes */
  says(what, facts = {}, bytes = null) {
    this.onmessage?.({ data: { what, facts, bytes } });
  }
}

function startedPdf() {
  Object.assign(globalThis, { Worker: FakeWorker });
  const program = new FakeProgram();
  const prepare = new Prepare(/** @type {never} */ (program), { 'media/pdf_worker': 'pdf.js' });
  prepare.start(7, 'pdf', '{"do":"open"}', new Blob());
  const news = () => program.all('MediaNews');
  return { prepare, news, worker: /** @type {FakeWorker} */ (FakeWorker.all.at(-1)) };
}

test('a document without pages ends its work', () => {
  const { prepare, news, worker } = startedPdf();
  assert.equal(prepare.active, 1);
  worker.says('opened', { pages: 0 });
  assert.equal(prepare.active, 0);
  assert.equal(worker.ended, true);
  assert.deepEqual(news(), [{ job: 7, what: 'opened', facts: '{"pages":0}' }]);
});

test('a result without bytes is told as it is, not as a lack of memory', () => {
  const { prepare, news, worker } = startedPdf();
  worker.says('made', {}, new Uint8Array(0));
  assert.equal(prepare.active, 0);
  assert.deepEqual(news(), [{ job: 7, what: 'made', facts: '{}' }]);
});

test('what is told on the way ends nothing', () => {
  const { prepare, news, worker } = startedPdf();
  worker.says('page', { page: 1 }, Uint8Array.of(1, 2));
  assert.equal(prepare.active, 1);
  assert.equal(worker.ended, false);
  assert.equal(news().length, 1);
  worker.says('done');
  assert.equal(prepare.active, 0);
});
