// Ask, ready to ask a server of ours: what a person did in an earlier visit, and the key.

/**
 * @param {import('playwright-core').Page} page @param {string} site @param {string} server
 * @param {string[]} [models] all of one vendor, so that one key is enough
 */
export async function openAsk(page, site, server, models = ['gpt-6.2-sol']) {
  await page.addInitScript(
    (json) => {
      localStorage['triptych.settings'] = json;
    },
    JSON.stringify({
      version: 1,
      targets: models.map((model) => ({ provider: 'openai', model })),
      base_urls: { openai: server },
    }),
  );
  await page.goto(`${site}/?testing=1#ask`);
  const idle = () => page.waitForFunction(() => window.__triptych?.idle());
  await idle();
  await page.getByRole('button', { name: /^GPT-6\.2 Sol/ }).click();
  await page.getByRole('textbox', { name: 'API key', exact: true }).fill('sk-bench');
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Go');
  await idle();
}
