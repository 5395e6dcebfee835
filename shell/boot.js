// Everything before the program runs, and after it stopped: feature check, true loading progress, start,
// crash panel.

import { site } from 'virtual:site';
import { fetchCatalogue, startLanguage } from '../web/js/platform/appearance.js';
import { createHost } from '../web/js/platform/host.js';
import { storedSettings } from '../web/js/storage/store.js';
import { installProbe } from '../web/js/platform/test_probe.js';
import { loadFonts } from '../web/js/platform/text_pen.js';
import { findMissing } from './features.js';
import {
  LoadingScreen,
  closeGraphicsLost,
  showCrash,
  showFramed,
  showGraphicsLost,
  showLoadFailure,
  showMissing,
} from './panels.js';
import { say, speak } from './words.js';

/** @import { Host } from '../web/js/platform/host.js' */
/** @import { TakeInstance } from '../web/js/platform/types.js' */

/** @param {string} address */
const here = (address) => new URL(address, document.baseURI).href;
const code = startLanguage(site, storedSettings());
speak(code);
const loading = new LoadingScreen();

let started = false;
/** @type {Host | null} */
let host = null;

// Compiles while the bytes arrive, and counts them. The total is known only when the packager noted it:
// Content-Length is that of the compressed file.
/** @param {WebAssembly.Imports} imports */
async function fetchProgram(imports) {
  const response = await fetch(here(site.wasm), { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`the program answered ${response.status}`);
  let loaded = 0;
  const total =
    site.wasmSize ??
    (response.headers.has('Content-Encoding')
      ? 0
      : Number(response.headers.get('Content-Length') ?? 0));
  const counted = response.body?.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.length;
        loading.progress(loaded, total);
        controller.enqueue(chunk);
      },
      flush() {
        loading.say(say('starting'));
      },
    }),
  );
  const typed = new Response(counted, { headers: { 'Content-Type': 'application/wasm' } });
  return WebAssembly.instantiateStreaming(typed, imports);
}

/** @param {unknown} reason */
function crash(reason) {
  host?.program.stop();
  showCrash(reason);
}

function watchForCrashes() {
  /** @param {unknown} reason */
  const isOurs = (reason) =>
    reason instanceof WebAssembly.RuntimeError ||
    /wasm|Aborted\(/.test(String(/** @type {Error | null} */ (reason)?.stack ?? reason));
  /** @param {unknown} reason */
  const report = (reason) => {
    if (started && isOurs(reason)) crash(reason);
  };
  addEventListener('error', (event) => report(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => report(event.reason));
}

/** @param {string} selector of something that index.html.in has */
function element(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page lacks ${selector}`);
  return found;
}

async function start() {
  // A page around this one could lay its own things over the key field.
  if (window.top !== window.self) return showFramed();
  const missing = findMissing();
  if (missing) return showMissing(missing);
  watchForCrashes();
  const stage = element('#stage');
  const canvas = /** @type {HTMLCanvasElement} */ (element('#canvas'));
  const mirrorRoot = element('#mirror');
  const json = code === 'en' ? Promise.resolve('') : fetchCatalogue(site, code);
  const parts = createHost({
    stage,
    canvas,
    mirrorRoot,
    assets: Object.fromEntries(
      Object.entries(site.assets).map(([path, address]) => [path, here(address)]),
    ),
    site,
    speak,
    onReady: () => {
      started = true;
      stage.classList.remove('starting');
      loading.done();
    },
    graphics: { lost: showGraphicsLost, restored: closeGraphicsLost },
  });
  host = parts;
  const { default: createProgram } = await import(here(site.module));
  if (new URLSearchParams(location.search).get('testing') === '1') installProbe(parts, mirrorRoot);
  await new Promise((resolve, reject) => {
    createProgram({
      canvas,
      host: parts,
      locateFile: () => here(site.wasm),
      /** @param {WebAssembly.Imports} imports @param {TakeInstance} take */
      instantiateWasm: (imports, take) => {
        // Text is measured by the first frame: without its fonts every line would be wrong.
        const language = json.then((words) => {
          parts.language = { code, json: words };
        });
        Promise.all([fetchProgram(imports), loadFonts(), language])
          .then(([{ instance, module }]) => take(instance, module))
          .catch(reject);
        return {};
      },
      /** @param {unknown} reason */
      onAbort: (reason) => (started ? crash(reason) : reject(new Error(String(reason)))),
    }).then(resolve, reject);
  });
  return undefined;
}

start().catch((reason) => (started ? crash(reason) : showLoadFailure(reason)));
