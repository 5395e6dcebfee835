// Many files attached at once, and typing with them there. The plain way reads each file, keeps all in IndexedDB
// and lists them by name, which is the least of what an attachment needs.

import { MARK } from './apart.js';
import { median } from './figures.js';

/** @import { Page, Room } from './room.js' */
/** @import { Figure, Scale } from './types.js' */

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8Dwn4GBgYmBgYGBgQEAHhcCAqxqLzQAAAAASUVORK5CYII=';
const LETTERS = 'abcdefghijklmnopqrst';

/** Each another picture of 2 x 2 pixels. @param {Page} page @param {number} count */
function pictures(page, count) {
  const bytes = Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0));
  return Array.from(
    { length: count },
    (_, i) => new page.File([bytes, String(i)], `${i}.png`, { type: 'image/png' }),
  );
}

/** @param {Room} room @param {number} count @returns milliseconds until all are there */
async function attach(room, count) {
  const { page, document } = room;
  const input = document.querySelector('[data-use=file-picker]');
  if (!(input instanceof page.HTMLInputElement)) throw new Error('no way to attach files');
  const picked = new page.DataTransfer();
  for (const file of pictures(page, count)) picked.items.add(file);
  const start = page.performance.now();
  input.files = picked.files;
  input.dispatchEvent(new page.Event('change'));
  await room.until(
    () => document.querySelector('[role=list][aria-label=Attachments]') && room.probe.idle(),
    `${count} files`,
  );
  return page.performance.now() - start;
}

/** @param {Room} room @returns milliseconds of script a letter: its event and its frame */
async function type(room) {
  const field = room.field('Prompt');
  const each = [];
  for (const letter of LETTERS) {
    const frames = room.stage.frameTime();
    const start = room.page.performance.now();
    room.fill(field, field.value + letter);
    const event = room.page.performance.now() - start;
    await room.idle();
    each.push(event + room.stage.frameTime() - frames);
  }
  return median(each);
}

/** @param {Room} room @param {number} count */
async function inProduct(room, count) {
  await room.openProduct('ask');
  await room.idle();
  return { all: await attach(room, count), letter: await type(room) };
}

/** @param {Page} page @param {File[]} files */
function keep(page, files) {
  return new Promise((done, refuse) => {
    const opening = page.indexedDB.open(`${MARK}plain`, 1);
    opening.onerror = refuse;
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('files', { autoIncrement: true });
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('files', 'readwrite');
      for (const file of files) transaction.objectStore('files').add(file);
      transaction.onabort = refuse;
      transaction.oncomplete = () => {
        opening.result.close();
        done(null);
      };
    };
  });
}

/** @param {Room} room @param {number} count @returns milliseconds until all are there */
async function plainly(room, count) {
  await room.openEmpty();
  const { page, document } = room;
  const files = pictures(page, count);
  const start = page.performance.now();
  const list = document.createElement('ul');
  const read = Promise.all(files.map((file) => file.arrayBuffer()));
  await room.wait(read, 'what is in the files');
  for (const { name } of files) {
    const item = document.createElement('li');
    item.textContent = name;
    list.append(item);
  }
  document.body.append(list);
  await room.wait(keep(page, files), 'a place for the files');
  await room.frames(1);
  return page.performance.now() - start;
}

/** @param {Room} room @param {Scale} scale @returns {Promise<Figure[]>} */
export async function measureFiles(room, { rounds, files }) {
  const some = Math.max(1, Math.round(files / 10));
  const [one, few, all] = [[], [], []].map(
    () => /** @type {{all: number, letter: number}[]} */ ([]),
  );
  const plain = [];
  for (let i = 0; i < rounds; i++) {
    plain.push(await plainly(room, files));
    one.push(await inProduct(room, 1));
    few.push(await inProduct(room, some));
    all.push(await inProduct(room, files));
  }
  /** @param {{all: number, letter: number}[]} list @param {'all' | 'letter'} what */
  const middle = (list, what) => median(list.map((round) => round[what]));
  const [oneLetter, allLetter] = [one, all].map((list) => middle(list, 'letter'));
  const many = `${files.toLocaleString('en')} files`;
  // Beyond what even the first one costs. Of differences the noise is larger: here the best round counts.
  const [oneMs, fewMs, allMs] = [one, few, all].map((list) =>
    Math.min(...list.map((round) => round.all)),
  );
  const early = Math.max(fewMs - oneMs, 1) / Math.max(some - 1, 1);
  const late = Math.max(allMs - oneMs, 1) / Math.max(files - 1, 1);
  return [
    {
      what: `${many} attached (ms), against reading, keeping and listing them`,
      ours: middle(all, 'all'),
      other: median(plain),
      goal: 5,
    },
    {
      what: `… one more of them (best, ms), against one more of ${some}`,
      ours: late,
      other: early,
      goal: 1.5,
    },
    {
      what: `A letter typed with ${many} (ms of script), against 8 ms`,
      ours: allLetter,
      other: 8,
      goal: 1,
    },
    { what: '… against one file (ms of script)', ours: allLetter, other: oneLetter, goal: 1.5 },
  ];
}
