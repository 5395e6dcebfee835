// The page for those who do not see it or do not use a mouse.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from './support/app.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page) {
  // Evaluated by the debugger, which the page's security policy rightly does not let scripts do.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const result = await axe.run(document, {
      // The mirror's text is transparent; contrast is measured on the pixels (comfort.spec.mjs).
      rules: { 'color-contrast': { enabled: false } },
    });
    return result.violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`,
    );
  });
}

for (const scheme of /** @type {const} */ (['dark', 'light'])) {
  test(`axe finds nothing in any place, ${scheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await app.open();
    for (const place of await app.places()) {
      await app.go(place);
      expect.soft(await violations(page), place).toEqual([]);
    }
  });
}

test(
  'axe finds nothing with an answer, an error, an open list and the dialogs',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    const text = '# One\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```js\n1\n```';
    mocks.script('openai', { text }, { status: 401 });
    await app.openWithMocks();
    await page.getByRole('button', { name: /^Structured output/ }).click();
    expect(await violations(page), 'fields').toEqual([]);
    await app.closeSheet();
    await page.getByRole('button', { name: 'More ways to attach' }).click();
    expect(await violations(page), 'ways to attach').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Receipt', exact: true }).click();
    await page.getByRole('button', { name: 'Details of receipt.png' }).click();
    expect(await violations(page), 'a file').toEqual([]);
    await app.closeSheet();
    await app.ask('openai');
    await app.idle();
    for (const view of ['Answers', 'Compare', 'Accuracy', 'Request & code']) {
      await app.see(view);
      await app.idle();
      expect(await violations(page), view).toEqual([]);
    }
    await app.runAgain();
    await app.idle();
    expect(await violations(page), 'an error').toEqual([]);
    await app.openModel();
    await app.model().press('ArrowDown');
    expect(await violations(page), 'the list of models').toEqual([]);
    await app.closeSheet();
    for (const opens of ['Options', 'Task', /^Structured output/]) {
      await page.getByRole('button', { name: opens }).first().click();
      await expect(page.getByRole('dialog'), String(opens)).toBeVisible();
      expect(await violations(page), String(opens)).toEqual([]);
      await app.closeSheet();
    }
    for (const key of ['Control+k', '?']) {
      if (key === '?') await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toHaveCount(1);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  },
);

for (const language of ['es', 'ar']) {
  test(`axe finds nothing in ${language}`, async ({ app, page }) => {
    await page.addInitScript(
      (code) => localStorage.setItem('triptych.settings', JSON.stringify({ language: code })),
      language,
    );
    await app.open();
    for (const place of await app.places()) {
      await app.go(place);
      expect.soft(await violations(page), place).toEqual([]);
    }
  });
}

test(
  'the answer reaches a polite live region in whole sentences',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    mocks.script('openai', {
      chunks: ['One sen', 'tence here. Ano', 'ther one. And a last'],
      hold: true,
    });
    await app.openWithMocks();
    await page.evaluate(() => {
      window.spoken = [];
      const status = [...document.querySelectorAll('[role="status"]')].find((e) =>
        e.classList.contains('visually-hidden'),
      );
      new MutationObserver(() => spoken.push(status.textContent)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await app.ask('openai');
    await mocks.call('openai');
    await mocks.rest('openai');
    await app.idle();
    const spoken = (await page.evaluate(() => spoken)).join(' ');
    expect(spoken).toContain('Asking OpenAI.');
    for (const sentence of [
      'One sentence here.',
      'Another one.',
      'And a last',
      'The answer is complete.',
    ]) {
      expect(spoken).toContain(sentence);
    }
    await expect(app.answer()).toHaveAttribute('aria-live', 'off');
  },
);

test('text can be found and selected as on any page', async ({ app, page }) => {
  await app.open('learn');
  expect(await page.evaluate(() => window.find('Mistakes that cost an hour'))).toBe(true);
  expect(await page.evaluate(() => getSelection().toString())).toBe('Mistakes that cost an hour');
});

test("the browser's translation is seen: its words lie over the painted ones", async ({
  app,
  page,
}) => {
  await app.open();
  await app.prompt().fill('What is this?');
  await app.run().click(); // without a key, as a demo
  await app.see('Request & code');
  await app.idle();
  const words = page.getByRole('heading', { level: 1 });
  const colour = () => page.locator('#mirror h1').evaluate((e) => getComputedStyle(e).color);
  expect(await colour()).toBe('rgba(0, 0, 0, 0)');
  await expect(words).toHaveCount(1);
  expect(
    await page.evaluate(
      () => document.documentElement.translate && !document.querySelector('#mirror pre').translate,
    ),
  ).toBe(true);
  // As Chromium does it: a class on the document, the words in elements of its own.
  await page.evaluate(() => {
    document.documentElement.classList.add('translated-ltr');
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append('Fragen');
    outer.append(inner);
    document.querySelector('#mirror h1').replaceChildren(outer);
  });
  expect(await colour()).not.toBe('rgba(0, 0, 0, 0)');
});
