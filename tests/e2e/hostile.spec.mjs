// Answers of any size and shape: the page stays usable, all of the text can be reached and copied.
import { expect, test } from './support/app.mjs';

const TABLE = `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(20_000)}`;
const ANSWERS = {
  'a table of 20,000 rows': TABLE,
  'a list of 100,000 items': '- item\n'.repeat(100_000),
  'a list nested 50,000 deep': '1. '.repeat(50_000),
  '200 kB of combining marks': `a${'\u0301'.repeat(100_000)}`,
  'a line of 2 MB': 'word '.repeat(400_000),
  '50,000 links in a line': '[a](http://127.0.0.1/) '.repeat(50_000),
  '2,000 tables': `${TABLE.slice(0, 300)}\n\n`.repeat(2_000),
};
const NODES = 4_000; // of the mirror; without a bound the table alone made 60,000
const MORE = { '2,000 tables': 8_000 }; // 1,333 rows with two cells each

for (const [name, text] of Object.entries(ANSWERS)) {
  test(`${name}: drawn in portions, and the page goes on`, async ({ app, mocks, page }) => {
    await app.openWithMocks();
    mocks.script('openai', { text, pieces: 65_536 });
    await app.ask('openai');
    await expect(page.getByRole('button', { name: 'Copy answer' })).toBeEnabled();
    await app.idle();
    const nodes = () => page.evaluate(() => document.querySelectorAll('#mirror *').length);
    expect(await nodes()).toBeLessThan(MORE[name] ?? NODES);
    mocks.script('openai', { text: 'Still here.' });
    await page.getByRole('button', { name: 'New question' }).click();
    await app.prompt().fill('And now?');
    await app.run().click();
    await expect(app.answer()).toHaveText('Still here.');
  });
}

test('what is not shown yet comes with a button, and is copied whole', async ({
  app,
  mocks,
  page,
}) => {
  await app.openWithMocks();
  mocks.script('openai', { text: TABLE, pieces: 65_536 });
  await app.ask('openai');
  const more = page.getByRole('button', { name: /^Show more \(/ }).first();
  await expect(more).toBeVisible();
  await app.idle();
  const rows = () => app.answer().getByRole('row').count();
  const before = await rows();
  await more.click();
  await app.idle();
  expect(await rows()).toBeGreaterThan(before);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (words) => {
      window.copied = words;
    };
  });
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await app.idle();
  expect((await page.evaluate(() => window.copied)).trim()).toBe(TABLE.trim());
});

test('10,000 pieces that come at once take few turns, and none of them is lost', async ({
  app,
  mocks,
  page,
}) => {
  const chunks = Array.from({ length: 10_000 }, (_, i) => `w${i} `);
  await app.openWithMocks();
  await app.choose('openai');
  mocks.script('openai', { chunks, pieces: 65_536 });
  await app.prompt().fill('Go');
  await app.idle();
  const turns = () => page.evaluate(() => window.__triptych.turns());
  const before = await turns();
  await app.run().click();
  await expect(page.getByRole('button', { name: 'Copy answer' })).toBeEnabled();
  await app.idle();
  expect((await turns()) - before).toBeLessThan(100);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (words) => {
      window.copied = words;
    };
  });
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await app.idle();
  expect((await page.evaluate(() => window.copied)).trim()).toBe(chunks.join('').trim());
});

test('1,900 paragraphs that come at once go into the page bit by bit', async ({
  app,
  mocks,
  page,
}) => {
  await app.openWithMocks('ask', { stream: false }); // or what comes in between is drawn, too
  await app.choose('openai');
  mocks.script('openai', { text: 'Some words.\n\n'.repeat(1_900), pieces: 65_536 });
  await app.prompt().fill('Go');
  await app.idle();
  await page.evaluate(() => {
    window.added = [];
    new MutationObserver((records) => {
      window.added.push(records.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0));
    }).observe(document.querySelector('#mirror'), { childList: true, subtree: true });
  });
  // While it is laid out, a tenth of a second lies between two frames: here, none is over.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#mirror p')) return;
      window.begun = __triptych.frames();
      observer.disconnect();
    }).observe(document.querySelector('#mirror'), { childList: true, subtree: true });
    const now = performance.now();
    performance.now = () => now;
  });
  await app.run().click();
  await expect(page.getByRole('button', { name: 'Copy answer' })).toBeEnabled();
  await app.idle();
  // Behind the one that shows its beginning only the one that shows all of it.
  expect(await page.evaluate(() => __triptych.frames() - window.begun)).toBe(1);
  await expect(app.answer().getByRole('paragraph')).toHaveCount(1_900);
  const added = await page.evaluate(() => window.added);
  expect(Math.max(...added), `${added}`).toBeLessThan(500); // a block and the line feed behind it, in one task
});
