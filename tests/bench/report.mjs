// What a run of the bench leaves: its rows as data, and as a plot for the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const LINE = 26;
const LEFT = 330;
const RIGHT = 110;
const WIDTH = 900;
const LEAST = 1 / 32; // of a goal: where the scale begins; each doubling is as long as the next, to eight goals
const DOUBLING = (WIDTH - LEFT - RIGHT) / 8;

/**
 * @template {{goal: number | null}} Row
 * @param {Row} row @returns {row is Row & {goal: number}}
 */
const hasGoal = (row) => row.goal !== null;
/** How much of its goal a row uses up: 1 = just met. @param {{ratio: number, goal: number}} row */
const share = ({ ratio, goal }) => (goal === 0 ? (ratio === 0 ? 0 : 2) : ratio / goal);
const lengthOf = (part) => DOUBLING * Math.log2(Math.min(Math.max(part, LEAST), 8) / LEAST);
const words = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Of the rows with a goal. @param {{name: string, ratio: number, goal: number | null, met: boolean | null}[]} all */
function plot(all) {
  const rows = all.filter(hasGoal);
  const height = LINE * (rows.length + 2);
  const bars = rows.map((row, i) => {
    const y = LINE * (i + 1.5);
    const length = lengthOf(share(row));
    const colour = row.met ? '#1a7f5a' : '#b3451b';
    return [
      `<text x="${LEFT - 10}" y="${y + 5}" text-anchor="end">${words(row.name)}</text>`,
      `<rect x="${LEFT}" y="${y - 7}" width="${Math.max(1, length).toFixed(1)}" height="14" fill="${colour}"/>`,
      `<text x="${WIDTH - 10}" y="${y + 5}" text-anchor="end">${+row.ratio.toPrecision(3)} of ${row.goal}</text>`,
    ].join('');
  });
  const goal = LEFT + lengthOf(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#333">
<title>Each measurement as a share of its goal</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${bars.join('\n')}
<path d="M${goal} 20V${height - 14}" stroke="#333" stroke-dasharray="4 3"/><text x="${goal}" y="14" text-anchor="middle">goal</text>
</svg>
`;
}

/** @typedef {{name: string, ours: number, other: number, ratio: number, goal: number | null, met: boolean | null}} Row */

/** `other`: what ours is held against. @param {number | null} goal @returns {Row} */
export function rowOf(name, ours, other, ratio, goal) {
  const [exact, met] = [+ratio.toFixed(4), goal === null ? null : ratio <= goal];
  return { name, ours: +ours.toFixed(2), other: +other.toFixed(2), ratio: exact, goal, met };
}

/**
 * Prints what a program of the bench measured and puts it in the place of what it measured last; its exit code says
 * whether a goal is missed.
 * @param {string} part the program @param {Row[]} rows
 * @param {Record<string, [units: number, cost: number][]>} [curves] see growth.mjs
 */
export function report(part, rows, curves = {}) {
  console.table(rows);
  const points = Object.entries(curves).map(([name, curve]) => [
    name,
    Object.fromEntries(curve.map(([units, cost]) => [units, +cost.toFixed(2)])),
  ]);
  for (const [name, costs] of points) console.log(`${name}: ${JSON.stringify(costs)}`);
  const machine = `${cpus().length} × ${cpus()[0].model}, no GPU`;
  const date = new Date().toISOString().slice(0, 10);
  /** @type {Record<string, {date: string, machine: string, rows: Row[], curves: object}>} */
  const latest = JSON.parse(readFileSync(beside('latest.json')).toString());
  latest[part] = { date, machine, rows, curves: Object.fromEntries(points) };
  writeFileSync(beside('latest.json'), `${JSON.stringify(latest, null, 2)}\n`);
  writeFileSync(beside('latest.svg'), plot(Object.values(latest).flatMap((one) => one.rows)));
  process.exitCode = rows.length === 0 || rows.some(({ met }) => met === false) ? 1 : 0;
}
