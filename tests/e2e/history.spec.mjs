// What a person asked and typed is never lost: drafts, the history, cards and links, in the real browser's storage.
import { readFileSync } from 'node:fs';
import { App, KEYS, PNG, expect, test } from './support/app.mjs';

/** Everything the page keeps on this device, as text; blobs as their bytes. */
function kept(page) {
  return page.evaluate(async () => {
    const out = [{ ...localStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        for (const row of rows)
          out.push(store, row instanceof Blob ? `${row.size} bytes: ${await row.text()}` : row);
      }
      database.close();
    }
    return JSON.stringify(out);
  });
}
const expectNoKey = (text) => {
  for (const key of Object.values(KEYS))
    expect(text.includes(key), 'a key in what is kept').toBe(false);
};

test(
  'typed text and attached files are there again after a reload, until they are removed',
  { tag: ['@smoke', '@files'] },
  async ({ app }) => {
    await app.open();
    await app.attach(
      { name: 'one.png', bytes: PNG },
      { name: 'two.png', bytes: Buffer.concat([PNG, Buffer.from('x')]) },
    );
    await app.prompt().fill('Half a thought');
    await expect(app.attachments()).toContainText('two.png');
    await app.idle();
    expect(await kept(app.page)).toContain(`${PNG.length + 1} bytes`);
    await app.page.reload();
    await app.idle();
    await expect(app.prompt()).toHaveValue('Half a thought');
    const remove = app.page.getByRole('button', { name: /^Remove .*\.png$/ });
    await expect(remove).toHaveCount(2);
    await expect(remove.first()).toHaveAccessibleName('Remove one.png');
    await remove.first().click();
    await app.idle();
    expect(await kept(app.page)).not.toContain(`"${PNG.length} bytes`);
    await app.page.reload();
    await app.idle();
    await expect(remove).toHaveCount(1);
  },
);

test(
  'a run is found again by a word of its answer, opened and asked again; cards work offline; no key is kept',
  { tag: ['@smoke', '@download'] },
  async ({ app, mocks, browser, site }) => {
    await app.openWithMocks();
    mocks.script('openai', { text: 'A vermilion square.' });
    await app.attach({ name: 'square.png', bytes: PNG });
    await app.ask('openai');
    await expect(app.answer()).toContainText('vermilion');
    await app.idle();
    const download = app.page.waitForEvent('download');
    await app.page.getByRole('button', { name: 'Export' }).click();
    await app.page.getByRole('button', { name: 'Export run' }).click();
    const card = readFileSync(await (await download).path());
    expect(JSON.parse(card.toString()).columns[0].turns[0].answer).toBe('A vermilion square.');
    expect(card.toString()).toContain(PNG.toString('base64'));
    expectNoKey(card.toString());
    expectNoKey(await kept(app.page));
    expect(await kept(app.page)).not.toContain(PNG.toString('base64').slice(0, 40));

    await app.page.getByRole('button', { name: 'New question' }).click();
    await app.idle();
    await app.page.reload();
    await app.idle();
    await app.place('History').click();
    const search = app.page.getByRole('textbox', { name: 'Search the history' });
    const run = app.page.getByRole('button', { name: 'Open What is this?' });
    await search.fill('elephant');
    await expect(run).toHaveCount(0);
    await search.fill('VERMILION');
    await expect(run).toHaveAccessibleDescription(/^(just now|\d+ min ago) · square\.png · /);
    await run.click();
    await expect(app.answer()).toContainText('A vermilion square.');
    await app.page.getByRole('button', { name: 'Ask again' }).click();
    await expect(app.prompt()).toHaveValue('What is this?');
    await expect(app.attachments()).toContainText('square.png');

    const context = await browser.newContext();
    const other = new App(await context.newPage(), site, mocks);
    await other.open('history');
    await context.setOffline(true);
    const chooser = other.page.waitForEvent('filechooser');
    await other.page.getByRole('button', { name: 'Open a card' }).click();
    await (
      await chooser
    ).setFiles({ name: 'card.json', buffer: card, mimeType: 'application/json' });
    await expect(other.answer()).toContainText('A vermilion square.');
    await other.page.getByRole('button', { name: 'Ask again' }).click();
    await expect(other.attachments()).toContainText('square.png');
    await context.close();

    await app.place('Keys').click();
    await app.page.getByRole('button', { name: 'Erase everything…' }).click();
    await expect(app.page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(app.page.getByRole('dialog')).toContainText('Runs in History: 1');
    await app.page.getByRole('button', { name: 'Erase everything', exact: true }).click();
    await app.idle();
    expect(await kept(app.page), 'it can still be undone').toContain('vermilion');
    await app.page.reload(); // leaving ends the time to undo
    await app.idle();
    expect(await kept(app.page)).not.toContain('vermilion');
  },
);

test('a link fills the question in and runs nothing; a damaged one changes nothing', async ({
  app,
  mocks,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.choose('gemini');
  await app.prompt().fill('What is 100 % of #1?');
  await app.page.getByRole('button', { name: 'Options', exact: true }).click();
  await app.page.getByRole('button', { name: 'Copy a link' }).click();
  await app.closeSheet();
  await app.idle();
  const link = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#ask?q=%7B');
  expectNoKey(link);
  await app.prompt().fill('My own words');
  await app.page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  const preview = app.page.getByRole('dialog', { name: 'A question from a link' });
  await expect(preview).toContainText('What is 100 % of #1?');
  await expect(preview).toContainText('Gemini');
  await expect(app.prompt()).toHaveValue('My own words');
  await preview.getByRole('button', { name: 'Use this question' }).click();
  await expect(app.prompt()).toHaveValue('What is 100 % of #1?');
  expect(new URL(app.page.url()).hash).toBe('#ask');
  await app.page.evaluate(() => {
    location.hash = '#ask?q=%7B%22v%22%3A1%2C';
  });
  await expect(app.page.getByText('The link holds no question')).toBeVisible();
  await expect(app.prompt()).toHaveValue('What is 100 % of #1?');
  expect(mocks.requests).toEqual([]);
});

test(
  'a browser that keeps nothing says so once, and everything else works',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open() {
            throw new DOMException('no', 'SecurityError');
          },
        },
      });
    });
    await app.openWithMocks();
    mocks.script('openai', { text: 'Still fine.' });
    await app.attach({ name: 'square.png', bytes: PNG });
    await expect(app.page.getByText('This browser keeps nothing for this page')).toHaveCount(1);
    await app.ask('openai');
    await expect(app.answer()).toContainText('Still fine.');
    await app.idle();
    await expect(app.page.getByText('This browser keeps nothing for this page')).toHaveCount(1);
  },
);

