// A microphone and a camera that the person does not allow. The browser is told to refuse, which takes a whole browser
// of its own.
import { expect, test } from './support/app.mjs';
import { launch } from './support/chromium.mjs';

const launchOptions = launch('chromium'); // its shell asks nobody, and so refuses nothing
test.use({
  launchOptions: {
    ...launchOptions,
    args: [
      ...launchOptions.args,
      '--use-fake-device-for-media-stream',
      '--deny-permission-prompts',
    ],
  },
});

test('a refused microphone is told, with what to do', async ({ app }) => {
  await app.open();
  await app.attachBy('Record audio');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText(
    'did not allow this page to use the microphone',
  );
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a refused camera is told, with what to do, and the way without it', async ({ app, page }) => {
  await app.open();
  await app.attachBy('Take a photo');
  const dialog = app.page.getByRole('dialog', { name: 'Take a photo' });
  await expect(dialog.getByRole('alert')).toContainText(
    'did not allow this page to use the camera',
  );
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'did not allow this page to use the camera',
  );
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a picture instead' }).click();
  expect(
    await (
      await chooser
    )
      .element()
      .evaluate((/** @type {HTMLInputElement} */ input) => input.accept),
  ).toBe('image/*');
  await expect(dialog).toHaveCount(0);
});
