// Reading comfort: contrast measured on what is painted, themes, text size, motion, languages, scripts, rest.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/app.mjs';
import { contrasts, inkSpan, textItems } from './support/pixels.mjs';

/**
 * @typedef {Parameters<import('@playwright/test').Page['emulateMedia']>[0]} Media
 * @type {{name: string, media: Media, theme?: string, least?: number}[]}
 */
const LOOKS = [
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'high contrast, dark', media: { colorScheme: 'dark' }, theme: 'High contrast', least: 7 },
  {
    name: 'high contrast, light',
    media: { colorScheme: 'light' },
    theme: 'High contrast',
    least: 7,
  },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, least: 4.5 },
];
const MARKDOWN =
  '# Title\n\nPlain, **bold**, *italic*, `code` and a [link](https://example.com).\n\n> Quoted words\n\n- one\n- two\n\n| Name | Value |\n|---|---|\n| red | 4 |\n\n```json\n{"a": 1, "b": "two"}\n```\n';

test.describe('contrast, measured from pixels', () => {
  test.use({ deviceScaleFactor: 3 }); // so that thin strokes reach their full colour
  for (const { name, media, theme, least = 4.5 } of LOOKS) {
    test(`every text is readable: ${name}`, async ({ app, mocks, page }) => {
      test.setTimeout(150_000); // every place at triple density, without a GPU
      mocks.script('openai', { text: MARKDOWN });
      await page.emulateMedia(media);
      await app.open('keys');
      if (theme) await page.getByRole('radio', { name: theme }).click();
      await app.useMocks();
      await app.ask('openai');
      await expect(app.answer()).toContainText('Quoted words');
      let seen = 0;
      for (const place of await app.places()) {
        await app.go(place);
        const items = await textItems(page);
        const measured = await contrasts(page, await app.screenshot(), items, 3);
        const weak = items
          .filter((item, i) => measured[i] < (item.px >= 24 ? 3 : least) - 0.05)
          .map((item) => `${item.text}: ${measured[items.indexOf(item)].toFixed(2)}`);
        expect.soft(weak, `${place} in ${name}`).toEqual([]);
        seen += items.length;
      }
      expect(seen).toBeGreaterThan(60);
    });
  }
});

test("the look follows the system, and the person's own choice beats it", async ({ app, page }) => {
  const background = () =>
    page.evaluate(() =>
      getComputedStyle(document.querySelector('#stage')).getPropertyValue('--bg').slice(0, 7),
    );
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open('keys');
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await expect.poll(background).toBe('#000000');
  await page.getByRole('radio', { name: 'Light' }).click();
  await expect.poll(background).toBe(light);
  await app.idle();
  await page.reload();
  await app.idle();
  expect(await background()).toBe(light);
});

test("text size from 80 to 200 %, and the browser's own default size", async ({
  app,
  page,
  context,
}) => {
  await app.open('keys');
  const heading = page.getByRole('heading', { level: 1 });
  const natural = (await heading.boundingBox()).height;
  const size = page.getByRole('combobox', { name: 'Text size' });
  for (const [label, factor] of /** @type {[string, number][]} */ ([
    ['80 %', 0.8],
    ['200 %', 2],
  ])) {
    await size.selectOption({ label });
    await app.idle();
    const box = await heading.boundingBox();
    const lines = Math.round(box.height / (natural * factor));
    expect(Math.abs(box.height - natural * factor * lines)).toBeLessThan(1.5);
    // Clicks land where things are drawn.
    await app.place('Learn').click();
    await expect(page).toHaveURL(/#learn$/);
    await app.place('Keys').click();
  }
  await size.selectOption({ label: '100 %' });
  await app.idle();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.enable');
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
  await page.reload();
  await app.idle();
  expect((await heading.boundingBox()).height).toBeGreaterThan(natural * 1.4);
});

test('with reduced motion nothing moves while an answer is awaited', async ({
  app,
  mocks,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  mocks.script('openai', { chunks: ['Late.'], hold: true });
  await app.openWithMocks();
  await app.ask('openai');
  await mocks.call('openai');
  const frames = () => page.evaluate(() => __triptych.frames());
  const still = async () => {
    const before = await frames();
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          let n = 20;
          const step = () => (n-- > 0 ? requestAnimationFrame(step) : resolve(null));
          step();
        }),
    );
    return (await frames()) - before;
  };
  await expect.poll(still).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(still).toBeGreaterThan(0); // the waiting dots
  await mocks.rest('openai');
});

