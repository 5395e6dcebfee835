// Names that others rely on: fragments, roles and accessible names.
import { expect, test } from './support/app.mjs';

test('Ask has the promised names', async ({ app, page }) => {
  await app.visit('ask');
  for (const thing of [app.prompt(), app.run(), app.answer(), app.attachments()])
    await expect(thing).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Attach', exact: true })).toBeVisible();
  for (const demo of ['receipt', 'chart', 'meeting', 'test image'])
    await expect(page.getByRole('button', { name: `Demo: ${demo}`, exact: true })).toBeVisible();
  // A model chip begins with the model's label; its popover has the rest.
  await app.openModel('Careful');
  await app.provider().selectOption({ label: 'OpenAI' });
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(app.model()).toHaveCount(1);
  await expect(app.key()).toHaveAttribute('type', 'password');
  await app.model().fill('a-model-nobody-listed');
  await expect(app.model()).toHaveValue('a-model-nobody-listed');
  await app.model().fill('claude-opus-5-5'); // of another provider
  await expect(app.provider()).toHaveValue('anthropic');
});

test('Run becomes Stop, and the answers have their four views', async ({ app, mocks, page }) => {
  mocks.script('openai', { chunks: ['One ', 'two.'], hold: true });
  await app.openWithMocks();
  await app.ask('openai');
  await expect(app.stop()).toBeVisible();
  await expect(app.run()).toHaveCount(0);
  for (const view of ['Answers', 'Compare', 'Accuracy', 'Request & code'])
    await expect(page.getByRole('tab', { name: view, exact: true })).toBeVisible();
  await mocks.rest('openai');
  await expect(app.answer()).toHaveText('One two.');
});

test('Keys has a base URL for each provider', async ({ app }) => {
  await app.open('keys');
  for (const name of ['OpenAI base URL', 'Anthropic base URL', 'Gemini base URL']) {
    await expect(app.page.getByRole('textbox', { name, exact: true })).toBeVisible();
  }
});

test('fragments open their places and follow them', async ({ app }) => {
  await app.open('learn');
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Learn');
  await app.place('Keys').click();
  await expect(app.page).toHaveURL(/#keys$/);
  await app.page.goBack();
});
