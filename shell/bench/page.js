// bench.html: begins when it is told to, shows what comes, stops when it is told to.

import { site } from 'virtual:site';
import { vendorOf } from './answer.js';
import { HEADS, asMarkdown, cells, judge, scaleOf, unmeasured } from './figures.js';
import { EVENTS } from './measure_answer.js';
import { MEASURES } from './measures.js';
import { Room, Stopped } from './room.js';
import { tidy } from './tidy.js';

/** @import { Row } from './types.js' */

const LOCK = 'bench';
const TRIES = 3; // of a measurement during which the window was hidden
const SETTINGS = JSON.stringify({
  version: 1,
  language: 'en', // by whose words things are found
  targets: [{ provider: 'openai', model: 'gpt-6.2-sol' }],
  base_urls: { openai: vendorOf(EVENTS) },
});

/** @template {HTMLElement} T @param {string} selector @param {new () => T} Kind */
function element(selector, Kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof Kind)) throw new Error(`the page lacks ${selector}`);
  return found;
}
const run = element('#run', HTMLButtonElement);
const stop = element('#stop', HTMLButtonElement);
const copies = [element('#markdown', HTMLButtonElement), element('#json', HTMLButtonElement)];
const status = element('#status', HTMLElement);
const progress = element('#progress', HTMLProgressElement);
const caption = element('#caption', HTMLElement);
const head = element('thead tr', HTMLTableRowElement);
const body = element('tbody', HTMLTableSectionElement);
const scale = scaleOf(location.search);

/** @type {Row[]} */
let rows = [];
let taken = '';
/** @type {Room | null} */
let room = null;

/** @param {string} words */
function tell(words) {
  status.textContent = words;
}

/** @param {'th' | 'td'} tag @param {string} text @param {string} [scope] */
function cell(tag, text, scope) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (scope) made.setAttribute('scope', scope);
  return made;
}

/** @param {Row} row */
function show(row) {
  rows.push(row);
  const line = document.createElement('tr');
  const [what, ...others] = cells(row);
  line.append(cell('th', what, 'row'), ...others.map((text) => cell('td', text)));
  line.lastElementChild?.classList.add(row.verdict.replace(' ', '-'));
  body.append(line);
}

/** What a measurement says, unless the window was hidden meanwhile. @param {Room} place @param {typeof MEASURES[0]} one */
async function fairly(place, { name, measure }) {
  for (let i = 0; i < TRIES; i++) {
    place.hidden = false;
    const figures = await measure(place, scale);
    if (!place.hidden) return figures.map(judge);
    tell(`${name}: the window was hidden. It is measured again.`);
  }
  return [unmeasured(`${name}: the window was hidden`)];
}

/** @param {Room} place */
async function measureAll(place) {
  for (const [index, one] of MEASURES.entries()) {
    tell(`Measuring, ${index + 1} of ${MEASURES.length}: ${one.name}.`);
    for (const row of await fairly(place, one)) show(row);
    progress.value = (index + 1) / MEASURES.length;
  }
}

/** @param {boolean} going */
function setRunning(going) {
  const focused = document.activeElement;
  [run.disabled, stop.disabled] = [going, !going];
  for (const button of copies) button.disabled = going || rows.length === 0;
  if (focused === run && going) stop.focus();
  if (focused === stop && !going) run.focus();
}

function begin() {
  rows = [];
  body.replaceChildren();
  progress.value = 0;
  taken = new Date().toISOString();
  caption.textContent = `Medians of ${scale.rounds}, build ${site.build}, ${taken.slice(0, 10)}. A ratio that is not above its goal is met.`;
  setRunning(true);
}

/** @param {Room} place */
async function runIn(place) {
  begin();
  try {
    await measureAll(place);
    const missed = rows.filter(({ verdict }) => verdict === 'missed').length;
    tell(`Done: ${rows.length} rows, ${missed} of them beyond their goal.`);
  } catch (problem) {
    const why = place.closed ?? problem;
    const words = why instanceof Stopped ? why.message : `It failed: ${why}.`;
    tell(`${words} ${rows.length} rows were measured.`);
  }
  place.close('');
  room = null;
  await tidy();
  setRunning(false);
}

// Two at once would measure each other, and one would erase what the other keeps.
/** @param {() => Promise<void>} work @param {() => void} [otherwise] another tab is at it */
async function alone(work, otherwise = () => {}) {
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
    lock ? work() : otherwise(),
  );
}
const tidied = alone(tidy); // after one that was cut off

run.addEventListener('click', async () => {
  try {
    room = new Room(SETTINGS); // inside the click, or it is no window that somebody wanted
  } catch (problem) {
    return tell(problem instanceof Error ? problem.message : String(problem));
  }
  const place = room;
  await tidied;
  return alone(
    () => runIn(place),
    () => {
      place.close('');
      tell('Another tab is measuring: two at once would measure each other.');
    },
  );
});
stop.addEventListener('click', () => room?.close('Stopped.'));
addEventListener('pagehide', () => room?.close('The page was left.'));

const facts = () => ({
  page: location.origin + location.pathname,
  build: site.build,
  date: taken,
  browser: navigator.userAgent,
  cores: navigator.hardwareConcurrency,
  ...scale,
  rows,
});
const TEXTS = {
  markdown: () =>
    asMarkdown(
      rows,
      `Triptych, build ${site.build}, ${taken.slice(0, 10)}, ${navigator.userAgent}`,
    ),
  json: () => JSON.stringify(facts(), null, 2),
};
for (const button of copies) {
  button.addEventListener('click', () => {
    const text = TEXTS[/** @type {keyof typeof TEXTS} */ (button.id)]();
    const copied =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => tell('Copied.'),
      () => tell('The browser did not let this page copy.'),
    );
  });
}

head.append(...HEADS.map((text) => cell('th', text, 'col')));
