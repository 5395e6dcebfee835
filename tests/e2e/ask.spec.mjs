// The main job: ask each provider with a picked file and read the answer while it comes.
import { KEYS, LABELS, PNG, expect, releaseUntil, test } from './support/app.mjs';

const AUTH = {
  openai: ['authorization', `Bearer ${KEYS.openai}`],
  anthropic: ['x-api-key', KEYS.anthropic],
  gemini: ['x-goog-api-key', KEYS.gemini],
};

for (const id of Object.keys(LABELS)) {
  test(
    `${LABELS[id]} streams an answer about a picked picture`,
    { tag: '@smoke' },
    async ({ app, mocks }) => {
      mocks.script(id, {
        chunks: ['A tiny ', 'picture of ', 'four pixels.'],
        hold: true,
        usage: { input: 1200, output: 34, reasoning: 0 },
      });
      await app.openWithMocks();
      await app.attach({ name: 'four.png', bytes: PNG, type: 'image/png' });
      await expect(app.attachments()).toContainText('four.png');
      await app.ask(id, 'What is in this picture?');

      const call = await mocks.call(id);
      expect(call.refusal).toBeNull();
      expect(call.headers[AUTH[id][0]]).toBe(AUTH[id][1]);
      expect(call.media).toHaveLength(1);
      expect(call.media[0]).toMatchObject({
        declared: 'image/png',
        sniffed: 'image/png',
        length: PNG.length,
      });

      // Tokens are on screen while the answer is still open.
      await releaseUntil(mocks, id, 'A tiny');
      await expect(app.answer()).toHaveText('A tiny');
      await expect(app.stop()).toBeEnabled();
      await mocks.rest(id);
      await expect(app.answer()).toHaveText('A tiny picture of four pixels.');
      await app.idle();
      const figures = await app.figures();
      await expect(figures).toContainText('1 image');
      await expect(figures).toContainText('Tokens in: 1,200');
      await expect(figures).toContainText('Tokens out: 34');
      await expect(figures).toContainText('Cost: $');
      await expect(figures).toContainText('Finish: complete');
    },
  );

  test(`${LABELS[id]} answers without streaming too`, async ({ app, mocks }) => {
    mocks.script(id, { text: 'Whole answer.' });
    await app.openWithMocks();
    await app.page.getByRole('button', { name: 'Options', exact: true }).click();
    await app.page.getByRole('checkbox', { name: 'Stream the answer' }).click();
    await app.closeSheet();
    await app.ask(id);
    await expect(app.answer()).toHaveText('Whole answer.');
    expect((await mocks.call(id)).stream).toBeFalsy();
  });
}

test(
  'Ctrl+Enter in the prompt runs; the request id and the real model are told',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    mocks.script('openai', { text: 'Yes.', model: 'gpt-6.2-sol-2026-12-01' });
    await app.openWithMocks();
    await app.choose('openai');
    await app.prompt().fill('Is it?');
    await app.prompt().press('Control+Enter');
    await expect(app.answer()).toHaveText('Yes.');
    const figures = await app.figures();
    await expect(figures).toContainText('Answered by: gpt-6.2-sol-2026-12-01');
    await expect(figures).toContainText('Request id:');
  },
);

test(
  'Markdown is rendered: table, list, code with copy',
  { tag: ['@smoke', '@clipboard'] },
  async ({ app, mocks, context }) => {
    const text =
      '## Findings\n\n- one\n- **two**\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```json\n{"total": 3}\n```\n\nSee [the page](https://example.org/x).';
    mocks.script('openai', { text });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.openWithMocks();
    await app.ask('openai');
    const answer = app.answer();
    await expect(answer.getByRole('heading', { name: 'Findings' })).toBeVisible();
    await expect(answer.getByRole('listitem')).toHaveText(['one', 'two']);
    await expect(answer.getByRole('columnheader')).toHaveText(['A', 'B']);
    await expect(answer.getByRole('cell')).toHaveText(['1', '2']);
    const link = answer.getByRole('link', { name: 'the page' });
    await expect(link).toHaveAttribute('rel', /noopener/);
    await app.page.getByRole('button', { name: 'Copy this code' }).first().click();
    await expect
      .poll(() => app.page.evaluate(() => navigator.clipboard.readText()))
      .toBe('{"total": 3}');
    await app.page.getByRole('button', { name: 'Copy answer' }).click();
    await expect.poll(() => app.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  },
);

// Its wire is OpenAI's, and it refuses what it does not know: nothing of OpenAI's own is sent.
test('Mistral is asked at its own address, with its own key', async ({ app, mocks }) => {
  mocks.script('mistral', { text: 'Bonjour.' }, { text: 'Encore.' });
  await app.open();
  await app.place('Keys').click();
  await app.page
    .getByRole('textbox', { name: 'Mistral base URL', exact: true })
    .fill(mocks.url('mistral'));
  await app.place('Ask').click();
  await app.openModel();
  await app.provider().selectOption({ label: 'Mistral' });
  await expect(app.model()).toHaveValue('mistral-medium-latest');
  await app.key().fill('mistral-e2e-0123456789abcdef');
  await app.closeSheet();
  await app.prompt().fill('Hello?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Bonjour.');
  const { headers, json } = await mocks.call('mistral');
  expect(headers.authorization).toBe('Bearer mistral-e2e-0123456789abcdef');
  expect(Object.keys(json).sort()).toEqual(['messages', 'model', 'stream']);
  await app.openModel();
  await app.key().fill('bad-0123456789abcdef');
  await app.closeSheet();
  await app.runAgain();
  await expect(app.alert()).toContainText('Mistral says: Unauthorized');
});

test('a compatible server by address, without a key', async ({ app, mocks }) => {
  mocks.script('compatible', { text: 'Local says hello.' });
  await app.open();
  await app.openModel();
  await app.provider().selectOption('compatible');
  await app.page.getByRole('textbox', { name: 'Server address' }).fill(mocks.url('compatible'));
  await app.model().fill('llama3.2-vision');
  await app.closeSheet();
  await app.prompt().fill('Hello?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Local says hello.');
});
