// The page as a person uses it: things are found by role and name, waited for by name, never by time.
// Every test gets its own mocks and a page that may talk to this computer only.
import { test as base, expect as expectByPlaywright } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { startMocks } from '../../mocks/providers.mjs';
import { openDisplay } from './display.mjs';
import { served, startSite } from './site.mjs';
import { cannot } from './smoke.mjs';

/** @import { PlaywrightTestArgs, PlaywrightTestOptions, TestType } from '@playwright/test' */
/** @import { PlaywrightWorkerArgs, PlaywrightWorkerOptions } from '@playwright/test' */
/** @import { Site } from './site.mjs' */
/** @typedef {Awaited<ReturnType<typeof startMocks>>} Mocks */

/** How the models that are asked first are called. */
export const MODELS = {
  openai: 'GPT-6.2 Sol',
  anthropic: 'Claude Sonnet 5.5',
  gemini: 'Gemini 3.8 Flash',
};

export const KEYS = {
  openai: 'sk-proj-e2e-0123456789abcdef',
  anthropic: 'sk-ant-e2e-0123456789abcdef',
  gemini: 'AQ.e2e-0123456789abcdef',
};
export const LABELS = { openai: 'OpenAI', anthropic: 'Anthropic', gemini: 'Gemini' };

const OPENAI = { provider: 'openai', model: 'gpt-6.2-sol' };

// Without GPU compositing (chromium.mjs) the browser reads the canvas back for each of its own frames. That the page
// does not is counted in start.spec.mjs.
const BY_COMPOSITING = /^\[\.WebGL-\w+\]GL Driver Message .* GPU stall due to ReadPixels/;

/** A PNG of 2 × 2 pixels. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8Dwn4GBgYmBgYGBgQEAHhcCAqxqLzQAAAAASUVORK5CYII=',
  'base64',
);

/** Lets a held answer go on until the step that carries `words` has left. */
export async function releaseUntil(mocks, provider, words) {
  for (let step = { sent: '' }; !step.sent.includes(words);) step = await mocks.next(provider);
}

/** A file that lies among what the test leaves; its type is told by its name. */
function onDisk(name, bytes) {
  const path = base.info().outputPath(name);
  writeFileSync(path, bytes);
  return path;
}

