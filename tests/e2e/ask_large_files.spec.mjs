// Large files in a request's body: they arrive byte for byte, are never a text in the program's memory, and what
// is stopped while it is being written is not sent.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PNG, expect, test } from './support/app.mjs';

const MB = 1_000_000;
// Playwright copies every body that leaves, and the mock judges it with sanitizers on: megabytes take seconds here
// that they do not take a person.
const SLOWLY = { timeout: 60_000 };
test.slow();

/** A small picture with noise in a chunk that no decoder reads. */
function largePicture(size) {
  const noise = Buffer.alloc(size - PNG.length - 12);
  for (let at = 0; at + 4 <= noise.length; at += 4)
    noise.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  const chunk = Buffer.concat([Buffer.from('noIs', 'latin1'), noise]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(noise.length, 0);
  ends.writeUInt32BE(crc32(chunk), 4);
  const end = PNG.length - 12; // IEND
  return Buffer.concat([
    PNG.subarray(0, end),
    ends.subarray(0, 4),
    chunk,
    ends.subarray(4),
    PNG.subarray(end),
  ]);
}
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');
const base64Size = (size) => Math.ceil(size / 3) * 4;

async function attach(app, size) {
  const bytes = largePicture(size);
  await app.attach({ name: 'noise.png', bytes });
  await expect(app.attachments()).toContainText('noise.png');
  await app.idle();
  return bytes;
}
const probe = (app, name) => app.page.evaluate((which) => __triptych[which](), name);

test('8 MB arrive as they were, and the body was never in the memory of the program', async ({
  app,
  mocks,
}) => {
  mocks.script('openai', { text: 'Noise.' });
  await app.openWithMocks();
  await app.choose('openai');
  await app.idle();
  const before = await probe(app, 'heap');
  const bytes = await attach(app, 8 * MB);
  const picked = await probe(app, 'heap');
  await app.prompt().fill('What is this?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Noise.', SLOWLY);
  const { media } = await mocks.call('openai');
  expect(media).toEqual([expect.objectContaining({ declared: 'image/png', sha256: sha(bytes) })]);
  // The file, what its memory grows by beyond it, and the step that is being written.
  expect((picked - before) / bytes.length).toBeLessThan(1.5);
  expect((await probe(app, 'heap')) - picked).toBeLessThan(8 * MB);
  expect(await probe(app, 'written')).toBe(base64Size(bytes.length));
  expect(await probe(app, 'copied')).toBe(0);
});

test('three models that are asked about one file have it written once', async ({ app, mocks }) => {
  for (const id of ['openai', 'anthropic', 'gemini']) mocks.script(id, { text: 'Noise.' });
  await app.openWithMocks();
  await app.choose('openai');
  for (const id of ['anthropic', 'gemini']) {
    await app.addModel();
    await app.fillModel(id);
  }
  const bytes = await attach(app, 3 * MB);
  await app.prompt().fill('What is this?');
  await app.run().click();
  await expect(app.page.getByText('3/3 done')).toBeVisible(SLOWLY);
  for (const id of ['openai', 'anthropic', 'gemini'])
    expect((await mocks.call(id)).media[0].sha256).toBe(sha(bytes));
  expect(await probe(app, 'written')).toBe(base64Size(bytes.length));
});

test('Stop while a file is being written sends nothing', async ({ app, mocks }) => {
  await app.openWithMocks();
  await app.choose('openai');
  const bytes = await attach(app, 4 * MB);
  await app.prompt().fill('What is this?');
  // The second step waits until the test lets it go.
  await app.page.evaluate(() => {
    const Real = MessageChannel;
    let steps = 0;
    window.MessageChannel = class extends Real {
      constructor() {
        super();
        if (++steps !== 2) return;
        const send = this.port2.postMessage.bind(this.port2);
        this.port2.postMessage = () => {
          window.letGo = () => send(null);
        };
      }
    };
  });
  await app.run().click();
  await app.page.waitForFunction(() => window.letGo);
  const written = await probe(app, 'written');
  expect(written).toBeGreaterThan(0);
  await app.stop().click();
  await expect(app.page.getByText('Stopped').first()).toBeVisible();
  await app.page.evaluate(() => window.letGo());
  await app.idle();
  expect(await probe(app, 'written')).toBe(written);
  expect(mocks.calls('openai')).toHaveLength(0);
  mocks.script('openai', { text: 'Noise.' });
  await app.run().click();
  await expect(app.answer()).toHaveText('Noise.', SLOWLY);
  expect((await mocks.call('openai')).media[0].sha256).toBe(sha(bytes));
});
