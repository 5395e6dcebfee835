// What a first visit transfers, in bytes as a host sends them: Brotli where there is one. Typefaces apart.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';

const SITE = new URL('../../../build/site/', import.meta.url);

/** @param {string} name */
function size(name) {
  const packed = new URL(`${name}.br`, SITE);
  return statSync(existsSync(packed) ? packed : new URL(name, SITE)).size;
}

/** The second part of the program and its scripts, most words and the prices come after the first frame; the service worker after everything. */
export function firstLoad() {
  const words = readdirSync(new URL('strings', SITE)).filter((name) => /^en-\w+\.json$/.test(name));
  const loaded = [
    ...readdirSync(SITE).filter(
      (name) =>
        /\.(html|js|css|wasm)$|^prices-\w+\.json$/.test(name) &&
        !/^(service_worker\.js|bench\w*\.html)$/.test(name),
    ),
    ...words.map((name) => `strings/${name}`),
  ];
  /** @param {string[]} list */
  const sum = (list) => list.reduce((total, name) => total + size(name), 0);
  return {
    'before the first frame': sum(loaded.filter((name) => !/^(rest|late)-|\.json$/.test(name))),
    'until everything answers': sum(loaded),
  };
}

/**
 * All that a first visit transfers when it stays open: what the service worker keeps for the time without a network
 * (shell/service_worker.js), which has all of the above, and itself.
 */
export function firstVisit() {
  const worker = readFileSync(new URL('service_worker.js', SITE), 'utf8');
  /** @type {string[]} */
  const files = JSON.parse(worker.match(/files:(\[[^\]]*\])/)?.[1] ?? '[]');
  if (files.length === 0) throw new Error('the service worker names no files');
  const kept = files.filter((path) => !/^(python\/sync|pdf-|mp3-)/.test(path));
  return [...kept, 'service_worker.js'].reduce((total, name) => total + size(name), 0);
}
