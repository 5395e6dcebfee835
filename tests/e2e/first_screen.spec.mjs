// What can be done while the program is on its way: the first screen has a field of its own.
import { expect, test } from './support/app.mjs';

const first = (page) => page.locator('#first-prompt');

/** Holds the program until the returned function is called. */
async function holdProgram(page) {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(/\/first-\w+\.wasm$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const come = async (app, fragment = '') => {
  const release = await holdProgram(app.page);
  await app.page.goto(`${app.site.url}?testing=1${fragment}`, { waitUntil: 'commit' });
  return release;
};
const shell = (page) => page.waitForFunction(() => document.readyState === 'complete');
const ready = (page) => expect(page.locator('#loading')).toHaveCount(0);

test(
  'what is typed before the program is there stands in its field, cursor and all',
  { tag: ['@smoke', '@hold'] },
  async ({ app }) => {
    const { page } = app;
    const release = await come(app);
    await expect(first(page)).toBeFocused(); // as the field of the program is
    await page.keyboard.type('Whar is this?\nBriefly.');
    await first(page).evaluate((field) => field.setSelectionRange(3, 4));
    const place = await first(page).boundingBox();
    release();
    await ready(page);
    await expect(app.prompt()).toBeFocused();
    await page.keyboard.type('t');
    await app.idle();
    await expect(app.prompt()).toHaveValue('What is this?\nBriefly.');
    const own = await app.prompt().boundingBox();
    for (const side of /** @type {const} */ (['x', 'y', 'width', 'height']))
      expect(Math.abs(own[side] - place[side]), `${side}: the field does not jump`).toBeLessThan(1);
    await page.reload();
    await app.idle();
    await expect(app.prompt(), 'it is kept like any other').toHaveValue('What is this?\nBriefly.');
    expect(app.console).toEqual([]);
  },
);

test('the first screen is painted before anything else has come', async ({ app }) => {
  const { page } = app;
  await page.route(/\.(js|css|wasm|woff2)$/, () => {}); // never
  await page.goto(app.site.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Chromium would hold the first paint back, for a while, for a typeface that the head asks for.
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('link[as=font]')].map((link) => link.parentElement?.localName),
  );
  expect(links).toEqual(['body']);
});

test('a question asked before the program is there runs when it is', async ({ app }) => {
  const { page } = app;
  const release = await come(app);
  await shell(page);
  await first(page).fill('Say hello.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Loading… Then your question runs.')).toBeVisible();
  await page.keyboard.type(' Twice.'); // another question, which nobody has asked for
  await expect(page.getByText('Loading…', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  release();
  await expect(page.getByText('3/3 done')).toBeVisible();
  await app.idle();
  await expect(page.getByText('Say hello. Twice.').first()).toBeVisible();
});

test('the question of the last visit comes once, and what is typed now behind it', async ({
  app,
}) => {
  const { page } = app;
  await app.cameBefore({ prompt: 'What is it?' });
  (await come(app))();
  await ready(page);
  await app.idle();
  await expect(app.prompt()).toHaveValue('What is it?');
  await page.unrouteAll();
  const release = await come(app, '&again=1');
  await expect(first(page)).toHaveValue('What is it?');
  await page.keyboard.type(' And why?'); // the cursor is where one goes on
  release();
  await app.idle();
  await expect(app.prompt()).toHaveValue('What is it? And why?');
});

test('an input method is not disturbed by the program that comes', async ({ app }) => {
  const { page } = app;
  const release = await come(app);
  await shell(page);
  const devtools = await page.context().newCDPSession(page);
  const composed = { text: 'きょう', selectionStart: 3, selectionEnd: 3 };
  await devtools.send('Input.imeSetComposition', composed);
  release();
  await app.idle();
  await expect(first(page), 'it is still there').toBeFocused();
  await devtools.send('Input.insertText', { text: '今日' });
  await ready(page);
  await app.idle();
  await expect(app.prompt()).toHaveValue('今日');
  await expect(app.prompt()).toBeFocused();
});

test('a long text that is pasted early is a file, as it is later', async ({ app }) => {
  const { page } = app;
  const release = await come(app);
  await shell(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'a long text\n'.repeat(10_000));
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(event);
  });
  release();
  await app.idle();
  await expect(app.attachments()).toContainText('pasted-text.txt');
  await expect(page.getByText(/^The pasted text is long/)).toBeVisible();
  await expect(app.prompt()).toHaveValue('');
});

test('an address of another place has no field that would lead nowhere', async ({ app }) => {
  const release = await come(app, '#history');
  await expect(app.page.getByText('Loading…', { exact: true })).toBeVisible();
  await expect(first(app.page)).toBeHidden();
  release();
  await app.idle();
  await expect(app.page.getByRole('heading', { name: 'History' }).first()).toBeVisible();
});
