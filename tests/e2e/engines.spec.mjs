// What a picture of the page shows, in every engine: text in its colour, all scripts, code as it is written.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/app.mjs';
import { contrasts, differsFromBoth, inkSpan } from './support/pixels.mjs';

// In the order of ThemeChoice.
const THEMES = ['system', 'light', 'dark'];
const MIXED = 'Latin العربية עברית';

/** The page of somebody who chose that theme, with an answer in it. */
async function answered(app, mocks, theme, text) {
  mocks.script('openai', { text });
  await app.openWithMocks('ask', { theme: THEMES.indexOf(theme) });
  await app.ask('openai');
  await expect(app.page.getByText('1/1 done').first()).toBeAttached();
  await app.page.mouse.move(0, 0);
  await app.idle();
}
const density = (page) => page.evaluate(() => devicePixelRatio);

for (const theme of ['light', 'dark']) {
  test(`text has its colour: ${theme}`, { tag: '@smoke' }, async ({ app, mocks, page }) => {
    await answered(app, mocks, theme, `Plain words.\n\n${MIXED}`);
    const scheme = () => getComputedStyle(document.querySelector('#stage')).colorScheme;
    expect(await page.evaluate(scheme)).toBe(theme);
    const lines = app.answer().getByRole('paragraph');
    const boxes = [];
    for (const one of [lines.nth(0), lines.nth(1), page.getByRole('heading', { level: 1 })]) {
      const { x, y, width, height } = await one.boundingBox();
      boxes.push({ x, y, w: width, h: height });
    }
    for (const each of await contrasts(page, await app.screenshot(), boxes, await density(page)))
      expect(each).toBeGreaterThan(7);
  });
}

test('no direction of a line is cut off', { tag: '@smoke' }, async ({ app, mocks, page }) => {
  await answered(app, mocks, 'light', MIXED);
  const box = await app.answer().getByRole('paragraph').boundingBox();
  const ink = await inkSpan(page, await app.screenshot(), box, await density(page));
  const width = await page.evaluate((text) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '16px Inter, system-ui, "Noto Sans", sans-serif';
    return pen.measureText(text).width;
  }, MIXED);
  expect(ink.right - ink.left).toBeGreaterThan(width * 0.95);
});

test(
  'emoji have colours, and no word beside them does',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await answered(app, mocks, 'light', '😀\n\nplain');
    const lines = app.answer().getByRole('paragraph');
    const colours = async (line) => {
      const box = await line.boundingBox();
      return (await inkSpan(page, await app.screenshot(), box, await density(page))).chromatic;
    };
    expect(await colours(lines.nth(0))).toBeGreaterThan(20);
    expect(await colours(lines.nth(1))).toBe(0);
  },
);

test(
  'a link in a line from the right has its colour, and stands where it can be followed',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    const words = 'مرحبا **كلمة** (one) ورابط [التوثيق](https://example.org/docs) 3.5% two';
    await answered(app, mocks, 'light', words);
    const line = await app.answer().getByRole('paragraph').boundingBox();
    const link = await app.answer().getByRole('link').boundingBox();
    const shot = await app.screenshot();
    const colours = async (box) => (await inkSpan(page, shot, box, await density(page))).chromatic;
    expect(await colours(link)).toBeGreaterThan(20);
    const [left, right] = [link.x - 2, link.x + link.width + 2];
    expect(await colours({ ...line, width: left - line.x })).toBe(0);
    expect(await colours({ ...line, x: right, width: line.x + line.width - right })).toBe(0);
  },
);

test(
  'typefaces have the weights that are used, and no heavier',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open();
    const widths = await page.evaluate(async () => {
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      const widthOf = async (font) => {
        await document.fonts.load(font, 'Words');
        pen.font = font;
        return pen.measureText('Words').width;
      };
      const all = [];
      for (const weight of [400, 500, 650, 900]) all.push(await widthOf(`${weight} 100px Inter`));
      return all;
    });
    const [regular, medium, bold, heavier] = widths;
    expect(medium).toBeGreaterThan(regular);
    expect(bold).toBeGreaterThan(medium);
    expect(heavier).toBe(bold);
  },
);

test(
  'code shows what is written, not ligatures',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await answered(
      app,
      mocks,
      'light',
      '```text\n!= => <= != => <=\n!  =  <  !  =  <\n =  >  =  =  >  =\n```',
    );
    const code = app.answer().locator('pre');
    const { x, y, width, height } = await code.boundingBox();
    const one = { x, y, width, height: Math.floor(height / 3) };
    const lines = [0, 1, 2].map((i) => ({ ...one, y: Math.round(y + (i * height) / 3) }));
    const shot = await app.screenshot();
    // Letters that touch add up to a little more ink; a ligature is hundreds of pixels away.
    expect(await differsFromBoth(page, shot, lines, await density(page))).toBeLessThan(12);
    const without = [lines[0], lines[1], lines[1]];
    expect(await differsFromBoth(page, shot, without, await density(page))).toBeGreaterThan(60);
  },
);

// What the page asks of a browser, by the rows of engines.json: true where it is had as it should be.
const HAS = {
  page: () => document.createElement('canvas').getContext('webgl2') !== null,
  python: () => 'Suspending' in WebAssembly,
  offline: () => Boolean(navigator.serviceWorker && window.caches),
  files: () =>
    new Promise((resolve) => {
      const request = indexedDB.open('engines');
      request.onupgradeneeded = () => request.result.createObjectStore('files');
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        const transaction = request.result.transaction('files', 'readwrite');
        transaction.objectStore('files').put(new Blob(['x']), 'x');
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      };
    }),
  webp: async () => {
    const canvas = new OffscreenCanvas(2, 2);
    canvas.getContext('2d');
    return (await canvas.convertToBlob({ type: 'image/webp' })).type === 'image/webp';
  },
  recorder: () =>
    ['audio/webm', 'audio/mp4', 'audio/ogg'].some((type) => MediaRecorder.isTypeSupported(type)),
  move: () => 'moveBefore' in Element.prototype,
  room: () => typeof navigator.storage?.estimate === 'function',
};

test('the table of support is true', { tag: '@smoke' }, async ({ app, page }) => {
  const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const { rows } = JSON.parse(read('engines.json'));
  const engine = process.env.TRIPTYCH_ENGINE ?? 'chromium';
  await app.open();
  const seen = {};
  for (const { id } of rows) seen[id] = await page.evaluate(HAS[id]);
  expect(seen).toEqual(Object.fromEntries(rows.map((row) => [row.id, row[engine] === 'works'])));
  for (const text of [read('../../README.md'), read('../../assets/guide.md')])
    for (const { what, chromium, firefox, webkit } of rows)
      expect(text).toContain(`| ${what} | ${chromium} | ${firefox} | ${webkit} |`);
});
