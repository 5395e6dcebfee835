// Attached files in the cells of Learn.
import { PNG, expect, test } from './support/app.mjs';

test('cells get an attached file once, and only when one of them may open it', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    window.given = []; // names of the files that Python is given
    Worker.prototype.postMessage = function (order, ...more) {
      if (order.type === 'put') window.given.push(order.path);
      return postMessage.call(this, order, ...more);
    };
  });
  await app.open();
  await app.attach({ name: 'mine.png', bytes: PNG, type: 'image/png' });
  await expect(app.attachments()).toContainText('mine.png');
  await page.evaluate(() => (location.hash = 'learn/scratchpad'));
  const cell = async (code, said) => {
    await page.getByRole('textbox', { name: 'Code of cell cell', exact: true }).fill(code);
    await page.getByRole('button', { name: 'Run cell cell', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Output of cell', exact: true })).toContainText(
      said,
    );
    await app.idle();
  };
  const given = () =>
    page.evaluate(() => window.given.filter((name) => name === 'mine.png').length);
  await cell('print(6 * 7)', '42');
  expect(await given()).toBe(0);
  await cell("print('first', len(open('mine.png', 'rb').read()))", `first ${PNG.length}`);
  await cell("print('again', len(open('mine.png', 'rb').read()))", `again ${PNG.length}`);
  expect(await given()).toBe(1);
  expect(await page.evaluate(() => __triptych.copied())).toBe(0);
});
