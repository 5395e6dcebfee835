// A large file from the moment it is picked until the server has all of it, against the best way that JavaScript
// has (base64 of slices, as parts of a Blob), in turn, in one run. Prints a table and fails when a goal is missed.
//
//   pick to server   ms until it is attached, and from Run until the server has the last byte
//   renderer peak    memory of the renderer beyond what it had before, in sizes of the file
//   longest gap      ms in which the main thread answered nothing
//
// And how the first of these grows from 1 kB on. The browser is a process like any other: DevTools would copy every
// body. BENCH_MB, BENCH_TIMES: which, how often.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../../shell/bench/figures.js';
import { TYPES, listen } from '../e2e/support/serving.mjs';
import { GOAL, linear } from './growth.mjs';
import { report, rowOf } from './report.mjs';

const GROWING = process.env.BENCH_MB ? [] : [0.001, 0.1, 1, 10]; // MB, without a goal of their own
const MB = (process.env.BENCH_MB ?? '20,100').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_TIMES ?? 3);
const GOALS = { time: 1, peak: 2.5, gap: 16.7 };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SITE = here('../../build/site/');
const ANSWER =
  'data: {"id":"c","choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":null}]}\n\n' +
  'data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

/** A recording of noise. */
function recording(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  const header = Buffer.from('RIFF----WAVEfmt ----------------------------data----', 'latin1');
  const head = Buffer.alloc(44);
  header.copy(head, 0, 0, 16);
  head.writeUInt32LE(size - 8, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(32_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(size - 44, 40);
  head.copy(bytes);
  return bytes;
}

// The vendor: another origin, as in life. Notes when it had the last byte.
let arrived = 0;
const vendor = createServer((request, response) => {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  };
  if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
  request.resume();
  return request.on('end', () => {
    arrived = performance.timeOrigin + performance.now();
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' }).end(ANSWER);
  });
});
const sink = `http://127.0.0.1:${await listen(vendor)}`;

const files = new Map([...GROWING, ...MB].map((mb) => [mb * 1e6, recording(mb * 1e6)]));
const waiting = [],
  told = [];
const page = createServer((request, response) => {
  const path = new URL(request.url ?? '', 'http://x').pathname;
  const send = (type, bytes) => response.writeHead(200, { 'content-type': type }).end(bytes);
  if (path === '/')
    return send('text/html', '<!doctype html><script type="module" src="/driver.js"></script>');
  if (path === '/driver.js') return send('text/javascript', readFileSync(here('file_driver.js')));
  if (path === '/plan')
    return send(
      'application/json',
      JSON.stringify({ sink, sizes: [...files.keys()], alone: GROWING.length, rounds: ROUNDS }),
    );
  if (path.startsWith('/file/')) return send('audio/wav', files.get(Number(path.slice(6))));
  if (path === '/report') {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    return request.on('end', () => {
      const words = JSON.parse(Buffer.concat(chunks).toString());
      if (words.begin) begin();
      response.writeHead(204).end();
      const take = waiting.shift();
      if (take) take(words);
      else told.push(words);
    });
  }
  const file = join(SITE, path === '/site/' ? 'index.html' : path.replace('/site/', ''));
  if (!existsSync(file)) return response.writeHead(404).end();
  return send(TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
});
const port = await listen(page);

const profile = mkdtempSync(join(tmpdir(), 'bench-file-'));
const browser = spawn(
  '/usr/bin/chromium',
  [
    '--headless=new',
    '--no-sandbox',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-popup-blocking',
    '--disable-dev-shm-usage',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--window-size=1280,900',
    `--user-data-dir=${profile}`,
    `http://127.0.0.1:${port}/`,
  ],
  { stdio: 'ignore', detached: true },
);

/** The renderers among the browser's processes. */
function renderers() {
  const below = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
    } catch {
      continue; // gone meanwhile
    }
  }
  const found = [];
  for (const list = [browser.pid]; list.length > 0;) {
    const pid = list.pop();
    list.push(...(below.get(pid) ?? []));
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) found.push(pid);
    } catch {
      continue; // gone meanwhile
    }
  }
  return found;
}
/** Bytes in memory of those processes. */
function memory(pids) {
  let sum = 0;
  for (const pid of pids) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      for (const kind of ['RssAnon', 'RssShmem'])
        sum += 1024 * Number(status.match(`${kind}:\\s+(\\d+)`)?.[1] ?? 0);
    } catch {
      continue; // gone meanwhile
    }
  }
  return sum;
}
/** @type {{peak: number, timer: any}} */
let watch = { peak: 0, timer: null };
function begin() {
  const pids = renderers();
  const start = memory(pids);
  watch = { peak: 0, timer: null };
  const mine = watch;
  mine.timer = setInterval(() => (mine.peak = Math.max(mine.peak, memory(pids) - start)), 5);
}

const next = () => told.shift() ?? new Promise((take) => waiting.push(take));
const measured = [];
for (let words = await next(); !words.end; words = await next()) {
  if (words.failed) {
    console.error(words.failed);
    process.exitCode = 1;
    break;
  }
  if (words.begin) continue;
  clearInterval(watch.timer);
  const { size, name, before, from, gap } = words;
  measured.push({ size, name, time: before + arrived - from, gap, peak: watch.peak / size });
}
process.kill(-Number(browser.pid), 'SIGTERM');
await new Promise((done) => browser.once('exit', done));
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
for (const server of [vendor, page]) {
  server.close();
  server.closeAllConnections();
}

const of = (size, name, what) =>
  median(measured.filter((m) => m.size === size && m.name === name).map((m) => m[what]));
// The time is held against the best JavaScript, the others are goals as they are.
const rows = MB.flatMap((mb) =>
  [
    ['time', 'pick to server (ms)'],
    ['peak', 'renderer peak (× file)'],
    ['gap', 'longest gap (ms)'],
  ].map(([what, name]) => {
    const [ours, best] = ['ours', 'best'].map((way) => of(mb * 1e6, way, what));
    const ratio = what === 'time' ? ours / best : ours;
    return rowOf(`${mb} MB, ${name}`, ours, best, ratio, GOALS[what]);
  }),
);
/** @type {Record<string, [number, number][]>} */
const curves = {};
if (GROWING.length > 0) {
  /** @type {[number, number][]} */
  const curve = [...GROWING, 100].map((mb) => [mb * 1e6, of(mb * 1e6, 'ours', 'time')]);
  curves['a file, from the pick to the server (ms)'] = curve;
  const [[, cost], other] = [curve[curve.length - 1], linear(curve)];
  rows.push(rowOf('… of 100 MB, after those of 1 kB to 10 MB', cost, other, cost / other, GOAL));
}
report('file', rows, curves);
