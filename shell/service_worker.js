// Keeps the whole page for the time without a network. Only GET, only this page's own files, under the name of
// the build: what belongs together stays together, and a newer build waits until the person takes it. Besides, it
// carries the page's words to a cell that stands still while it waits (below).

import { site } from 'virtual:site';

// The checker takes every worker for one of the common kind.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = `triptych-${site.build}`;
/** @param {string} path */
const here = (path) => new URL(path, worker.registration.scope).href;
// Of the two builds of Python only the one that this browser runs.
const unused = typeof WebAssembly.Suspending === 'function' ? 'python/sync' : 'python/jspi';
// PDF.js and the MP3 encoder are large and rarely wanted: kept when they were used once.
/** @param {string} path */
const late = (path) => /^(pdf|mp3)-/.test(path);
const lateFiles = new Set(site.files.filter(late).map(here));
const kept = new Set(
  site.files
    .filter((path) => path !== 'index.html' && !path.startsWith(unused) && !late(path))
    .map(here),
);

async function store() {
  const cache = await caches.open(CACHE);
  // Names carry hashes, so what the browser has already is right; only the page itself must be fresh.
  await cache.add(new Request(here('./'), { cache: 'reload' }));
  await cache.addAll([...kept]);
}

/**
 * What the start takes from the cache where the browser can do so by itself (Static Routing API, in Chromium): this
 * script need not run first, which takes longer than to find a file.
 * @param {string} path
 */
const ofTheStart = (path) => /^[^/]+\.(js|wasm|css|json)$|^(fonts|strings)\//.test(path);
/** @param {string} address */
const route = (address) => ({
  // Written out, not as a pattern; only as it is in the cache, without a query.
  condition: {
    urlPattern: {
      pathname: new URL(address).pathname.replace(/[+*?:{}()\\]/g, '\\$&'),
      search: '',
    },
    requestMethod: 'GET',
  },
  source: { cacheName: CACHE },
});

worker.addEventListener('install', (event) => {
  event.waitUntil(store());
  const { addRoutes } = /** @type {{addRoutes?: (rules: object[]) => Promise<void>}} */ (event);
  // Rules that a browser does not understand are none: then this script answers, as everywhere else.
  addRoutes
    ?.call(event, ['./', ...site.files.filter(ofTheStart)].map(here).map(route))
    .catch(() => {});
});

worker.addEventListener('activate', (event) => {
  const old = async () => {
    const names = await caches.keys();
    const gone = names.filter((name) => name.startsWith('triptych-') && name !== CACHE);
    await Promise.all(gone.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(old());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') worker.skipWaiting();
  if (event.data === 'claim') event.waitUntil(worker.clients.claim());
});

/** @param {Request} request @param {string} name */
async function answer(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetch(request);
}

// Where the browser cannot suspend Python (web/js/python/block.js), a cell that waits asks here for the news that
// the page has for it. All pages are asked, one knows the token and answers. Nothing is stored here.
const WAIT = here('python/wait');
const GIVE_UP_MS = 2_000; // when no page is there who knows it; a busy one is asked again (block.js)
const LATER_MS = 20_000; // then the cell asks again: browsers end what takes minutes

/** @param {URL} url */
async function news(url) {
  const question = Object.fromEntries(url.searchParams);
  const pages = await worker.clients.matchAll({ type: 'window' });
  return new Promise((resolve) => {
    /** @param {string} kind @param {BodyInit | null} body @param {number} [status] */
    const say = (kind, body, status = 200) =>
      resolve(
        new Response(body, {
          status,
          headers: { 'python-news': kind, 'cache-control': 'no-store' },
        }),
      );
    const giveUp = setTimeout(() => say('none', null, 404), GIVE_UP_MS);
    setTimeout(() => say('later', null), LATER_MS);
    for (const page of pages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        clearTimeout(giveUp);
        if (data.bytes) say('bytes', data.bytes);
        else if (data.json) say('json', data.json);
      };
      page.postMessage({ ...question, type: 'python-wait' }, [port2]);
    }
  });
}

/** @param {Request} request */
async function answerLate(request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && request.mode !== 'navigate' && url.href.startsWith(`${WAIT}?`)) {
    event.respondWith(news(url));
    return;
  }
  if (request.method !== 'GET') return;
  url.hash = '';
  url.search = '';
  const page = url.href === here('./') || url.href === here('index.html');
  if (page && request.mode === 'navigate') event.respondWith(answer(request, here('./')));
  else if (kept.has(url.href)) event.respondWith(answer(request, url.href));
  else if (lateFiles.has(url.href)) event.respondWith(answerLate(request));
});
