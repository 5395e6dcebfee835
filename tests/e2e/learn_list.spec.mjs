// The list of lessons: what belongs together, how long it takes, and where one was.
import { expect, test } from './support/app.mjs';

test('lessons stand under their parts, and one button goes on after a reload', async ({
  app,
  page,
}) => {
  await app.open('learn');
  const lessons = page.getByRole('group', { name: 'Lessons' });
  await expect(lessons.getByRole('heading', { level: 2 }).first()).toHaveText('Basics');
  await expect(lessons.getByRole('button', { name: /^1\. / })).toHaveAccessibleDescription(
    / \d+ min · 0 of \d+ XP$/,
  );
  await page.getByRole('button', { name: /^Start: / }).click();
  await expect(page).toHaveURL(/#learn\/what_is_multimodal$/);
  await page.getByRole('button', { name: 'All lessons' }).click();
  await lessons.getByRole('button', { name: /^3\. / }).click();
  await page.getByRole('button', { name: 'All lessons' }).click();
  await app.idle();
  await page.reload();
  await page.getByRole('button', { name: /^Continue: / }).click();
  await expect(page).toHaveURL(/#learn\/openai_vision$/);
});
