// A key goes to its own vendor's origin in a header, and nowhere else.
import { App, KEYS, LABELS, expect, test } from './support/app.mjs';

test.use({ installs: true });

test('the key is in no URL, storage, text, console, Wire panel or export', async ({
  app,
  mocks,
  context,
}) => {
  await app.openWithMocks();
  const seen = [];
  for (const id of Object.keys(LABELS)) {
    mocks.script(id, { text: `Fine. Your key was ${'*'.repeat(8)}.` });
    await app.ask(id);
    await expect(app.answer()).toContainText('Fine.');
    await app.see('Request & code');
    for (const tab of ['Request', 'Response', 'cURL', 'Python', 'JavaScript']) {
      await app.page.getByRole('tab', { name: tab, exact: true }).click();
      seen.push(await app.text());
    }
    await app.see('Answers');
  }
  seen.push(
    await app.page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name);
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        databases,
      ]);
    }),
  );
  seen.push(app.console.join('\n'));
  for (const key of Object.values(KEYS)) {
    for (const text of seen) expect(text.includes(key), 'a place that shows the key').toBe(false);
    for (const request of mocks.requests) expect(request.url).not.toContain(key);
  }
  for (const request of mocks.requests) {
    const carried = Object.entries(KEYS)
      .filter(([, key]) => JSON.stringify(request.headers).includes(key))
      .map(([id]) => id);
    if (!request.preflight) expect(carried).toEqual([request.provider]);
  }
  await expect(context.cookies()).resolves.toEqual([]);
});

test('a reload forgets the key unless the tab may keep it; the question stays', async ({ app }) => {
  await app.open();
  await app.choose('openai');
  await app.prompt().fill('Half a thought');
  await app.idle();
  await app.page.reload();
  await app.idle();
  await expect(app.prompt()).toHaveValue('Half a thought');
  await app.openModel();
  await expect(app.key()).toHaveValue('');
  await app.closeSheet();

  await app.place('Keys').click();
  await app.page.getByRole('radio', { name: 'This tab' }).click();
  await app.place('Ask').click();
  await app.openModel();
  await app.key().fill(KEYS.openai);
  await app.closeSheet();
  await app.idle();
  await app.page.reload();
  await app.idle();
  await app.openModel();
  await expect(app.key()).toHaveValue(KEYS.openai);
  await app.closeSheet();
  expect(await app.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(
    KEYS.openai,
  );

  await app.place('Keys').click();
  const stored = () => app.page.evaluate(() => JSON.stringify([{ ...sessionStorage }]));
  await app.page.getByRole('button', { name: 'Forget keys' }).click();
  await app.idle();
  expect(await stored()).not.toContain(KEYS.openai);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await app.idle();
  await app.page.reload();
  await app.idle();
  await app.place('Ask').click();
  await app.openModel();
  await expect(app.key()).toHaveValue(KEYS.openai);
});

test('forgotten keys are gone: in memory, in other tabs, and for what a cell kept', async ({
  app,
  mocks,
  page,
  context,
}) => {
  await page.clock.install();
  await app.openWithMocks();
  mocks.script('openai', { text: 'Fine.' });
  await app.ask('openai');
  await expect(app.answer()).toContainText('Fine.');
  const other = new App(await context.newPage(), app.site, mocks);
  await other.open('ask');
  await other.choose('openai');
  await other.openModel();
  await expect(other.key()).toHaveValue(KEYS.openai);

  expect(await page.evaluate((key) => window.__triptych.heapHolds(key), KEYS.openai)).toBe(true);
  await app.place('Keys').click();
  await page.getByRole('button', { name: 'Forget keys', exact: true }).click();
  await expect(other.key()).toHaveValue('');
  await page.clock.fastForward(11_000); // until it can no longer be undone
  await app.idle();
  await app.place('Ask').click();
  await app.idle();
  expect(await page.evaluate((key) => window.__triptych.heapHolds(key), KEYS.openai)).toBe(false);
});

test('keys that stay for the tab are stored so that nobody can read them', async ({
  app,
  page,
}) => {
  await app.open('keys');
  await page.getByRole('radio', { name: 'This tab' }).click();
  await page.getByRole('textbox', { name: 'OpenAI API key', exact: true }).fill(KEYS.openai);
  await app.idle();
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(stored).toContain('triptych.keys');
  expect(stored).not.toContain(KEYS.openai);
  expect(stored).not.toContain(Buffer.from(KEYS.openai).toString('base64').slice(4, -4));
  await page.reload();
  await app.idle();
  await expect(page.getByRole('textbox', { name: 'OpenAI API key', exact: true })).toHaveValue(
    KEYS.openai,
  );
  await expect(page.getByText('share its storage')).toBeVisible();
});
