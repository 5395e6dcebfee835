// Keeps the whole page for the time without a network. Only GET, only this page's own files, under the name of
// the build: what belongs together stays together, and a newer build waits until the person takes it.

import { site } from 'virtual:site';

const CACHE = `triptych-${site.build}`;
const here = (path) => new URL(path, self.registration.scope).href;
// Of the two builds of Python only the one that this browser runs.
const unused = typeof WebAssembly.Suspending === 'function' ? 'python/sync' : 'python/jspi';
const kept = new Set(site.files
  .filter((path) => path !== 'index.html' && !path.startsWith(unused)).map(here));

async function store() {
  const cache = await caches.open(CACHE);
  // Names carry hashes, so what the browser has already is right; only the page itself must be fresh.
  await cache.add(new Request(here('./'), { cache: 'reload' }));
  await cache.addAll([...kept]);
}

self.addEventListener('install', (event) => event.waitUntil(store()));

self.addEventListener('activate', (event) => {
  const old = async () => {
    const names = await caches.keys();
    const gone = names.filter((name) => name.startsWith('triptych-') && name !== CACHE);
    await Promise.all(gone.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

async function answer(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  const page = url.href === here('./') || url.href === here('index.html');
  if (page && request.mode === 'navigate') event.respondWith(answer(request, here('./')));
  else if (kept.has(url.href)) event.respondWith(answer(request, url.href));
});
