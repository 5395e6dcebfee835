// How costs grow with what a person brings together: files, turns of a conversation, runs in History, rows of Batch,
// models side by side. Each curve has three points or more; the row of it holds the largest against what it would
// cost if it grew on from the smallest by as much for each one as up to the middle: 1 = flat or linear.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../../shell/bench/figures.js';
import { openAsk } from './ask.mjs';
import { mainThread, pictures, typing } from './attach.mjs';

/** @import { Page } from 'playwright-core' */
/** @typedef {[units: number, cost: number][]} Curve */
/** @typedef {{fresh: Function, base: string, vendor: string, row: Function}} Bench of run.mjs */

export const GOAL = 1.5;
const LONG = 600_000; // ms; nothing takes that long unless it grows as it must not
const SHORT = 'events/40/prose'; // an answer of a few sentences
const MODELS = [
  'gpt-6.2-sol',
  'gpt-6.1-terra',
  'gpt-6-luna',
  'gpt-6.2-astra',
  'gpt-6-sol',
  'gpt-6.1-sol',
];

/** What the largest would cost if it grew as it did up to the middle one. @param {Curve} curve */
export function linear(curve) {
  const [[few, least], [some, middle], [most]] = [curve[0], ...curve.slice(-2)];
  return least + (Math.max(0, middle - least) / (some - few)) * (most - few);
}

const idle = (/** @type {Page} */ page) =>
  page.waitForFunction(() => window.__triptych?.idle(), null, { polling: 10, timeout: LONG });

/** Milliseconds from a press until the page is at rest again. @param {Page} page @param {string} selector */
const press = (page, selector) =>
  page.evaluate(async (which) => {
    const channel = new MessageChannel(); // timers are held back, messages are not
    const start = performance.now();
    const button = document.querySelector(which);
    if (!(button instanceof HTMLElement)) throw new Error(`no ${which}`);
    button.click();
    await new Promise((done) => {
      channel.port1.onmessage = () =>
        __triptych.idle() ? done(null) : channel.port2.postMessage(0);
      channel.port2.postMessage(0);
    });
    return performance.now() - start;
  }, selector);

/** @param {Bench} bench @returns {Promise<Record<string, Curve>>} */
async function ofTurns({ fresh, base, vendor }) {
  /** @type {Page} */
  const page = await fresh(false);
  await openAsk(page, base, `${vendor}/${SHORT}`);
  const field = page.getByRole('textbox', { name: 'Prompt', exact: true });
  const busy = await mainThread(page);
  /** @type {number[]} */
  const asked = [];
  /** @type {Curve} */
  const typed = [];
  for (let turn = 1; turn <= 64; turn++) {
    const before = await busy();
    await field.press('Control+Enter');
    await idle(page);
    asked.push((await busy()) - before);
    if ([1, 8, 32, 64].includes(turn)) typed.push([turn, await typing(page, field)]);
    await field.fill('And then?');
    await idle(page);
  }
  if ((await page.getByRole('log').count()) < 2) throw new Error('no conversation');
  await page.context().close();
  /** @type {Curve} */
  const each = [4, 32, 64].map((turn) => [turn, median(asked.slice(turn - 4, turn))]);
  return {
    'a follow-up (ms of the main thread)': each,
    'a turn of typing in a conversation (ms)': typed,
  };
}

/**
 * Puts copies of the one run there is into the browser's storage. @param {Page} page @param {number} count
 */
const copyRuns = (page, count) =>
  page.evaluate(async (all) => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('triptych'));
    const reading = database.transaction(['runs', 'summaries']);
    const [id] = await done(reading.objectStore('runs').getAllKeys());
    const run = await done(reading.objectStore('runs').get(id));
    const summary = await done(reading.objectStore('summaries').get(id));
    const writing = database.transaction(['runs', 'summaries'], 'readwrite');
    for (let i = 1; i < all; i++) {
      const copy = `${id}${String(i).padStart(4, '0')}`;
      writing.objectStore('runs').put({ ...run, record: run.record.replaceAll(id, copy) }, copy);
      writing.objectStore('summaries').put(summary.replaceAll(id, copy), copy);
    }
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    database.close();
  }, count);

