// What a person finds without searching: the prompt in view and focused, a demo in one click, Run
// within a few Tab stops, a comparison within one action, pages that are not endless.
import { expect, test } from './support/app.mjs';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
  { width: 390, height: 844 },
];

/** Height of all there is to scroll, of the tallest region of the page. */
const contentHeight = (page) =>
  page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('#mirror .scrolls')].map((e) => e.scrollHeight)),
  );

for (const size of SIZES) {
  test(`the empty page at ${size.width} × ${size.height}`, async ({ app, page }) => {
    await page.setViewportSize(size);
    await app.visit();
    await expect(app.prompt()).toBeFocused();
    await expect(app.prompt()).toBeInViewport({ ratio: 1 });
    await expect(app.run()).toBeInViewport({ ratio: 1 });
    for (const demo of ['receipt', 'chart', 'meeting', 'test image'])
      await expect(page.getByRole('button', { name: `Demo: ${demo}` })).toBeInViewport();
    let stops = 0;
    while (!(await app.run().evaluate((e) => e === document.activeElement)) && stops < 10) {
      await page.keyboard.press('Tab');
      ++stops;
    }
    expect(stops, 'Tab stops from the prompt to Run').toBeLessThanOrEqual(6);
  });

  test(`a demo is one click, its comparison one more, at ${size.width} × ${size.height}`, async ({
    app,
    page,
  }) => {
    await page.setViewportSize(size);
    await app.visit();
    await page.getByRole('button', { name: 'Demo: receipt' }).click();
    await expect(page.getByText('3/3 done')).toBeInViewport();
    await app.idle();
    // Structured answers of several models open on their comparison.
    await expect(page.getByRole('tab', { name: 'Compare', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.getByRole('table', { name: 'Values by model' })).toBeVisible();
    await expect(app.prompt(), 'the follow-up field').toBeInViewport({ ratio: 1 });
    const heights = {};
    for (const view of ['Compare', 'Answers']) {
      await app.see(view);
      await app.idle();
      heights[view] = await contentHeight(page);
    }
    expect(Math.max(...Object.values(heights)), JSON.stringify(heights)).toBeLessThanOrEqual(2000);
    await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
    await expect(page.getByText('3/3 done'), 'the head stays').toBeInViewport();
  });
}

test('a finger gets no keyboard before it asks for one', async ({ browser, site, mocks }) => {
  const { App } = await import('./support/app.mjs');
  const context = await browser.newContext({ hasTouch: true, viewport: SIZES[2] });
  const app = new App(await context.newPage(), site, mocks);
  await app.visit();
  await expect(app.prompt()).not.toBeFocused();
  await context.close();
});

test('a new question clears the answers, which History and Undo still have', async ({
  app,
  page,
}) => {
  await app.visit();
  await page.getByRole('button', { name: 'Demo: chart' }).click();
  await expect(page.getByText('3/3 done')).toBeVisible();
  await app.idle();
  await page.getByRole('button', { name: 'New question' }).click();
  await expect(page.getByText('Saved in History.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Demo: chart' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3/3 done')).toBeVisible();
});

test('the text of a field does not shine through what lies over it', async ({ app, page }) => {
  await app.open();
  await app.prompt().fill('Words below the popover');
  await page.getByRole('button', { name: 'Options', exact: true }).click();
  await expect(app.prompt()).toHaveClass(/covered/);
  await app.closeSheet();
  await expect(app.prompt()).not.toHaveClass(/covered/);
});
