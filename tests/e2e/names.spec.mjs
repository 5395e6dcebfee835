// Names that others rely on: fragments, roles and accessible names.
import { expect, test } from './support/app.mjs';

test('Ask has the promised names', async ({ app }) => {
  await app.open('ask');
  for (const thing of [
    app.provider(),
    app.model(),
    app.key(),
    app.prompt(),
    app.run(),
    app.stop(),
    app.answer(),
    app.wire(),
  ]) {
    await expect(thing).toHaveCount(1);
  }
  await expect(app.page.getByRole('button', { name: 'Attach files', exact: true })).toBeVisible();
  await expect(app.attachments()).toHaveCount(1);
  await expect(app.key()).toHaveAttribute('type', 'password');
  await app.model().fill('a-model-nobody-listed');
  await expect(app.model()).toHaveValue('a-model-nobody-listed');
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
