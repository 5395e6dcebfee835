// Files by picker, drop and paste; bad ones disturb nothing.
import { PNG, expect, test } from './support/app.mjs';

/** Drops files on the page as a drag from the desktop does. */
async function drop(page, files) {
  const transfer = await page.evaluateHandle(
    (list) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      return data;
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
  );
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.locator('#stage').dispatchEvent(event, { dataTransfer: transfer });
  }
}

test(
  'two dropped files arrive, and can be removed',
  { tag: ['@smoke', '@handle'] },
  async ({ app }) => {
    await app.open();
    await drop(app.page, [
      { name: 'a.png', type: 'image/png', bytes: PNG },
      { name: 'b.png', type: 'image/png', bytes: PNG },
    ]);
    await expect(app.attachments().getByRole('listitem')).toHaveCount(2);
    await app.page.getByRole('button', { name: 'Remove a.png' }).click();
    await expect(app.attachments().getByRole('listitem')).toHaveCount(1);
    await expect(app.attachments()).toContainText('b.png');
  },
);

test('a link dropped on the page is told, one dropped into a field is text', async ({ app }) => {
  await app.open();
  /** @param {import('@playwright/test').Locator} where @returns {Promise<boolean>} whether the page took it */
  const dropLink = (where) =>
    where.evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/uri-list', 'https://other.test/cat.png');
      const how = { dataTransfer, bubbles: true, cancelable: true };
      return !element.dispatchEvent(new DragEvent('drop', how));
    });
  expect(await dropLink(app.prompt())).toBe(false);
  await app.idle();
  await expect(app.alert()).toHaveCount(0);
  expect(await dropLink(app.page.locator('#stage'))).toBe(true);
  await expect(app.alert()).toHaveText(/holds a link, not a file/);
});

/** What Ctrl+V hands to the page; true when the page took it from the browser. */
function paste(page, texts, ...files) {
  return page.evaluate(
    ([forms, base64, names]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      for (const [type, text] of Object.entries(forms)) data.setData(type, text);
      for (const name of names) data.items.add(new File([bytes], name, { type: 'image/png' }));
      const how = { clipboardData: data, bubbles: true, cancelable: true };
      return !(document.activeElement ?? document.body).dispatchEvent(
        new ClipboardEvent('paste', how),
      );
    },
    [texts, PNG.toString('base64'), files],
  );
}

const CELLS = { 'text/plain': 'Total\t5\r\n', 'text/html': '<td>Total</td><td>5</td>' };
const COPIED_PICTURE = { 'text/html': '<meta charset="utf-8"><img src="https://a.test/cat.png">' };

test('text beside a bitmap of itself is text; a picture or files are attached', async ({ app }) => {
  await app.open();
  const files = app.attachments().getByRole('listitem');
  await app.prompt().fill('before ');
  await app.prompt().focus();
  await app.page.keyboard.press('End');
  expect(await paste(app.page, CELLS, 'image.png')).toBe(false); // the browser inserts it
  await paste(app.page, { 'text/html': '<p>a &amp; b</p>' }, 'image.png');
  await expect(app.prompt()).toHaveValue('before a & b');
  await app.idle();
  await expect(files).toHaveCount(0);
  expect(await paste(app.page, COPIED_PICTURE, 'image.png')).toBe(true);
  await expect(files).toHaveCount(1);
  const paths = { 'text/plain': '/home/me/a.png\n/home/me/b.png' };
  expect(await paste(app.page, paths, 'a.png', 'b.png')).toBe(true);
  await expect(files).toHaveCount(3);
  await app.page.evaluate(() => document.activeElement.blur());
  expect(await paste(app.page, CELLS, 'image.png')).toBe(false);
  await app.idle();
  await expect(files).toHaveCount(3);
  await paste(app.page, COPIED_PICTURE, 'image.png');
  await expect(files).toHaveCount(4);
  await expect(app.prompt()).toHaveValue('before a & b');
});

test('10 MB of pasted text are a file at once; typing and Stop answer as ever', async ({
  app,
  mocks,
  page,
}) => {
  await app.openWithMocks();
  await app.choose('anthropic');
  await app.prompt().fill('Sum it up: ');
  await app.idle();
  const sentence = 'A sentence of a long report, and one more. \n';
  // Made in the page: what a test hands over goes through the browser's tools.
  const pasted = (times) =>
    page.evaluate(([words, count]) => {
      const data = new DataTransfer();
      data.setData('text/plain', words.repeat(count));
      const how = { clipboardData: data, bubbles: true, cancelable: true };
      return !document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
    }, /** @type {[string, number]} */ ([sentence, times]));
  await app.prompt().focus();
  expect(await pasted(2_000), 'what a field can hold is left to it').toBe(false);
  expect(await pasted(230_000)).toBe(true);
  await expect(app.attachments()).toContainText('pasted-text.txt');
  await expect(page.getByText(/The pasted text is long \(10,120,000 characters\)/)).toBeVisible();
  await expect(app.prompt()).toHaveValue('Sum it up: ');
  await app.prompt().press('End');
  await app.prompt().pressSequentially('please');
  await expect(app.prompt()).toHaveValue('Sum it up: please');
  mocks.script('anthropic', { text: 'Summed up.', hold: true });
  await app.run().click();
  await expect(app.stop()).toBeVisible();
  const { body } = await mocks.call('anthropic', 1);
  expect(body.includes(sentence.trim()), 'the text goes out').toBe(true);
  await app.stop().click();
  await expect(page.getByText('Stopped').first()).toBeVisible();
  await expect(app.prompt()).toHaveValue('Sum it up: please'); // nothing was answered
  await expect(app.attachments()).toContainText('pasted-text.txt');
});

