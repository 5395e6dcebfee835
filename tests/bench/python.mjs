// Our Python against Pyodide, in turn, in one run, from the same server: what the first print() of a learner costs.
// Prints every figure and the medians, and fails when a goal is missed.
//
//   cold     click on Run -> the output is on the page; nothing cached, the page itself loaded and idle
//   cell     the same for a second cell
//   visit    the same for the first cell of a second visit, with what the browser's cache kept
//   bytes    what the cold click transfers, compressed
//
// Pyodide runs in a worker of a page that has nothing but a button, ours in the scratchpad of the real page.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { median } from '../../shell/bench/figures.js';
import { TYPES, listen } from '../e2e/support/serving.mjs';
import { openBrowser } from './browser.mjs';
import { report, rowOf } from './report.mjs';

const TIMES = Number(process.env.BENCH_TIMES ?? 5);
const GOAL = 0.05;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SITE = here('../../build/site/');
const PYODIDE = here('node_modules/pyodide/');
const VERSION = JSON.parse(readFileSync(join(PYODIDE, 'package.json'), 'utf8')).version;
const PACKED = here(`../../build/bench_pyodide_${VERSION}/`);
const WORKER = `import { loadPyodide } from "./pyodide.mjs";
let python = null;
onmessage = async ({ data }) => {
  python ??= loadPyodide({ indexURL: new URL("./", import.meta.url).href, stdout: (text) => postMessage(text) });
  await (await python).runPythonAsync(data);
};`;
const PAGE = `<!doctype html><title>Pyodide</title><textarea></textarea><button>Run</button><pre></pre><script type="module">
  let worker = null;
  document.querySelector("button").onclick = () => {
    worker ??= new Worker("/pyodide/worker.mjs", { type: "module" });
    worker.onmessage = ({ data }) => { document.querySelector("pre").textContent = data; };
    worker.postMessage(document.querySelector("textarea").value);
  };
</script>`;

// Compressed once, as hard as ours.
function packed(name) {
  const file = join(PACKED, `${name}.br`);
  if (!existsSync(file)) {
    mkdirSync(PACKED, { recursive: true });
    const bytes = readFileSync(join(PYODIDE, name));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(`${file}.new`, brotliCompressSync(bytes, { params }));
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file);
}
const files = new Map(
  [
    'pyodide.mjs',
    'pyodide.asm.mjs',
    'pyodide.asm.wasm',
    'python_stdlib.zip',
    'pyodide-lock.json',
  ].map((name) => [`/pyodide/${name}`, packed(name)]),
);

let sent = new Map();
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '', 'http://x').pathname;
  const answer = (bytes, type, encoding = {}, age = 31_536_000) => {
    sent.set(path, (sent.get(path) ?? 0) + bytes.length);
    response
      .writeHead(200, {
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'cache-control': `max-age=${age}`,
        ...encoding,
      })
      .end(bytes);
  };
  if (path === '/pyodide/') return answer(Buffer.from(PAGE), '.html', {}, 0);
  if (path === '/pyodide/worker.mjs') return answer(Buffer.from(WORKER), '.mjs');
  if (files.has(path)) return answer(files.get(path), extname(path), { 'content-encoding': 'br' });
  const file = join(SITE, path === '/' ? 'index.html' : path);
  if (!file.startsWith(SITE) || !existsSync(file)) return response.writeHead(404).end();
  const age = path === '/' ? 0 : undefined;
  return existsSync(`${file}.br`)
    ? answer(readFileSync(`${file}.br`), extname(file), { 'content-encoding': 'br' }, age)
    : answer(readFileSync(file), extname(file), {}, age);
});
const port = await listen(server);
const base = `http://127.0.0.1:${port}`;
const browser = await openBrowser();

const engines = {
  ours: {
    async open(page) {
      await page.goto(`${base}/?testing=1#learn/scratchpad`);
      await page.waitForFunction(() => window.__triptych?.idle());
    },
    code: (page) => page.getByRole('textbox', { name: 'Code of cell cell', exact: true }),
    run: (page) => page.getByRole('button', { name: 'Run cell cell', exact: true }),
    output: '[role=group][aria-label="Output of cell"]',
    rest: (page) => page.waitForFunction(() => window.__triptych.idle()),
  },
  pyodide: {
    open: (page) => page.goto(`${base}/pyodide/`),
    code: (page) => page.getByRole('textbox'),
    run: (page) => page.getByRole('button', { name: 'Run' }),
    output: 'pre',
    rest: () => {},
  },
};

/** Milliseconds from the click to the moment the words are on the page. */
async function click(engine, page, words) {
  await engine.code(page).fill(`print("${words.slice(0, 3)}" + "${words.slice(3)}")`);
  await engine.rest(page);
  return engine.run(page).evaluate(
    (button, [output, text]) =>
      new Promise((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (!document.querySelector(output)?.textContent.includes(text)) return;
          observer.disconnect();
          resolve(performance.now() - start);
        });
        observer.observe(document, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
        button.click();
      }),
    [engine.output, words],
  );
}

async function measure(engine) {
  // Our service worker would have fetched everything before the click: that would not be cold.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await engine.open(page);
  sent = new Map();
  const cold = await click(engine, page, 'first-words');
  await engine.rest(page);
  const bytes = [...sent.values()].reduce((sum, size) => sum + size, 0);
  const loaded = [...sent].map(([path, size]) => `${path} ${size}`);
  const cell = await click(engine, page, 'second-words');
  await engine.open(page);
  await page.reload();
  await engine.rest(page);
  const visit = await click(engine, page, 'third-words');
  await context.close();
  return { cold, cell, visit, bytes, files: loaded };
}

/** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
const results = { ours: [], pyodide: [] };
for (let i = 0; i < TIMES; i++) {
  for (const [name, engine] of Object.entries(engines)) results[name].push(await measure(engine));
}
await browser.close();
server.close();

for (const [name, list] of Object.entries(results)) {
  console.log(`${name}, cold click:\n  ${list[0].files.join('\n  ')}`);
  for (const kind of ['cold', 'cell', 'visit']) {
    console.log(`  ${kind} (ms): ${list.map((one) => one[kind].toFixed(1)).join(' ')}`);
  }
}
const row = (name, kind, goal, unit) => {
  const [ours, pyodide] = ['ours', 'pyodide'].map(
    (which) => median(results[which].map((one) => one[kind])) / unit,
  );
  return rowOf(`Python ÷ Pyodide: ${name}`, ours, pyodide, ours / pyodide, goal);
};
const rows = [
  row('first output, nothing cached (ms)', 'cold', GOAL, 1),
  row('transferred for it, Brotli (kB)', 'bytes', GOAL, 1000),
  row('output of a second cell (ms)', 'cell', null, 1),
  row('first output of a second visit (ms)', 'visit', null, 1),
];
report('python', rows);