export class App {
  /** @param {import('@playwright/test').Page} page @param {Site} site @param {Mocks} mocks */
  constructor(page, site, mocks) {
    this.page = page;
    this.site = site;
    this.mocks = mocks;
    this.console = /** @type {string[]} */ ([]);
    this.strayRequests = /** @type {string[]} */ ([]);
    page.on('filechooser', () => {}); // from now on choosers are ours; asked for later, one could slip by
    page.on('console', (message) => {
      if (!BY_COMPOSITING.test(message.text())) this.console.push(message.text());
    });
    page.on('pageerror', (error) => this.console.push(`pageerror ${error}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const local = ['127.0.0.1', 'localhost'].includes(url.hostname);
      if (!local && ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol))
        this.strayRequests.push(request.url());
    });
  }

  /**
   * What an earlier visit left behind, unless this one has written its own.
   * @param {object} settings
   */
  async cameBefore(settings) {
    await this.page.addInitScript(
      (json) =>
        isSecureContext && // not in about:blank, where Firefox has no storage
        (localStorage['triptych.settings'] ??= json),
      JSON.stringify({ version: 1, targets: [OPENAI], ...settings }),
    );
  }
  /** The page of somebody who chose one model in an earlier visit. */
  async open(fragment = 'ask') {
    await this.cameBefore({});
    await this.visit(fragment);
  }
  /** The page as it opens for whoever comes; for a stranger when nothing was left behind. */
  async visit(fragment = 'ask') {
    await this.page.goto(`${this.site.url}?testing=1#${fragment}`);
    await this.idle();
  }
  /** Until nothing is pending: no frame, no run, no file, no announcement. */
  idle() {
    // By the clock: asking in every animation frame makes the browser paint frames for it.
    return this.page.waitForFunction(() => window.__triptych?.idle(), undefined, { polling: 20 });
  }

  provider = () => this.page.getByRole('combobox', { name: 'Provider', exact: true });
  model = () => this.page.getByRole('combobox', { name: 'Model', exact: true });
  key = () => this.page.getByRole('textbox', { name: 'API key', exact: true });
  prompt = () => this.page.getByRole('textbox', { name: 'Prompt', exact: true });
  run = () => this.page.getByRole('button', { name: 'Run', exact: true });
  stop = () => this.page.getByRole('button', { name: 'Stop', exact: true });
  answer = () => this.page.getByRole('log', { name: 'Answer' });
  alert = () => this.page.getByRole('alert');
  wire = () => this.page.getByRole('region', { name: 'Wire' });
  attachments = () => this.page.getByRole('list', { name: 'Attachments' });
  place = (name) => this.page.getByRole('navigation').getByRole('button', { name, exact: true });

  /** The ids of all places, in the order of the page's own rail: what sweeps go through. */
  async places() {
    const ids = await this.page
      .getByRole('navigation')
      .getByRole('button')
      .evaluateAll((buttons) => buttons.flatMap((button) => button.dataset.place ?? []));
    expect(ids.length).toBeGreaterThan(3);
    return ids;
  }
  /** Goes to a place by its entry of the rail. */
  async go(id) {
    await this.page.locator(`[data-place="${id}"]`).click();
    await this.page.mouse.move(0, 0);
    await this.idle();
  }

  /** The page of someone who pointed the providers at the mocks in an earlier visit. */
  async openWithMocks(fragment = 'ask', settings = {}) {
    const base_urls = Object.fromEntries(Object.keys(LABELS).map((id) => [id, this.mocks.url(id)]));
    await this.cameBefore({ base_urls, ...settings });
    await this.visit(fragment);
  }
  /** The same through the Keys place, as a person would. */
  async useMocks() {
    await this.place('Keys').click();
    for (const id of Object.keys(LABELS)) {
      await this.page
        .getByRole('textbox', { name: `${LABELS[id]} base URL`, exact: true })
        .fill(this.mocks.url(id));
    }
    await this.place('Ask').click();
  }
  /** The chips of the models that will be asked. */
  models = () => this.page.getByRole('toolbar', { name: 'Models to ask' });
  /**
   * Opens what can be chosen of a model: by its place in the bar, or by how its chip begins.
   * @param {number | string} which
   */
  async openModel(which = 0) {
    const chips = this.models().getByRole('button');
    const chip =
      typeof which === 'number'
        ? chips.nth(which)
        : this.models().getByRole('button', { name: new RegExp(`^${which}`) });
    await chip.click();
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }
  async closeSheet() {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }
  /** Adds a model and leaves its popover open. */
  async addModel() {
    const one = this.page.getByRole('button', {
      name: /^(Compare with another|Add another) model$/,
    });
    await one.click();
  }
  /** Provider and key of the model whose popover is open; closes it. */
  async fillModel(id, key = KEYS[id]) {
    await this.provider().selectOption({ label: LABELS[id] });
    if (key) await this.key().fill(key);
    await this.closeSheet();
  }
  async choose(id, key = KEYS[id]) {
    await this.openModel();
    await this.fillModel(id, key);
  }
  /** One of the four views of the answers. */
  see = (view) => this.page.getByRole('tab', { name: view, exact: true }).click();
  /** The seconds, tokens and the rest, which stand behind Details. */
  async figures() {
    await this.page.getByRole('button', { name: 'Details', exact: true }).first().click();
    return this.page.getByRole('list', { name: 'Figures of this run' });
  }
  async attachBy(way) {
    await this.page.getByRole('button', { name: 'More ways to attach' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: way, exact: true }).click();
  }
  /** What can be done with a file, from its popover. */
  async fileAction(action, name) {
    await this.idle(); // what becomes known of a file may move it
    await this.page.getByRole('button', { name: `Details of ${name}`, exact: true }).click();
    await this.page.getByRole('button', { name: `${action}: ${name}`, exact: true }).click();
  }
  /** What is told of a file, in its popover, which stays open. */
  async fileFacts(name) {
    await this.idle();
    await this.page.getByRole('button', { name: `Details of ${name}`, exact: true }).click();
    return this.page.getByRole('dialog', { name });
  }
  /** Another model of the chosen provider, typed. */
  async typeModel(model) {
    await this.openModel();
    await this.model().fill(model);
    await this.model().press('Escape');
    await this.closeSheet();
  }
  /** The same question anew. */
  async runAgain() {
    await this.page.getByRole('button', { name: 'Edit the question' }).click();
    await this.run().click();
  }
  async attach(...files) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Attach', exact: true }).click();
    // Bytes would go through the page's JavaScript as text, which takes a minute for a long recording.
    const large = files.some(({ bytes }) => bytes.length > 1 << 20);
    const given = large
      ? files.map(({ name, bytes }) => onDisk(name, bytes))
      : files.map(({ name, bytes, type }) => ({ name, buffer: bytes, mimeType: type ?? '' }));
    await (await chooser).setFiles(/** @type {any} */ (given));
  }
  async ask(id, prompt = 'What is this?') {
    await this.choose(id);
    await this.prompt().fill(prompt);
    await this.run().click();
  }
  /** The page as it looks now. Frames are filled in for it only (paintOnDemand). */
  async screenshot() {
    await this.idle();
    await this.page.evaluate(() => {
      window.paints = true;
      window.__triptych.redraw();
      window.paints = false;
    });
    return this.page.screenshot();
  }
  /** Text of everything a person or a screen reader can find on the page. */
  text() {
    return this.page.evaluate(() => {
      /** @type {NodeListOf<HTMLInputElement>} */
      const fields = document.querySelectorAll('input,textarea');
      const values = [...fields]
        .filter((field) => field.type !== 'password')
        .map((field) => field.value);
      return `${document.documentElement.outerHTML}\n${values.join('\n')}`;
    });
  }
}

/**
 * What a test is given, told to the type checker: it cannot see it in the call of extend().
 * @typedef {PlaywrightTestArgs & PlaywrightTestOptions} TestArgs
 * @typedef {PlaywrightWorkerArgs & PlaywrightWorkerOptions} WorkerArgs
 * @typedef {TestType<TestArgs & {app: App, mocks: Mocks, installs: boolean}, WorkerArgs & {site: Site}>} Test
 */
const typed = /** @type {Test} */ (/** @type {unknown} */ (base));

// Frames are laid out, mirrored and counted as ever, but nothing is filled in: on a machine without a
// GPU that is most of the work, and only App.screenshot() looks at it.
function paintOnDemand() {
  const context = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'clear']) {
    const paint = context[name];
    context[name] = function (...args) {
      if (window.paints) paint.apply(this, args);
    };
  }
}

