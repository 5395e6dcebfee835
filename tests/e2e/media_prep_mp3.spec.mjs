// Sound written as MP3: smaller, and the same sound.
import { App, expect, startSite, test } from './support/app.mjs';
import { tone } from './support/media_makers.mjs';

test.use({ installs: true });

const dialog = (app) => app.page.getByRole('dialog');
const format = (app) => dialog(app).getByRole('combobox', { name: 'Format' });
const KILOBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/**
 * Every frame of an MPEG-2 layer III file, from the first byte to the last; throws at anything else. (Tens of
 * thousands of expect() would take minutes.)
 */
function framesOf(bytes) {
  const frames = [];
  for (let at = 0; at < bytes.length;) {
    const header = bytes.readUInt32BE(at);
    if (header >>> 17 !== 0x7ff9)
      throw new Error(`no frame header (sync, version 2, layer III) at ${at}`);
    const rate = [22_050, 24_000, 16_000][(header >>> 10) & 3];
    const kilobits = KILOBITS[(header >>> 12) & 15];
    frames.push({ rate, kilobits, mono: ((header >>> 6) & 3) === 3 });
    at += Math.floor((72_000 * kilobits) / rate) + ((header >>> 9) & 1);
    if (at > bytes.length) throw new Error('the last frame is not whole');
  }
  return frames;
}

/** What the browser hears: seconds, and the pitch of the second in the middle. */
function hear(page, bytes) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(data.buffer);
    const samples = sound.getChannelData(0);
    const first = Math.floor(samples.length / 2) - 8_000;
    let crossings = 0,
      most = 0;
    for (let i = first; i < first + 16_000; i += 1) {
      if (samples[i] < 0 && samples[i + 1] >= 0) crossings += 1;
      most = Math.max(most, Math.abs(samples[i]));
    }
    return { seconds: sound.duration, channels: sound.numberOfChannels, hertz: crossings, most };
  }, bytes.toString('base64'));
}

async function openSound(app, seconds = 4) {
  await app.attach({ name: 'talk.wav', bytes: tone(seconds, { hertz: 440 }), type: 'audio/wav' });
  await app.fileAction('Trim & convert', 'talk.wav');
  await expect(dialog(app)).toContainText('WAV, 16 kHz, one channel');
}

async function sentToGemini(app, mocks) {
  mocks.script('gemini', { text: 'Heard.' });
  await app.prompt().fill('What is said?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Heard.');
  return (await mocks.call('gemini')).media;
}

for (const [kilobits, size] of [
  [64, '33 KB'],
  [24, '12 KB'],
]) {
  test(
    `the tone is still there in ${kilobits} kbit/s`,
    { tag: '@smoke' },
    async ({ app, mocks, page }) => {
      const loaded = [];
      page.on('request', (request) => {
        if (request.url().includes('/mp3-')) loaded.push(request.url());
      });
      await app.openWithMocks();
      await app.choose('gemini');
      await openSound(app);
      expect(loaded).toEqual([]); // nobody wanted it yet
      await expect(format(app).locator('option')).toContainText([
        'As fits',
        'WAV · 128 KB',
        'MP3, 64 kbit/s · 33 KB',
        'MP3, 48 kbit/s · 25 KB',
        'MP3, 32 kbit/s · 17 KB',
        'MP3, 24 kbit/s · 12 KB',
      ]);
      await format(app).selectOption(String(kilobits));
      await expect(dialog(app)).toContainText('MP3, 16 kHz, one channel');
      await expect(dialog(app)).toContainText(String(size));
      await expect(dialog(app)).toContainText(`${kilobits} kbit/s`);
      await app.idle();
      await dialog(app).getByRole('button', { name: 'Apply', exact: true }).click();
      await expect(app.attachments()).toContainText('talk.mp3');
      const [media] = await sentToGemini(app, mocks);
      expect(media).toMatchObject({ declared: 'audio/mp3', sniffed: 'audio/mpeg' });
      const frames = framesOf(media.bytes);
      expect(new Set(frames.map((frame) => JSON.stringify(frame)))).toEqual(
        new Set([JSON.stringify({ rate: 16_000, kilobits, mono: true })]),
      );
      const heard = await hear(page, media.bytes);
      console.log(
        `4 s at ${kilobits} kbit/s: ${media.bytes.length} bytes, ${frames.length} frames, heard ${JSON.stringify(heard)}`,
      );
      expect(heard.channels).toBe(1);
      expect(Math.abs(heard.seconds - 4)).toBeLessThan(3.5 * (576 / 16_000)); // what the encoder adds at both ends
      expect(Math.abs(heard.hertz - 440)).toBeLessThanOrEqual(1);
      expect(heard.most).toBeGreaterThan(0.25);
      expect(heard.most).toBeLessThan(0.5);
    },
  );
}

