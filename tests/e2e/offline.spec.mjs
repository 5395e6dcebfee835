// The page without a network, and the way from one version to the next.
import { App, expect, startSite, test } from './support/app.mjs';
import { bareProgram } from './support/bare_program.mjs';

test.use({ installs: true });

const stored = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await caches.keys()).length;
  });

test(
  'after one visit everything but the providers works without a network',
  { tag: '@smoke' },
  async ({ page, mocks }) => {
    const site = await startSite();
    const app = new App(page, site, mocks);
    await app.open();
    expect(await stored(page)).toBe(1);
    await site.close(); // nobody answers any more
    await page.goto(`${site.url}?testing=1#ask`);
    await app.idle();
    await page.getByRole('button', { name: 'Demo: chart', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('chart.png');
    await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
    await app.idle();
    await page.evaluate(() => {
      location.hash = 'learn/openai_vision';
    });
    await page.getByRole('button', { name: 'Run all cells' }).click();
    await expect(
      page
        .getByRole('group', { name: /^Cell / })
        .last()
        .getByRole('status'),
    ).toContainText('Done in');
    await app.idle();
    await app.place('Keys').click();
    await page
      .getByRole('combobox', { name: 'Language of the interface' })
      .selectOption({ label: 'Español' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await page.reload();
    await app.idle();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  },
);

test('whoever comes again waits for no worker, with or without a network', async ({
  page,
  mocks,
}) => {
  const site = await startSite();
  const app = new App(page, site, mocks);
  await app.open();
  expect(await stored(page)).toBe(1);
  await site.close();
  await page.goto(site.url); // as in a bookmark
  await expect(page.locator('#stage')).not.toHaveClass(/starting/);
  await expect(app.prompt()).toBeEditable();
  const found = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => ({ name: entry.name, by: Reflect.get(entry, 'workerFinalSourceType') })),
  );
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter(({ by }) => by !== 'cache')).toEqual([]);
});

test(
  'what the first part lacks is found without a network, too',
  { tag: '@smoke' },
  async ({ page, mocks }) => {
    const bare = bareProgram();
    const site = await startSite((path, bytes) => {
      const [, part] = /^(first|rest)-\w+\.wasm$/.exec(path) ?? [];
      return part === 'first' || part === 'rest' ? bare(part) : bytes;
    });
    const app = new App(page, site, mocks);
    await app.open();
    expect(await stored(page)).toBe(1);
    await site.close();
    await page.goto(`${site.url}?testing=1`);
    await app.idle();
    expect(await page.evaluate(() => __triptych.waited())).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Demo: receipt' }).click();
    await expect(page.getByText('3/3 done')).toBeVisible();
    await app.idle();
    expect(app.console).toEqual([]);
  },
);

test(
  'a newer version is offered, waits, and comes when it is wanted',
  { tag: '@smoke' },
  async ({ page, mocks }) => {
    const old = await startSite();
    const port = Number(new URL(old.url).port);
    const app = new App(page, old, mocks);
    await app.open();
    await stored(page);
    await app.prompt().fill('Typed before the update');
    await app.idle();
    await old.close();
    // The same files under another build name, and a page that says which one it is.
    const renamed = (path, bytes) =>
      path === 'service_worker.js'
        ? Buffer.from(bytes.toString().replace(/build:"([0-9a-f]+)"/, 'build:"next$1"'))
        : path === '' || path === 'index.html'
          ? Buffer.from(
              bytes
                .toString()
                .replace('name="description" content="', 'name="description" content="Next: '),
            )
          : bytes;
    const next = await startSite(renamed, port);
    await page.reload();
    const about = page.locator('meta[name="description"]'); // the title is the program's to set
    await expect(about).not.toHaveAttribute('content', /^Next/); // opened from what is stored
    const reload = page.getByRole('button', { name: 'Reload now', exact: true });
    await expect(reload).toBeVisible();
    await expect(about).not.toHaveAttribute('content', /^Next/);
    await expect(app.prompt()).toHaveValue('Typed before the update');
    await reload.click();
    await expect(about).toHaveAttribute('content', /^Next/);
    await app.idle();
    await expect(app.prompt()).toHaveValue('Typed before the update');
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
    await next.close();
  },
);

test(
  'can be installed: a manifest with icons that exist',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open();
    const problems = await page.evaluate(async () => {
      const address = /** @type {HTMLLinkElement} */ (
        document.querySelector('link[rel="manifest"]')
      ).href;
      const manifest = await (await fetch(address)).json();
      const sizes = await Promise.all(
        manifest.icons.map(async ({ src, sizes: said }) => {
          const image = await createImageBitmap(await (await fetch(new URL(src, address))).blob());
          return `${image.width}x${image.height}` === said;
        }),
      );
      return {
        scope: new URL(manifest.scope, address).href === new URL('./', location.href).href,
        sizes,
        start: manifest.start_url,
      };
    });
    expect(problems).toEqual({ scope: true, sizes: [true, true, true], start: './' });
  },
);
