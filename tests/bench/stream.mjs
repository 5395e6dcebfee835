// Long answers that come at full speed: how long until all of one is read, and until all is shown, against a
// page that only reads the bytes. With full stops and line ends as in prose, and without any as in code or data.

import { median } from '../../shell/bench/figures.js';
import { openAsk } from './ask.mjs';

/** @param {string} text as it is inside of a JSON string */
export const event = (text) =>
  `data: {"id":"c","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"${text}"},"finish_reason":null}]}\n\n`;
export const END =
  'data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

const ROUNDS = 3;
const KINDS = [
  { events: 10_000, prose: true },
  { events: 10_000, prose: false },
  { events: 100_000, prose: true },
  { events: 100_000, prose: false },
];
const pathOf = ({ events, prose }) => `/events/${events}/${prose ? 'prose' : 'data'}`;
/** @type {Map<string, string>} */
const made = new Map();

/** The answer that the path of a request asks for: /events/<how many>/<prose or data>. @param {string} path */
export function streamOf(path) {
  const [key = '', count, kind] = path.match(/\/events\/(\d+)\/(prose|data)/) ?? [];
  if (key === '') throw new Error(`no such answer: ${path}`);
  const word = (i) => (kind === 'prose' && i % 12 === 11 ? '.\\n\\n' : `word${i % 97} `);
  if (!made.has(key))
    made.set(
      key,
      Array.from({ length: Number(count) }, (_, i) => event(word(i))).join('') +
        event('.\\n\\nthe end') +
        END,
    );
  return made.get(key);
}

/** Milliseconds of a page that asks as every page must, with a key and JSON, then reads and forgets. */
export const bareRead = async (page, url) =>
  page.evaluate(async (address) => {
    const headers = { authorization: 'Bearer sk-bench', 'content-type': 'application/json' };
    const start = performance.now();
    const response = await fetch(address, { method: 'POST', headers, body: '{}' });
    const reader = response.body?.getReader();
    if (!reader) throw new Error('no body');
    while (!(await reader.read()).done);
    return performance.now() - start;
  }, url);

// Looks after each turn and each frame of the page. Whoever looks all the time takes a processor from what is measured.
function watch() {
  window.looks = () => {};
  const looking =
    (/** @type {Function} */ work) =>
    (/** @type {unknown[]} */ ...values) => {
      work(...values);
      window.looks();
    };
  const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...handler,
    set(work) {
      handler?.set?.call(this, looking(work));
    },
  });
  const { requestAnimationFrame: onFrame, setTimeout: onTime } = window;
  window.requestAnimationFrame = (work) => onFrame(looking(work));
  Object.assign(window, { setTimeout: (work, ...rest) => onTime(looking(work), ...rest) });
}

/** Until all is read, until the last frame that shows some of it, and until all is at rest. */
export const inOurs = async (page, base, server) => {
  await page.addInitScript(watch);
  await openAsk(page, base, server);
  return asked(page);
};

/** @param {import('playwright-core').Page} page */
const asked = (page) =>
  page.evaluate(async () => {
    const start = performance.now();
    let [frames, drawn] = [__triptych.frames(), 0];
    const until = (/** @type {() => boolean} */ test) =>
      new Promise((done) => {
        window.looks = () => {
          if (frames !== __triptych.frames()) drawn = performance.now() - start;
          frames = __triptych.frames();
          if (test()) done(performance.now() - start);
        };
      });
    [...document.querySelectorAll('button')].find((b) => b.textContent === 'Run')?.click();
    const read = await until(() => !__triptych.asking());
    const shown = __triptych.settled() ? read : await until(() => __triptych.settled());
    const answer = document.querySelector('[role=log]')?.textContent ?? '';
    if (!answer.includes('the end') && !answer.includes('word')) throw new Error('no answer');
    return { read, drawn, shown };
  });

/**
 * Milliseconds that the longest task of the page's main thread computes; what it waits for the other processes, with
 * which it shares the processors here, does not count.
 * @param {import('playwright-core').Browser} browser @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} work
 */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  /** @type {{traceEvents: {name: string, pid: number, tid: number, tdur?: number, args: {name?: string}}[]}} */
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  /** @type {Map<string, number[]>} by thread, of every renderer */
  const threads = new Map();
  for (const { name, pid, tid, args } of traceEvents)
    if (name === 'thread_name' && args.name === 'CrRendererMain') threads.set(`${pid}.${tid}`, []);
  for (const { name, pid, tid, tdur = 0 } of traceEvents)
    if (name === 'RunTask') threads.get(`${pid}.${tid}`)?.push(tdur / 1000);
  const sum = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0);
  const busiest = [...threads.values()].toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
  if (busiest.length === 0) throw new Error('no task in the trace');
  return Math.max(...busiest);
}

/** @param {{browser: import('playwright-core').Browser, fresh: Function, base: string, vendor: string, row: Function}} bench of run.mjs */
export async function measureStreams({ browser, fresh, base, vendor, row }) {
  for (const kind of KINDS) {
    const ours = [];
    const bare = [];
    /** @type {{ours: number[], bare: number[]}} */
    const tasks = { ours: [], bare: [] };
    for (let i = 0; i < ROUNDS; i++) {
      const page = await fresh(false);
      await page.goto(`${base}/floor`);
      const url = `${vendor}${pathOf(kind)}`;
      bare.push(await bareRead(page, `${url}/v1/chat/completions`));
      ours.push(await inOurs(page, base, url));
      await page.context().close();
      const traced = await fresh(false);
      await traced.goto(`${base}/floor`);
      const read = () => bareRead(traced, `${url}/v1/chat/completions`);
      tasks.bare.push(await longestTask(browser, traced, read));
      await traced.addInitScript(watch);
      await openAsk(traced, base, url);
      tasks.ours.push(await longestTask(browser, traced, () => asked(traced)));
      await traced.context().close();
    }
    const name = `${kind.events.toLocaleString('en')} events, ${kind.prose ? 'prose' : 'data'}`;
    const floor = median(bare);
    const middle = (/** @type {string} */ what) => median(ours.map((one) => one[what]));
    row(`${name}, read (ms)`, middle('read'), floor, middle('read') / floor, 1.5);
    row(`${name}, shown (ms)`, middle('shown'), floor, middle('shown') / floor, 3);
    // A browser hands over what has come meanwhile at once, in one task, also to a page that does nothing with it.
    const least = Math.max(50, median(tasks.bare));
    row(`${name}, longest task (ms)`, median(tasks.ours), least, median(tasks.ours) / least, 1);
  }
}
