// Files made ready: what the person sees in the dialog is what leaves.
import { PNG, expect, test } from './support/app.mjs';
import { asTakenBy, lookAt, makePdf, paintJpeg } from './support/media_makers.mjs';

const dialog = (app) => app.page.getByRole('dialog');
const table = (app) => app.page.getByRole('table', { name: 'Compatibility' });
const rows = (app) => app.attachments().getByRole('listitem');

async function applied(app) {
  await dialog(app).getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(dialog(app)).toHaveCount(0);
  await app.idle();
}

/** Sends, and hands back what the vendor got. */
async function sentTo(app, mocks, id) {
  mocks.script(id, { text: 'Seen.' });
  await app.prompt().fill('What is it?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Seen.');
  return (await mocks.call(id)).media;
}

test(
  '24 MP on its side, with coordinates: upright, smaller and silent about the place',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    await app.openWithMocks();
    await app.choose('anthropic');
    const photo = asTakenBy(await paintJpeg(app.page, 6000, 4000), 6);
    expect(photo.includes('Exif')).toBe(true);
    await app.attach({ name: 'IMG_1.jpg', bytes: photo, type: 'image/jpeg' });
    const facts = await app.fileFacts('IMG_1.jpg');
    await expect(facts).toContainText('holds the place where it was taken');
    await expect(table(app).getByRole('row').filter({ hasText: 'IMG_1.jpg' })).toContainText(
      'May fail',
    );
    await expect(
      app.page.getByText('It is stored on its side; the model may see it that way.'),
    ).toBeVisible();
    await app.closeSheet();
    await app.idle();
    await app.page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.longest = Math.max(window.longest, entry.duration);
      }).observe({ type: 'longtask' });
    });
    await app.fileAction('Make it fit', 'IMG_1.jpg');
    await expect(dialog(app)).toContainText('Location removed');
    await expect(dialog(app)).toContainText('Turned upright');
    await expect(dialog(app)).toContainText('4000 × 6000 px'); // before, as shown
    await expect(dialog(app)).toContainText('1581 × 2372 px');
    await app.idle();
    const longest = await app.page.evaluate(() => window.longest);
    test.info().annotations.push({
      type: 'longest main-thread task, ms',
      description: String(Math.round(longest)),
    });
    console.log(
      `longest main-thread task while a 24 MP photo is made to fit: ${Math.round(longest)} ms`,
    );
    await applied(app);
    const made = await app.fileFacts('IMG_1.jpg');
    await expect(made).toContainText('1581 × 2372 px');
    await expect(made).not.toContainText('holds the place');
    await app.closeSheet();
    const [media] = await sentTo(app, mocks, 'anthropic');
    expect(media).toMatchObject({ declared: 'image/jpeg', sniffed: 'image/jpeg' });
    expect(media.bytes.includes('Exif')).toBe(false);
    const seen = await lookAt(app.page, 'image/jpeg', media.bytes, [
      [0.97, 0.02],
      [0.03, 0.02],
      [0.97, 0.98],
    ]);
    expect([seen.width, seen.height]).toEqual([1581, 2372]);
    expect(seen.colours[0][0]).toBeGreaterThan(180); // the red corner went from top left to top right
    for (const blue of seen.colours.slice(1)) expect(blue[2]).toBeGreaterThan(180);
  },
);

test('undo brings the very bytes back; keeping the original changes nothing', async ({
  app,
  mocks,
}) => {
  await app.openWithMocks();
  await app.choose('anthropic');
  const photo = asTakenBy(await paintJpeg(app.page, 640, 480), 3);
  await app.attach({ name: 'a.jpg', bytes: photo, type: 'image/jpeg' });
  await app.fileAction('Make it fit', 'a.jpg');
  await expect(dialog(app)).toContainText('Turned upright');
  await dialog(app).getByRole('button', { name: 'Keep original' }).click();
  await expect(await app.fileFacts('a.jpg')).toContainText('holds the place');
  await app.closeSheet();
  await app.fileAction('Make it fit', 'a.jpg');
  await expect(dialog(app)).toContainText('Turned upright');
  await applied(app);
  await expect(await app.fileFacts('a.jpg')).not.toContainText('holds the place');
  await app.page.getByRole('button', { name: 'Undo: a.jpg' }).click();
  await expect(await app.fileFacts('a.jpg')).toContainText('holds the place');
  await app.closeSheet();
  expect((await sentTo(app, mocks, 'anthropic'))[0].length).toBe(photo.length);
});

