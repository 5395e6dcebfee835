// A page that is nothing but the page's half of Python and a list of its events, and the server
// that hands it out, together with an HTTP peer whose answers the test gives out step by step.
import { createServer } from 'node:http';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TYPES, listen } from './serving.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE = `<!doctype html><meta charset="utf-8"><title>Python</title><script type="module">
  import { Python } from '/web/js/python/python.js';
  import { fetchHttp } from '/web/js/python/fetch.js';
  if (new URL(location).searchParams.has('block')) delete WebAssembly.Suspending;
  window.events = [];
  const waiting = [];
  const packaged = new URL(location).searchParams.has('packaged');
  const { worker, modules } = await (await fetch(packaged ? '/packaged.json' : '/sources.json')).json();
  window.python = new Python({
    worker, modules, http: fetchHttp,
    on(event) {
      events.push(event);
      for (const look of [...waiting]) look();
    },
  });
  // Waits for the first event from number \`from\` on that fits; source: a function as text.
  window.when = (source, from = 0) => {
    const fits = eval(source);
    return new Promise((resolve) => {
      const look = () => {
        const found = events.slice(from).find((event) => fits(event));
        if (!found) return;
        waiting.splice(waiting.indexOf(look), 1);
        resolve(found);
      };
      waiting.push(look);
      look();
    });
  };
  window.text = (stream) => events.filter((e) => e.type === 'out' && (!stream || e.stream === stream)).map((e) => e.text).join('');
  window.page = 'ready';
</script>`;

const SOURCES = {
  worker: '/web/js/python/worker.js',
  modules: Object.fromEntries(
    ['jspi', 'sync'].map((kind) => {
      const base = `/build/python_web/python_${kind}`;
      return [kind, { module: `${base}.mjs`, wasm: `${base}.wasm` }];
    }),
  ),
};

// The same as web/tools/package_site.mjs leaves it: bundled, minified, with a hash in each name.
function packaged() {
  const one = (folder, pattern) =>
    `/build/site/${folder}${readdirSync(join(ROOT, 'build/site', folder)).find((name) => pattern.test(name))}`;
  return {
    worker: one('python/', /^worker-.*\.js$/),
    modules: Object.fromEntries(
      ['jspi', 'sync'].map((kind) => [
        kind,
        {
          module: one('python/', new RegExp(`^${kind}-.*\\.js$`)),
          wasm: one('python/', new RegExp(`^${kind}-.*\\.wasm$`)),
        },
      ]),
    ),
  };
}

export async function startPythonPage() {
  const held = [];
  const requests = [];
  const arrived = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://page');
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      return;
    }
    if (pathname.endsWith('.json') && pathname.lastIndexOf('/') === 0) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(pathname === '/packaged.json' ? packaged() : SOURCES));
      return;
    }
    if (pathname.startsWith('/peer/')) {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const ended = new Promise((resolve) => response.once('close', resolve));
      const record = {
        pathname,
        method: request.method,
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
        response,
        ended,
      };
      requests.push(record);
      held.push(record);
      arrived.splice(0).forEach((wake) => wake());
      if (pathname === '/peer/echo') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ method: record.method, body: record.body }));
      }
      return;
    }
    const file = join(ROOT, normalize(pathname));
    if (!file.startsWith(ROOT) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    /** The n-th request to the peer (from 1), when it has come. */
    async request(n = 1) {
      while (requests.length < n) await new Promise((resolve) => arrived.push(resolve));
      return requests[n - 1];
    },
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
