// Fingers, small screens, keyboards on glass.
import { devices } from '@playwright/test';
import { expect, test } from './support/app.mjs';

test.use({
  ...devices['Pixel 7'],
  defaultBrowserType: undefined,
  viewport: { width: 390, height: 844 },
});

test('a run by touch; targets are large enough; nothing zooms', async ({ app, mocks, page }) => {
  mocks.script('gemini', { text: 'Seen by touch.' });
  await app.open();
  await app.place('Keys').tap();
  await page
    .getByRole('textbox', { name: 'Gemini base URL', exact: true })
    .fill(mocks.url('gemini'));
  await app.place('Ask').tap();
  await app.choose('gemini');
  await app.prompt().tap();
  await expect(app.prompt()).toBeFocused();
  await page.keyboard.type('What?');
  await app.run().tap();
  await expect(app.answer()).toHaveText('Seen by touch.');
  for (const place of await app.places()) {
    await page.locator(`[data-place="${place}"]`).tap();
    await app.idle();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror :is(button,input,textarea,select,[role=option])')]
        .filter((e) => e.tabIndex >= 0)
        .map((e) => ({
          name: e.getAttribute('aria-label') ?? e.textContent,
          box: e.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
    );
    expect(small, place).toEqual([]);
    const fonts = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror :is(input,textarea,select)')]
        .filter((e) => e.getClientRects().length > 0)
        .map((e) => Number.parseFloat(getComputedStyle(e).fontSize)),
    );
    expect(Math.min(...fonts, 99), 'smaller fields make phones zoom in').toBeGreaterThanOrEqual(16);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth <= innerWidth && visualViewport.scale === 1,
      ),
    ).toBe(true);
  }
});

test("a long press is the browser's: words can be selected, its menu opens", async ({
  app,
  page,
}) => {
  await app.open('learn');
  const words = page.getByRole('heading', { level: 1 });
  const found = await words.evaluate((e) => {
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    e.dispatchEvent(menu);
    getSelection().selectAllChildren(e);
    return {
      kept: !menu.defaultPrevented,
      select: getComputedStyle(e).userSelect,
      hit:
        document.elementFromPoint(
          e.getBoundingClientRect().x + 40,
          e.getBoundingClientRect().y + 10,
        ) === e,
    };
  });
  expect(found).toEqual({ kept: true, select: 'text', hit: true });
});

test('the keyboard on the screen never hides the field', async ({ app, page }) => {
  await app.open();
  await app.prompt().tap();
  // As phones do: the keyboard takes half of the page's height (interactive-widget=resizes-content).
  await page.setViewportSize({ width: 390, height: 400 });
  await app.idle();
  await expect(app.prompt()).toBeFocused();
  const inView = () =>
    app.prompt().evaluate((f) => {
      const field = f.getBoundingClientRect();
      const box = f.closest('.scrolls').getBoundingClientRect();
      return field.top >= box.top - 1 && field.top + 60 <= box.bottom;
    });
  await expect.poll(inView).toBe(true);
  await page.keyboard.type('still typing');
  await expect(app.prompt()).toHaveValue('still typing');
  await expect(page.getByRole('navigation')).toHaveCount(0); // room for the text instead
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('navigation')).toHaveCount(1);
});

for (const width of [360, 390, 430]) {
  test(`everything fits ${width} pixels, also in Arabic`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 780 });
    for (const language of ['English', 'العربية']) {
      await app.open('keys');
      await page
        .getByRole('combobox', { name: /Language of the interface|لغة/ })
        .selectOption({ label: language });
      await app.idle();
      for (const place of await app.places()) {
        await app.go(place);
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll('#mirror .item')]
            .filter((e) => !e.parentElement.closest('.scrolls-x')) // swiped
            .map((e) => ({
              text: (e.getAttribute('aria-label') ?? e.textContent).slice(0, 40),
              box: e.getBoundingClientRect(),
            }))
            .filter(({ box }) => box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5))
            .map(({ text, box }) => `${text} ${box.left}..${box.right}`),
        );
        expect.soft(outside, `${language}, ${place}`).toEqual([]);
      }
    }
  });
}

test('camera and recorder are offered, and ask the device for them', async ({ app, page }) => {
  await app.open();
  for (const [name, accept, capture] of [
    ['Take a photo', 'image/*', 'environment'],
    ['Record audio', 'audio/*', 'user'],
    ['Attach', '', null],
  ]) {
    const chooser = page.waitForEvent('filechooser');
    if (name === 'Attach') await page.getByRole('button', { name, exact: true }).tap();
    else await app.attachBy(name);
    const { accept: a, capture: c } = await (
      await chooser
    )
      .element()
      .evaluate((/** @type {HTMLInputElement} */ e) => ({
        accept: e.accept,
        capture: e.getAttribute('capture'),
      }));
    expect([a, c]).toEqual([accept, capture]);
  }
});

test("the page's own camera is there too; without one the device's is offered", async ({
  app,
  page,
}) => {
  await app.open();
  await app.attachBy('Live camera');
  const dialog = page.getByRole('dialog', { name: 'Take a photo' });
  await expect(dialog.getByRole('alert')).toContainText('No camera was found');
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a picture instead' }).tap();
  expect(
    await (
      await chooser
    )
      .element()
      .evaluate((/** @type {Element} */ input) => input.getAttribute('capture')),
  ).toBe('environment');
});
