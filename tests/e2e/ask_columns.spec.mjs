// Several models asked at once, in the real page.
import { KEYS, MODELS, PNG, expect, releaseUntil, test } from './support/app.mjs';

const region = (app, name) => app.page.getByRole('region', { name, exact: true });
const column = (app, id) => region(app, MODELS[id]);

async function three(app) {
  await app.openWithMocks();
  await app.choose('openai');
  await app.addModel();
  await app.fillModel('anthropic');
  await app.addModel();
  await app.fillModel('gemini');
}

test('three stream at once; one fails, one is stopped, neither disturbs the third', async ({
  app,
  mocks,
}) => {
  mocks.script('openai', { chunks: ['Red ', 'square.'], hold: true });
  mocks.script('anthropic', { status: 401 });
  mocks.script('gemini', { chunks: ['Blue ', 'square.'], hold: true });
  await three(app);
  await app.prompt().fill('What is this?');
  await expect(app.page.getByText('3 calls')).toBeVisible();
  await app.run().click();
  await releaseUntil(mocks, 'openai', 'Red ');
  await releaseUntil(mocks, 'gemini', 'Blue ');
  await expect(column(app, 'openai').getByRole('log')).toHaveText('Red');
  await expect(column(app, 'gemini').getByRole('log')).toHaveText('Blue');
  await expect(column(app, 'anthropic').getByRole('alert')).toBeVisible();
  const stopped = await mocks.call('openai');
  await app.page.getByRole('button', { name: 'Stop GPT-6.2 Sol' }).click();
  expect(await stopped.ended).toBe('aborted');
  await mocks.rest('gemini');
  await expect(column(app, 'gemini').getByRole('log')).toHaveText('Blue square.');
  await expect(column(app, 'openai').getByRole('log')).toHaveText('Red');
  await expect(app.page.getByText('3/3 done')).toBeVisible();
  // Each key went to its own provider only.
  for (const request of mocks.requests) {
    for (const id of Object.keys(KEYS)) {
      if (id === request.provider) continue;
      expect(JSON.stringify([request.url, request.headers, request.body])).not.toContain(KEYS[id]);
    }
  }
});

test('a receipt: the model that adds up wrongly is shown at its field', async ({ app, mocks }) => {
  const receipt = (total) =>
    JSON.stringify({
      store_name: 'Marigold Kiosk',
      currency: 'EUR',
      subtotal: 7,
      tax: 0.7,
      total,
      items: [{ name: 'Tea', quantity: 2, unit_price: 3.5, total: 7 }],
    });
  mocks.script('openai', { text: receipt(7.7) });
  mocks.script('anthropic', { text: '```json\n' + receipt(8.7) + '\n```' });
  mocks.script('gemini', { text: receipt(7.7) });
  await three(app);
  await app.attach({ name: 'receipt.png', bytes: PNG, type: 'image/png' });
  await app.prompt().fill('Read this receipt.');
  await app.page.getByRole('button', { name: 'Structured output: none' }).click();
  await app.page.getByRole('button', { name: 'Fields: Receipt' }).click();
  await app.closeSheet();
  await app.run().click();
  const found = region(app, 'Extracted values');
  await expect(found.getByRole('cell', { name: '2 of 3 say 7.7' })).toBeVisible();
  await expect(found.getByText('add up to 7.70, but the total says 8.7').first()).toBeVisible();
  await expect(found.getByRole('button', { name: /^8\.7, differs, .*add up/ })).toBeVisible();
  await found.getByRole('checkbox', { name: 'Show only differences' }).click();
  await expect(found.getByRole('row')).toHaveCount(2); // head and total
  const download = app.page.waitForEvent('download');
  await app.page.getByRole('button', { name: 'Export' }).click();
  await app.page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('results.csv');
  // Every vendor was given the fields in its own form.
  expect((await mocks.call('openai')).json.response_format.json_schema.strict).toBe(true);
  expect((await mocks.call('anthropic')).json.output_config.format.type).toBe('json_schema');
  expect((await mocks.call('gemini')).json.generationConfig.responseJsonSchema).toBeTruthy();
});

