// What others do in the same run on the same machine: a well-known chat UI from npm (deep-chat), which shows Markdown
// as we do, and what one writes by hand, which shows text. Their rows have no goal: they say where ours stand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { median } from '../../shell/bench/figures.js';
import { bareRead, inOurs } from './stream.mjs';

/** @import { Page } from 'playwright-core' */

const ROUNDS = 3;
const MANY = 10_000; // events
// The other lays out all of the answer anew at each event: 1,000 take it seconds, 10,000 six minutes, in one task.
const FEWER = 1000;
const SCRIPT = fileURLToPath(
  new URL('node_modules/deep-chat/dist/deepChat.bundle.js', import.meta.url),
);
// As its documentation says; the server speaks the format of OpenAI. With a typeface of its own it asks no other host.
const PAGE = `<!doctype html><title>peer</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<script type="module">
  import "/peer/script.js";
  const chat = document.createElement("deep-chat");
  const url = new URLSearchParams(location.search).get("server") ?? "/";
  chat.connect = { url, stream: true };
  chat.responseInterceptor = ({ choices }) => ({ text: choices[0].delta.content ?? "" });
  chat.style.cssText = "width: 100%; height: 700px; font-family: sans-serif";
  document.body.append(chat);
</script>`;

/** @type {Buffer | null} compressed as hard as ours */
let script = null;

/** @param {string} path @returns {{type: string, bytes: Buffer | string, encoding?: string} | null} */
export function peerFile(path) {
  if (path === '/peer/') return { type: 'text/html', bytes: PAGE };
  if (path !== '/peer/script.js') return null;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  script ??= brotliCompressSync(readFileSync(SCRIPT), { params });
  return { type: 'text/javascript', bytes: script, encoding: 'br' };
}

/** Milliseconds until there is a field that is shown. @param {Page} page */
const untilField = async (page) => {
  const found = await page.waitForFunction(
    () => {
      if (window.drawn) return window.drawn; // the floor has none
      const peer = document.querySelector('deep-chat')?.shadowRoot?.querySelector('#text-input');
      const field = peer ?? document.querySelector('#first-prompt, #mirror textarea');
      return (field?.getBoundingClientRect().height ?? 0) > 0 ? performance.now() : false;
    },
    null,
    { polling: 'raf' },
  );
  return Number(await found.jsonValue());
};

/** Milliseconds until all is shown. @param {Page} page */
const inPeer = async (page, base, server) => {
  await page.goto(`${base}/peer/?server=${encodeURIComponent(`${server}/v1/chat/completions`)}`);
  await untilField(page);
  return page.evaluate(async () => {
    const chat = /** @type {any} */ (document.querySelector('deep-chat'));
    const start = performance.now();
    chat.submitUserMessage({ text: 'Go' });
    await new Promise((done) => {
      const look = () =>
        chat.shadowRoot.textContent.includes('the end') ? done(null) : requestAnimationFrame(look);
      look();
    });
    return performance.now() - start;
  });
};

/** The same for a page that puts the words of each event behind the others. @param {Page} page */
const byHand = async (page, base, server) => {
  await page.goto(`${base}/floor`);
  return page.evaluate(async (address) => {
    const words = document.createTextNode('');
    const shown = document.createElement('pre');
    shown.append(words);
    document.body.append(shown);
    const start = performance.now();
    const { body } = await fetch(address, { method: 'POST', body: '{}' });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      const lines = (rest + piece.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('data: {'))
          words.appendData(JSON.parse(line.slice('data: '.length)).choices[0].delta.content ?? '');
    }
    await new Promise((done) => requestAnimationFrame(() => done(null)));
    if (!words.data.includes('the end')) throw new Error('no answer');
    return performance.now() - start;
  }, `${server}/v1/chat/completions`);
};

/** @param {{fresh: Function, base: string, row: Function}} bench of run.mjs */
export async function measurePeerStart({ fresh, base, row }) {
  /** @type {Record<string, number[]>} */
  const times = { '/floor': [], '/?testing=1': [], '/peer/': [] };
  for (let i = 0; i < ROUNDS; i++)
    for (const [path, list] of Object.entries(times)) {
      /** @type {Page} */
      const page = await fresh(true);
      await page.goto(`${base}${path}`, { waitUntil: 'commit' });
      list.push(await untilField(page));
      await page.context().close();
    }
  const [floor, ours, peer] = Object.values(times).map(median);
  row('a field to type into, 4G (ms)', ours, floor, ours / floor, null);
  row('… of a chat UI from npm (ms)', peer, floor, peer / floor, null);
}

/** @param {{fresh: Function, base: string, vendor: string, row: Function}} bench of run.mjs */
export async function measurePeerStreams({ fresh, base, vendor, row }) {
  /** @param {number} events @param {((page: Page, server: string) => Promise<number>)[]} ways @returns medians */
  const inTurn = async (events, ways) => {
    const server = `${vendor}/events/${events}/prose`;
    /** @type {number[][]} */
    const times = ways.map(() => []);
    for (let i = 0; i < ROUNDS; i++)
      for (const [index, way] of ways.entries()) {
        /** @type {Page} */
        const page = await fresh(false);
        times[index].push(await way(page, server));
        await page.context().close();
      }
    return times.map(median);
  };
  /** @type {Record<string, (page: Page, server: string) => Promise<number>>} */
  const by = {
    floor: async (page, server) => {
      await page.goto(`${base}/floor`);
      return bareRead(page, `${server}/v1/chat/completions`);
    },
    hand: (page, server) => byHand(page, base, server),
    peer: (page, server) => inPeer(page, base, server),
    ours: async (page, server) => (await inOurs(page, base, server)).drawn,
  };
  const [floor, hand] = await inTurn(MANY, [by.floor, by.hand]);
  const [less, ours, peer] = await inTurn(FEWER, [by.floor, by.ours, by.peer]);
  const [many, fewer] = [MANY, FEWER].map((one) => `${one.toLocaleString('en')} events, prose`);
  row(`${many}, shown by JSON.parse and a text node (ms)`, hand, floor, hand / floor, null);
  row(`${fewer}, shown (ms)`, ours, less, ours / less, null);
  row('… of a chat UI from npm (ms)', peer, less, peer / less, null);
}
