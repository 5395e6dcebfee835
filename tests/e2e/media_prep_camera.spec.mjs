// A photo, taken in the page with a camera that the browser makes up.
import { expect, test } from './support/app.mjs';
import { lookAt } from './support/media_makers.mjs';
import config from './playwright.config.ts';

const { launchOptions } = config.use;
const FAKE = [
  '--use-fake-device-for-media-stream=device-count=2',
  '--use-fake-ui-for-media-stream',
];
test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args, ...FAKE] } });

const dialog = (app) => app.page.getByRole('dialog', { name: 'Take a photo' });
const film = (app) => app.page.locator('video');
const button = (app, name) => dialog(app).getByRole('button', { name, exact: true });

async function openCamera(app) {
  await app.attachBy('Take a photo');
  await expect(dialog(app)).toContainText(/The camera is on: \d+ × \d+ px/);
  await expect(film(app)).toBeVisible();
  await app.idle();
}
const size = async (app) =>
  (await dialog(app).textContent())
    .match(/on: (\d+) × (\d+) px/)
    .slice(1)
    .map(Number);
/** The running track of what is shown, to be asked later whether it ended. */
const track = (app) => film(app).evaluateHandle((video) => video.srcObject.getVideoTracks()[0]);
const state = (handle) => handle.evaluate(({ readyState }) => readyState);
const time = (app) => film(app).evaluate(({ currentTime }) => currentTime);

test('seen live without a frame of ours, taken, and sent as a JPEG of all its pixels', async ({
  app,
  mocks,
  page,
}) => {
  await app.openWithMocks();
  await app.choose('anthropic');
  await openCamera(app);
  const place = dialog(app).getByRole('img', { name: 'What the camera sees' });
  expect(await film(app).boundingBox()).toEqual(await place.boundingBox());
  const counts = () =>
    page.evaluate(() => [window.__triptych.frames(), window.__triptych.mutations()]);
  const before = await counts();
  const start = await time(app);
  await expect.poll(() => time(app)).toBeGreaterThan(start + 1);
  expect(await counts()).toEqual(before); // a second of film, nothing drawn and nothing touched
  const [width, height] = await size(app);
  expect(width).toBeGreaterThanOrEqual(1280);
  const running = await track(app);
  expect(await state(running)).toBe('live');
  await button(app, 'Take the photo').click();
  await expect(dialog(app)).toContainText(`image/jpeg · ${width} × ${height} px`);
  expect(await state(running)).toBe('ended');
  await expect(film(app)).toHaveCount(0);
  await button(app, 'Take another').click();
  await expect(dialog(app)).toContainText('The camera is on:');
  await expect(button(app, 'Add to question')).toBeDisabled();
  const again = await track(app);
  await button(app, 'Take the photo').click();
  await expect(dialog(app).getByRole('img', { name: 'The photo' })).toBeVisible();
  await app.idle();
  await button(app, 'Add to question').click();
  expect(await state(again)).toBe('ended');
  await expect(app.attachments()).toContainText('photo.jpg');
  await app.idle();
  mocks.script('anthropic', { text: 'Seen.' });
  await app.prompt().fill('What is it?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Seen.');
  const [media] = (await mocks.call('anthropic')).media;
  expect(media).toMatchObject({ declared: 'image/jpeg', sniffed: 'image/jpeg' });
  const seen = await lookAt(page, 'image/jpeg', media.bytes, [
    [0.05, 0.9],
    [0.95, 0.5],
  ]);
  expect([seen.width, seen.height]).toEqual([width, height]);
  for (const [red, green, blue] of seen.colours) {
    // the made-up camera films a green ground
    expect(green).toBeGreaterThan(100);
    expect(green).toBeGreaterThan(red + blue);
  }
});

test('it is off when the dialog closes, when the page is hidden, and elsewhere', async ({
  app,
  page,
}) => {
  await app.open();
  await openCamera(app);
  let running = await track(app);
  await page.keyboard.press('Escape');
  await expect(dialog(app)).toHaveCount(0);
  expect(await state(running)).toBe('ended');

  await openCamera(app);
  running = await track(app);
  await button(app, 'Discard').click();
  await expect(film(app)).toHaveCount(0);
  expect(await state(running)).toBe('ended');

  await openCamera(app);
  running = await track(app);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange')); // and seen again
  });
  await expect(dialog(app).getByRole('alert')).toContainText(
    'switched off because the page was hidden',
  );
  expect(await state(running)).toBe('ended');
  await button(app, 'Try again').click();
  await expect(dialog(app)).toContainText('The camera is on:');
  await expect(dialog(app).getByRole('alert')).toHaveCount(0);

  running = await track(app);
  await page.evaluate(() => {
    location.hash = 'learn';
  });
  await expect(dialog(app)).toHaveCount(0);
  expect(await state(running)).toBe('ended');
});

test('one camera among several; one that is pulled out', async ({ app }) => {
  await app.open();
  await openCamera(app);
  const which = dialog(app).getByRole('combobox', { name: 'Camera', exact: true });
  await expect(which.locator('option')).toHaveCount(2);
  const first = await track(app);
  const [now, other] = await which.evaluate((select) => [
    select.value,
    [...select.options].find(({ selected }) => !selected).value,
  ]);
  await which.selectOption(other);
  await expect(dialog(app)).toContainText('The camera is on:');
  await expect(film(app)).toHaveCount(1);
  expect(await state(first)).toBe('ended');
  const second = await track(app);
  expect(await second.evaluate((it) => it.getSettings().deviceId)).toBe(other);
  expect(other).not.toBe(now);
  await second.evaluate((it) => it.dispatchEvent(new Event('ended'))); // as a browser tells it
  await expect(dialog(app).getByRole('alert')).toContainText('it was unplugged');
  expect(await state(second)).toBe('ended');
});
