// Paper: the whole text, dark on white, without the page around it; the screen is as before.
import { expect, test } from './support/app.mjs';
import { differing } from './support/pixels.mjs';

const PARAGRAPHS = Array.from({ length: 60 }, (_, i) => `Paragraph ${i + 1} of a long answer.`);
const ANSWER = [
  '## What was found',
  ...PARAGRAPHS,
  '| Item | Price |\n|---|---:|\n| Coffee | 3.50 |',
  '```python\ntotal = 3.5\n```',
  'See [the receipt](https://shop.test/receipt).',
  'هذا نص عربي.',
].join('\n\n');

/** What a browser does when it is asked to print, up to the dialog. */
async function beginPrint(page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}
async function endPrint(page) {
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
}

/** What can be seen of an element, and how. */
function look(locator) {
  return locator.evaluate((element) => {
    const { color, visibility, direction, textAlign } = getComputedStyle(element);
    return { color, visibility, direction, textAlign };
  });
}

async function askLong(app, mocks) {
  mocks.script('openai', { text: ANSWER, usage: { input: 1200, output: 340 } });
  await app.open();
  await app.useMocks();
  await app.ask('openai', 'What is on the receipt?');
  await expect(app.answer()).toContainText('Paragraph 60');
  await app.idle();
}

for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
  test(`an answer is printed whole, dark on white (${colorScheme} theme)`, async ({
    app,
    mocks,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await askLong(app, mocks);
    await beginPrint(page);
    const paper = page.locator('#print');
    await expect(paper).toBeVisible();
    await expect(paper).toContainText('What is on the receipt?');
    await expect(paper).toContainText('Tokens in');
    await expect(paper.getByRole('heading', { name: 'What was found' })).toBeVisible();
    for (const words of PARAGRAPHS) await expect(paper).toContainText(words);
    await expect(paper.getByRole('cell', { name: 'Coffee' })).toBeVisible();
    await expect(paper.locator('pre')).toHaveText('total = 3.5');
    await expect(paper.getByRole('link')).toHaveClass('leads');
    expect(await look(paper.getByText('Paragraph 1 of'))).toMatchObject({
      color: 'rgb(20, 23, 31)',
      visibility: 'visible',
    });
    expect((await look(paper.getByText('هذا نص'))).direction).toBe('rtl');
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    ).toBe('rgb(255, 255, 255)');
    expect((await look(page.locator('#canvas'))).visibility).toBe('hidden');
    await expect(app.prompt()).toBeHidden();
    await endPrint(page);
    await expect(paper).toHaveCount(0);
    await expect(app.prompt()).toBeVisible();
    await app.prompt().fill('It goes on.');
    await expect(app.prompt()).toHaveValue('It goes on.');
  });
}

test('a print has as many pages as its text needs, and the screen is drawn as before', async ({
  app,
  mocks,
  page,
}) => {
  await askLong(app, mocks);
  const before = await app.screenshot();
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format }); // with beforeprint and afterprint of its own
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length, format).toBeGreaterThan(1);
  }
  await expect(page.locator('#print')).toHaveCount(0);
  expect(await differing(page, before, await app.screenshot())).toBe(0);
});

test('no key is printed, wherever the page is', async ({ app, page }) => {
  await app.open();
  await app.choose('openai', 'sk-test-printed-0123456789abcdef');
  await app.prompt().fill('Is sk-test-printed-0123456789abcdef a good key?');
  for (const place of await app.places()) {
    await app.go(place);
    await beginPrint(page);
    await expect(page.locator('#print')).toBeVisible();
    expect(await page.locator('#print').textContent()).not.toContain('0123456789abcdef');
    await endPrint(page);
  }
});

test('a lesson is printed with its code and what it said', async ({ app, page }) => {
  await app.open('learn');
  await page.getByRole('button', { name: /^1\. / }).click();
  await app.idle();
  await beginPrint(page);
  const paper = page.locator('#print');
  await expect(paper.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(paper.locator('pre').first()).toBeVisible();
  await endPrint(page);
});
