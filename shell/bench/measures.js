// What bench.html measures, one function each: the product against the plain way to do the same in the same window.
// Each figure is the median of a few rounds, in turn.

import { measureAnswer } from './measure_answer.js';
import { measureFiles } from './measure_files.js';
import { measurePython } from './measure_python.js';
import { median } from './figures.js';

/** @import { Room } from './room.js' */
/** @import { Figure, Scale } from './types.js' */

const STILL = 180; // frames

/** @param {Room} room @param {Scale} scale @returns {Promise<Figure[]>} */
async function measureOpening(room, { rounds }) {
  const ours = [];
  const other = [];
  await room.openEmpty(); // from now on the browser has both
  await room.openProduct('ask');
  await room.idle();
  for (let i = 0; i < rounds; i++) {
    other.push(await room.openEmpty());
    ours.push(await room.openProduct('ask'));
    await room.idle();
  }
  const what = 'Opening to the first frame, cached (ms), against an empty WebGL page';
  return [{ what, ours: median(ours), other: median(other), goal: 3.5 }];
}

/** @param {Room} room @returns {Promise<Figure[]>} */
async function measureRest(room) {
  await room.openProduct('ask');
  await room.idle();
  const count = () => room.probe.frames() + room.probe.turns() + room.probe.mutations();
  const before = count();
  await room.frames(STILL);
  const what = `Frames, turns and changes of the page in ${STILL} frames at rest`;
  return [{ what, ours: count() - before, other: 0, ratio: count() - before, goal: 0 }];
}

/** @type {{name: string, measure: (room: Room, scale: Scale) => Promise<Figure[]>}[]} */
export const MEASURES = [
  { name: 'Opening', measure: measureOpening },
  { name: 'Rest', measure: measureRest },
  { name: 'Files', measure: measureFiles },
  { name: 'A long answer', measure: measureAnswer },
  { name: 'Python', measure: measurePython },
];
