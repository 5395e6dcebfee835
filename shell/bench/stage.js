// The first script of bench_stage.html, which is the product as bench.html opens it: keeps the product's storage
// apart from its visitor's, notes when the first frame is drawn and what frames cost, and answers a question out
// of memory. Nothing of it is in the product itself.

import { VENDOR, prepare, respond } from './answer.js';
import { keepApart } from './apart.js';

/** @returns {import('./types.js').BenchHost | null} */
function findHost() {
  try {
    return window.opener?.triptychBench ?? null;
  } catch {
    return null; // of another origin
  }
}

/** @param {import('./types.js').BenchHost} host */
function watchFirstFrame(host) {
  const look = () => {
    if (window.__triptych?.frames() > 0) host.drawn(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** @param {import('./types.js').BenchHost} host */
function watchSight(host) {
  let leaving = false; // to the next page: every page is hidden at its end
  addEventListener('pagehide', () => {
    leaving = true;
  });
  document.addEventListener('visibilitychange', () => document.hidden && !leaving && host.unseen());
}

/** What the product does in the browser's frames. */
function watchFrames() {
  let [spent, last] = [0, 0];
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (frame) =>
    request((time) => {
      const from = performance.now();
      frame(time);
      last = performance.now();
      spent += last - from;
    });
  return { frameTime: () => spent, lastFrame: () => last };
}

function answerFromMemory() {
  const real = window.fetch.bind(window);
  window.fetch = async (address, how) =>
    String(address).startsWith(VENDOR) ? respond(String(address)) : real(address, how);
}

/** The product must not begin: in this window it would look like a visit. @param {string} why */
function refuse(why) {
  window.stop();
  const host = findHost();
  if (host) host.failed(why);
  else location.replace('bench.html');
}

function begin() {
  const host = findHost();
  if (!host) return refuse('');
  keepApart(new URLSearchParams(location.search).get('visit') ?? '');
  localStorage.setItem('triptych.settings', host.settings);
  // Nobody typed anything here that could be lost.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation());
  watchSight(host);
  watchFirstFrame(host);
  window.benchStage = { ...watchFrames(), prepare };
  answerFromMemory();
  return undefined;
}

try {
  begin();
} catch (problem) {
  refuse(String(problem));
}
