// Batch where the browser keeps no files.
import { expect, test } from './support/app.mjs';
import { Batch, hash, picture, pictures } from './support/batch.mjs';

// Private windows of some browsers store no files, and a disk may be full: the batch works, and says so.
test(
  'files that the browser does not store are asked about all the same',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await page.addInitScript(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (value, ...rest) {
        if (value instanceof Blob) throw new DOMException('no files here', 'DataCloneError');
        return add.call(this, value, ...rest);
      };
    });
    const batch = new Batch(app);
    await batch.open('openai');
    await batch.add(pictures(2));
    await batch.says('This browser stores nothing for the batch');
    await batch.prompt('Which one?');
    mocks.script('openai', { text: 'The second.' });
    await batch.button('Run batch').click();
    await batch.says('2 of 2 answered');
    const sent = mocks.calls('openai').map(({ media }) => media[0].sha256);
    expect(sent.sort()).toEqual([hash(picture(0)), hash(picture(1))].sort());
  },
);

test(
  'a file that cannot be read again fails alone',
  { tag: ['@smoke', '@files'] },
  async ({ app, mocks, page }) => {
    await page.addInitScript(() => {
      const { get } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.get = function (key) {
        if (key === 1) throw new DOMException('the connection is closing', 'InvalidStateError');
        return get.call(this, key);
      };
    });
    const batch = new Batch(app);
    await batch.open('openai');
    await batch.add(pictures(2));
    await batch.prompt('Which one?');
    mocks.script('openai', { text: 'The second.' });
    await batch.button('Run batch').click();
    await batch.says('1 of 2 answered · 1 failed');
    await page.getByRole('button', { name: 'scan-000.png · OpenAI' }).click();
    await batch.says('OpenAI was not asked');
    await batch.says('The browser no longer has this file.');
    await expect(page.getByText('This browser stores nothing')).toHaveCount(0);
    expect(mocks.calls('openai')).toHaveLength(1);
  },
);