test('free answers are compared word by word', async ({ app, mocks }) => {
  mocks.script('openai', { text: 'We meet on Monday at nine.\n\nBring the plans.' });
  mocks.script('anthropic', { text: 'We meet on Tuesday at nine.\n\nBring the old plans.' });
  mocks.script('gemini', { text: 'we meet on monday at nine, bring the plans' });
  await three(app);
  await app.prompt().fill('Transcribe.');
  await app.run().click();
  await expect(app.page.getByText('3/3 done')).toBeVisible();
  await app.see('Compare');
  const found = region(app, 'Word by word');
  const tuesday = found.getByRole('group', { name: /^Words of Claude/ });
  await expect(tuesday.getByRole('deletion')).toHaveText(['Monday']);
  await expect(tuesday.getByRole('insertion')).toHaveText(['Tuesday', 'old']);
  await expect(
    found.getByText('2 of 9 words differ (22.2 %): 1 changed, 0 left out, 1 added.'),
  ).toBeVisible();
  await found.getByRole('checkbox', { name: 'Ignore capitals and punctuation' }).click();
  await expect(found.getByText('The same, word for word.')).toBeVisible();
  await found.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  await expect(
    found.getByRole('group', { name: /^Words of GPT/ }).getByRole('deletion'),
  ).toHaveText(['Tuesday', 'old']);
});

test('the spending limit stops the fourth question', async ({ app, mocks }) => {
  mocks.script('openai', { text: 'Yes.', usage: { input: 1000, output: 100 } });
  await app.openWithMocks();
  await app.choose('openai');
  await app.page.getByRole('button', { name: 'Options', exact: true }).click();
  await app.page.getByRole('textbox', { name: 'Budget in US dollars' }).fill('0.0125');
  await app.closeSheet();
  await app.prompt().fill('Is it?');
  for (let n = 1; n <= 3; ++n) {
    if (n === 1) await app.run().click();
    else await app.runAgain();
    await mocks.call('openai', n);
    await expect(app.stop()).toHaveCount(0);
  }
  await app.runAgain();
  await expect(app.alert()).toContainText('Your budget');
  expect(mocks.calls('openai')).toHaveLength(3);
});

test('a follow-up goes on in each conversation; a refused file can be left out', async ({
  app,
  mocks,
}) => {
  mocks.script('openai', { text: 'A red square.' }, { text: 'Two pixels.' });
  mocks.script('anthropic', { text: 'A square.' }, { status: 400 }, { text: 'It is small.' });
  await app.openWithMocks();
  await app.choose('openai');
  await app.addModel();
  await app.fillModel('anthropic');
  await app.attach({ name: 'square.png', bytes: PNG, type: 'image/png' });
  await app.prompt().fill('What is this?');
  await app.run().click();
  await expect(app.page.getByText('2/2 done')).toBeVisible();
  const ask = app.page.getByRole('textbox', { name: 'Prompt' });
  await ask.fill('How large?');
  await ask.press('Enter');
  await expect(column(app, 'openai').getByRole('log').nth(1)).toHaveText('Two pixels.');
  await expect(column(app, 'anthropic').getByRole('alert')).toBeVisible();
  await column(app, 'anthropic').getByRole('checkbox', { name: 'Send square.png along' }).click();
  await column(app, 'anthropic').getByRole('button', { name: 'Try again' }).click();
  await expect(column(app, 'anthropic').getByRole('log').nth(1)).toHaveText('It is small.');
  const last = await mocks.call('anthropic', 3);
  expect(last.media).toEqual([]);
  expect(JSON.stringify(last.json)).toContain('[square.png was left out]');
  expect((await mocks.call('openai', 2)).media).toHaveLength(1);
});
