// What a finger sets going: only the whole browser goes on scrolling by itself, its shell does not.
import { devices } from '@playwright/test';
import { expect, test } from './support/app.mjs';
import { launch } from './support/chromium.mjs';

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
  await app.open('learn');
  const devtools = await context.newCDPSession(page);
  const list = await page.evaluateHandle(() =>
    [...document.querySelectorAll('#mirror .scrolls')].find(
      (element) => element.scrollHeight > element.clientHeight + 50,
    ),
  );
  const top = () => list.evaluate((element) => element.scrollTop);
  const sample = page.getByRole('group', { name: 'Lessons' }).getByRole('button').nth(6);
  await sample.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await app.idle();
  const before = await top();
  const chip = await sample.boundingBox();
  // The browser takes the speed from the events' own times. They say what a finger does, however long
  // this computer takes to hand them on.
  const began = Date.now() / 1000;
  const finger = (type, y, frame) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: chip.x + 20, y }],
      timestamp: began + frame * 0.016,
    });
  const from = chip.y + chip.height / 2;
  const frames = 15;
  await finger('touchStart', from, 0);
  for (let frame = 1; frame <= frames; frame++) await finger('touchMove', from - frame * 16, frame);
  const lifted = await list.evaluateHandle((element) => ({
    at: new Promise((resolve) => {
      addEventListener('touchend', () => resolve(element.scrollTop), { capture: true });
    }),
  }));
  await finger('touchEnd', from, frames + 1);
  const atLift = await lifted.evaluate(({ at }) => at);
  expect(atLift - before).toBeGreaterThan(100);
  await expect.poll(top).toBeGreaterThan(atLift); // it goes on by itself
  await expect(page).toHaveURL(/#learn$/); // no lesson was opened on the way
});