test(
  'what is blacked out and cut off is not in the bytes',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    await app.openWithMocks();
    await app.choose('openai');
    await app.attach({
      name: 'id.jpg',
      bytes: await paintJpeg(app.page, 800, 400),
      type: 'image/jpeg',
    });
    await app.fileAction('Crop & redact', 'id.jpg');
    const field = (name) => dialog(app).getByRole('textbox', { name, exact: true });
    const type = async (...numbers) => {
      for (const [i, name] of ['Left', 'Top', 'Width', 'Height'].entries())
        await field(name).fill(String(numbers[i]));
    };
    await expect(
      dialog(app).getByRole('button', { name: 'Black out', exact: true }),
    ).toBeDisabled();
    await type(400, 200, 200, 100);
    await dialog(app).getByRole('button', { name: 'Black out', exact: true }).click();
    await expect(
      dialog(app).getByRole('listitem').filter({ hasText: '200 × 100 px @ 400, 200' }),
    ).toBeVisible();
    await type(0, 0, 10, 10);
    await dialog(app).getByRole('button', { name: 'Black out', exact: true }).click();
    await dialog(app)
      .getByRole('button', { name: 'Remove Blacked out: 10 × 10 px @ 0, 0' })
      .click();
    await type(0, 0, 700, 400);
    await dialog(app).getByRole('button', { name: 'Crop to it', exact: true }).click();
    await expect(dialog(app)).toContainText('700 × 400 px');
    await app.idle();
    await applied(app);
    const [media] = await sentTo(app, mocks, 'openai');
    const seen = await lookAt(app.page, 'image/jpeg', media.bytes, [
      [500 / 700, 250 / 400],
      [0.01, 0.01],
      [0.2, 0.9],
    ]);
    expect(seen.width).toBe(700);
    expect(Math.max(...seen.colours[0])).toBeLessThan(12);
    expect(seen.colours[1][0]).toBeGreaterThan(180); // its box was taken away again
    expect(seen.colours[2][2]).toBeGreaterThan(180);
  },
);

test('a rectangle drawn with the pointer fills the fields', { tag: '@smoke' }, async ({ app }) => {
  await app.open();
  await app.attach({
    name: 'id.jpg',
    bytes: await paintJpeg(app.page, 800, 400),
    type: 'image/jpeg',
  });
  await app.fileAction('Crop & redact', 'id.jpg');
  await app.idle();
  const box = await dialog(app).getByRole('img', { name: 'Before: id.jpg' }).boundingBox();
  /** @returns {[number, number]} */
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
  await app.page.mouse.move(...at(0.25, 0.25));
  await app.page.mouse.down();
  await app.page.mouse.move(...at(0.5, 0.5));
  await app.page.mouse.move(...at(0.75, 0.5));
  await app.page.mouse.up();
  const value = async (name) =>
    Number(await dialog(app).getByRole('textbox', { name, exact: true }).inputValue());
  await expect.poll(() => value('Width')).toBeGreaterThan(390);
  expect(Math.abs((await value('Left')) - 200)).toBeLessThan(6);
  expect(Math.abs((await value('Top')) - 100)).toBeLessThan(6);
  expect(Math.abs((await value('Height')) - 100)).toBeLessThan(6);
  // All of it between two frames, as a slow machine sees a quick hand.
  await app.page.evaluate(
    ([from, to]) => {
      const picture = document.elementFromPoint(from[0], from[1]);
      const steps = { pointermove: from, pointerdown: from, pointerup: to };
      for (const [type, [clientX, clientY]] of Object.entries(steps))
        picture.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, clientY }));
    },
    [at(0.5, 0.5), at(1, 0.75)],
  );
  await expect.poll(() => value('Left')).toBeGreaterThan(390);
  expect(Math.abs((await value('Width')) - 400)).toBeLessThan(6);
  expect(Math.abs((await value('Height')) - 100)).toBeLessThan(6);
});

