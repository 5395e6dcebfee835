// Sound: recorded with a microphone that the browser makes up, heard, cut, and sent as WAV.
import { expect, test } from './support/app.mjs';
import { tone } from './support/media_makers.mjs';
import config from './playwright.config.ts';

const { launchOptions } = config.use;
const FAKE = ['--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'];
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, ...FAKE, '--use-fake-ui-for-media-stream'],
  },
});
const dialog = (app) => app.page.getByRole('dialog');

function readWav(bytes) {
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.toString('latin1', 36, 40)).toBe('data');
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  let most = 0;
  for (let at = 44; at + 1 < bytes.length; at += 2)
    most = Math.max(most, Math.abs(bytes.readInt16LE(at)));
  return {
    channels: bytes.readUInt16LE(22),
    rate: bytes.readUInt32LE(24),
    bits: bytes.readUInt16LE(34),
    seconds: bytes.readUInt32LE(40) / 2 / bytes.readUInt32LE(24),
    most,
  };
}

async function sentToGemini(app, mocks) {
  mocks.script('gemini', { text: 'Heard.' });
  await app.prompt().fill('What is said?');
  await app.run().click();
  await expect(app.answer()).toHaveText('Heard.');
  return (await mocks.call('gemini')).media;
}

// WebM is what Chromium and Firefox write by themselves, MP4 what Safari does.
/** @param {string} mimeType */
function recordAs(mimeType) {
  const Recorder = MediaRecorder;
  window.MediaRecorder = class extends Recorder {
    /** @param {MediaStream} stream */
    constructor(stream) {
      super(stream, { mimeType });
    }
  };
}
for (const kind of ['audio/webm', 'audio/mp4']) {
  test(`what is recorded as ${kind} leaves as WAV of 16 kHz`, async ({ app, mocks, page }) => {
    await page.addInitScript(recordAs, kind);
    await recordAndSend(app, mocks);
  });
}

async function recordAndSend(app, mocks) {
  await app.openWithMocks();
  await app.choose('gemini');
  await app.attachBy('Record audio');
  await expect(dialog(app)).toContainText('Recording…');
  await expect(dialog(app)).toContainText(/0:0[2-9]/); // seconds of speech
  await expect(dialog(app).getByRole('progressbar', { name: 'Level' })).toHaveAttribute(
    'aria-valuetext',
    /[1-9]\d* %/,
  );
  await dialog(app).getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(dialog(app)).toContainText('Paused');
  await dialog(app).getByRole('button', { name: 'Go on' }).click();
  await expect(dialog(app)).toContainText('Recording…');
  await dialog(app).getByRole('button', { name: 'Stop recording' }).click();
  await expect(dialog(app)).toContainText('WAV, 16 kHz, one channel');
  await dialog(app).getByRole('button', { name: 'Add to question', exact: true }).click();
  await expect(app.attachments()).toContainText('recording.wav');
  const [media] = await sentToGemini(app, mocks);
  expect(media).toMatchObject({ declared: 'audio/wav', sniffed: 'audio/wav' });
  const wav = readWav(media.bytes);
  expect(wav).toMatchObject({ channels: 1, rate: 16_000, bits: 16 });
  expect(wav.seconds).toBeGreaterThan(1.5);
  expect(wav.seconds).toBeLessThan(30);
  expect(wav.most).toBeGreaterThan(500); // the made-up microphone beeps
}

test('a file is drawn, cut and made small', async ({ app, mocks }) => {
  await app.openWithMocks();
  await app.choose('gemini');
  await app.attach({ name: 'talk.wav', bytes: tone(4), type: 'audio/wav' });
  await app.fileAction('Trim & convert', 'talk.wav');
  await expect(
    dialog(app).getByRole('img', { name: 'Sound of 0:04; kept from 0:00 to 0:04' }),
  ).toBeVisible();
  await dialog(app).getByRole('textbox', { name: 'Start (s)' }).fill('1');
  await dialog(app).getByRole('textbox', { name: 'End (s)' }).fill('2.5');
  await expect(
    dialog(app).getByRole('img', { name: 'Sound of 0:04; kept from 0:01 to 0:03' }),
  ).toBeVisible();
  await expect(dialog(app)).toContainText('1.50 s');
  await app.idle();
  await dialog(app).getByRole('button', { name: 'Apply', exact: true }).click();
  const [media] = await sentToGemini(app, mocks);
  const wav = readWav(media.bytes);
  expect(wav).toMatchObject({ channels: 1, rate: 16_000, seconds: 1.5 });
  expect(wav.most).toBeGreaterThan(8000);
});

test('a transcriber gets the bytes in a form, and its words come as they are heard', async ({
  app,
  mocks,
  page,
}) => {
  mocks.script('openai', { chunks: ['Good ', 'morning.'], hold: true });
  await app.openWithMocks();
  await app.choose('openai');
  await app.typeModel('gpt-transcribe');
  const sound = tone(1);
  await app.attach({ name: 'talk.wav', bytes: sound, type: 'audio/wav' });
  await app.prompt().fill('Names: Aylin');
  await app.run().click();
  await mocks.next('openai');
  await expect(app.answer()).toHaveText('Good');
  await mocks.rest('openai');
  await expect(app.answer()).toHaveText('Good morning.');
  const call = await mocks.call('openai');
  expect(call).toMatchObject({ path: '/v1/audio/transcriptions', refusal: null });
  expect(call.form.files[0].bytes.equals(sound)).toBe(true);
  expect(call.form.fields).toMatchObject({
    model: 'gpt-transcribe',
    prompt: 'Names: Aylin',
    stream: 'true',
  });
  await app.see('Request & code');
  await expect(app.wire()).toContainText('bytes of talk.wav>');
  await app.page.getByRole('button', { name: 'Edit the question' }).click();
  await app.attach({ name: 'more.wav', bytes: sound, type: 'audio/wav' });
  await expect(page.getByText('exactly one recording at a time').first()).toBeVisible();
  await app.run().click();
  await app.idle();
  expect(mocks.calls('openai')).toHaveLength(1);
});

test('what is no sound is told', async ({ app }) => {
  await app.open();
  const broken = tone(0.1);
  broken.writeUInt16LE(0x7777, 20); // a coding that nobody knows
  await app.attach({ name: 'odd.wav', bytes: broken, type: 'audio/wav' });
  await app.fileAction('Trim & convert', 'odd.wav');
  await expect(dialog(app).getByRole('alert')).toContainText('cannot read the sound in odd.wav');
});