test(
  'what programs lay into the clipboard is pasted as what it is',
  { tag: ['@smoke', '@clipboard'] },
  async ({ app, context, page }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.open();
    const files = app.attachments().getByRole('listitem');
    /** @param {Record<string, string>} texts */
    const copy = (texts) =>
      page.evaluate(async (forms) => {
        const canvas = new OffscreenCanvas(2, 2);
        canvas.getContext('2d');
        /** @type {Record<string, Blob>} */
        const parts = { 'image/png': await canvas.convertToBlob() };
        for (const [type, text] of Object.entries(forms)) parts[type] = new Blob([text], { type });
        await navigator.clipboard.write([new ClipboardItem(parts)]);
      }, texts);
    await copy({ 'text/plain': 'Total\t5', 'text/html': '<td>Total</td><td>5</td>' });
    await app.prompt().focus();
    await page.keyboard.press('Control+v');
    await expect(app.prompt()).toHaveValue('Total\t5');
    await app.idle();
    await expect(files).toHaveCount(0);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('Control+v');
    await app.idle();
    await expect(files).toHaveCount(0);
    await copy({ 'text/html': '<img src="https://a.test/cat.png">' });
    await page.keyboard.press('Control+v');
    await expect(files).toHaveCount(1);
    await app.prompt().focus();
    await page.keyboard.press('Control+v');
    await expect(files).toHaveCount(2);
    await expect(app.prompt()).toHaveValue('Total\t5');
  },
);

test('bad files get a clear message each and the good one is kept', async ({ app }) => {
  await app.open();
  await app.attach(
    { name: 'good.png', bytes: PNG },
    { name: 'empty.png', bytes: Buffer.alloc(0) },
    { name: 'strange.bin', bytes: Buffer.from('no known kind of file') },
    { name: 'photo.jpg', bytes: PNG },
    { name: 'cut.png', bytes: PNG.subarray(0, PNG.length - 16) },
  );
  await expect(app.attachments().getByRole('listitem')).toHaveCount(3);
  const alerts = app.page.getByRole('alert');
  await expect(alerts.filter({ hasText: 'empty.png is empty' })).toBeVisible();
  await expect(
    alerts.filter({ hasText: 'strange.bin is of a type no provider here takes' }),
  ).toBeVisible();
  await expect(
    alerts.filter({ hasText: 'photo.jpg is named like image/jpeg, but its bytes are image/png' }),
  ).toBeVisible();
  await expect(alerts.filter({ hasText: 'cut.png seems cut off' })).toBeVisible();
});

test('100 MB: told before anything is sent', { tag: '@smoke' }, async ({ app, mocks }) => {
  await app.openWithMocks();
  await app.choose('anthropic');
  const big = Buffer.alloc(100_000_000);
  PNG.copy(big);
  const path = test.info().outputPath('big.png');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, big); // Playwright hands files of this size over by path only
  const chooser = app.page.waitForEvent('filechooser');
  await app.page.getByRole('button', { name: 'Attach', exact: true }).click();
  await (await chooser).setFiles(path);
  await expect(
    app.page.getByText(/big\.png is .* MB encoded; Anthropic takes at most 10\.0 MB/),
  ).toBeVisible();
  await app.prompt().fill('What is it?');
  await app.idle(); // a file of this size keeps the page busy
  await app.run().click();
  await expect(app.page.getByText('Anthropic would refuse this.')).toBeVisible();
  expect(mocks.calls('anthropic')).toHaveLength(0);
});

test(
  'audio is refused early where it is not taken, and sent where it is',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    await app.openWithMocks();
    await app.attachBy('Speech');
    await expect(app.attachments().getByRole('listitem')).toHaveCount(1);
    await app.choose('anthropic');
    await expect(app.page.getByText('Anthropic takes no audio')).toBeVisible();
    mocks.script('gemini', { text: 'A meeting.' });
    await app.choose('gemini');
    await app.run().click();
    await expect(app.answer()).toHaveText('A meeting.');
    expect((await mocks.call('gemini')).media[0]).toMatchObject({
      declared: 'audio/wav',
      sniffed: 'audio/wav',
    });
  },
);

test('every sample is one click away', async ({ app }) => {
  await app.open();
  for (const [name, files] of /** @type {[string, number][]} */ ([
    ['Picture', 1],
    ['Bar chart', 1],
    ['Receipt', 1],
    ['Speech', 1],
    ['Two dashboards', 2],
  ])) {
    await app.attachBy(name);
    await expect(app.attachments().getByRole('listitem')).toHaveCount(files);
    await expect(app.prompt()).not.toHaveValue('');
    await app.page.getByRole('button', { name: 'New question' }).click();
    await expect(app.attachments().getByRole('listitem')).toHaveCount(0);
  }
});

test('a picture that was picked goes into the program and never back', async ({ app, page }) => {
  await app.open();
  // Bytes behind the picture are part of the file.
  const picture = Buffer.concat([PNG, Buffer.alloc(3_000_000)]);
  await app.attach({ name: 'large.png', bytes: picture, type: 'image/png' });
  await expect(app.attachments()).toContainText('large.png');
  await app.idle();
  await app.fileAction('Crop & redact', 'large.png');
  await expect(page.getByRole('dialog')).toBeVisible();
  await app.idle();
  expect(await page.evaluate(() => __triptych.copied())).toBe(0);
});