test('what the browser cannot read is told, and the original stays', async ({ app }) => {
  await app.open();
  const broken = Buffer.from(await paintJpeg(app.page, 64, 64));
  // The size stays readable (start of frame), everything behind it is lost.
  broken.fill(0xff, broken.indexOf(Buffer.from([0xff, 0xc0])) + 19, broken.length - 2);
  await app.attach(
    { name: 'bad.jpg', bytes: broken, type: 'image/jpeg' },
    { name: 'good.png', bytes: PNG },
  );
  await app.idle();
  await app.fileAction('Crop & redact', 'bad.jpg');
  await expect(dialog(app).getByRole('alert')).toContainText('This browser cannot read bad.jpg');
  await expect(dialog(app).getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
  await app.page.keyboard.press('Escape');
  await expect(dialog(app)).toHaveCount(0);
  await expect(rows(app)).toHaveCount(2);
});

async function chooseCompatible(app, mocks) {
  await app.place('Keys').click();
  await app.page
    .getByRole('textbox', { name: 'Local or compatible server base URL' })
    .fill(mocks.url('compatible'));
  await app.place('Ask').click();
  await app.openModel();
  await app.provider().selectOption({ label: 'Local or compatible server' });
  await app.model().fill('llama3.2-vision');
  await app.closeSheet();
}

test(
  'pages of a PDF go as pictures where PDF is not read',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    await app.open();
    await chooseCompatible(app, mocks);
    await app.attach({
      name: 'a.pdf',
      bytes: makePdf(['1 0 0', '0 1 0', '0 0 1']),
      type: 'application/pdf',
    });
    await app.fileFacts('a.pdf');
    await expect(table(app)).toContainText('May fail');
    await expect(app.page.getByText('Few such servers read PDF')).toBeVisible();
    await app.closeSheet();
    await app.fileAction('Pages as pictures', 'a.pdf');
    await expect(dialog(app)).toContainText('3 pages');
    await dialog(app).getByRole('textbox', { name: 'Pages (1-3, 5)' }).fill('1, 9');
    await dialog(app).getByRole('button', { name: 'Make pictures' }).click();
    await expect(dialog(app).getByRole('alert')).toContainText(
      'names no pages of this document. It has 3',
    );
    await dialog(app).getByRole('textbox', { name: 'Pages (1-3, 5)' }).fill('1, 3');
    await dialog(app).getByRole('combobox', { name: 'Dots per inch' }).selectOption('72');
    await dialog(app).getByRole('button', { name: 'Make pictures' }).click();
    await expect(dialog(app)).toContainText('a_p003.png');
    await app.idle();
    await applied(app);
    await expect(rows(app)).toHaveCount(2);
    const media = await sentTo(app, mocks, 'compatible');
    expect(media.map(({ sniffed }) => sniffed)).toEqual(['image/png', 'image/png']);
    const colours = [];
    for (const { bytes } of media) {
      const seen = await lookAt(app.page, 'image/png', bytes, [[0.9, 0.1]]);
      expect([seen.width, seen.height]).toEqual([200, 100]);
      colours.push(seen.colours[0]);
    }
    expect(colours).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ]);
    await app.page.getByRole('button', { name: 'Edit the question' }).click();
    await app.fileAction('Undo', 'a_p003.png');
    await expect(rows(app)).toHaveCount(1);
    await expect(app.attachments()).toContainText('a.pdf');
  },
);

test('protected and damaged PDFs are told apart', { tag: '@smoke' }, async ({ app }) => {
  await app.open();
  await app.attach(
    { name: 'lock.pdf', bytes: makePdf(['1 0 0'], 'secret'), type: 'application/pdf' },
    {
      name: 'bad.pdf',
      bytes: Buffer.from('%PDF-1.4\nnothing of a document\n%%EOF\n'),
      type: 'application/pdf',
    },
  );
  await app.fileAction('Pages as pictures', 'bad.pdf');
  await expect(dialog(app).getByRole('alert')).toContainText('It seems damaged');
  await app.page.keyboard.press('Escape');
  await app.fileAction('Pages as pictures', 'lock.pdf');
  await expect(dialog(app).getByRole('alert')).toContainText('lock.pdf is protected');
  const password = dialog(app).getByRole('textbox', { name: 'Password of the PDF' });
  await password.fill('wrong');
  await dialog(app).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog(app).getByRole('alert')).toContainText('That is not the password');
  await password.fill('secret');
  await dialog(app).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog(app)).toContainText('1 page');
  await dialog(app).getByRole('button', { name: 'Make pictures' }).click();
  await expect(dialog(app)).toContainText('lock_p001.png');
});