test('every language: names, direction, and the whole page in it', async ({ app, page }) => {
  await app.open('keys');
  const select = () =>
    page.getByRole('combobox').filter({ has: page.locator('option[value="ar"]') });
  for (const [label, code, direction] of [
    ['Español', 'es', 'ltr'],
    ['العربية', 'ar', 'rtl'],
    ['English', 'en', 'ltr'],
  ]) {
    await select().selectOption({ label });
    await app.idle();
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    for (const place of await app.places()) {
      await app.go(place);
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll('#mirror :is(button,h1,h2,p)')].map((e) => e.textContent),
      );
      const english = texts.filter((text) => /\b(the|your|and|with)\b/.test(text));
      // Lessons are in English, as Learn says.
      if (code !== 'en' && place !== 'learn')
        expect.soft(english, `${place} in ${code}`).toEqual([]);
    }
    await app.go('keys');
  }
});

test('a browser that speaks Spanish gets Spanish', async ({ browser, site }) => {
  const context = await browser.newContext({ locale: 'es-MX' });
  const page = await context.newPage();
  await page.goto(`${site.url}?testing=1#ask`);
  await expect(page.getByRole('button', { name: 'Ejecutar', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  // Numbers too: seconds of the answers with a comma.
  const words = JSON.parse(await readFile('assets/strings/es.json', 'utf8'));
  await page.getByRole('button', { name: words['demos.receipt'] }).click();
  await expect(page.getByText(/\d,\d\d s\b/).first()).toBeAttached();
  await context.close();
});

test('the interface in Arabic is a mirror image: ink where it belongs', async ({ app, page }) => {
  await app.open('keys');
  await page
    .getByRole('combobox', { name: 'Language of the interface' })
    .selectOption({ label: 'العربية' });
  await app.idle();
  const width = 1280;
  const rail = await page.getByRole('navigation').boundingBox();
  expect(rail.x + rail.width).toBeCloseTo(width, 0);
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
  const ink = await inkSpan(page, await app.screenshot(), heading, 1);
  expect(ink.width - ink.right).toBeLessThan(4); // starts at the right edge
  expect(ink.left).toBeGreaterThan(ink.width / 2);
});

const SCRIPTS = {
  Arabic: { text: 'هذه فقرة عربية تُرسَم من اليمين إلى اليسار.', rtl: true },
  Hebrew: { text: 'זוהי פסקה בעברית הנכתבת מימין לשמאל.', rtl: true },
  Devanagari: { text: 'यह हिन्दी का एक अनुच्छेद है।' },
  Thai: { text: 'นี่คือย่อหน้าภาษาไทยที่ไม่มีการเว้นวรรคระหว่างคำ' },
  Chinese: { text: '这是一个中文段落,没有空格。' },
  Japanese: { text: 'これは日本語の段落です。' },
  Korean: { text: '이것은 한국어 문단입니다.' },
  Emoji: { text: '👩‍👩‍👧‍👦 🇪🇸 👍🏽 ❤️', colours: 40 },
};

test('an answer in any script is painted as the browser itself would, and aligned its own way', async ({
  app,
  mocks,
  page,
}) => {
  mocks.script('openai', {
    text: Object.values(SCRIPTS)
      .map(({ text }) => text)
      .join('\n\n'),
  });
  await app.openWithMocks();
  await app.ask('openai');
  await expect(app.answer()).toContainText('日本語');
  await app.idle();
  for (const [name, { text, rtl, colours = 3 }] of Object.entries(SCRIPTS)) {
    const words = app.answer().getByText(text);
    await words.scrollIntoViewIfNeeded();
    await page.mouse.move(0, 0);
    await app.idle();
    const box = await words.boundingBox();
    const painted = await inkSpan(page, await app.screenshot(), box, 1);
    // The browser's own text in the same place: the mirror made visible over a blank canvas.
    const style = await page
      .addStyleTag({ content: '#canvas{visibility:hidden}#mirror p{color:var(--fg)!important}' })
      .catch(() => null);
    expect(style, 'the security policy forbids inline style').toBeNull();
    await page.evaluate(() => {
      document.querySelector('#canvas').style.visibility = 'hidden';
      document.querySelector('#mirror').style.color = '#fff';
    });
    const native = await inkSpan(page, await app.screenshot(), box, 1);
    await page.evaluate(() => {
      document.querySelector('#canvas').style.visibility = '';
      document.querySelector('#mirror').style.color = '';
    });
    expect(
      Math.abs(painted.left - native.left),
      `${name}, left: ${painted.left} ${native.left}`,
    ).toBeLessThanOrEqual(3);
    expect(
      Math.abs(painted.right - native.right),
      `${name}, right: ${painted.right} ${native.right}`,
    ).toBeLessThanOrEqual(4);
    expect(painted.colours, name).toBeGreaterThan(colours);
    // At its edge, but for the room before its first letter: fonts differ, and which one the browser takes depends
    // on what it has shown before.
    expect(rtl ? painted.width - painted.right : painted.left, name).toBeLessThan(8);
  }
});

test('a hidden tab draws nothing but finishes its streams', async ({ app, mocks, page }) => {
  mocks.script('openai', { chunks: ['First.', ' Second.', ' Third.'], hold: true });
  await app.openWithMocks();
  await app.ask('openai');
  await mocks.call('openai');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.away });
    window.away = true;
    document.dispatchEvent(new Event('visibilitychange'));
    // What was due when the tab was hidden may still be drawn.
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const before = await page.evaluate(() => __triptych.frames());
  await mocks.rest('openai');
  await expect(app.answer()).toHaveText('First. Second. Third.');
  expect(await page.evaluate(() => __triptych.frames())).toBe(before);
  await page.evaluate(() => {
    window.away = false;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => page.evaluate(() => __triptych.frames())).toBeGreaterThan(before);
});

test('a finished long answer on screen costs nothing, and the atlas stays bounded', async ({
  app,
  mocks,
  page,
}) => {
  const words = Array.from({ length: 12_000 }, (_, i) => `w${i.toString(36)}${(i * 7919) % 1000}`);
  const text = Array.from({ length: 300 }, (_, i) =>
    words.slice(i * 40, i * 40 + 40).join(' '),
  ).join('\n\n');
  mocks.script('openai', { text });
  await app.openWithMocks();
  await app.ask('openai');
  await app.idle();
  await expect(app.answer()).toContainText(words.at(-1));
  // Through the whole of it, so that every word was painted once.
  await page.evaluate(async () => {
    const scroller = document.querySelector('[role="log"]').closest('.scrolls');
    for (let top = 0; top < scroller.scrollHeight; top += 600) {
      scroller.scrollTop = top;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  });
  await app.idle();
  expect(await page.evaluate(() => __triptych.atlas())).toBeLessThanOrEqual(4096 * 4096);
  const counts = () =>
    page.evaluate(() => [__triptych.frames(), __triptych.turns(), __triptych.mutations()]);
  const before = await counts();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let n = 90;
        const step = () => (n-- > 0 ? requestAnimationFrame(step) : resolve(null));
        step();
      }),
  );
  expect(await counts()).toEqual(before);
});
