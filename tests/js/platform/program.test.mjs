// The program's exports as plain functions, on a module that only writes down what it is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Program } from '../../../web/js/platform/program.js';

/** @param {object} [how] */
function attached(how = {}) {
  /** @type {string[]} */
  const calls = [];
  const call =
    (name) =>
    /** @param {...number} values */
    (...values) => {
      calls.push(`${name} ${values.slice(0, 2).join(' ')}`);
      return 1;
    };
  const module = {
    HEAPU8: new Uint8Array(1024),
    _malloc: () => 8,
    _free: () => {},
    _triptych_frame: call('frame'),
    _triptych_frames_drawn: () => calls.filter((one) => one === 'frame ').length,
    _triptych_pointer: call('pointer'),
    _triptych_action: call('action'),
    _triptych_told: call('told'),
    _triptych_busy: () => 0,
    ...how,
  };
  const program = new Program();
  program.attach(/** @type {any} */ (module));
  return { program, calls };
}

test('what happens while it is held comes afterwards, in its order', () => {
  const { program, calls } = attached();
  program.frame();
  program.hold();
  program.pointer(0, 1, 2);
  program.action(1, 7, 'typed');
  program.tell('OnlineChanged', { online: true });
  program.frame();
  assert.deepEqual(calls, ['frame ']);
  assert.equal(program.busy(), true);
  program.release();
  assert.deepEqual(calls, ['frame ', 'pointer 0 1', 'action 1 7', 'told 0 8', 'frame ']);
  assert.equal(program.busy(), false);
});

test('the first frame does not wait', () => {
  const { program, calls } = attached();
  program.hold();
  program.tell('OnlineChanged', { online: true });
  program.frame();
  program.frame();
  assert.deepEqual(calls, ['frame ']);
  program.release();
  assert.deepEqual(calls, ['frame ', 'told 0 8', 'frame ']);
});

test('nothing is written where there is no memory', () => {
  const { program, calls } = attached({ _malloc: () => 0 });
  assert.throws(() => program.action(1, 7, 'typed'), /out of memory/);
  assert.deepEqual(calls, []);
});
