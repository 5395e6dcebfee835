// The course around its lessons: progress that can be mended, taken away and brought in, code that a
// check leaves alone, editors, files for one's own computer, and the way to everything by Ctrl+K.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/app.mjs';

const editor = (page, cell) =>
  page.getByRole('textbox', { name: `Code of cell ${cell}`, exact: true });
const run = (page, cell) => page.getByRole('button', { name: `Run cell ${cell}`, exact: true });
const exercise = (page, id) =>
  page.getByRole('group', { name: /^Exercise/ }).filter({ has: editor(page, id) });

// With an exercise, its first one.
const LESSON = { id: 'bytes_to_base64', task: 'media_types' };

async function downloaded(page, button) {
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a check leaves the variables of the cells alone, and Run grades nothing', async ({
  app,
  page,
}) => {
  await app.open(`learn/${LESSON.id}`);
  const cells = page.getByRole('group', { name: /^Cell / });
  const first = (await cells.first().getAttribute('aria-label')).replace('Cell ', '');
  const card = page.getByRole('group', { name: /^Exercise/ }).first();
  await editor(page, first).fill('mine = 41');
  await run(page, first).click();
  await app.idle();
  await card.getByRole('button', { name: 'Check', exact: true }).click();
  await app.idle();
  const tests = card.getByRole('list', { name: 'Tests' });
  await expect(tests.getByText(/^failed: /)).toHaveCount(1);
  await expect(tests.getByText(/^not checked yet: /).first()).toBeVisible();
  const code = card.getByRole('textbox');
  await code.fill('print(mine + 1)');
  await card.getByRole('button', { name: /^Run your code/ }).click();
  await app.idle();
  await expect(card.getByRole('group', { name: /^Output of/ })).toContainText('42');
  await card.getByRole('button', { name: 'Start over' }).click();
  await expect(code).not.toHaveValue('print(mine + 1)');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(code).toHaveValue('print(mine + 1)');
});

test('the line of an error is told and marked in its cell', async ({ app, page }) => {
  await app.open('learn/scratchpad');
  await editor(page, 'cell').fill('x = 1\ny = x / 0\nprint(y)');
  await run(page, 'cell').click();
  await app.idle();
  await expect(editor(page, 'cell')).toHaveAccessibleDescription(/^Error in line 2\./);
  await editor(page, 'cell').fill('x = 1');
  await expect(editor(page, 'cell')).not.toHaveAccessibleDescription(/Error in line/);
});

test('undo goes by words, and Tab indents only when it was asked to', async ({ app, page }) => {
  await app.open('learn/scratchpad');
  const field = editor(page, 'cell');
  await field.focus();
  await page.keyboard.type('alpha beta gamma');
  await page.keyboard.press('Control+Z');
  await expect(field).toHaveValue(/^alpha beta\s*$/);
  await page.keyboard.press('Control+Z');
  await expect(field).toHaveValue(/^alpha\s*$/);
  await page.keyboard.press('Control+Shift+Z');
  await expect(field).toHaveValue(/^alpha beta\s*$/);

  await field.fill('a = 1\nb = 2');
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await field.focus();
  await page.keyboard.press('Control+M');
  await expect(page.getByText('Tab indents, Shift+Tab takes it back.').first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('    a = 1\n    b = 2');
  await page.keyboard.press('Shift+Tab');
  await expect(field).toHaveValue('a = 1\nb = 2');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('a = 1\nb = 2   ');
  await page.keyboard.press('Control+Z');
  await expect(field).toHaveValue('a = 1\nb = 2');
  await page.keyboard.press('Control+M');
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});

test('a wrong prediction is tried again for all its points, and code in it is code', async ({
  app,
  page,
}) => {
  await app.open('learn/three_wires');
  const quiz = page.getByRole('group', { name: 'Predict' }).first();
  const options = quiz.getByRole('radio');
  await expect(options.first()).toBeVisible();
  const words = (await options.allTextContents()).join('\n');
  expect(words).not.toBe('');
  expect(words).not.toContain('`');
  for (let i = 0; i < (await options.count()); i++) {
    await options.nth(i).click();
    if (await quiz.getByText('Right.', { exact: true }).count()) break;
    await quiz.getByRole('button', { name: 'Try again' }).click();
    await expect(quiz.getByText('Not quite.')).toHaveCount(0);
  }
  await expect(quiz.getByText(/^\d+ XP earned$/)).toBeVisible();
});

test('progress is exported, refused when it is cut off, and brought in again', async ({
  app,
  page,
}) => {
  await app.open('learn/scratchpad');
  await editor(page, 'cell').fill('kept = 7');
  await app.open('learn');
  const file = await downloaded(page, page.getByRole('button', { name: 'Export progress' }));
  expect(JSON.parse(file.text).edits).toEqual({ 'scratchpad/cell': 'kept = 7' });
  const bring = async (text) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import progress' }).click();
    await (
      await chooser
    ).setFiles([{ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  };
  await page.getByRole('button', { name: 'Reset progress' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset progress' }).click();
  await bring(file.text.slice(0, -9));
  await expect(page.getByRole('alert')).toContainText('mine.json: The file is not valid JSON');
  await bring(file.text);
  await expect(page.getByText(/^Imported: 0 XP more, code of 1 cells/)).toBeVisible();
  await app.open('learn/scratchpad');
  await expect(editor(page, 'cell')).toHaveValue('kept = 7');

  await app.open('learn/class-table');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open progress files' }).click();
  const buffer = Buffer.from(file.text);
  await (
    await chooser
  ).setFiles([
    { name: 'Zoe.json', mimeType: 'application/json', buffer },
    { name: 'Ada.json', mimeType: 'application/json', buffer },
  ]);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
  const csv = await downloaded(page, page.getByRole('button', { name: 'Download CSV' }));
  expect(csv.text).toMatch(/^file,lessons_done,.*\r\nAda,0,/);
});

test('a lesson is a notebook and a script with what the learner wrote', async ({ app, page }) => {
  await app.open(`learn/${LESSON.id}`);
  const first = page.getByRole('textbox', { name: /^Code of cell/ }).first();
  await first.fill('mine = 41');
  const book = await downloaded(page, page.getByRole('button', { name: 'Download as .ipynb' }));
  expect(book.name).toBe(`${LESSON.id}.ipynb`);
  const { cells, nbformat } = JSON.parse(book.text);
  expect(nbformat).toBe(4);
  expect(cells.map((cell) => cell.source.join(''))).toContain('mine = 41');
  const script = await downloaded(page, page.getByRole('button', { name: 'Download as .py' }));
  expect(script.text).toContain('\nmine = 41\n');
});

test('Ctrl+K finds a lesson before Learn was opened, and leads to an exercise', async ({
  app,
  page,
}) => {
  await app.open('');
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill('receipts lesson');
  await expect(page.getByRole('option').first()).toContainText('10. ');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#learn\/receipts$/);
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill('exercise base64');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#learn\/bytes_to_base64$/);
  await expect(editor(page, LESSON.task)).toBeFocused();
  await expect(exercise(page, LESSON.task)).toBeInViewport();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('a wide table scrolls and breaks no word', async ({ app, page }) => {
    await app.open('learn/three_wires');
    const table = page.getByRole('table').first();
    await table.scrollIntoViewIfNeeded();
    const wide = await table.evaluate((element) => {
      const region = element.parentElement;
      return {
        more: region.scrollWidth - region.clientWidth,
        x: getComputedStyle(region).overflowX,
      };
    });
    expect(wide.more).toBeGreaterThan(0);
    expect(wide.x).toBe('auto');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
