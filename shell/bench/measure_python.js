// Python in the scratchpad, in a window that has not run any: absolute figures, with the same loop in JavaScript
// beside it to tell the machine. Another Python would have to be loaded from elsewhere, which this page never does.

import { median } from './figures.js';

/** @import { Page, Room } from './room.js' */
/** @import { Figure, Scale } from './types.js' */

const OUTPUT = '[role=group][aria-label="Output of cell"]';
const TIMES = 200_000;
const LOOP = `total = 0
for i in range(${TIMES}):
    total += i % 7
print("total", total)`;

/** @param {Room} room @param {string} code @param {string} words that it prints @returns milliseconds from Run to them */
async function run(room, code, words) {
  room.fill(room.field('Code of cell cell'), code);
  await room.idle();
  const { page, document } = room;
  const start = page.performance.now();
  room.button('Run cell cell').click();
  await room.soon(() => document.querySelector(OUTPUT)?.textContent?.includes(words), 'the output');
  const passed = page.performance.now() - start;
  await room.idle();
  return passed;
}

function inJavaScript() {
  const start = performance.now();
  let total = 0;
  for (let i = 0; i < TIMES; i++) total += i % 7;
  return { passed: Math.max(performance.now() - start, 0.1), total };
}

/** @param {Room} room @param {Scale} scale @returns {Promise<Figure[]>} */
export async function measurePython(room, { rounds }) {
  const first = [];
  const loop = [];
  const other = [];
  for (let i = 0; i < rounds; i++) {
    await room.openProduct('learn/scratchpad');
    await room.idle();
    first.push(await run(room, 'print("first" + "-words")', 'first-words'));
    const { passed, total } = inJavaScript();
    other.push(passed);
    loop.push(await run(room, LOOP, `total ${total}`));
  }
  return [
    { what: 'Python: Run to the first output of a new window (ms)', ours: median(first) },
    {
      what: `Python: ${TIMES.toLocaleString('en')} times round a loop (ms), the same in JavaScript beside it`,
      ours: median(loop),
      other: median(other),
    },
  ];
}
