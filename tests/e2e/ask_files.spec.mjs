// Files too large for a request: they go ahead into Gemini's store, in pieces, in the real page.
import { createHash } from 'node:crypto';
import { KEYS, expect, test } from './support/app.mjs';

const MIB = 1 << 20;
// Playwright copies every body that leaves: megabytes take seconds here that they do not take a person.
const SLOWLY = { timeout: 60_000 };
test.slow();

/** An MP4 by its boxes; what they hold is noise that no piece repeats. */
function film(size) {
  const bytes = Buffer.alloc(size);
  bytes.write('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 0, 'latin1');
  bytes.writeUInt32BE(size - 24, 24);
  bytes.write('mdat', 28, 'latin1');
  for (let at = 32; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  return bytes;
}
/** A chooser takes 50 MB at most from a test's memory: large files come from the disk. */
async function attachFilm(app, testInfo, size) {
  const { writeFileSync } = await import('node:fs');
  const bytes = film(size);
  const path = testInfo.outputPath('film.mp4');
  writeFileSync(path, bytes);
  const chooser = app.page.waitForEvent('filechooser');
  await app.page.getByRole('button', { name: 'Attach', exact: true }).click();
  await (await chooser).setFiles(path);
  await expect(app.attachments()).toContainText('film.mp4');
  return createHash('sha256').update(bytes).digest('hex');
}
const filesRequests = (mocks) =>
  mocks.requests.filter(({ route, preflight }) => route === 'files' && !preflight);
const kept = (app) => app.page.getByRole('button', { name: 'Delete film.mp4 there' });

test('60 MB go ahead in pieces, once, are named in the question and deleted on request', async ({
  app,
  mocks,
}, info) => {
  mocks.script('gemini', { text: 'A film.' });
  await app.openWithMocks();
  await app.choose('gemini');
  const sha = await attachFilm(app, info, 60 * MIB);
  await app.prompt().fill('What happens?');
  await app.run().click();
  await expect(app.answer()).toHaveText('A film.', SLOWLY);
  const uploads = filesRequests(mocks);
  const pieces = uploads.filter(({ query }) => query.upload_id);
  expect(pieces).toHaveLength(8);
  expect(Math.max(...pieces.map(({ body }) => body.length))).toBe(8 * MIB);
  for (const piece of pieces)
    expect(JSON.stringify([piece.url, piece.headers])).not.toContain(KEYS.gemini);
  expect(uploads.every(({ refusal }) => refusal === null)).toBe(true);
  const question = await mocks.call('gemini');
  expect(question.body.length).toBeLessThan(2000);
  expect(question.media).toEqual([expect.objectContaining({ declared: 'video/mp4', sha256: sha })]);

  await app.runAgain();
  await mocks.call('gemini', 2);
  await expect(app.answer()).toHaveText('A film.', SLOWLY);
  expect(filesRequests(mocks)).toHaveLength(uploads.length); // the same file goes once

  await kept(app).click();
  await expect(kept(app)).toHaveCount(0);
  // The entry goes at once, the request is on its way.
  await expect.poll(() => filesRequests(mocks).at(-1).method).toBe('DELETE');
  expect(filesRequests(mocks).at(-1).refusal).toBe(null);
});

test('a piece that fails goes again; progress is told', async ({ app, mocks }, info) => {
  mocks.script.files('gemini', {}, { status: 503, thenOk: true });
  mocks.script('gemini', { text: 'A film.' });
  await app.openWithMocks();
  await app.choose('gemini');
  const sha = await attachFilm(app, info, 24 * MIB);
  await app.run().click();
  await expect(app.page.getByRole('progressbar', { name: 'Upload of film.mp4' })).toBeVisible();
  await expect(app.answer()).toHaveText('A film.', SLOWLY);
  expect((await mocks.call('gemini')).media[0].sha256).toBe(sha);
});

test("Stop ends an upload; a refusal is told in the vendor's words", async ({
  app,
  mocks,
}, info) => {
  mocks.script.files('gemini', {}, { silent: true });
  await app.openWithMocks();
  await app.choose('gemini');
  await attachFilm(app, info, 24 * MIB);
  await app.run().click();
  await expect(app.page.getByRole('progressbar', { name: 'Upload of film.mp4' })).toBeVisible();
  await app.stop().click();
  await expect(app.page.getByText('Stopped').first()).toBeVisible();
  mocks.script.files('gemini', { status: 403, message: 'The caller does not have permission.' });
  await app.run().click();
  await expect(app.alert()).toContainText('The caller does not have permission.');
  expect(mocks.calls('gemini')).toHaveLength(0);
});
