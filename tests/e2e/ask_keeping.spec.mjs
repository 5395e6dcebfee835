// What was typed, attached and paid for outlives a reload; a browser that does not keep it says so.
import { PNG, expect, releaseUntil, test } from './support/app.mjs';

/** What History keeps of runs. */
const keptRuns = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('triptych');
        request.onsuccess = () => {
          const all = request.result.transaction('runs').objectStore('runs').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(JSON.stringify(all.result));
          };
        };
      }),
  );

test('a prompt of 300 kB and 120 files are there again after a reload', async ({ app }) => {
  test.slow();
  const prompt = Array.from({ length: 30 }, (_, i) => `${i} ${'long question '.repeat(720)}`);
  await app.open();
  await app.prompt().fill(prompt.join('\n'));
  await app.attach(
    ...Array.from({ length: 120 }, (_, i) => ({
      name: `file${i}.png`,
      bytes: Buffer.concat([PNG, Buffer.from(`${i}`)]),
    })),
  );
  const remove = app.page.getByRole('button', { name: /^Remove file\d+\.png$/ });
  const all = async () => {
    // The first of two: the table of what they cost is cut as well.
    const more = (left) =>
      app.page.getByRole('button', { name: `Show more (${left} left)` }).first();
    await more(70).click();
    await more(20).click();
    await expect(remove).toHaveCount(120);
  };
  await all();
  await app.idle();
  expect(await app.page.evaluate(() => JSON.stringify({ ...localStorage }).length)).toBeLessThan(
    100_000,
  );
  await app.page.reload();
  await all();
  await app.idle();
  expect(await app.prompt().inputValue()).toBe(prompt.join('\n'));
});

test('an answer that was cut off by a reload is found in History and can be asked again', async ({
  app,
  mocks,
}) => {
  await app.openWithMocks();
  mocks.script('openai', { chunks: ['The first half. ', 'The second half.'], hold: true });
  await app.ask('openai');
  await releaseUntil(mocks, 'openai', 'The first half');
  await expect(app.answer()).toContainText('half');
  await expect.poll(() => keptRuns(app.page)).toContain('The first half'); // while it goes on
  await app.page.reload();
  await app.idle();
  await app.place('History').click();
  const run = app.page.getByRole('button', { name: 'Open What is this?' });
  await expect(run).toHaveAccessibleDescription(/interrupted/);
  await run.click();
  await expect(app.page.getByText('The page was closed or reloaded')).toBeVisible();
  await expect(app.answer()).toContainText('half');
  await app.page.getByRole('button', { name: 'Ask again' }).click();
  await expect(app.prompt()).toHaveValue('What is this?');
});

test('a browser without storage says so beside the field, and offers no tab to keep keys in', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await app.open();
  await expect(page.getByText('This browser stores no settings')).toBeVisible();
  await app.prompt().fill('Half a thought');
  await expect(app.prompt()).toHaveAccessibleDescription(/^Not saved:/);
  await app.place('Keys').click();
  await expect(page.getByRole('radio', { name: 'This tab' })).toBeDisabled();
  await expect(page.getByText('“This tab” is not available')).toBeVisible();
});

test('a hint that was dismissed does not come back after a reload', async ({ app, page }) => {
  const hint = (words) => page.getByRole('group', { name: 'Hint' }).filter({ hasText: words });
  await app.visit();
  await hint(/^Add models/)
    .getByRole('button', { name: 'Dismiss hint' })
    .click();
  await expect(hint(/^Add models/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Demo: chart' }).click();
  await app.idle();
  await expect(hint(/^Your key/)).toBeVisible();
  await page.reload();
  await app.idle();
  await expect(page.getByRole('button', { name: 'Demo: chart' })).toBeVisible();
  await expect(hint(/^Add models/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Demo: chart' }).click();
  await app.idle();
  await expect(hint(/^Your key/), 'not dismissed').toBeVisible();
});