test('two tabs keep a draft each; clearing one takes nothing from the other', async ({
  app,
  context,
  site,
  mocks,
}) => {
  await app.open();
  await app.prompt().fill('Of the first tab');
  await app.attach({ name: 'one.png', bytes: PNG });
  await app.idle();
  const second = new App(await context.newPage(), site, mocks);
  await second.open();
  await expect(second.attachments()).toContainText('one.png');
  await second.page.getByRole('button', { name: 'New question' }).click();
  await second.prompt().fill('Of the second tab');
  await second.idle();
  await app.page.reload();
  await app.idle();
  await expect(app.prompt()).toHaveValue('Of the first tab');
  await expect(app.attachments()).toContainText('one.png');
  await second.page.reload();
  await second.idle();
  await expect(second.prompt()).toHaveValue('Of the second tab');
});

test(
  'a damaged entry hides no other and can be deleted; a full disk is told and loses no answer',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await app.openWithMocks();
    mocks.script('openai', { text: 'The first.' });
    await app.ask('openai');
    await expect(app.answer()).toContainText('The first.');
    await app.idle();
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('triptych');
          request.onsuccess = () => {
            const transaction = request.result.transaction(['summaries', 'runs'], 'readwrite');
            transaction.objectStore('summaries').put('{"id":', 'broken');
            transaction.objectStore('runs').put({ record: '{', files: [] }, 'broken');
            transaction.oncomplete = () => {
              request.result.close();
              resolve(null);
            };
          };
        }),
    );
    await app.place('History').click();
    await expect(page.getByRole('button', { name: 'Open What is this?' })).toBeVisible();
    await page.getByRole('button', { name: 'Open No text, only files' }).click();
    await expect(page.getByText('what was stored is damaged')).toBeVisible();
    await page.getByRole('button', { name: 'Delete No text, only files' }).click();
    await page.reload();
    await app.idle();
    expect(await kept(page)).not.toContain('broken');

    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await app.place('Ask').click();
    mocks.script('openai', { text: 'The second.' });
    await app.ask('openai');
    await expect(app.answer()).toContainText('The second.');
    await app.idle();
    await expect(page.getByText('no room left for this page')).toHaveCount(1);
    await app.place('History').click();
    await expect(page.getByRole('button', { name: 'Delete the oldest 1' })).toBeVisible();
    const all = page.getByRole('button', { name: 'Delete all runs (1)' });
    await all.dblclick();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Open What is this?' })).toBeVisible();
  },
);

// They are told in portions, so that thousands of runs hold nothing up.
test('a long list is there as a whole, and can be searched to its end', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.place('History').click(); // makes the stores
  await app.idle();
  await app.place('Ask').click();
  await page.evaluate(async () => {
    const database = await new Promise((done) => {
      const request = indexedDB.open('triptych');
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction('summaries', 'readwrite');
    for (let i = 1; i <= 600; i++) {
      const [id, prompt] = [`run-${i}`, `Question ${i}`];
      const summary = { id, at: i, date: '2026-01-01', prompt, models: [], words: `word${i} ` };
      transaction.objectStore('summaries').put(JSON.stringify(summary), id);
    }
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  });
  await app.place('History').click();
  await expect(page.getByRole('button', { name: 'Delete all runs (600)' })).toBeVisible();
  const rows = page.getByRole('button', { name: /^Open Question/ });
  await expect(rows.first()).toHaveAccessibleName('Open Question 600');
  const search = page.getByRole('textbox', { name: 'Search the history' });
  await search.fill('word1');
  await expect(rows.first()).toHaveAccessibleName('Open Question 199');
  await search.fill('word42');
  await expect(rows.first()).toHaveAccessibleName('Open Question 429');
});