/** @param {Bench} bench @returns {Promise<Record<string, Curve>>} */
async function ofHistory({ fresh, base, vendor }) {
  /** @type {Curve} */
  const opened = [];
  for (const count of [10, 1000, 10_000]) {
    /** @type {Page} */
    const page = await fresh(false);
    await openAsk(page, base, `${vendor}/${SHORT}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('log').waitFor();
    await idle(page);
    await copyRuns(page, count);
    const times = [];
    for (let i = 0; i < 3; i++) {
      await page.reload();
      await idle(page);
      times.push(await press(page, '[data-place=history]'));
    }
    const all = page.getByRole('button', { name: /^Delete all runs/ });
    if ((await all.textContent())?.replace(/\D/g, '') !== String(count))
      throw new Error(`not ${count} runs in History`);
    opened.push([count, median(times)]);
    await page.context().close();
  }
  return { 'opening History with runs (ms)': opened };
}

/** @param {Bench} bench @returns {Promise<Record<string, Curve>>} */
async function ofBatch({ fresh, base, vendor }) {
  const folder = mkdtempSync(join(tmpdir(), 'triptych-'));
  /** @type {Record<'added' | 'run' | 'typed', Curve>} */
  const curves = { added: [], run: [], typed: [] };
  try {
    const paths = pictures(500, folder);
    for (const count of [10, 100, 500]) {
      /** @type {Page} */
      const page = await fresh(false);
      await openAsk(page, base, `${vendor}/${SHORT}`);
      await page.evaluate(() => {
        location.hash = 'batch';
      });
      await idle(page);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Add files', exact: true }).click();
      const input = await chooser;
      const busy = await mainThread(page);
      const empty = await busy();
      await input.setFiles(paths.slice(0, count));
      await page
        .getByText(`${count} files, `)
        .first()
        .waitFor({ state: 'attached', timeout: LONG });
      await idle(page);
      curves.added.push([count, (await busy()) - empty]);
      const field = page.getByRole('textbox', { name: 'Prompt 1', exact: true });
      curves.typed.push([count, await typing(page, field)]);
      await page.getByRole('combobox', { name: /^Parallel calls/ }).selectOption('8');
      await idle(page);
      const ready = await busy();
      await page.getByRole('button', { name: 'Run batch', exact: true }).click();
      const done = page.getByText(`${count} of ${count} answered`).first();
      await done.waitFor({ state: 'attached', timeout: LONG });
      await idle(page);
      curves.run.push([count, (await busy()) - ready]);
      await page.context().close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    'adding files to Batch (ms of the main thread)': curves.added,
    'a batch run (ms of the main thread)': curves.run,
    'a turn of typing in Batch (ms)': curves.typed,
  };
}

/** @param {Bench} bench @returns {Promise<Record<string, Curve>>} */
async function ofStreams({ fresh, base, vendor }) {
  /** @type {Curve} */
  const shown = [];
  for (const count of [1, 2, 3, 6]) {
    const times = [];
    for (let i = 0; i < 3; i++) {
      /** @type {Page} */
      const page = await fresh(false);
      await openAsk(page, base, `${vendor}/events/10000/prose`, MODELS.slice(0, count));
      await page.getByRole('button', { name: 'Run', exact: true }).evaluate((button) => {
        button.dataset.bench = 'run';
      });
      times.push(await press(page, '[data-bench=run]'));
      if ((await page.getByRole('log').count()) < Math.min(count, 2)) throw new Error('no answers');
      await page.context().close();
    }
    shown.push([count, median(times)]);
  }
  return { 'answers of 10,000 events side by side (ms)': shown };
}

/**
 * @param {Bench} bench @param {Record<string, Curve>} attached curves that are measured already
 * @returns {Promise<Record<string, Curve>>} all of them
 */
export async function measureGrowth(bench, attached) {
  const curves = { ...attached };
  for (const measure of [ofTurns, ofHistory, ofBatch, ofStreams])
    Object.assign(curves, await measure(bench));
  for (const [name, curve] of Object.entries(curves)) {
    const [most, cost] = curve[curve.length - 1];
    const other = linear(curve);
    bench.row(`${name}: ${most.toLocaleString('en')}`, cost, other, cost / other, GOAL);
  }
  return curves;
}
