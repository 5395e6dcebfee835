// Typing: input methods, dead keys, undo, paste, selection, spelling, what phones and password managers need.
import { PNG, expect, test } from './support/app.mjs';

test('an input method composes text; Enter while composing sends nothing', async ({
  app,
  mocks,
  page,
  context,
}) => {
  await app.openWithMocks();
  await app.prompt().focus();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', {
    text: 'こん',
    selectionStart: 2,
    selectionEnd: 2,
  });
  await devtools.send('Input.imeSetComposition', {
    text: 'こんにちは',
    selectionStart: 5,
    selectionEnd: 5,
  });
  // What a keyboard sends while an input method holds the keys.
  for (const modifiers of [0, 2]) {
    await devtools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code: 'Enter',
      modifiers,
    });
    await page.evaluate(
      (ctrl) =>
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Enter',
            code: 'Enter',
            isComposing: true,
            ctrlKey: ctrl,
            bubbles: true,
            cancelable: true,
          }),
        ),
      modifiers === 2,
    );
  }
  await devtools.send('Input.insertText', { text: '今日は' });
  await expect(app.prompt()).toHaveValue('今日は');
  await page.keyboard.type(' ok');
  await expect(app.prompt()).toHaveValue('今日は ok');
  await app.idle();
  expect(mocks.requests).toHaveLength(0);
  await expect(app.alert()).toHaveCount(0); // Run was not even tried
});

test('dead keys, emoji and text beyond the first plane arrive whole', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.prompt().focus();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 }); // a dead key
  await devtools.send('Input.insertText', { text: 'é' });
  await page.keyboard.insertText('👩‍👩‍👧‍👦🇪🇸 𝔘 ‏שלום नमस्ते');
  const whole = 'é👩‍👩‍👧‍👦🇪🇸 𝔘 ‏שלום नमस्ते';
  await expect(app.prompt()).toHaveValue(whole);
  await app.idle();
  await page.reload();
  await app.idle();
  await expect(app.prompt()).toHaveValue(whole); // through the program and back
});

test("undo and redo are the browser's own, also after a run", async ({ app, mocks, page }) => {
  mocks.script('openai', { text: 'Yes.' });
  await app.openWithMocks();
  await app.choose('openai');
  await app.prompt().focus();
  await page.keyboard.type('first');
  await page.keyboard.press('Control+Enter');
  await expect(app.answer()).toHaveText('Yes.');
  await app.prompt().focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' second');
  await page.keyboard.press('Control+z');
  await expect(app.prompt()).not.toHaveValue('first second');
  await page.keyboard.press('Control+Shift+z');
  await expect(app.prompt()).toHaveValue('first second');
});

test('text is pasted into the field, pictures become attachments', async ({ app, page }) => {
  await app.open();
  await app.prompt().focus();
  const paste = (parts) =>
    page.evaluate((list) => {
      const data = new DataTransfer();
      for (const { type, text, base64 } of list) {
        if (text !== undefined) data.setData(type, text);
        else
          data.items.add(
            new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'image.png', {
              type,
            }),
          );
      }
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    }, parts);
  expect(await paste([{ type: 'text/plain', text: 'words' }])).toBe(false); // the browser inserts them
  expect(await paste([{ type: 'image/png', base64: PNG.toString('base64') }])).toBe(true);
  await expect(app.attachments().getByRole('listitem')).toHaveCount(1);
});

test('text of a field is selected by dragging', async ({ app, page }) => {
  await app.open();
  await app.prompt().fill('drag over these words');
  await app.idle(); // what was typed may still move the field
  const box = await app.prompt().boundingBox();
  await page.mouse.move(box.x + 14, box.y + 22);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 22, { steps: 5 });
  await page.mouse.up();
  const selected = await app
    .prompt()
    .evaluate((/** @type {HTMLInputElement} */ f) =>
      f.value.slice(f.selectionStart, f.selectionEnd),
    );
  expect(selected).toBe('drag over these words');
});

test('text of an answer is selected by dragging and copied as it was written', async ({
  app,
  mocks,
  page,
}) => {
  mocks.script('openai', { text: 'First words here.\n\nSecond paragraph.' });
  await app.openWithMocks();
  await app.ask('openai');
  await expect(app.answer()).toContainText('Second paragraph.');
  const first = await app.answer().getByText('First words here.').boundingBox();
  const second = await app.answer().getByText('Second paragraph.').boundingBox();
  await page.mouse.move(first.x + 1, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(second.x + 300, second.y + second.height / 2, { steps: 8 });
  await page.mouse.up();
  const text = await page.evaluate(() => getSelection().toString());
  expect(text.replace(/\s+/g, ' ').trim()).toBe('First words here. Second paragraph.');
});

test('fields tell keyboards, spell checkers and password managers what they are', async ({
  app,
  page,
}) => {
  await app.open();
  const attributes = (field, names) =>
    field.evaluate((f, list) => Object.fromEntries(list.map((n) => [n, f.getAttribute(n)])), names);
  expect(await attributes(app.prompt(), ['spellcheck', 'autocapitalize', 'enterkeyhint'])).toEqual({
    spellcheck: 'true',
    autocapitalize: 'sentences',
    enterkeyhint: 'enter',
  });
  // A manager looks for a form with a name and a password, and fills by setting the value and telling so.
  await app.openModel();
  const key = app.key();
  expect(await attributes(key, ['type', 'autocomplete', 'spellcheck', 'autocapitalize'])).toEqual({
    type: 'password',
    autocomplete: 'current-password',
    spellcheck: 'false',
    autocapitalize: 'none',
  });
  const form = await key.evaluate((/** @type {HTMLInputElement} */ f) => {
    /** @type {HTMLInputElement} */
    const name = f.form.querySelector('input[autocomplete="username"]');
    return {
      name: name?.value,
      hidden: name?.tabIndex === -1 && name.getAttribute('aria-hidden') === 'true',
    };
  });
  expect(form).toEqual({ name: 'OpenAI', hidden: true });
  await key.evaluate((/** @type {HTMLInputElement} */ f) => {
    f.value = 'sk-proj-filled-0123456789';
    f.dispatchEvent(new Event('input', { bubbles: true }));
    f.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await app.idle();
  await app.closeSheet();
  await app.prompt().fill('Go');
  await app.place('Keys').click();
  await expect(page.getByRole('textbox', { name: 'OpenAI API key' })).toHaveValue(
    'sk-proj-filled-0123456789',
  );
  const url = page.getByRole('textbox', { name: 'OpenAI base URL' });
  expect(await attributes(url, ['inputmode', 'spellcheck', 'autocapitalize'])).toEqual({
    inputmode: 'url',
    spellcheck: 'false',
    autocapitalize: 'none',
  });
});