// That an hour of speech needs MP3, and how it is told, is a matter of tests/ui/prepare_view_test.cpp.
test(
  'what is too large for a transcriber is made to fit in one click, and goes as MP3',
  { tag: '@smoke' },
  async ({ app, mocks, page }) => {
    await app.openWithMocks();
    await app.choose('openai');
    await app.typeModel('gpt-transcribe');
    const large = tone(140, { hertz: 440, rate: 48_000, channels: 2 }); // 27 MB of two minutes
    await app.attach({ name: 'large.wav', bytes: large, type: 'audio/wav' });
    await expect(page.getByText('large.wav is too large').first()).toBeVisible();
    await app.fileAction('Make it fit', 'large.wav');
    await expect(dialog(app)).toContainText('WAV, 16 kHz, one channel');
    await app.idle();
    await format(app).selectOption('64');
    await expect(dialog(app)).toContainText('MP3, 16 kHz, one channel');
    await expect(dialog(app).getByRole('alert')).toHaveCount(0);
    await app.idle();
    await dialog(app).getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(page.getByText('is too large')).toHaveCount(0);
    mocks.script('openai', { text: 'Hm.' });
    await app.run().click();
    await expect(app.answer()).toHaveText('Hm.');
    const { form, refusal } = await mocks.call('openai');
    expect(refusal).toBe(null);
    const [file] = form.files;
    expect(file.bytes.length).toBeLessThan(1.2e6);
    expect(framesOf(file.bytes)).toHaveLength(Math.round(file.bytes.length / 288));
  },
);

test('once used, MP3 is written without a network too', async ({ page, mocks }) => {
  const site = await startSite();
  const app = new App(page, site, mocks);
  await app.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // from here on the service worker answers
  await app.idle();
  await openSound(app, 1);
  await format(app).selectOption('64');
  await expect(dialog(app)).toContainText('MP3, 16 kHz, one channel');
  await site.close();
  await format(app).selectOption('24');
  await expect(dialog(app)).toContainText('MP3, 16 kHz, one channel');
  await expect(dialog(app)).toContainText('24 kbit/s');
  await expect(dialog(app).getByRole('alert')).toHaveCount(0);
});

test.describe('without what the encoder consists of', () => {
  test.use({ serviceWorkers: 'block' });
  test('it is told, WAV still works, and MP3 when it is there again', async ({ app, page }) => {
    await page.route('**/mp3-*/**', (route) => route.abort());
    await app.open();
    await openSound(app, 1);
    await format(app).selectOption('64');
    await expect(dialog(app).getByRole('alert')).toContainText(
      'The MP3 encoder could not be loaded',
    );
    await expect(dialog(app).getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
    await format(app).selectOption('0');
    await expect(dialog(app).getByRole('alert')).toHaveCount(0);
    await expect(dialog(app)).toContainText('WAV, 16 kHz, one channel');
    await page.unroute('**/mp3-*/**');
    await format(app).selectOption('32');
    await expect(dialog(app)).toContainText('MP3, 16 kHz, one channel');
    await expect(dialog(app).getByRole('button', { name: 'Apply', exact: true })).toBeEnabled();
  });
});