// The page's service worker fetches the whole page once more, which is as much work as opening it: only tests
// that say `test.use({ installs: true })` have one. To the others its installation has not ended yet.
function installNothing() {
  if (!isSecureContext) return; // about:blank
  ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
}

/**
 * Makes the context of the tests before as good as new: Playwright has closed other pages and taken back init
 * scripts, routes and emulation; this is what it leaves.
 * @param {import('@playwright/test').BrowserContext} context @param {Site} site
 */
async function forget(context, site) {
  await context.setOffline(false);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${site.url}nothing`); // of the same origin, and not the page
  await page.evaluate(() => {
    sessionStorage.clear();
    window.name = '';
  });
  const session = await context.newCDPSession(page);
  for (const origin of served)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  served.clear();
  served.add(new URL(site.url).origin);
  await session.send('Network.clearBrowserCache');
  await session.send('Page.resetNavigationHistory');
  await session.detach();
  await context.clearCookies();
  await context.clearPermissions();
}

/**
 * What a test set by DevTools (the size of text, the speed of the processor) holds as long as its session.
 * @param {import('@playwright/test').BrowserContext} context
 * @returns {() => Promise<void>} ends those that were opened since
 */
function watchSessions(context) {
  const { newCDPSession } = context;
  /** @type {import('@playwright/test').CDPSession[]} */
  const opened = [];
  context.newCDPSession = async (page) => {
    const session = await newCDPSession.call(context, page);
    opened.push(session);
    return session;
  };
  return async () => {
    context.newCDPSession = newCDPSession;
    // A page that was closed has taken its session along.
    await Promise.all(opened.map((session) => session.detach().catch(() => {})));
  };
}

const beginnings = (installs) => [paintOnDemand, ...(installs ? [] : [installNothing])];

const byPlaywright = {
  // Of two windows on one screen only one has the focus. (Chromium needs no screen.)
  launchOptions: [
    async ({ launchOptions }, use) => {
      if (process.env.TRIPTYCH_ENGINE !== 'firefox') return use(launchOptions);
      const display = await openDisplay();
      await use({ ...launchOptions, env: { ...process.env, DISPLAY: display.name } });
      return display.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ context, site, reuseContext, installs }, use) => {
    if (reuseContext) await forget(context, site);
    for (const one of beginnings(installs)) await context.addInitScript(one);
    const endSessions = watchSessions(context);
    await use(context);
    await endSessions();
  },
};
// What Playwright cannot drive has a page of the same shape.
const webdriver =
  process.env.TRIPTYCH_ENGINE === 'webkit' ? await import('./webdriver/fixtures.mjs') : null;

export const test = typed.extend({
  // (How options are told to the type checker needs TypeScript.)
  installs: /** @type {any} */ ([false, { option: true }]),
  .../** @type {any} */ (webdriver?.fixtures(beginnings) ?? byPlaywright),
  engine: [
    async ({}, use, info) => {
      const reason = cannot(info.tags);
      base.skip(reason !== '', reason);
      await use(undefined);
    },
    { auto: true },
  ],
  site: [
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    /** @type {any} */ ({ scope: webdriver ? 'test' : 'worker' }), // see webdriver/fixtures.mjs
  ],
  mocks: async ({}, use) => {
    const mocks = await startMocks();
    await use(mocks);
    await mocks.close();
  },
  app: async ({ page, site, mocks }, use) => {
    const app = new App(page, site, mocks);
    await use(app);
    expect(app.strayRequests, 'requests that left this computer').toEqual([]);
  },
});
const expect = /** @type {typeof expectByPlaywright} */ (
  /** @type {unknown} */ (webdriver?.expect ?? expectByPlaywright)
);
export { expect, startSite };
