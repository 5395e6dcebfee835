// What goes wrong in life: each fault gets its own words, and what had arrived stays.
import { KEYS, expect, releaseUntil, test } from './support/app.mjs';

test.beforeEach(async ({ app }) => {
  await app.openWithMocks();
});

test('Stop keeps the partial answer and hangs up', { tag: '@smoke' }, async ({ app, mocks }) => {
  mocks.script('openai', { chunks: ['First part. ', 'Second part.'], hold: true });
  await app.ask('openai');
  const call = await mocks.call('openai');
  await releaseUntil(mocks, 'openai', 'First part.');
  await expect(app.answer()).toHaveText('First part.');
  await app.stop().click();
  expect(await call.ended).toBe('aborted');
  await expect(app.answer()).toHaveText('First part.');
  await expect(app.page.getByText('You stopped this.')).toBeVisible();
  await expect(app.stop()).toHaveCount(0);
});

test('Escape stops too', { tag: '@smoke' }, async ({ app, mocks }) => {
  mocks.script('gemini', { silent: true });
  await app.ask('gemini');
  const call = await mocks.call('gemini');
  await app.page.keyboard.press('Escape');
  expect(await call.ended).toBe('aborted');
  await expect(app.page.getByText('You stopped this before anything had arrived.')).toBeVisible();
});

test('429 waits as told and then succeeds', { tag: '@smoke' }, async ({ app, mocks }) => {
  mocks.script('anthropic', { status: 429, retryAfter: 0 }, { text: 'At last.' });
  await app.ask('anthropic');
  await expect(app.answer()).toHaveText('At last.');
  expect(mocks.calls('anthropic')).toHaveLength(2);
});

test('529 is retried, then told as overload', async ({ app, mocks }) => {
  mocks.script('anthropic', { status: 529, retryAfter: 0 });
  await app.ask('anthropic');
  await expect(app.alert()).toContainText('Anthropic is overloaded');
  expect(mocks.calls('anthropic')).toHaveLength(3);
});

test('exhausted quota is not retried', async ({ app, mocks }) => {
  mocks.script('openai', { status: 429, quota: true });
  await app.ask('openai');
  await expect(app.alert()).toContainText('credit or quota is used up');
  expect(mocks.calls('openai')).toHaveLength(1);
});

for (const [id, label] of [
  ['openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['gemini', 'Gemini'],
]) {
  test(`a wrong key at ${label} is told and not retried`, async ({ app, mocks }) => {
    await app.choose(id, 'bad-key-0123456789');
    await app.prompt().fill('Hello');
    await app.run().click();
    await expect(app.alert()).toContainText(`${label} did not accept the key`);
    await app.see('Request & code');
    await app.page.getByRole('tab', { name: 'Response', exact: true }).click();
    expect(await app.text()).not.toContain('bad-key-0123456789'); // although the vendor's answer may repeat it
    expect(mocks.calls(id)).toHaveLength(1);
  });
}

test('413 tells what to do', async ({ app, mocks }) => {
  mocks.script('anthropic', { status: 413 });
  await app.ask('anthropic');
  await expect(app.alert()).toContainText('too large for Anthropic');
});

test('a cut stream keeps what came and says so', { tag: '@smoke' }, async ({ app, mocks }) => {
  // Held: what a browser has received but not read yet, it throws away when the line breaks.
  mocks.script('openai', {
    chunks: ['Before the cut. ', 'never', 'never'],
    breakAfter: 1,
    hold: true,
  });
  await app.ask('openai');
  await releaseUntil(mocks, 'openai', 'Before the cut.');
  await expect(app.answer()).toHaveText('Before the cut.');
  await mocks.rest('openai');
  await expect(app.alert()).toContainText('The answer of OpenAI was cut off');
  await expect(app.answer()).toHaveText('Before the cut.');
  expect(mocks.calls('openai')).toHaveLength(1);
});

test('an error inside the stream keeps what came', async ({ app, mocks }) => {
  mocks.script('gemini', { chunks: ['Half of it. ', 'more'], errorAfter: 1 });
  await app.ask('gemini');
  await expect(app.alert()).toBeVisible();
  await expect(app.answer()).toContainText('Half of it.');
});

test('an answer without CORS is explained', { tag: '@smoke' }, async ({ app, mocks }) => {
  mocks.script('openai', { cors: 'off' });
  await app.ask('openai');
  await expect(app.alert()).toContainText('No answer from OpenAI reached this page');
});

test(
  'offline is explained and the question stays',
  { tag: ['@smoke', '@offline'] },
  async ({ app, context }) => {
    await app.choose('openai');
    await app.prompt().fill('Do not lose me');
    await context.setOffline(true);
    await expect(app.page.getByText('You are offline')).toBeVisible();
    await app.run().click();
    await expect(app.alert()).toContainText('No answer from OpenAI reached this page');
    await expect(app.prompt()).toHaveValue('Do not lose me');
  },
);

test('refusals, blocks and cut-off answers are HTTP 200 and told', async ({ app, mocks }) => {
  mocks.script('openai', { refusal: 'I cannot help with that.' });
  await app.ask('openai');
  await expect(app.page.getByText('The model refused.').first()).toBeVisible();
  mocks.script('gemini', { block: 'SAFETY' });
  await app.ask('gemini');
  await expect(app.page.getByText('filter blocked this (SAFETY)')).toBeVisible();
  mocks.script('anthropic', { text: 'Too long to', stop: 'length' });
  await app.ask('anthropic');
  await expect(app.page.getByText('cut off at the token limit')).toBeVisible();
});

test('a retired model offers its successor in one click', async ({ app, mocks }) => {
  await app.choose('anthropic');
  await app.openModel();
  await app.model().fill('claude-sonnet-4-20250514');
  await app.model().press('Escape');
  await app.closeSheet();
  await app.prompt().fill('Hello');
  await app.run().click();
  await expect(app.alert()).toContainText('does not know this model');
  mocks.script('anthropic', { text: 'Hello from the successor.' });
  await app.page.getByRole('button', { name: 'Ask claude-sonnet-5-5 instead' }).click();
  await expect(app.answer()).toHaveText('Hello from the successor.');
});

test('an HTML error page is told as what it is', { tag: '@smoke' }, async ({ app, mocks }) => {
  mocks.script('gemini', { html: true });
  await app.ask('gemini');
  await expect(app.alert()).toBeVisible();
  await expect(app.alert()).not.toContainText('<html');
});

test(
  'without a key nothing is sent: the page answers as a demo, and says so',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    await app.prompt().fill('Hello');
    await app.run().click();
    await expect(app.page.getByText('Demo answers: simulated in this page')).toBeVisible();
    await app.idle();
    expect(mocks.requests).toHaveLength(0);
    mocks.script('openai', { text: 'For real.' });
    await app.choose('openai');
    await app.page.getByRole('button', { name: 'Ask GPT-6.2 Sol again' }).click();
    await expect(app.answer()).toHaveText('For real.');
    await expect(app.page.getByText('Demo answers')).toHaveCount(0);
  },
);

test('a wrong key is replaced where it is told', async ({ app, mocks }) => {
  mocks.script('openai', { status: 401 }, { text: 'Now it fits.' });
  await app.ask('openai');
  await app.page.getByRole('alert').waitFor();
  await app.page.getByRole('button', { name: 'Replace key' }).click();
  await app.key().fill(KEYS.openai);
  await app.closeSheet();
  await app.run().click();
  await expect(app.answer()).toHaveText('Now it fits.');
});
