// Attaching many files at once, and typing with them there: linear, and as fast with a thousand as with one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8Dwn4GBgYmBgYGBgQEAHhcCAqxqLzQAAAAASUVORK5CYII=',
  'base64',
);
const LETTERS = 'abcdefghijklmnopqrst';

/** @param {number} count @param {string} folder */
export function pictures(count, folder) {
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, `${i}.png`);
    writeFileSync(path, Buffer.concat([PNG, Buffer.from(String(i))])); // each another file
    return path;
  });
}

/** @param {import('playwright-core').Page} page @returns {Promise<() => Promise<number>>} ms it was busy so far */
export async function mainThread(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

const idle = (page) =>
  page.waitForFunction(() => window.__triptych?.idle(), null, { polling: 10, timeout: 180_000 });

/**
 * Milliseconds of the main thread that a turn of typing takes.
 * @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} field
 */
export async function typing(page, field) {
  await field.click();
  await idle(page);
  const busy = await mainThread(page);
  const turns = () => page.evaluate(() => window.__triptych.turns());
  const [ms, count] = [await busy(), await turns()];
  await page.keyboard.type(LETTERS);
  await idle(page);
  return ((await busy()) - ms) / ((await turns()) - count);
}

/**
 * @param {import('playwright-core').Page} page @param {string} base @param {string[]} paths
 * @returns {Promise<{all: number, busy: number, turn: number}>} milliseconds until all are there and told, most of
 * which one file waits, too; of the main thread for it; of a turn while typing
 */
async function attach(page, base, paths) {
  await page.goto(`${base}/?testing=1#ask`);
  await idle(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  const input = await chooser;
  const spent = await mainThread(page);
  const [before, began] = [await spent(), performance.now()];
  await input.setFiles(paths);
  await page.getByRole('list', { name: 'Attachments' }).waitFor({ timeout: 180_000 });
  await idle(page);
  const [all, busy] = [performance.now() - began, (await spent()) - before];
  const turn = await typing(page, page.getByRole('textbox', { name: 'Prompt', exact: true }));
  return { all, busy, turn };
}

/**
 * @param {{fresh: Function, base: string, row: Function}} bench
 * @returns {Promise<Record<string, [units: number, cost: number][]>>} curves, see growth.mjs
 */
export async function measureAttaching({ fresh, base, row }) {
  const folder = mkdtempSync(join(tmpdir(), 'triptych-'));
  /** @type {Record<number, {all: number, busy: number, turn: number}>} */
  const of = {};
  try {
    const paths = pictures(1000, folder);
    for (const count of [1, 10, 100, 1000]) {
      const page = await fresh(false);
      of[count] = await attach(page, base, paths.slice(0, count));
      await page.context().close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const [one, hundred, thousand] = [of[1], of[100], of[1000]];
  row('1,000 files attached (s)', thousand.all / 1000, 4, thousand.all / 4000, 1);
  const each = [hundred.busy / 100, thousand.busy / 1000];
  row('… each, against one of 100 (ms)', each[1], each[0], each[1] / each[0], 1.5);
  row('a turn of typing with them (ms)', thousand.turn, 8, thousand.turn / 8, 1);
  row('… against one file (ms)', thousand.turn, one.turn, thousand.turn / one.turn, 1.5);
  /** @param {'busy' | 'turn'} what @returns {[number, number][]} */
  const curve = (what) => Object.entries(of).map(([count, cost]) => [Number(count), cost[what]]);
  return {
    'attaching files (ms of the main thread)': curve('busy'),
    'a turn of typing with files (ms)': curve('turn'),
  };
}
