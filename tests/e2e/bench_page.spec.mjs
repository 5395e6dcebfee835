// bench.html: measures the site in its visitor's browser, and leaves nothing of the visitor's changed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { App, KEYS, PNG, expect, test } from './support/app.mjs';
import { picture } from './support/batch.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SMALL = 'bench.html?rounds=1&files=20';
const VERDICTS = ['met', 'missed', 'no goal'];

// As its visitors have it: with the service worker that the product installs.
test.use({ installs: true });

async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => axe.run(document));
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}

/** Everything that this origin keeps in the browser, but the caches of HTTP. */
function kept(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases = {};
    for (const { name, version } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = [await done(rows.getAllKeys()), await done(rows.getAll())];
        const texts = values.map((value) =>
          value instanceof Blob ? value.text() : String(JSON.stringify(value)),
        );
        databases[`${name} ${version} ${store}`] = [keys, await Promise.all(texts)];
      }
      database.close();
    }
    const cached = {};
    for (const name of await caches.keys())
      cached[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
    const workers = await navigator.serviceWorker.getRegistrations();
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      databases,
      cached,
      workers: workers.map(({ scope }) => scope),
      folders: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
      persisted: await navigator.storage.persisted(),
    };
  });
}

class BenchPage {
  constructor(page, site) {
    this.page = page;
    this.url = site.url + SMALL;
    this.away = [];
    this.said = [];
    page.context().on('request', (request) => {
      if (
        !/^(blob|data):/.test(request.url()) &&
        new URL(request.url()).origin !== new URL(site.url).origin
      )
        this.away.push(request.url());
    });
    const listen = (one) => {
      one.on('console', (message) => this.said.push(message.text()));
      one.on('pageerror', (error) => this.said.push(String(error)));
    };
    listen(page);
    page.on('popup', listen);
  }
  button = (name) => this.page.getByRole('button', { name, exact: true });
  status = () => this.page.getByRole('status');
  rows = () => this.page.getByRole('table').getByRole('row');
  /** @returns {Promise<import('@playwright/test').Page>} the window in which everything is measured */
  async begin() {
    const opened = this.page.waitForEvent('popup');
    await this.button('Run').click();
    return opened;
  }
  /** Until the product stands still, for as long as that is measured: a window on its way cannot be closed. */
  async rests(opened) {
    await this.ends('2 of 5: Rest');
    await opened.waitForFunction(() => window.__triptych?.idle());
  }
  ends = (words) => expect(this.status()).toContainText(words, { timeout: 120_000 });
}

test('measures the product, each row with a verdict, and asks no other host', async ({
  page,
  site,
  context,
}) => {
  test.setTimeout(180_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const bench = new BenchPage(page, site);
  await page.goto(bench.url);
  expect(await violations(page), 'before').toEqual([]);
  await expect(bench.button('Stop')).toBeDisabled();
  await bench.begin();
  await expect(bench.button('Stop')).toBeFocused();
  await expect(bench.button('Run')).toBeDisabled();
  await bench.ends('Done: 9 rows');
  await expect(bench.button('Run')).toBeFocused();
  await expect(bench.rows()).toHaveCount(10);
  await expect(bench.rows().first().getByRole('columnheader')).toHaveText([
    'What',
    'Ours',
    'The other',
    'Ratio',
    'Goal',
    'Verdict',
  ]);
  const rows = await bench
    .rows()
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)),
    );
  for (const [what, ours, , , goal, verdict] of rows) {
    expect(what, 'says what it is').toMatch(/\w{3}/);
    expect(ours, what).toMatch(/^[\d.,]+$/);
    expect(VERDICTS, what).toContain(verdict);
    expect(goal === '–', what).toBe(verdict === 'no goal');
  }
  expect(rows.find(([what]) => what.includes('at rest')).slice(1)).toEqual([
    '0',
    '0',
    '0',
    '0',
    'met',
  ]);
  const copied = async (name) => {
    await bench.button(name).click();
    await expect(bench.status()).toHaveText('Copied.');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const markdown = await copied('Copy as Markdown');
  for (const row of rows) expect(markdown).toContain(`| ${row.join(' | ')} |`);
  const facts = JSON.parse(await copied('Copy as JSON'));
  expect(facts).toMatchObject({ rounds: 1, files: 20, build: expect.stringMatching(/^\w{10}$/) });
  expect(facts.rows.map(({ what }) => what)).toEqual(rows.map(([what]) => what));
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelector('table').scrollWidth,
  ]);
  expect(Math.max(...width), 'all columns on a phone').toBeLessThanOrEqual(390);
  expect(await violations(page), 'on a phone').toEqual([]);
  expect(bench.away).toEqual([]);
  expect(bench.said).toEqual([]);
  // Of somebody who has never seen the product: nothing came to stay.
  expect(await kept(page)).toMatchObject({
    local: {},
    session: {},
    databases: {},
    cached: {},
    workers: [],
  });
});

