// Ratios measured side by side in one run; milliseconds of one machine mean little. Prints a table, leaves it in
// latest.json and latest.svg, and fails when a goal is missed. Each figure is the median of several openings of a
// fresh browser context.
//
//   start  the first paint and the first frame of a first and of a second visit, on emulated 4G (start.mjs)
//   size   what the first visit transfers, compressed
//   idle   frames, turns and DOM changes of a page nobody touches
//   long   a 100,000-line answer on screen: a frame while it is scrolled, and rest, against the empty answer
//   mirror what the DOM mirror adds to a turn of a page with 300 items
//   attach 1,000 files at once, and typing with them there
//   growth what 1 to 1,000 files, turns, runs, rows and models cost, the largest against the smaller ones
//   stream answers of 10,000 and 100,000 events read and shown, against a page that only reads the bytes
//   peer   start and answers of a chat UI from npm and of a few lines by hand, against the same; without a goal
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstLoad } from '../e2e/support/first_load.mjs';
import { TYPES, listen } from '../e2e/support/serving.mjs';
import { openBrowser } from './browser.mjs';
import { openAsk } from './ask.mjs';
import { measureAttaching } from './attach.mjs';
import { measureGrowth } from './growth.mjs';
import { measurePeerStart, measurePeerStreams, peerFile } from './peer.mjs';
import { report, rowOf } from './report.mjs';
import { measureStart } from './start.mjs';
import { END, event, measureStreams, streamOf } from './stream.mjs';

const SITE = fileURLToPath(new URL('../../build/site/', import.meta.url));
const FLOOR = `<!doctype html><title>floor</title><canvas></canvas><script>
  const gl = document.querySelector("canvas").getContext("webgl2");
  requestAnimationFrame(() => { gl.clearColor(.1, .1, .1, 1); gl.clear(gl.COLOR_BUFFER_BIT); if (window.pixelOf) pixelOf(gl.canvas); else window.drawn = performance.now(); });
</script>`;

/** @type {import('node:http').RequestListener} */
const serve = (request, response) => {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
  };
  const path = new URL(request.url ?? '', 'http://x').pathname;
  if (path === '/floor') return response.writeHead(200, { 'content-type': 'text/html' }).end(FLOOR);
  if (path.endsWith('/chat/completions')) {
    const lines = Number(path.match(/lines\/(\d+)/)?.[1] ?? 0);
    if (lines > 0 && request.method !== 'OPTIONS') {
      response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
      for (let i = 0; i < lines; i += 100)
        response.write(
          event(
            Array.from(
              { length: 100 },
              (_, n) => `line ${i + n} of the answer\\n${n % 5 === 4 ? '\\n' : ''}`,
            ).join(''),
          ),
        );
      return response.end(event('the end') + END);
    }
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    return response.end(streamOf(path));
  }
  const peer = peerFile(path);
  if (peer) {
    const { type, bytes, encoding = 'identity' } = peer;
    const head = { 'content-type': type, 'content-encoding': encoding };
    return response.writeHead(200, head).end(bytes);
  }
  const file = join(SITE, path === '/' ? 'index.html' : path);
  if (!existsSync(file)) return response.writeHead(404).end();
  const packed = existsSync(`${file}.br`);
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(packed ? { 'content-encoding': 'br' } : {}),
  });
  response.end(readFileSync(packed ? `${file}.br` : file));
};
const server = createServer(serve);
const vendorServer = createServer(serve); // of another origin: the page asks nothing of its own host
const base = `http://127.0.0.1:${await listen(server)}`;
const vendor = `http://127.0.0.1:${await listen(vendorServer)}`;
const browser = await openBrowser();

/** @param {import('playwright-core').Page} page on emulated 4G from now on */
async function slow(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 60,
    downloadThroughput: 1.125e6,
    uploadThroughput: 5e5,
  });
  return page;
}
async function fresh(throttled) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  return throttled ? slow(page) : page;
}
const rows = [];
const row = (name, ours, other, ratio, goal) => rows.push(rowOf(name, ours, other, ratio, goal));

