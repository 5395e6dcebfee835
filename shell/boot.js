// Everything before the program runs, and after it stopped: feature check, true loading progress, start,
// crash panel.

import { site } from 'virtual:site';
import { fetchCatalogue, fetchRest, startLanguage } from '../web/js/platform/appearance.js';
import { createHost } from '../web/js/platform/host.js';
import { ProgramParts } from '../web/js/platform/program_parts.js';
import { storedPrompt, storedSettings } from '../web/js/storage/store.js';
import { installProbe } from '../web/js/platform/test_probe.js';
import { loadFirstFonts, loadFonts } from '../web/js/platform/text_pen.js';
import { findMissing } from './features.js';
import { FirstPrompt } from './first_prompt.js';
import {
  closeGraphicsLost,
  closeLoading,
  showCrash,
  showFramed,
  showGraphicsLost,
  showLoadFailure,
  showLoading,
  showMissing,
} from './panels.js';
import { speak } from './words.js';

/** @import { Host } from '../web/js/platform/host.js' */
/** @import { TakeInstance } from '../web/js/platform/types.js' */

/** @param {string} address */
const here = (address) => new URL(address, document.baseURI).href;
const code = startLanguage(site, storedSettings());
speak(code);
showLoading();
const firstPrompt = new FirstPrompt(storedPrompt());

let started = false;
let shown = false; // the program has drawn its first frame
let waiting = false; // for all that the first frame can do without
let complete = false; // all of the program, its data and its fonts are there
/** @type {Host | null} */
let host = null;

const program = new ProgramParts({
  first: here(site.program.first),
  rest: here(site.program.rest),
  asked: window.programResponse,
});

// The service worker has all that an earlier visit fetched.
const kept = Boolean(navigator.serviceWorker?.controller);
// The first part has the first frame of Ask; any other place is drawn with the rest.
const onAsk = /^#?(ask)?$/.test(location.hash);
const ahead = kept && onAsk ? program.fetchAhead() : null;
ahead?.catch(() => {}); // start() tells it

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

/** @type {ReturnType<typeof fetchRest> | null} */
let asked = null;
const rest = () => (asked ??= fetchRest(site, code));
/** @returns {Promise<typeof import('../web/js/platform/late.js')>} */
const late = () => import(here(site.late));

/** What the first part of the program lacks, when all else that it lacks is there, too. */
async function loadAll() {
  const [data, { makeLate }] = await Promise.all([rest(), late(), program.load(), loadFonts()]);
  if (host) host.late = makeLate(host, site);
  complete = true;
  return data;
}

// The program takes the place of the first screen, in one frame.
function onFrame() {
  waitForRest();
  if (!host || shown) return;
  shown = true;
  element('#stage').classList.remove('starting');
  firstPrompt.handOver(host.program, closeLoading);
}

// What happens until then, to the person or in the browser's storage, has been waiting since the program began to
// draw; fields of text are the browser's own and take it at once.
function waitForRest() {
  if (complete || waiting) return;
  waiting = true;
  loadAll().then(
    (data) => host?.program.release(() => host?.program.tell('RestArrived', data)),
    (reason) => {
      host?.program.stop();
      showLoadFailure(reason);
    },
  );
}

/** @param {string} selector of something that index.html.in has */
function element(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page lacks ${selector}`);
  return found;
}

/** What the first frame cannot do without, besides the first part of the program. */
async function loadFirst() {
  await Promise.all([loadFirstFonts(), ahead]);
  return null;
}

/** @param {HTMLElement} stage */
function placeCanvas(stage) {
  const canvas = window.programCanvas ?? document.createElement('canvas');
  canvas.id = 'canvas'; // by which the program finds it
  canvas.tabIndex = -1;
  canvas.setAttribute('aria-hidden', 'true');
  stage.prepend(canvas);
  return canvas;
}

async function start() {
  // A page around this one could lay its own things over the key field.
  if (window.top !== window.self) return showFramed();
  const stage = element('#stage');
  const canvas = placeCanvas(stage);
  if (typeof WebAssembly === 'object') program.compile().catch(() => {}); // start() tells what failed
  const missing = findMissing(canvas);
  if (missing) return showMissing(missing);
  watchForCrashes();
  const mirrorRoot = element('#mirror');
  const json = code === 'en' ? Promise.resolve('') : fetchCatalogue(site, code);
  const parts = createHost({
    stage,
    canvas,
    mirrorRoot,
    site,
    speak,
    onReady: () => {
      started = true;
      if (!complete) host?.program.hold();
    },
    onFrame,
    graphics: { lost: showGraphicsLost, restored: closeGraphicsLost },
  });
  host = parts;
  const { default: createProgram } = await import(here(site.module));
  if (new URLSearchParams(location.search).get('testing') === '1')
    installProbe(parts, mirrorRoot, program);
  await new Promise((resolve, reject) => {
    createProgram({
      canvas,
      host: parts,
      locateFile: () => here(site.program.first),
      /** @param {WebAssembly.Imports} imports @param {TakeInstance} take */
      instantiateWasm: (imports, take) => {
        // Text is measured by the first frame: without its fonts every line would be wrong.
        const language = json.then((words) => {
          parts.language = { code, json: words };
        });
        const first = program.start(imports);
        const data = onAsk ? loadFirst() : loadAll();
        // What comes over the network is asked for now, what is kept after the first frame (waitForRest(), which also
        // tells what failed).
        if (!kept) first.then(() => Promise.all([program.load(), rest(), late()])).catch(() => {});
        Promise.all([first, data, language])
          .then(([{ instance, module }, known]) => {
            parts.rest = known;
            take(instance, module);
          })
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
