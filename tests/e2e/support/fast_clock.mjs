// A clock that runs faster, for what waits as its user would: cells that sleep before they try again, and the pace at
// which practice answers. The page and its interpreter agree on the time, so that what they measure stays true.
import { readFileSync } from 'node:fs';
import { TYPES } from './serving.mjs';
import { SITE } from './site.mjs';

const RATE = 30;

// Runs in the page and in the worker.
function speedUp(rate) {
  const { setTimeout: wait } = globalThis;
  const now = performance.now.bind(performance);
  const date = Date.now;
  const [began, day] = [now(), date()];
  performance.now = () => began + (now() - began) * rate;
  Date.now = () => Math.round(day + (now() - began) * rate);
  globalThis.setTimeout = /** @type {any} */ (
    (work, milliseconds = 0, ...rest) => wait(work, milliseconds / rate, ...rest)
  );
}

/** @param {import('@playwright/test').Page} page */
export async function fastClock(page) {
  await page.addInitScript(speedUp, RATE);
  await page.route(/\/python\/worker-[^/]*\.js$/, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').slice(-2).join('/');
    const body = `(${speedUp})(${RATE});${readFileSync(SITE + name, 'utf8')}`;
    // A page that was closed meanwhile needs no interpreter any more.
    await route.fulfill({ contentType: TYPES['.js'], body }).catch(() => {});
  });
}
