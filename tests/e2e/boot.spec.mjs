// Opening the page: under its policy, without complaint, at rest when nothing happens.
import { createHash } from 'node:crypto';
import { PNG, expect, startSite, test } from './support/app.mjs';

test.use({ installs: true });

test('opens without a console message, from any folder', { tag: '@smoke' }, async ({ app }) => {
  await app.open();
  await expect(app.page).toHaveTitle(/Triptych/);
  expect(app.console).toEqual([]);
});

test('an idle page draws nothing and changes nothing', { tag: '@smoke' }, async ({ app }) => {
  await app.open();
  const before = await app.page.evaluate(() => [
    __triptych.frames(),
    __triptych.turns(),
    __triptych.mutations(),
  ]);
  // Sixty frames of the browser in which ours could have drawn.
  await app.page.evaluate(
    () =>
      new Promise((resolve) => {
        let left = 60;
        const step = () => (left-- > 0 ? requestAnimationFrame(step) : resolve(null));
        step();
      }),
  );
  expect(
    await app.page.evaluate(() => [
      __triptych.frames(),
      __triptych.turns(),
      __triptych.mutations(),
    ]),
  ).toEqual(before);
});

test(
  'no inline script but one that begins the program, no foreign origin but the providers',
  { tag: '@smoke' },
  async ({ app }) => {
    await app.open();
    const policy = await app.page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy.match(/https:\/\/[^\s;]+/g)).toEqual([
      'https://api.openai.com',
      'https://api.anthropic.com',
      'https://generativelanguage.googleapis.com',
      'https://api.mistral.ai',
    ]);
    const inline = app.page.locator('script:not([src])');
    expect(await inline.count()).toBe(1);
    const script = await inline.textContent();
    expect(script).toMatch(
      /^programResponse=fetch\("[\w./-]+\.wasm",\{credentials:"same-origin"\}\);programCanvas=document\.createElement\("canvas"\);(programCanvas\.\w+=Math\.round\(inner\w+\*devicePixelRatio\);){2}programCanvas\.getContext\("webgl2",\{[^{}()]*\}\)$/,
    );
    const known = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${known}';`);
  },
);

test('a lost drawing context comes back', { tag: ['@smoke', '@handle'] }, async ({ app }) => {
  await app.open();
  const extension = await app.page.evaluateHandle(() =>
    document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context'),
  );
  const frames = await app.page.evaluate(() => __triptych.frames());
  await extension.evaluate((lose) => lose.loseContext());
  await app.prompt().fill('typed while the context was gone');
  await extension.evaluate((lose) => lose.restoreContext());
  await expect.poll(() => app.page.evaluate(() => __triptych.frames())).toBeGreaterThan(frames);
  await expect(app.prompt()).toHaveValue('typed while the context was gone');
});

test('says what to do when the browser has no WebGL2', async ({ page, site }) => {
  await page.addInitScript(() => {
    for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
      const original = prototype.getContext;
      Object.assign(prototype, {
        getContext(kind, ...rest) {
          return kind === 'webgl2' ? null : Reflect.apply(original, this, [kind, ...rest]);
        },
      });
    }
  });
  await page.goto(site.url);
  await expect(page.getByText('WebGL', { exact: false }).first()).toBeVisible();
});

test('says what to do when the browser has no WebAssembly', async ({ page, site }) => {
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto(site.url);
  await expect(page.getByText('WebAssembly', { exact: false }).first()).toBeVisible();
});

test('says that it is the memory when the browser gives no more', async ({ app }) => {
  await app.page.addInitScript(() => {
    Object.assign(WebAssembly.Memory.prototype, {
      grow() {
        throw new RangeError('no more');
      },
    });
  });
  await app.open();
  // A file can be refused, and everything goes on.
  await app.attach({ name: 'large.png', bytes: Buffer.alloc(40_000_000, PNG) });
  await expect(app.page.getByText(/large\.png does not fit into this page.s memory/)).toBeVisible();
  await app.prompt().fill('still here');
  await app.idle();
  // What the program cannot do without ends it (web/wiping_heap.cpp, Program in web/js/platform/program.js).
  await app.page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('Aborted(out of memory)');
    window.dispatchEvent(new ErrorEvent('error', { error }));
  });
  await expect(app.page.getByText('The browser gave the page no more memory.')).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test.describe('without a service worker, which fetches the page anew', () => {
  test.use({ installs: false });
  test('the program is fetched once', { tag: '@smoke' }, async ({ app, page }) => {
    const asked = /** @type {string[]} */ ([]);
    const site = await startSite((path, bytes) => {
      asked.push(path);
      return bytes;
    });
    site.scripts = app.site.scripts; // what the page begins with
    try {
      await page.goto(`${site.url}?testing=1#ask`);
      await app.idle();
      const first = asked.filter((path) => /^first-.*\.wasm$/.test(path));
      expect(first, asked.join(' ')).toHaveLength(1);
    } finally {
      await site.close();
    }
  });
});
