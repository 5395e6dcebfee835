// Long answers that come at full speed: how long until all of one is read, and until all is shown, against a
// page that only reads the bytes. With full stops and line ends as in prose, and without any as in code or data.

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

/** Milliseconds of a page that reads and forgets. */
export const bareRead = async (page, url) =>
  page.evaluate(async (address) => {
    const start = performance.now();
    const reader = (await fetch(address, { method: 'POST', body: '{}' })).body?.getReader();
    if (!reader) throw new Error('no body');
    while (!(await reader.read()).done);
    return performance.now() - start;
  }, url);

/** Until all is read, until the last frame that shows some of it, until all is at rest, and the longest task. */
export const inOurs = async (page, base, server) => {
  await openAsk(page, base, server);
  return page.evaluate(async () => {
    let task = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) task = Math.max(task, duration);
    });
    observer.observe({ type: 'longtask' });
    const channel = new MessageChannel(); // timers are held back, messages are not
    const start = performance.now();
    let [frames, drawn] = [__triptych.frames(), 0];
    const until = (/** @type {() => boolean} */ test) =>
      new Promise((done) => {
        channel.port1.onmessage = () => {
          if (frames !== __triptych.frames()) drawn = performance.now() - start;
          frames = __triptych.frames();
          if (test()) done(null);
          else channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);
      });
    [...document.querySelectorAll('button')].find((b) => b.textContent === 'Run')?.click();
    await until(() => !__triptych.asking());
    const read = performance.now() - start;
    await until(() => __triptych.settled());
    const shown = performance.now() - start;
    await new Promise((done) => setTimeout(done, 50)); // the observer is told later
    const answer = document.querySelector('[role=log]')?.textContent ?? '';
    if (!answer.includes('the end') && !answer.includes('word')) throw new Error('no answer');
    return { read, drawn, shown, task };
  });
};

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** @param {{fresh: Function, base: string, vendor: string, row: Function}} bench of run.mjs */
export async function measureStreams({ fresh, base, vendor, row }) {
  for (const kind of KINDS) {
    const ours = [];
    const bare = [];
    for (let i = 0; i < ROUNDS; i++) {
      const page = await fresh(false);
      await page.goto(`${base}/floor`);
      const url = `${vendor}${pathOf(kind)}`;
      bare.push(await bareRead(page, `${url}/v1/chat/completions`));
      ours.push(await inOurs(page, base, url));
      await page.context().close();
    }
    const name = `${kind.events.toLocaleString('en')} events, ${kind.prose ? 'prose' : 'data'}`;
    const floor = median(bare);
    const middle = (/** @type {string} */ what) => median(ours.map((one) => one[what]));
    row(`${name}, read (ms)`, middle('read'), floor, middle('read') / floor, 1.5);
    row(`${name}, shown (ms)`, middle('shown'), floor, middle('shown') / floor, 3);
    row(`${name}, longest task (ms)`, middle('task'), 50, middle('task') / 50, 1);
  }
}
