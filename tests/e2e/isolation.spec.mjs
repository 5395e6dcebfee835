// The tests of a worker share a context (playwright.config.ts). What one leaves behind, the next does not find.
import { expect, startSite, test } from './support/app.mjs';

test.describe.configure({ mode: 'serial' });

/** Everything a visit can leave, as the page itself sees it. */
const found = (page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    name: window.name,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    folders: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
    clipboard: (await navigator.permissions.query({ name: /** @type {any} */ ('clipboard-read') }))
      .state,
    online: navigator.onLine,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    width: innerWidth,
    text: getComputedStyle(document.documentElement).fontSize,
    touched: 'touched' in window,
    history: history.length,
  }));
/** A document of the same origin in which nothing runs. */
const at = (app) => app.page.goto(`${app.site.url}nothing`);

let clean;
let port = 0; // of a site that one test serves by itself

test('one test leaves settings, a key, History, files, a worker, and a context that is bent', async ({
  app,
  mocks,
  page,
  context,
}) => {
  await at(app);
  clean = await found(page);
  mocks.script('openai', { text: 'Kept in History.' });
  await app.openWithMocks('keys');
  await page.getByRole('radio', { name: 'High contrast' }).click();
  await app.place('Ask').click();
  await app.ask('openai');
  await expect(app.answer()).toHaveText('Kept in History.');
  await app.idle();
  const other = await context.newPage();
  await other.goto(`${app.site.url}nothing`);
  await other.evaluate(async () => {
    sessionStorage.setItem('left', 'x');
    document.cookie = 'left=x';
    await (await caches.open('left')).put('left', new Response('x'));
    await (await navigator.storage.getDirectory()).getFileHandle('left', { create: true });
  });
  const own = await startSite();
  port = Number(new URL(own.url).port);
  await other.goto(`${own.url}nothing`);
  await other.evaluate(async () => {
    localStorage.setItem('left', 'x');
    await (await caches.open('left')).put('left', new Response('x'));
  });
  await own.close();
  await page.evaluate(() => {
    sessionStorage.setItem('left', 'x');
    window.name = 'left';
  });
  await context.addInitScript(() => Object.assign(window, { touched: true }));
  await context.route('**/index.html', (route) => route.abort());
  await context.grantPermissions(['clipboard-read']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 700 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 2 });
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
  await at(app);
  const left = await found(page);
  expect(Object.keys(left.local).length).toBeGreaterThan(0);
  expect(left.databases.length + left.folders.length).toBeGreaterThan(1);
  expect(left).toMatchObject({
    session: { left: 'x' },
    cookie: 'left=x',
    touched: true,
    text: '24px',
  });
  await context.setOffline(true);
});

test('and the next finds nothing of it', async ({ app, page, context }) => {
  await at(app);
  expect(await found(page)).toEqual(clean);
  expect(context.pages()).toHaveLength(1);
  await app.open();
  await app.openModel();
  await expect(app.key()).toHaveValue('');
  await app.closeSheet();
  await expect(app.prompt()).toHaveValue('');
  await app.go('history');
  await expect(page.getByText('Kept in History.')).toHaveCount(0);
  const own = await startSite(undefined, port);
  await page.goto(`${own.url}nothing`);
  expect(await found(page)).toMatchObject({ local: {}, session: {}, databases: [], caches: [] });
  await own.close();
});

test.describe('a service worker', () => {
  test.use({ installs: true });
  test('is left by one test', async ({ app, page }) => {
    await app.open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    expect(await found(page)).toMatchObject({ workers: 1 });
  });

  test('and not there for the next', async ({ app, page }) => {
    await at(app);
    expect(await found(page)).toEqual(clean);
  });
});
