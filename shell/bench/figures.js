// Figures and what is made of them: judged, as Markdown, as JSON.

/** @import { Figure, Row } from './types.js' */

/** @param {number[]} list */
export const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** @param {number} value */
const short = (value) => Number(value.toPrecision(3));

/** @param {Figure} figure @returns {Row} */
export function judge({ what, ours, other = null, goal = null, ...given }) {
  const ratio = given.ratio ?? (other ? ours / other : null);
  const verdict = goal === null ? 'no goal' : (ratio ?? ours) <= goal ? 'met' : 'missed';
  return {
    what,
    ours: short(ours),
    other: other === null ? null : short(other),
    ratio: ratio === null ? null : short(ratio),
    goal,
    verdict,
  };
}

/** @param {string} what @returns {Row} */
export const unmeasured = (what) => ({
  what,
  ours: null,
  other: null,
  ratio: null,
  goal: null,
  verdict: 'not measured',
});

export const HEADS = ['What', 'Ours', 'The other', 'Ratio', 'Goal', 'Verdict'];

/** @param {number | null} value */
const shown = (value) => value?.toLocaleString('en') ?? '–';

/** The cells of a row, in the order of HEADS. @param {Row} row */
export const cells = ({ what, ours, other, ratio, goal, verdict }) => [
  what,
  ...[ours, other, ratio, goal].map(shown),
  verdict,
];

/** @param {Row[]} rows @param {string} caption */
export function asMarkdown(rows, caption) {
  /** @param {string[]} list */
  const line = (list) => `| ${list.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = '|---|--:|--:|--:|--:|---|';
  return [caption, '', line(HEADS), rule, ...rows.map((row) => line(cells(row)))].join('\n');
}

/** @param {string} text of a query @returns {import('./types.js').Scale} */
export function scaleOf(text) {
  const query = new URLSearchParams(text);
  /** @param {string} name @param {number} least @param {number} usual @param {number} most */
  const number = (name, least, usual, most) => {
    const given = Number.parseInt(query.get(name) ?? '', 10);
    return given > 0 ? Math.min(Math.max(given, least), most) : usual;
  };
  return { rounds: number('rounds', 1, 3, 20), files: number('files', 20, 1000, 5000) };
}
