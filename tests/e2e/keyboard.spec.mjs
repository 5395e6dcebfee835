// Everything by keyboard: a whole run, the page's own shortcuts, and the browser's, which are not ours.
import { PNG, expect, test } from './support/app.mjs';

const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    return e.getAttribute('aria-label') ?? e.textContent.trim();
  });
/** Presses Tab until the control of that name has the focus; fails when the walk does not reach it. */
async function tabTo(page, name, most = 60) {
  const seen = [];
  while ((await focused(page)) !== name) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    expect(seen.length, `on the way to ${name}: ${seen.join(', ')}`).toBeLessThan(most);
  }
}

test(
  'attach, prompt, run, read the answer, open Wire, copy',
  { tag: ['@smoke', '@clipboard'] },
  async ({ app, mocks, page }) => {
    mocks.script('openai', { text: 'Done by keyboard.' });
    await app.openWithMocks();
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, 'GPT-6.2 Sol, demo');
    await page.keyboard.press('Enter');
    await tabTo(page, 'API key');
    await page.keyboard.type('sk-proj-keyboard-0123456789');
    await page.keyboard.press('Escape');
    expect(await focused(page), 'back where it was opened').toBe('GPT-6.2 Sol, key ✓');
    await tabTo(page, 'Attach');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'k.png', mimeType: 'image/png', buffer: PNG });
    await expect(app.attachments()).toContainText('k.png');
    await tabTo(page, 'Prompt');
    await page.keyboard.type('What is this?');
    await page.keyboard.press('Control+Enter');
    await expect(app.answer()).toHaveText('Done by keyboard.');
    await tabTo(page, 'Answer');
    await tabTo(page, 'Copy answer');
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        window.copied = text;
      };
    });
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => copied)).toBe('Done by keyboard.');
    await tabTo(page, 'Answers'); // one stop for the tabs; arrows walk inside
    for (const view of ['Compare', 'Accuracy', 'Request & code']) {
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe(view);
    }
    await tabTo(page, 'Request');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Response');
    await expect(app.wire()).toContainText('HTTP 200');
    await page.keyboard.press('ArrowRight');
    await expect(app.wire()).toContainText('curl');
  },
);

test(
  'Tab reaches every control and comes back; nothing holds the focus',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open();
    for (const place of await app.places()) {
      await app.go(place);
      const controls = await page.evaluate(() =>
        [...document.querySelectorAll('#mirror :is(button,a[href],input,textarea,select)')]
          .filter((e) => e.tabIndex >= 0)
          .map((e) => e.dataset.id ?? e.closest('[data-id]').dataset.id),
      );
      await page.evaluate(() => document.activeElement.blur());
      const reached = new Set();
      for (let i = 0; i < controls.length + 30; i++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate(() => document.activeElement.closest('[data-id]')?.dataset.id),
        );
      }
      const missed = controls.filter((id) => !reached.has(id));
      expect.soft(missed, place).toEqual([]);
    }
  },
);

test('the focus is seen wherever it goes', { tag: ['@smoke', '@bars'] }, async ({ app, page }) => {
  await app.open();
  const places = await app.places();
  for (let i = 0; i < 25 * places.length; i++) {
    if (i % 25 === 0) await app.go(places[i / 25]);
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body || e.hasAttribute('data-bare')) return null; // its frame is drawn
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      return {
        name: e.getAttribute('aria-label') ?? e.textContent,
        outline: `${style.outlineStyle} ${style.outlineWidth}`,
        inside: box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (ring) expect(ring).toEqual({ name: ring.name, outline: 'solid 2px', inside: true });
  }
});

