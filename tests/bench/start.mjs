// The start on emulated 4G, against an empty page that clears a WebGL2 canvas: until something readable is painted
// and until the first real frame, for a stranger and for whoever comes again (service worker and caches filled).
import { median } from '../../shell/bench/figures.js';

/** @import { Page } from 'playwright-core' */

const ROUNDS = 5;
/** @typedef {{paint: number, frame: number}} Start milliseconds */

// When the pixels of the first frame are there: whoever reads one waits for all that was drawn.
function watch() {
  const look = () => {
    const stage = document.querySelector('#stage'); // ours is `starting` until its first frame is drawn
    if (!stage || stage.classList.contains('starting')) return;
    observer.disconnect();
    window.pixelOf(document.querySelector('#canvas'));
  };
  window.pixelOf = (canvas) => {
    const gl = canvas?.getContext('webgl2');
    if (!gl) throw new Error('nothing is drawn with WebGL2');
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    window.drawn = performance.now();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { attributes: true, attributeFilter: ['class'], subtree: true });
}

/** @param {Page} page @param {string} address @returns {Promise<Start>} */
async function opened(page, address) {
  await page.addInitScript(watch);
  // Not until `load`: the page draws before all that it fetches has come.
  await page.goto(address, { waitUntil: 'commit' });
  const frame = await page.waitForFunction(() => window.drawn, null, { polling: 'raf' });
  const paint = await page.waitForFunction(
    () => performance.getEntriesByType('paint')[0]?.startTime,
    null,
    { polling: 'raf' },
  );
  return { frame: Number(await frame.jsonValue()), paint: Number(await paint.jsonValue()) };
}

/** Everything that an earlier visit leaves, in the context of the page. @param {Page} page @param {string} address */
async function cameBefore(page, address) {
  await page.goto(`${address}?testing=1`);
  await page.waitForFunction(() => window.__triptych?.idle());
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** @param {{fresh: Function, slow: Function, base: string, row: Function}} bench of run.mjs */
export async function measureStart({ fresh, slow, base, row }) {
  /** @type {Record<string, Start[]>} */
  const starts = { floor: [], first: [], again: [], 'floor again': [] };
  const [floor, ours] = [`${base}/floor`, `${base}/`]; // as in a bookmark: the cache knows no query
  for (let i = 0; i < ROUNDS; i++) {
    for (const [which, address] of [
      ['floor', floor],
      ['first', ours],
    ]) {
      /** @type {Page} */
      const page = await fresh(true);
      starts[which].push(await opened(page, address));
      await page.context().close();
    }
    /** @type {Page} */
    const page = await fresh(false);
    await cameBefore(page, ours);
    await page.close();
    for (const [which, address] of [
      ['floor again', floor],
      ['again', ours],
    ]) {
      const next = await slow(await page.context().newPage());
      starts[which].push(await opened(next, address));
      await next.close();
    }
    await page.context().close();
  }
  const of = (which, what) => median(starts[which].map((one) => one[what]));
  const against = (name, which, limit, what, goal) =>
    row(name, of(which, what), of(limit, what), of(which, what) / of(limit, what), goal);
  against('something readable, 4G (ms)', 'first', 'floor', 'paint', 1.5);
  against('first frame, 4G (ms)', 'first', 'floor', 'frame', 3.5);
  against('first frame of a second visit, 4G (ms)', 'again', 'floor again', 'frame', 2.5);
}
