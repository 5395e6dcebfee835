#!/usr/bin/env node
// No test waits for an amount of time: too short on a slow machine, too long on every other. What
// moves on is a named state (__triptych.idle(), a role and name, a call that a mock has received),
// and clocks are injected.
import { finish, lineAt, read, tracked, withoutComments } from './tracked.mjs';

/** @typedef {import('./tracked.mjs').Finding} Finding */

// Waits that are right, by the words of their line.
/** @type {{path: string, words: string, reason: string}[]} */
const allowed = [
  {
    path: 'tests/bench/run.mjs',
    words: 'setTimeout(done, 3000)',
    reason: 'the span over which the page at rest is measured',
  },
  {
    path: 'tests/bench/file.mjs',
    words: 'mine.timer = setInterval(',
    reason: 'the memory that is measured is looked at every 5 ms',
  },
  {
    path: 'tests/bench/file_driver.js',
    words: 'const pause = ',
    reason: 'lets a browser put away what was measured before; outside of what is measured',
  },
  {
    path: 'tests/bench/file_driver.js',
    words: 'setTimeout(over, 100)',
    reason: 'looks again for what is awaited where a document went and took its events along',
  },
  {
    path: 'tests/bench/file_driver.js',
    words: "const source = 'setInterval(",
    reason: 'asks the main thread whether it answers; what is measured is how late',
  },
  {
    path: 'tests/e2e/support/webdriver/find.mjs',
    words: 'setTimeout(look, 20)',
    reason: 'looks for what is awaited again and again; ends when it is there',
  },
];

// test.setTimeout and its kind set the limit of a test and do not wait.
const script =
  /(?<!\btest\.)\bsetTimeout\(|\b(?:setInterval|waitForTimeout|sleep)\(|\bAtomics\.wait\(|timers\/promises/g;
const kinds = [
  { names: /\.(js|mjs|ts)$/, waits: script },
  { names: /\.(cpp|h|c)$/, waits: /\bsleep_(?:for|until)\b|(?<!\.)\b(?:u|nano)?sleep\(\s*\d/g },
  { names: /\.sh$/, waits: /^[^#\n]*?\bsleep\s+[\d$]/gm },
];

/** @type {Finding[]} */
const findings = [];
const met = new Set();
for (const path of tracked((one) => /^tests\/(?!fixtures\/|lint\/sleeps)/.test(one))) {
  const kind = kinds.find(({ names }) => names.test(path));
  if (!kind) continue;
  const text = path.endsWith('.sh') ? read(path) : withoutComments(read(path));
  const lines = text.split('\n');
  for (const { index } of withoutProgramsOf(text).matchAll(kind.waits)) {
    const line = lineAt(text, index);
    const known = allowed.find((one) => one.path === path && lines[line - 1].includes(one.words));
    if (known) met.add(known);
    else findings.push({ where: `${path}:${line}`, what: `waits: ${lines[line - 1].trim()}` });
  }
}
for (const one of allowed)
  if (!met.has(one)) findings.push({ where: one.path, what: `listed, but gone: ${one.words}` });

/**
 * Python in strings is what a test is about, as in "Stop ends a sleeping cell".
 * @param {string} text
 */
function withoutProgramsOf(text) {
  return text.replace(/(?:time|asyncio)\.sleep\(/g, (all) => ' '.repeat(all.length));
}

finish(
  'sleeps',
  findings,
  `no test waits for a time (${allowed.length} measured or polled spans are listed).`,
  'wait for a named state, or move the injected clock; a wait that is right is listed with its ' +
    'reason in tests/lint/sleeps.mjs.',
);