test('leaves what its visitor keeps as it was: measured, stopped, closed and left', async ({
  page,
  site,
  context,
}) => {
  test.setTimeout(240_000);
  const app = new App(page, site, /** @type {any} */ (null));
  await app.open('keys');
  await page.getByRole('radio', { name: 'This tab' }).click();
  await page.getByRole('textbox', { name: 'OpenAI API key', exact: true }).fill(KEYS.openai);
  await app.go('ask');
  await app.prompt().fill('Asked before');
  await page.getByRole('button', { name: 'Demo: chart', exact: true }).click(); // a run in History, with a file
  await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
  await app.idle();
  await page.getByRole('button', { name: 'New question' }).click();
  await app.attach({ name: 'mine.png', bytes: PNG });
  await app.prompt().fill('Half a thought');
  await app.go('batch');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files', exact: true }).click();
  await (
    await chooser
  ).setFiles([{ name: 'batch.png', mimeType: 'image/png', buffer: picture(1) }]);
  await app.idle();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // Another tab of theirs stays open.
  const other = new App(await context.newPage(), site, /** @type {any} */ (null));
  await other.visit('ask');
  await other.prompt().fill('Typed elsewhere');
  await other.idle();

  const bench = new BenchPage(page, site);
  await page.goto(bench.url);
  const before = await kept(page);
  const text = JSON.stringify(before);
  for (const mine of ['Half a thought', 'mine.png', 'chart.png', 'batch.png', 'triptych.keys'])
    expect(text, 'what is to be kept').toContain(mine);
  expect(before.workers).toHaveLength(1);
  expect(text).not.toMatch(/\/bench/);

  await bench.begin();
  await bench.ends('Done: 9 rows');
  expect(await kept(page), 'measured').toEqual(before);

  const stopped = await bench.begin();
  await bench.ends('3 of 5: Files');
  const gone = stopped.waitForEvent('close');
  await bench.button('Stop').click();
  await bench.ends('Stopped.');
  await gone;
  await expect(bench.button('Run')).toBeFocused();
  expect(await kept(page), 'stopped').toEqual(before);

  const closed = await bench.begin();
  await bench.rests(closed);
  await closed.close();
  await bench.ends('The window was closed.');
  await expect(bench.button('Run')).toBeEnabled();
  expect(await kept(page), 'closed').toEqual(before);

  const left = await bench.begin();
  await bench.rests(left);
  await Promise.all([left.waitForEvent('close'), page.reload()]);
  await expect(bench.button('Run')).toBeEnabled();
  await expect.poll(() => kept(page), 'left').toEqual(before);
  expect(bench.away).toEqual([]);

  await expect(other.prompt()).toHaveValue('Typed elsewhere');
  await app.visit('ask');
  await expect(app.prompt()).toHaveValue('Half a thought');
  await expect(app.attachments()).toContainText('mine.png');
  await app.openModel();
  await expect(app.key()).toHaveValue(KEYS.openai);
});

test('nothing is measured where a storage cannot be kept apart, nor by the address of the window', async ({
  page,
  site,
  context,
}) => {
  const nothing = { local: {}, session: {}, databases: {}, workers: [] };
  await page.goto(`${site.url}bench_stage.html?testing=1#ask`);
  await page.waitForURL(/bench\.html$/);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  expect(await kept(page)).toMatchObject(nothing);

  await context.addInitScript(() =>
    Object.defineProperty(window, 'indexedDB', { value: indexedDB, configurable: false }),
  );
  const bench = new BenchPage(page, site);
  await page.goto(bench.url);
  await bench.begin();
  await bench.ends(/The page did not open: .*indexedDB.* 0 rows/);
  expect(await kept(page)).toMatchObject(nothing);
});
