// The program comes in two parts: the first draws, the rest comes after the first frame.
import { readFileSync } from 'node:fs';
import { App, expect, startSite, test } from './support/app.mjs';
import { bareProgram } from './support/bare_program.mjs';
import { firstLoad, firstVisit } from './support/first_load.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT));
const FIRST = /^first-\w+\.wasm$/;
const REST = /^rest-\w+\.wasm$/;

/** Holds requests for the rest until the returned function is called; but not those that the page stands still for. */
async function holdRest(page) {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(/\/rest-\w+\.wasm$/, async (route) => {
    if (route.request().resourceType() !== 'xhr') await released;
    await route.continue();
  });
  return release;
}

const words = JSON.parse(String(read('assets/strings/en.json')));
/** Keys of the words that were wanted before they were there. */
async function missedWords({ page }) {
  const keys = await page.evaluate(() => __triptych.missedWords());
  return keys.filter((key) => Object.hasOwn(words, key)); // some are asked for in case they exist
}

const drawn = (page) => page.waitForFunction(() => window.__triptych?.frames() > 0);

for (const [visit, settings] of /** @type {[string, object | null][]} */ ([
  ['of a stranger', null],
  ['with settings', { theme: 1, prompt: 'What is it?' }],
])) {
  test(`the first frame waits for nothing of the rest: a visit ${visit}`, async ({ app }) => {
    const release = await holdRest(app.page);
    if (settings) await app.cameBefore(settings);
    await app.page.goto(`${app.site.url}?testing=1`);
    await drawn(app.page);
    // See tests/bench/first_frame.mjs when it did, or lacked a word.
    expect(await app.page.evaluate(() => __triptych.waited())).toBe(0);
    expect(await missedWords(app)).toEqual([]);
    const place = await app.prompt().boundingBox();
    // A field is the browser's own: what is typed stands there at once, and counts when the rest is there.
    await app.prompt().fill('typed before the rest was there');
    await app.page.keyboard.press('Control+k');
    expect(await app.page.evaluate(() => __triptych.waited())).toBe(0);
    release();
    await app.idle();
    await expect(app.prompt()).toHaveValue('typed before the rest was there');
    await expect(app.page.getByRole('dialog')).toBeVisible();
    expect(await app.page.evaluate(() => __triptych.waited())).toBe(0);
    expect(await app.prompt().boundingBox(), 'the first frame is where the page stays').toEqual(
      place,
    );
    expect(app.console).toEqual([]);
  });
}

test('what the storage has to tell before the first frame waits for the rest', async ({ app }) => {
  await app.page.addInitScript(() => {
    const frame = window.requestAnimationFrame;
    const opened = async () => {
      while (((await navigator.locks.query()).held ?? []).length === 0);
      return navigator.locks.query();
    };
    // A slow first frame: the storage of batches was opened and has said so.
    window.requestAnimationFrame = (call) =>
      frame(() => void opened().then(() => call(performance.now())));
  });
  const release = await holdRest(app.page);
  await app.page.goto(`${app.site.url}?testing=1`);
  await drawn(app.page);
  expect(await app.page.evaluate(() => __triptych.waited())).toBe(0);
  release();
  await app.idle();
  expect(app.console).toEqual([]);
});

// Each wait is for all that the graphics process has to do, which at the start is the first screen: up to 50 ms. Five
// are for the context, six for what ImGui draws with, one for its version. One more is another size, or an extension.
test('the first frame waits twelve times for the graphics process', async ({ app, page }) => {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['gpu', 'cc', '__metadata'] });
  await page.goto(`${app.site.url}?testing=1`);
  await drawn(page);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const of = (event) =>
    traceEvents.filter(({ name, pid, tid }) => name === event && mains.has(`${pid} ${tid}`));
  // Reading back: the browser itself, to compose the frame (chromium.mjs).
  const commits = of('LayerTreeHost::DoUpdateLayers');
  const readBack = of('GLES2::ReadPixels');
  const within = (one) => (outer) => one.ts >= outer.ts && one.ts <= outer.ts + outer.dur;
  expect(readBack.filter((one) => !commits.some(within(one)))).toEqual([]);
  const waits = of('ImplementationBase::WaitForCmd').filter((one) => !readBack.some(within(one)));
  expect(waits.length).toBeGreaterThan(0);
  expect(waits.length).toBeLessThanOrEqual(12);
});

test('what the list of the first frame lacks costs time and nothing else', async ({
  page,
  mocks,
}) => {
  const bare = bareProgram();
  const site = await startSite((path, bytes) =>
    FIRST.test(path) ? bare('first') : REST.test(path) ? bare('rest') : bytes,
  );
  const app = new App(page, site, mocks);
  const release = await holdRest(page); // or it may be there before it is missed
  await page.goto(`${site.url}?testing=1`);
  await drawn(page);
  expect(await page.evaluate(() => __triptych.waited())).toBeGreaterThan(0);
  release();
  await app.idle();
  await page.getByRole('button', { name: 'Demo: receipt' }).click();
  await expect(page.getByText('3/3 done')).toBeVisible();
  await app.idle();
  expect(app.console).toEqual([]);
  await site.close();
});

for (const part of [
  /\/rest-\w+\.wasm$/,
  /\/late-\w+\.js$/,
  /\/strings\/en-\w+\.json$/,
  /\/prices-\w+\.json$/,
]) {
  test(`a rest that does not come is told: ${part.source}`, async ({ app }) => {
    await app.page.route(part, (route) => route.abort());
    await app.page.goto(`${app.site.url}?testing=1`);
    await expect(app.page.getByText('A part of the page did not arrive.')).toBeVisible();
  });
}

test('no place is drawn before its words are there', async ({ app }) => {
  await app.visit();
  for (const place of await app.places()) await app.go(place);
  expect(await missedWords(app)).toEqual([]);
});

// In bytes as a host sends them: Brotli. Nothing slips in by the way: what grows says so here.
test('the first load keeps its budget', () => {
  const budget = JSON.parse(String(read('tests/first_load.json')));
  const sizes = firstLoad();
  console.log(JSON.stringify(sizes));
  for (const [when, bytes] of Object.entries(sizes))
    expect(bytes, `${when}: tests/first_load.json`).toBeLessThanOrEqual(budget[when] * 1.02);
});

test('a first visit takes what the README reckons with', () => {
  const said = String(read('README.md'))
    .match(/first visit that stays open takes ([\d.]+) MB: ([\d.]+) MB until everything answers/)
    .slice(1);
  const bytes = [firstVisit(), firstLoad()['until everything answers']];
  expect(said).toEqual([(bytes[0] / 1e6).toFixed(1), (bytes[1] / 1e6).toFixed(2)]);
});
