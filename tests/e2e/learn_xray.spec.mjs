// The X-ray of the wires: three requests side by side, mistakes made on purpose.
import { expect, test } from './support/app.mjs';

test('wire X-ray: a fact is found in all wires; a mistake is predicted, sent and explained', async ({
  app,
  page,
}) => {
  await app.open('learn/three_wires');
  const xray = page.getByRole('region', { name: 'Wire X-ray' });
  const wire = (name) => xray.getByRole('group', { name: `${name} request`, exact: true });
  for (const name of ['OpenAI', 'Anthropic', 'Gemini'])
    await expect(wire(name)).toContainText('What does this chart show?');
  const fact = xray.getByRole('button', { name: /Media type/ });
  await fact.click();
  await expect(fact).toHaveAttribute('aria-pressed', 'true');
  await expect(wire('Anthropic')).toContainText('source.media_type');
  await expect(wire('Gemini')).toContainText('inlineData.mimeType');
  expect(await app.text()).not.toContain('practice-key-made');

  await xray.getByRole('radio', { name: 'No header for browsers' }).click();
  await expect(
    xray.getByText('Header anthropic-dangerous-direct-browser-access: removed'),
  ).toBeVisible();
  const send = xray.getByRole('button', { name: 'Send to practice' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await xray.getByRole('radio', { name: /^401/ }).click();
  await send.click();
  await expect(xray.getByText(/Your prediction was wrong. Blocked by the browser/)).toBeVisible();

  // By keyboard alone, and right this time.
  await xray.getByRole('radio', { name: 'Bearer header for Gemini' }).focus();
  await page.keyboard.press('Space');
  await xray.getByRole('radio', { name: /^401/ }).focus();
  await page.keyboard.press('Space');
  await send.focus();
  await page.keyboard.press('Enter');
  await expect(xray.getByText(/Your prediction was right. Status 401/)).toBeVisible();
  await expect(xray.getByRole('group', { name: 'What happened' })).toContainText('UNAUTHENTICATED');
  await app.idle();
  await page.reload();
  await app.idle();
  await expect(xray.getByText(/^4 of \d+ XP$/)).toBeVisible(); // it counts, and stays
});
