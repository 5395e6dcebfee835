// Graphics that do not come back are told once a person has waited for them, and only then.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { watchContext } from '../../../web/js/platform/context_watch.js';

const PAGE = { hidden: false };
Object.assign(globalThis, { document: PAGE });

function watched() {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  PAGE.hidden = false;
  const canvas = new EventTarget();
  /** @type {string[]} */
  const told = [];
  watchContext(canvas, {
    lost: () => told.push('lost'),
    restored: () => told.push('restored'),
    forGood: () => told.push('for good'),
  });
  /** @param {string} type */
  const happens = (type) => {
    const event = new Event(type, { cancelable: true });
    canvas.dispatchEvent(event);
    return event;
  };
  return { told, happens };
}

test('what comes back soon is not told', () => {
  const { told, happens } = watched();
  assert.ok(happens('webglcontextlost').defaultPrevented, 'or it never comes back');
  mock.timers.tick(5000);
  happens('webglcontextrestored');
  mock.timers.tick(60_000);
  assert.deepEqual(told, ['lost', 'restored']);
});

test('what does not come back is told, and may still come back', () => {
  const { told, happens } = watched();
  happens('webglcontextlost');
  mock.timers.tick(6000);
  assert.deepEqual(told, ['lost', 'for good']);
  happens('webglcontextrestored');
  assert.deepEqual(told, ['lost', 'for good', 'restored']);
});

test('a page out of sight waits until it is seen again', () => {
  const { told, happens } = watched();
  happens('webglcontextlost');
  PAGE.hidden = true;
  mock.timers.tick(60_000);
  assert.deepEqual(told, ['lost']);
  PAGE.hidden = false;
  mock.timers.tick(6000);
  assert.deepEqual(told, ['lost', 'for good']);
});