const bench = { browser, fresh, slow, base, vendor, row };
await measureStart(bench);
await measurePeerStart(bench);

for (const [when, bytes] of Object.entries(firstLoad())) {
  const goal = when === 'before the first frame' ? 300_000 : 560_000;
  row(`bytes ${when} (kB)`, bytes / 1000, goal / 1000, bytes / goal, 1);
}

const idle = await fresh(false);
await idle.goto(`${base}/?testing=1`);
await idle.waitForFunction(() => window.__triptych?.idle());
const counts = () =>
  idle.evaluate(() => __triptych.frames() + __triptych.turns() + __triptych.mutations());
const before = await counts();
await idle.evaluate(
  () =>
    new Promise((done) => {
      let n = 180;
      const step = () => (n-- ? requestAnimationFrame(step) : done(null));
      step();
    }),
);
row('changes in 180 idle frames', (await counts()) - before, 0, (await counts()) - before, 0);
await idle.context().close();

// Opens Ask with an answer of that many lines; the server above speaks the wire format.
async function withAnswer(lines) {
  const page = await fresh(false);
  await openAsk(page, base, `${vendor}/lines/${lines}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  // At rest again, with an answer and no error: the end of a long one is drawn when it is asked for.
  await page.waitForFunction(
    () =>
      window.__triptych.idle() &&
      document.querySelector('[role=log]')?.textContent.includes('line 99 of the answer'),
    null,
    { timeout: 120_000 },
  );
  return page;
}
// Milliseconds of the main thread per frame while the answer is scrolled.
const scrollCost = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const busy = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')
      .value * 1000;
  const frames = () => page.evaluate(() => __triptych.frames());
  const [from, drawn] = [await busy(), await frames()];
  await page.evaluate(async () => {
    const scroller = document.querySelector('[role=log]')?.closest('.scrolls');
    if (!scroller) throw new Error('no log to scroll');
    for (let i = 0; i < 60; i++) {
      scroller.scrollTop += 40;
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  return { frame: ((await busy()) - from) / Math.max(1, (await frames()) - drawn), busy };
};
const [small, large] = [await withAnswer(100), await withAnswer(100_000)];
const [short, long] = [await scrollCost(small), await scrollCost(large)];
row('frame, 100,000-line answer (ms)', long.frame, short.frame, long.frame / short.frame, 3);
const rest = await large.evaluate(
  () => __triptych.frames() + __triptych.turns() + __triptych.mutations(),
);
const tired = await long.busy();
await large.evaluate(() => new Promise((done) => setTimeout(done, 3000)));
const awake = (await long.busy()) - tired;
row('main thread at rest with it (% of 3 s)', awake / 30, 1, awake / 30, 1);
row(
  'changes at rest with it',
  (await large.evaluate(() => __triptych.frames() + __triptych.turns() + __triptych.mutations())) -
    rest,
  0,
  0,
  0,
);
await small.context().close();
await large.context().close();

// Every letter typed makes a turn that compares all items and changes a few; the words to type go through the
// real field. 1,300 lines of the answer above are about 300 blocks.
const mirrored = await withAnswer(1_300);
const field = mirrored.getByRole('textbox', { name: 'Prompt', exact: true });
const spent = () => mirrored.evaluate(() => [...__triptych.mirrorCost(), __triptych.turns()]);
const [ms, , turns] = await spent();
await field.pressSequentially('what a lot of letters to type into this field');
const [msAfter, items, turnsAfter] = await spent();
const blocks = await mirrored.evaluate(() => document.querySelectorAll('#mirror [data-id]').length);
row(
  `mirror a turn, ${blocks} elements, ${items} compared (ms)`,
  (msAfter - ms) / (turnsAfter - turns),
  1,
  (msAfter - ms) / (turnsAfter - turns),
  1,
);
await mirrored.context().close();

const attached = await measureAttaching(bench);
await measureStreams(bench);
await measurePeerStreams(bench);
const curves = await measureGrowth(bench, attached);

await browser.close();
server.close();
vendorServer.close();
report('page', rows, curves);
