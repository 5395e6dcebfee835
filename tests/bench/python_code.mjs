// How fast Python runs in the page, against CPython on the same machine, in turn, in one run: the median of the
// ratios of each piece of python_code.py. Plain code may take five times as long, formatting ten times.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from '../../shell/bench/figures.js';
import { startSite } from '../e2e/support/site.mjs';
import { openBrowser } from './browser.mjs';
import { report, rowOf } from './report.mjs';

const TIMES = Number(process.env.BENCH_TIMES ?? 5);
const GOALS = /** @type {Record<string, number>} */ ({ 'formatted f-strings': 10 });
const PLAIN = 5;
const PROGRAM = fileURLToPath(new URL('python_code.py', import.meta.url));

/** @param {string} output @returns {[string, number][]} */
const times = (output) =>
  [...output.matchAll(/([a-zA-Z][\w. -]*): ([\d.]+)/g)].map((m) => [m[1], Number(m[2])]);
const site = await startSite();
const browser = await openBrowser();
const page = await browser.newPage();
const idle = () => page.waitForFunction(() => window.__triptych?.idle(), null, { polling: 100 });
await page.goto(`${site.url}?testing=1#learn/scratchpad`);
await idle();
await page
  .getByRole('textbox', { name: 'Code of cell cell', exact: true })
  .fill(readFileSync(PROGRAM, 'utf8'));

/** @type {Record<string, {ours: number[], theirs: number[]}>} */
const all = {};
for (let i = 0; i < TIMES; i++) {
  await page.getByRole('button', { name: 'Run cell cell', exact: true }).click();
  await idle();
  const output = page.getByRole('group', { name: 'Output of cell', exact: true });
  const theirs = new Map(times(execFileSync('python3', [PROGRAM], { encoding: 'utf8' })));
  for (const [name, ms] of times(await output.innerText())) {
    all[name] ??= { ours: [], theirs: [] };
    all[name].ours.push(ms);
    all[name].theirs.push(theirs.get(name) ?? NaN);
  }
}
await browser.close();
await site.close();

const rows = Object.entries(all).map(([name, { ours, theirs }]) => {
  const ratio = median(ours.map((ms, i) => ms / theirs[i]));
  const against = `Python ÷ CPython: ${name} (ms)`;
  return rowOf(against, median(ours), median(theirs), ratio, GOALS[name] ?? PLAIN);
});
if (rows.length <= 10) throw new Error('not all of the program ran');
report('python_code', rows);