test(
  'what gets the focus comes into view in a low window',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await page.setViewportSize({ width: 1024, height: 420 });
    await app.open();
    await page.evaluate(() => document.activeElement.blur());
    const seen = () =>
      page.evaluate(() => {
        const field = document.activeElement.getBoundingClientRect();
        const room = document.activeElement.closest('.scrolls').getBoundingClientRect();
        const whole = field.top >= room.top - 1 && field.bottom <= room.bottom + 1;
        return {
          field: document.activeElement.tagName,
          // Numbers only when they tell what is wrong.
          seen: whole ? 'whole' : [field.top, field.bottom, 'in', room.top, room.bottom].join(' '),
        };
      });
    const room = await app.prompt().evaluate((field) => {
      const scroller = field.closest('.scrolls');
      scroller.scrollTop = 0;
      return field.getBoundingClientRect().bottom > scroller.getBoundingClientRect().bottom;
    });
    expect(room).toBe(true);
    await app.prompt().focus();
    await expect.poll(seen).toEqual({ field: 'TEXTAREA', seen: 'whole' });
  },
);

test(
  'what a button without words means is told to the pointer and to keys',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await app.open();
    const tip = page.locator('#tooltip');
    const more = page.getByRole('button', { name: 'More ways to attach' });
    await expect(tip).toBeHidden();
    await more.hover();
    await expect(tip).toHaveText('More ways to attach');
    await expect(tip).toBeVisible();
    await page.mouse.move(5, 5);
    await expect(tip).toBeHidden();
    await tabTo(page, 'More ways to attach');
    await expect(tip).toBeVisible();
    const [button, box] = [await more.boundingBox(), await tip.boundingBox()];
    const apart = box.y >= button.y + button.height || box.y + box.height <= button.y;
    expect(apart, 'beside the button, not over it').toBe(true);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    // One that has words needs none.
    await page.getByRole('button', { name: 'Attach', exact: true }).hover();
    await more.hover();
    await expect(tip).toHaveText('More ways to attach');
  },
);

test(
  '? shows the shortcuts, Escape closes them and gives the focus back',
  { tag: ['@smoke', '@bars'] },
  async ({ app, page }) => {
    await app.open();
    await page.getByRole('button', { name: 'Attach', exact: true }).focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole('listitem')).toHaveCount(9);
    expect(await page.evaluate(() => document.querySelector('#mirror main').inert)).toBe(true);
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab'); // the page behind is out of reach
      expect(
        await page.evaluate(() =>
          document.querySelector('#mirror main').contains(document.activeElement),
        ),
      ).toBe(false);
    }
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Attach', exact: true })).toBeFocused();
    await app.prompt().fill('');
    await app.prompt().press('?'); // in a field it is a letter
    await expect(app.prompt()).toHaveValue('?');
    await expect(sheet).toHaveCount(0);
  },
);

test('Ctrl+K goes anywhere', { tag: '@smoke' }, async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  await expect(field).toBeFocused();
  await page.keyboard.type('keys');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#keys$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('receipt sample');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  const active = await field.getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveAccessibleName(/Receipt/);
  await page.keyboard.press('Enter');
  await expect(app.attachments()).toContainText('receipt.png');
});

test('the browser keeps its shortcuts', { tag: '@smoke' }, async ({ app, page }) => {
  await app.open();
  await page.evaluate(() => {
    window.stolen = [];
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented) stolen.push(`${event.ctrlKey ? 'Control+' : ''}${event.key}`);
      event.preventDefault(); // only now, after the page had its say: no reload, no new tab
    });
  });
  const keys = ['l', 't', 'f', 'r', 'w', 'n', 'p', '+', '-', '0', 'c', 'v', 'z'].map(
    (key) => `Control+${key}`,
  );
  for (const where of ['body', 'prompt']) {
    if (where === 'prompt') await app.prompt().focus();
    else await page.evaluate(() => document.activeElement.blur());
    for (const key of [...keys, 'F5', 'F6', 'F11', 'F12', 'Alt+ArrowLeft', 'Tab'])
      await page.keyboard.press(key);
  }
  expect(await page.evaluate(() => stolen)).toEqual([]);
  await page.keyboard.press('Control+k'); // ours, to show that the watch works
  expect(await page.evaluate(() => stolen)).toEqual(['Control+k']);
});
