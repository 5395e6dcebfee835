// Attached files in the cells of Learn.
import { countBlobReads } from './support/blob_reads.mjs';
import { PNG, expect, test } from './support/app.mjs';

const NAMES = ['first.png', 'second.png', 'third.png'];
const LISTED = `sorted(n for n in os.listdir() if n in ${JSON.stringify(NAMES)})`;

/** Runs a cell in the scratch pad until it has said that. @param {string} code @param {string} said */
async function run(app, code, said) {
  const { page } = app;
  await page.getByRole('textbox', { name: 'Code of cell cell', exact: true }).fill(code);
  await page.getByRole('button', { name: 'Run cell cell', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Output of cell', exact: true })).toContainText(
    said,
  );
  await app.idle();
}

for (const [build, query] of [
  ['suspending', ''],
  ['blocking', '&python=sync'],
]) {
  test(`an attached file goes to the cells when one opens it, once: ${build} engine`, async ({
    app,
    page,
  }) => {
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      window.given = []; // names of the files whose bytes Python is given unasked
      Worker.prototype.postMessage = function (order, ...more) {
        if (order.type === 'put') window.given.push(order.path);
        return postMessage.call(this, order, ...more);
      };
    });
    await page.goto(`${app.site.url}?testing=1${query}`);
    await app.idle();
    for (const name of NAMES) await app.attach({ name, bytes: PNG, type: 'image/png' });
    await expect(app.attachments()).toContainText(NAMES[2]);
    await page.evaluate(() => (location.hash = 'learn/scratchpad'));
    await run(app, 'print(6 * 7)', '42');
    let reads = await countBlobReads(page);
    await run(
      app,
      `import os\nprint('names', len(${LISTED}), os.path.getsize('second.png'))`,
      `names 3 ${PNG.length}`,
    );
    expect(await reads()).toBe(0);
    const open = (word) => `print('${word}', len(open('second.png', 'rb').read()))`;
    await run(app, open('once'), `once ${PNG.length}`);
    expect(await reads()).toBe(1);
    await run(app, `${open('twice')}\n${open('thrice')}`, `thrice ${PNG.length}`);
    expect(await reads()).toBe(1);

    // The files of the question are there again after a reload, and cross anew.
    await page.reload();
    await app.idle();
    await run(app, `import os\nprint('names', len(${LISTED}))`, 'names 3');
    reads = await countBlobReads(page);
    await run(app, open('again'), `again ${PNG.length}`);
    expect(await reads()).toBe(1);
    const given = await page.evaluate(() => window.given);
    expect(given.filter((name) => NAMES.includes(name))).toEqual([]);
    expect(await page.evaluate(() => __triptych.copied())).toBe(0);
  });
}
