// Learn: cells that run, quizzes, exercises that grade, progress that stays. No key, no network.
import { readFileSync } from 'node:fs';
import { App, expect, startSite, test } from './support/app.mjs';
import { fastClock } from './support/fast_clock.mjs';
import { LESSONS } from './support/lessons.mjs';

// Where the engine cannot suspend a cell, it waits with the help of the service worker.
test.use({ installs: process.env.TRIPTYCH_ENGINE === 'webkit' });

const editor = (page, cell) =>
  page.getByRole('textbox', { name: `Code of cell ${cell}`, exact: true });
const run = (page, cell) => page.getByRole('button', { name: `Run cell ${cell}`, exact: true });
const output = (page, cell) => page.getByRole('group', { name: `Output of ${cell}`, exact: true });

async function scratch(app, code) {
  await app.open('learn/scratchpad');
  await expect(run(app.page, 'cell')).toBeVisible();
  await editor(app.page, 'cell').fill(code);
  await run(app.page, 'cell').click();
}

test(
  'the list shows every lesson; one opens and goes back',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open('learn');
    const lessons = page.getByRole('group', { name: 'Lessons' });
    await expect(lessons.getByRole('button')).toHaveCount(LESSONS.length + 1); // and the scratchpad
    await lessons.getByRole('button', { name: `1. ${LESSONS[0].title}`, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`#learn/${LESSONS[0].id}$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(LESSONS[0].title);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn');
  },
);

/** What the lesson is as a file. */
async function lessonAs(page, kind) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download as ${kind}`, exact: true }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

for (const lesson of LESSONS) {
  test(`all of “${lesson.title}” works: cells, exercises, predictions, downloads`, async ({
    app,
    page,
  }) => {
    test.setTimeout(120_000);
    await fastClock(page);
    await app.open(`learn/${lesson.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
    for (const cell of lesson.cells) await expect(run(page, cell)).toBeEnabled();
    await page.getByRole('button', { name: 'Run all cells' }).click();
    await app.idle();
    for (const cell of lesson.cells) {
      const region = page.getByRole('group', { name: `Cell ${cell}`, exact: true });
      if (cell.endsWith('_fails')) await expect(region.getByRole('alert')).toBeVisible();
      else await expect(region.getByRole('status')).toContainText(/Done in/);
    }
    for (const exercise of lesson.exercises) {
      const card = page
        .getByRole('group', { name: /^Exercise/ })
        .filter({ has: editor(page, exercise.id) });
      await editor(page, exercise.id).fill(exercise.solution);
      await card.getByRole('button', { name: 'Check', exact: true }).click();
      await app.idle();
      await expect(card.getByText(/XP earned/)).toBeVisible();
      await expect(card.getByRole('list', { name: 'Tests' })).not.toContainText('failed');
    }
    const quizzes = lesson.steps.filter(({ kind }) => kind === 'quiz');
    for (const [i, { right }] of quizzes.entries()) {
      const quiz = page.getByRole('group', { name: 'Predict', exact: true }).nth(i);
      await quiz.getByRole('radio').nth(right).click();
      await expect(quiz.getByText(/XP earned/)).toBeVisible();
    }
    const [script, notebook] = [await lessonAs(page, '.py'), await lessonAs(page, '.ipynb')];
    for (const { solution } of lesson.exercises) expect(script).toContain(solution);
    const cells = JSON.parse(notebook).cells.filter(({ cell_type }) => cell_type === 'code');
    expect(cells.length).toBeGreaterThanOrEqual(lesson.cells.length + lesson.exercises.length);
    expect(app.console.filter((line) => !line.includes('getImageData'))).toEqual([]);
  });
}

test('what a starter lacks is told; hints come one by one; the solution explains', async ({
  app,
  page,
}) => {
  const lesson = LESSONS.find(({ exercises }) => exercises.length > 0);
  await app.open(`learn/${lesson.id}`);
  const card = page.getByRole('group', { name: /^Exercise/ }).first();
  await card.getByRole('button', { name: 'Check', exact: true }).click();
  const tests = card.getByRole('list', { name: 'Tests' });
  await expect(tests.or(card.getByRole('alert')).first()).toBeVisible();
  await expect(card.getByText(/XP earned/)).toHaveCount(0);
  const hint = card.getByRole('button', { name: /^Hint/ });
  await expect(hint).toHaveText(/^Hint 1 of \d \(−\d+ XP\)$/);
  const hints = Number((await hint.textContent()).match(/of (\d)/)[1]);
  await hint.click();
  if (hints > 1) await expect(hint).toHaveText(/^Hint 2 of /);
  await card.getByRole('button', { name: /^Show solution \(−\d+ XP\)$/ }).click();
  await expect(card.getByRole('heading', { name: 'A solution' })).toBeVisible();
});

test(
  'a prediction is answered at once, and counts; progress survives a reload',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open(`learn/${LESSONS[0].id}`);
    const quiz = page.getByRole('group', { name: 'Predict' }).first();
    const options = quiz.getByRole('radio');
    for (let i = 0; i < (await options.count()); i++) {
      await options.nth(i).click();
      await expect(options.nth(i)).toHaveAttribute('aria-checked', 'true');
      await expect(quiz.getByText(/^(Right|Not quite)\.$/)).toBeVisible();
      if (await quiz.getByText('Right.', { exact: true }).count()) break;
    }
    await expect(quiz.getByText(/XP earned/)).toBeVisible();
    await app.idle();
    await page.reload();
    await app.idle();
    await expect(
      page
        .getByRole('group', { name: 'Predict' })
        .first()
        .getByText(/XP earned/),
    ).toBeVisible();
  },
);

test(
  'Ctrl+Enter runs, Shift+Enter runs and moves on, variables last between cells',
  { tag: '@smoke' },
  async ({ app, page }) => {
    const lesson = LESSONS.find(({ cells }) => cells.length > 1);
    await app.open(`learn/${lesson.id}`);
    await editor(page, lesson.cells[0]).fill('x = 41');
    await editor(page, lesson.cells[0]).press('Shift+Enter');
    await expect(editor(page, lesson.cells[1])).toBeFocused();
    await editor(page, lesson.cells[1]).fill('print(x + 1)');
    await expect(run(page, lesson.cells[1])).toBeEnabled();
    await editor(page, lesson.cells[1]).press('Control+Enter');
    await expect(output(page, lesson.cells[1])).toContainText('42');
    await page.getByRole('button', { name: 'Restart Python' }).click();
    await editor(page, lesson.cells[1]).press('Control+Enter');
    await expect(
      page.getByRole('group', { name: `Cell ${lesson.cells[1]}` }).getByRole('alert'),
    ).toContainText(/x/);
    // Edits are kept, and can be taken back.
    await page.reload();
    await app.idle();
    await expect(editor(page, lesson.cells[0])).toHaveValue('x = 41');
    await page
      .getByRole('group', { name: `Cell ${lesson.cells[0]}` })
      .getByRole('button', { name: 'Reset to original' })
      .click();
    await expect(editor(page, lesson.cells[0])).not.toHaveValue('x = 41');
  },
);

test(
  'output streams while a cell runs, and Stop ends an endless loop',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await scratch(app, "print('first')\nwhile True:\n    pass");
    await expect(output(page, 'cell')).toContainText('first');
    await app.place('Ask').click(); // the page is free meanwhile
    await expect(app.prompt()).toBeVisible();
    await app.place('Learn').click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Cell cell' }).getByRole('status')).toHaveText(
      'Stopped',
    );
    await expect(run(page, 'cell')).toBeEnabled();
  },
);

test(
  'input() asks in the page; a picture and a table are shown',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await scratch(
      app,
      "name = input('Your name? ')\nprint('Hello ' + name)\ndisplay([['a', 'b'], [1, 2]])\n" +
        "import matplotlib.pyplot as plt\nplt.bar(['x', 'y'], [1, 2])\nplt.title('Two bars')\nplt.show()",
    );
    const answer = page.getByRole('textbox', { name: 'Answer for the cell' });
    await answer.fill('Ada');
    await answer.press('Enter');
    await expect(output(page, 'cell')).toContainText('Hello Ada');
    await expect(output(page, 'cell').getByRole('img')).toBeVisible();
  },
);

test(
  'faults: a huge output, a deep recursion, a syntax error leave the page at full speed',
  { tag: '@smoke' },
  async ({ app, page }) => {
    for (const [code, shown] of [
      ["for i in range(200000): print('x' * 50)", /more not shown/],
      ['def f(n):\n    return f(n + 1)\nf(0)', /recursion/i],
      ["print('a'", /cannot be read as Python/],
      ['x = bytearray(10 ** 9)', /memory/i],
    ]) {
      await scratch(app, code);
      await expect(page.getByRole('group', { name: 'Cell cell' })).toContainText(shown);
      await expect(run(page, 'cell')).toBeEnabled();
    }
  },
);

test("the real key never shows in a cell's output and goes only to its vendor", async ({
  app,
  page,
}) => {
  await app.open('keys');
  await page.getByRole('textbox', { name: 'OpenAI API key' }).fill('sk-proj-cellsecret-0123456789');
  await app.open('learn/scratchpad');
  await page.getByRole('radio', { name: 'My own keys' }).click();
  await editor(page, 'cell').fill(
    "import os\nk = os.environ['OPENAI_API_KEY']\nprint(k)\nprint(len(k), k[-4:])\nraise ValueError(k)",
  );
  await run(page, 'cell').click();
  await expect(page.getByRole('group', { name: 'Cell cell' }).getByRole('alert')).toBeVisible();
  expect(await output(page, 'cell').textContent()).not.toContain('cellsecret');
});

test(
  'a run of the workbench opens as a Python cell that runs',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open();
    await app.attachBy('Receipt');
    await expect(app.attachments()).toContainText('receipt.png');
    await app.run().click(); // without a key, so as a demo
    await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
    await app.idle();
    await app.see('Request & code');
    await page.getByRole('tab', { name: 'Python', exact: true }).click();
    await app.wire().getByRole('button', { name: 'Open as a Python cell' }).click();
    await expect(editor(page, 'cell')).toHaveValue(/requests/);
    await run(page, 'cell').click();
    await expect(page.getByRole('group', { name: 'Cell cell' }).getByRole('status')).toContainText(
      'Done in',
    );
  },
);

test('practice faults are met and survived in Ask', async ({ app, page }) => {
  await app.open();
  await app.openModel();
  await page.getByRole('checkbox', { name: /^Demo mode/ }).click();
  await page.getByRole('combobox', { name: 'Simulate errors' }).selectOption('Custom script…');
  const script = page.getByRole('textbox', { name: 'Script of errors' });
  await script.fill('nonsense');
  await expect(page.getByText(/“nonsense”/).first()).toBeVisible();
  await script.fill('529, ok');
  await app.closeSheet();
  await app.prompt().fill('Hello');
  await app.run().click();
  await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
  await app.idle();
  await expect(await app.figures()).toContainText('Finish: complete');
});

test("a teacher's own pack takes the place of the lessons; another origin does not", async ({
  page,
  mocks,
}) => {
  const LESSON =
    '---\nid: mine\ntitle: My own lesson\nsummary: A teacher wrote it.\nversion: 1\n---\nHello class.\n';
  const site = await startSite(undefined, 0, {
    'class/pack.json': '["01_mine.md"]',
    'class/01_mine.md': LESSON,
  });
  const app = new App(page, site, mocks);
  await page.goto(`${site.url}?testing=1&pack=class#learn`);
  await app.idle();
  await page.getByRole('button', { name: '1. My own lesson' }).click();
  await expect(page.getByText('Hello class.')).toBeVisible();
  await page.goto(`${site.url}?testing=1&pack=http://localhost:1/class#learn`);
  await app.idle();
  await expect(app.alert()).toContainText('could not be fetched');
  await site.close();
});

test('what a cell asked opens in Ask, with its file', async ({ app, page }) => {
  await app.open('learn/claude_vision');
  await page.getByRole('button', { name: 'Run all cells' }).click();
  await page.getByRole('button', { name: 'Open in Ask' }).first().click();
  await expect(page).toHaveURL(/#ask$/);
  await expect(app.prompt()).not.toHaveValue('');
  await expect(app.attachments().getByRole('listitem')).toHaveCount(1);
  await app.openModel();
  await expect(app.provider()).toHaveValue('anthropic');
});

test(
  'a picture that a cell saved goes to Ask in one click, and is downloaded',
  { tag: ['@smoke', '@download'] },
  async ({ app, page }) => {
    await app.open('learn/charts');
    for (const cell of ['tools', 'draw']) {
      await expect(run(page, cell)).toBeEnabled();
      await run(page, cell).click();
      await expect(
        page.getByRole('group', { name: `Cell ${cell}`, exact: true }).getByRole('status'),
      ).toContainText('Done in');
    }
    const shown = output(page, 'draw');
    await expect(shown.getByRole('img', { name: 'quarterly_chart.png' })).toBeVisible();
    const download = page.waitForEvent('download');
    await shown.getByRole('button', { name: 'Download quarterly_chart.png' }).click();
    expect((await download).suggestedFilename()).toBe('quarterly_chart.png');
    const saved = readFileSync(await (await download).path());
    expect(saved.subarray(1, 4).toString()).toBe('PNG');
    await shown.getByRole('button', { name: 'Use in Ask' }).click();
    await expect(page).toHaveURL(/#ask$/);
    await expect(app.attachments()).toContainText('quarterly_chart.png');
    await expect(app.attachments().getByRole('listitem')).toHaveCount(1);
    await expect(await app.fileFacts('quarterly_chart.png')).toContainText(/\d+(\.\d)? KB/);
    await app.closeSheet();
    await app.openModel();
    await page.getByRole('checkbox', { name: /^Demo mode/ }).click();
    await app.closeSheet();
    await app.prompt().fill('What is this?');
    await app.run().click();
    await expect(app.answer()).toContainText(/600 . 400|image/); // practice tells what it measured
    await expect(page.getByText('Demo answers: simulated in this page')).toBeVisible();
  },
);

async function openWithOldEdit(app, page) {
  const lesson = LESSONS.find(({ cells }) => cells.length > 0);
  const key = `${lesson.id}/${lesson.cells[0]}`;
  const text = "print('my own words')\nx = 1";
  await page.addInitScript(
    (progress) => {
      if (!localStorage.getItem('triptych.progress'))
        localStorage.setItem('triptych.progress', progress);
    },
    JSON.stringify({
      version: 1,
      xp: {},
      quiz: {},
      days: [],
      edits: { [key]: text },
      edit_versions: { [key]: 0 },
    }),
  );
  await app.open(`learn/${lesson.id}`);
  return { cell: lesson.cells[0], text };
}

test('an edit of an older lesson is shown beside the new text until one is chosen', async ({
  app,
  page,
}) => {
  const { cell, text } = await openWithOldEdit(app, page);
  const offer = page.getByRole('region', { name: `New version of cell ${cell}` });
  await expect(offer).toBeVisible();
  await expect(editor(page, cell)).toHaveValue(text);
  const newer = await offer.getByRole('group', { name: `New text of cell ${cell}` }).textContent();
  expect(newer.length).toBeGreaterThan(10);
  await page.reload(); // nothing was chosen, nothing is lost
  await app.idle();
  await expect(editor(page, cell)).toHaveValue(text);
  await offer.getByRole('button', { name: 'Keep mine' }).click();
  await expect(offer).toHaveCount(0);
  await expect(editor(page, cell)).toHaveValue(text);
  await app.idle();
  await page.reload();
  await app.idle();
  await expect(editor(page, cell)).toHaveValue(text);
  await expect(offer).toHaveCount(0);
});

test('the new text of a lesson can be taken instead of an older edit', async ({ app, page }) => {
  const { cell, text } = await openWithOldEdit(app, page);
  const offer = page.getByRole('region', { name: `New version of cell ${cell}` });
  const newer = await offer.getByRole('group', { name: `New text of cell ${cell}` }).textContent();
  await offer.getByRole('button', { name: 'Take the new one' }).click();
  await expect(offer).toHaveCount(0);
  await expect(editor(page, cell)).not.toHaveValue(text);
  expect((await editor(page, cell).inputValue()).trim()).toBe(newer.trim());
});
