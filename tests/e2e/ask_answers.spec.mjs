// What an answer holds beside text, and options that change what is sent.
import { readFileSync } from 'node:fs';
import { PNG, expect, test } from './support/app.mjs';

const event = (json) => `data: ${JSON.stringify(json)}\r\n\r\n`;

test('a picture and a call in an answer are named; the picture can be saved', async ({
  app,
  page,
}) => {
  const parts = [
    { text: 'Here it is:' },
    { inlineData: { mimeType: 'image/png', data: PNG.toString('base64') } },
    { functionCall: { name: 'weather', args: { city: 'Oslo' } } },
  ];
  await page.route('**/v1beta/models/**', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' },
      body: event({
        candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP' }],
        modelVersion: 'gemini-3.8-flash',
        usageMetadata: {
          promptTokenCount: 1000,
          cachedContentTokenCount: 900,
          candidatesTokenCount: 100,
        },
      }),
    }),
  );
  await app.openWithMocks();
  await app.ask('gemini', 'Draw a square.');
  await expect(app.answer()).toHaveText('Here it is:');
  const pieces = page.getByRole('list', { name: 'Also in this answer' });
  await expect(pieces).toContainText(`Picture (image/png, ${PNG.length} B)`);
  await expect(pieces).toContainText('Call of the tool weather');
  await expect(pieces).toContainText('{"city":"Oslo"}');
  const figures = await app.figures();
  await expect(figures).toContainText('of it cached: 900');
  await expect(figures).toContainText('Cost: $0.00052'); // 100 at 0.75, 900 at 0.075, 100 at 3.75
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save part 1 of the answer' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('answer-1.png');
  expect(readFileSync(await file.path())).toEqual(PNG);
});

test('how long to think, and which part of a film, are in the request', async ({
  app,
  mocks,
  page,
}) => {
  mocks.script('gemini', { text: 'A dance.' });
  await app.openWithMocks();
  await app.choose('gemini');
  await app.openModel();
  await page.getByRole('combobox', { name: 'Reasoning' }).selectOption({ label: 'High' });
  await app.closeSheet();
  await page.getByRole('button', { name: 'More ways to attach' }).click();
  const address = 'https://www.youtube.com/watch?v=abc';
  await page.getByRole('textbox', { name: 'Address of a picture or video' }).fill(address);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: `Details of ${address}` }).click();
  await page.getByRole('textbox', { name: /^From, in/ }).fill('1:15');
  await page.getByRole('textbox', { name: /^To, in/ }).fill('2:00');
  await page.getByRole('textbox', { name: /^Frames per second of/ }).fill('0.5');
  await app.closeSheet();
  await app.prompt().fill('What happens?');
  await app.run().click();
  await expect(app.answer()).toHaveText('A dance.');
  const { json } = await mocks.call('gemini');
  expect(json.generationConfig.thinkingConfig).toEqual({ thinkingLevel: 'HIGH' });
  expect(json.contents[0].parts[0]).toEqual({
    fileData: { fileUri: address },
    videoMetadata: { fps: 0.5, startOffset: '75s', endOffset: '120s' },
  });
});
