// What a finger sets going: only the whole browser goes on scrolling by itself, its shell does not.
import { devices } from '@playwright/test';
import { expect, test } from './app.mjs';
import { launch } from './chromium.mjs';

test.use({
  ...devices['Pixel 7'],
  defaultBrowserType: undefined,
  viewport: { width: 390, height: 844 },
  launchOptions: launch('chromium'),
});

test('a finger scrolls, with momentum, and does not press what it scrolls over', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  const devtools = await context.newCDPSession(page);
  const top = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('#mirror .scrolls')].find(
          (e) => e.scrollHeight > e.clientHeight + 50,
        ).scrollTop,
    );
  const sample = page.getByRole('button', { name: 'Receipt', exact: true });
  await sample.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await app.idle();
  const before = await top();
  const chip = await sample.boundingBox();
  const finger = (type, y) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: chip.x + 20, y }],
    });
  const from = chip.y + chip.height / 2;
  await finger('touchStart', from);
  for (let y = from; y > from - 240; y -= 16) await finger('touchMove', y);
  const atLift = await top();
  await finger('touchEnd');
  expect(atLift - before).toBeGreaterThan(100);
  await expect.poll(top).toBeGreaterThan(atLift); // it goes on by itself
  await expect(app.attachments().getByRole('listitem')).toHaveCount(0); // the sample was not taken on the way
});
