// Three lessons as a learner goes through them: once by keyboard alone, once with a finger on a phone.
import { devices } from '@playwright/test';
import { expect, test } from './support/app.mjs';
import { fastClock } from './support/fast_clock.mjs';
import { LESSONS } from './support/lessons.mjs';

const THREE = LESSONS.slice(0, 3);

/**
 * What the lesson says once everything in it is done.
 * @param {import('@playwright/test').Page} page
 */
async function expectDone(page, lesson) {
  for (const cell of lesson.cells) {
    const region = page.getByRole('group', { name: `Cell ${cell}`, exact: true });
    if (cell.endsWith('_fails')) await expect(region.getByRole('alert')).toBeVisible();
    else await expect(region.getByRole('status')).toContainText(/Done in/);
  }
  await expect(page.getByText(/XP earned/)).toHaveCount(lesson.steps.length - lesson.cells.length);
}

/** How the element that has the focus is called. @param {import('@playwright/test').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const e = /** @type {HTMLElement} */ (document.activeElement);
    return e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 60);
  });

/**
 * Presses a key until one of these has the focus.
 * @param {import('@playwright/test').Page} page @param {string[]} names
 */
async function pressTo(page, key, names, most = 60) {
  const seen = /** @type {string[]} */ ([]);
  const short = names.map((name) => name.slice(0, 60));
  while (!short.includes(await focused(page))) {
    await page.keyboard.press(key);
    seen.push(await focused(page));
    expect(seen.length, `to ${names}: ${seen.join(' | ')}`).toBeLessThan(most);
  }
}

test('three lessons by keyboard alone', async ({ app, page }) => {
  test.setTimeout(120_000);
  await fastClock(page);
  await app.open('learn');
  await pressTo(page, 'Tab', [`1. ${THREE[0].title}`]);
  await page.keyboard.press('Enter');
  for (const [i, lesson] of THREE.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
    for (const { kind, id, solution, options, right } of lesson.steps) {
      if (kind === 'quiz') {
        await pressTo(page, 'Tab', options);
        await pressTo(page, 'ArrowDown', [options[right]], options.length);
        await page.keyboard.press('Space');
        continue;
      }
      await pressTo(page, 'Tab', [`Code of cell ${id}`]);
      if (kind === 'cell') {
        await page.keyboard.press('Control+Enter');
      } else {
        await page.keyboard.press('Control+A');
        await page.keyboard.insertText(solution);
        await pressTo(page, 'Tab', ['Check']);
        await page.keyboard.press('Enter');
      }
      await app.idle();
    }
    await expectDone(page, lesson);
    await pressTo(page, 'Tab', [`Next: ${LESSONS[i + 1].title}`]);
    await page.keyboard.press('Enter');
    await app.idle();
  }
});

test.describe('with a finger', () => {
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
  test.use({ ...phone, viewport: { width: 390, height: 844 } });

  test('three lessons on a phone', async ({ app, page }) => {
    test.setTimeout(120_000);
    await fastClock(page);
    await app.open('learn');
    await page.getByRole('button', { name: `1. ${THREE[0].title}`, exact: true }).tap();
    for (const [i, lesson] of THREE.entries()) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
      for (const { kind, id, solution, options, right } of lesson.steps) {
        if (kind === 'quiz') {
          await page.getByRole('radio', { name: options[right], exact: true }).tap();
          continue;
        }
        if (kind === 'cell') {
          await page.getByRole('button', { name: `Run cell ${id}`, exact: true }).tap();
        } else {
          const code = page.getByRole('textbox', { name: `Code of cell ${id}`, exact: true });
          await code.tap();
          await expect(code).toBeFocused();
          await code.fill(solution);
          const card = page.getByRole('group', { name: /^Exercise/ }).filter({ has: code });
          await card.getByRole('button', { name: 'Check', exact: true }).tap();
        }
        await app.idle();
      }
      await expectDone(page, lesson);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        'nothing sticks out',
      ).toBe(true);
      await page.getByRole('button', { name: `Next: ${LESSONS[i + 1].title}`, exact: true }).tap();
      await app.idle();
    }
  });
});
