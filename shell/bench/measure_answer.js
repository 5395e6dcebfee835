// A long answer that comes as fast as memory gives it: until all of it is read and shown, against the plain way,
// which is to parse each event and to put its words behind the others. Without a network on both sides.

import { LAST_WORDS, prepare, respond, vendorOf } from './answer.js';
import { median } from './figures.js';

/** @import { Room } from './room.js' */
/** @import { Figure, Scale } from './types.js' */

export const EVENTS = 10_000;

/** A key is wanted before anything is asked; this one goes nowhere. @param {Room} room */
async function getReady(room) {
  await room.openProduct('ask');
  await room.idle();
  room.button(/^GPT-6\.2 Sol/).click();
  await room.idle();
  room.fill(room.field('API key'), 'sk-bench');
  await room.idle();
  room.button('Close', '[role=dialog]').click();
  await room.idle();
  room.fill(room.field('Prompt'), 'Go');
  await room.idle();
  room.stage.prepare(EVENTS);
}

/** @param {Room} room @returns milliseconds until the last frame that shows some of it */
async function inProduct(room) {
  await getReady(room);
  const start = room.page.performance.now();
  room.button('Run').click();
  await room.soon(() => !room.probe.asking());
  await room.idle();
  const passed = room.stage.lastFrame() - start;
  if (!room.document.querySelector('[role=log]')?.textContent?.includes('word'))
    throw new Error('no answer');
  return passed;
}

/** @param {Room} room @returns milliseconds until all is shown */
async function plainly(room) {
  await room.openEmpty();
  const { page, document } = room;
  const words = document.createTextNode('');
  const shown = document.createElement('pre');
  shown.append(words);
  document.body.append(shown);
  prepare(EVENTS);
  const start = page.performance.now();
  const reader = respond(vendorOf(EVENTS)).body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      words.appendData(JSON.parse(line.slice('data: '.length)).choices[0].delta.content ?? '');
    }
  }
  await room.frames(1);
  if (!words.data.includes(LAST_WORDS)) throw new Error('no answer');
  return page.performance.now() - start;
}

/** @param {Room} room @param {Scale} scale @returns {Promise<Figure[]>} */
export async function measureAnswer(room, { rounds }) {
  const ours = [];
  const other = [];
  for (let i = 0; i < rounds; i++) {
    other.push(await plainly(room));
    ours.push(await inProduct(room));
  }
  const what = `${EVENTS.toLocaleString('en')} events out of memory, shown (ms), against JSON.parse and a text node`;
  return [{ what, ours: median(ours), other: median(other), goal: 3 }];
}
