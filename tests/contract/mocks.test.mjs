// The mock vendors are faithful: the official SDKs talk to them and understand, and what they send
// fits the SDKs' types and Google's protos. Faults, held answers and the log are tried on the way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { base64Of, bytesOf, ROOT } from './support/files.mjs';
import { PEERS, rawRequest, send } from './support/peers.mjs';
import { Anthropic, GeminiError, OpenAI } from './support/sdks.mjs';

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(async () => {
  await mocks.close();
});
beforeEach(() => {
  mocks.requests.length = 0;
  for (const provider of ['openai', 'anthropic', 'gemini', 'compatible'])
    mocks.script(provider, {});
});

const CHUNKS = ['Naïve ', 'café, ', '東', '京 ', '👋', '.'];
const TEXT = CHUNKS.join('');
const HANGS = 60_000; // nothing here waits for time: only a mistake takes so long
for (const [provider, peer] of Object.entries(PEERS)) {
  const ask = (extra, options) =>
    peer.ask(peer.client(mocks.url(provider), options), { ...peer.body, ...extra });
  const stream = (extra, options) =>
    peer.stream(peer.client(mocks.url(provider), options), { ...peer.body, ...extra });

  describe(provider, { timeout: HANGS }, () => {
    test('answers whole', async () => {
      mocks.script(provider, { text: TEXT, usage: { input: 12, output: 34 } });
      const reply = await ask();
      assert.equal(peer.textOf(reply), TEXT);
      assert.equal(peer.finishOf(reply), peer.end);
      assert.deepEqual(peer.usageOf(reply), [12, 34]);
    });

    test('streams in pieces that cut events and characters', async () => {
      mocks.script(provider, {
        chunks: CHUNKS,
        usage: { input: 12, output: 34 },
        pieces: [1, 3, 7],
      });
      const seen = await stream();
      assert.equal(seen.text, TEXT);
      assert.equal(seen.finish, peer.end);
      assert.deepEqual([seen.input, seen.output], [12, 34]);
    });

    test('says a friendly word unasked, and another one to the next', async () => {
      mocks.script(provider, { text: 'first' }, {});
      assert.equal((await stream()).text, 'first');
      assert.match((await stream()).text, /^Hello from /);
    });

    test('stops at the length limit', async () => {
      mocks.script(provider, { text: '', stop: 'length' });
      assert.equal((await stream()).finish, peer.length);
    });

    test('holds an answer until it is let go', async () => {
      mocks.script(provider, { chunks: ['one', 'two'], hold: true });
      const reading = stream();
      await mocks.call(provider);
      let sent = '';
      if (provider !== 'gemini') sent += (await mocks.next(provider)).sent;
      assert.ok(!sent.includes('one'));
      sent = (await mocks.next(provider)).sent;
      assert.ok(sent.includes('one') && !sent.includes('two'), sent);
      await mocks.rest(provider);
      assert.equal((await reading).text, 'onetwo');
      assert.equal(await mocks.calls(provider)[0].ended, 'finished');
    });

    test('notices that the client hangs up', async () => {
      mocks.script(provider, { chunks: ['one', 'two'], hold: true });
      const gone = new AbortController();
      const request = send(mocks, provider, { ...rawRequest(provider), signal: gone.signal });
      const call = await mocks.call(provider);
      await mocks.next(provider);
      const response = await request;
      assert.equal(response.status, 200);
      gone.abort();
      assert.equal(await call.ended, 'aborted');
    });

    test('breaks off in the middle of an event', async () => {
      mocks.script(provider, { chunks: CHUNKS, breakAfter: 2 });
      await assert.rejects(stream());
      assert.equal(await mocks.calls(provider)[0].ended, 'broken');
    });

    test('hangs up without a word', async () => {
      mocks.script(provider, { reset: true });
      await assert.rejects(stream());
      assert.equal(await mocks.calls(provider)[0].ended, 'broken');
    });

    test('never answers', async () => {
      mocks.script(provider, { silent: true });
      const gone = new AbortController();
      const request = send(mocks, provider, { ...rawRequest(provider), signal: gone.signal });
      const call = await mocks.call(provider);
      gone.abort();
      await assert.rejects(request, { name: 'AbortError' });
      assert.equal(await call.ended, 'aborted');
    });

    test('reports an error inside the stream', async () => {
      mocks.script(provider, { chunks: CHUNKS, errorAfter: 2, message: 'It broke.' });
      await assert.rejects(stream(), /It broke\./);
    });

    test('fails once, then works', async () => {
      mocks.script(provider, { status: 500, thenOk: true });
      await assert.rejects(ask(), { status: 500 });
      await ask();
      await ask();
      assert.equal(mocks.calls(provider).length, 3);
    });

    test('lists models', async () => {
      const ids = await peer.models(peer.client(mocks.url(provider)));
      assert.ok(ids.includes(peer.body.model), ids.join());
    });

    test('answers with an error page of the edge', async () => {
      mocks.script(provider, { html: true });
      await assert.rejects(ask(), { status: 502 });
    });

    test('shows what it received', async () => {
      await ask();
      const [call] = mocks.calls(provider);
      assert.equal(call.method, 'POST');
      assert.match(call.headers['content-type'], /^application\/json/);
      assert.deepEqual(call.json, JSON.parse(call.body));
      assert.equal(call.refusal, null);
    });
  });
}

describe('error classes', () => {
  const expect = async (provider, behaviour, expected, options, extra = {}) => {
    mocks.script(provider, behaviour);
    const peer = PEERS[provider];
    await assert.rejects(
      peer.ask(peer.client(mocks.url(provider), options), { ...peer.body, ...extra }),
      (/** @type {Record<string, unknown>} */ error) => {
        const { type, ...fields } = expected;
        assert.ok(error instanceof type, `${error}`);
        for (const [key, value] of Object.entries(fields)) {
          if (value instanceof RegExp) assert.match(String(error[key]), value);
          else assert.equal(error[key], value, key);
        }
        return true;
      },
    );
  };
  const bad = { key: 'bad-key-0000' };

  test('openai', async () => {
    await expect('openai', {}, { type: OpenAI.AuthenticationError, code: 'invalid_api_key' }, bad);
    await expect(
      'openai',
      {},
      { type: OpenAI.NotFoundError, code: 'model_not_found' },
      {},
      { model: 'gpt-7' },
    );
    await expect(
      'openai',
      { status: 429, retryAfter: 20 },
      { type: OpenAI.RateLimitError, code: 'rate_limit_exceeded', message: /try again in 20s/ },
    );
    await expect(
      'openai',
      { status: 429, quota: true },
      { type: OpenAI.RateLimitError, code: 'insufficient_quota' },
    );
    await expect('openai', { status: 403 }, { type: OpenAI.PermissionDeniedError });
    await expect('openai', { status: 503 }, { type: OpenAI.InternalServerError, status: 503 });
    await expect('openai', { status: 413 }, { type: OpenAI.APIError, status: 413 });
  });

  test('anthropic', async () => {
    await expect(
      'anthropic',
      {},
      { type: Anthropic.AuthenticationError, message: /Invalid bearer/ },
      bad,
    );
    await expect(
      'anthropic',
      {},
      { type: Anthropic.NotFoundError, message: /model: claude-9/ },
      {},
      { model: 'claude-9' },
    );
    await expect(
      'anthropic',
      { status: 429, retryAfter: 20 },
      { type: Anthropic.RateLimitError, message: /rate_limit_error/ },
    );
    await expect(
      'anthropic',
      { status: 400, quota: true },
      { type: Anthropic.BadRequestError, message: /credit balance is too low/ },
    );
    await expect(
      'anthropic',
      { status: 413 },
      { type: Anthropic.APIError, status: 413, message: /request_too_large/ },
    );
    await expect(
      'anthropic',
      { status: 529 },
      { type: Anthropic.InternalServerError, status: 529, message: /overloaded_error/ },
    );
  });

  test('gemini', async () => {
    const type = GeminiError;
    await expect('gemini', {}, { type, status: 400, message: /API_KEY_INVALID/ }, bad);
    await expect(
      'gemini',
      {},
      { type, status: 404, message: /models\/gemini-9 is not found/ },
      {},
      { model: 'gemini-9' },
    );
    await expect(
      'gemini',
      { status: 429, retryAfter: 34.4 },
      { type, status: 429, message: /"retryDelay":\s*"34.4s"/ },
    );
    await expect('gemini', { status: 429, quota: true }, { type, status: 429, message: /PerDay/ });
    await expect('gemini', { status: 503 }, { type, status: 503, message: /UNAVAILABLE/ });
  });

  test('compatible', async () => {
    await expect(
      'compatible',
      {},
      { type: OpenAI.NotFoundError, message: /model 'x' not found/ },
      {},
      { model: 'x' },
    );
  });
});

describe('media', () => {
  const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
  const data = base64Of('chart.png');
  const image = {
    openai: { type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } },
    anthropic: { type: 'image', source: { type: 'base64', media_type: 'image/png', data } },
    gemini: { inlineData: { mimeType: 'image/png', data } },
  };
  for (const [provider, part] of Object.entries(image)) {
    test(`${provider}: what arrived is told by hash`, async () => {
      const peer = PEERS[provider];
      const body =
        provider === 'gemini'
          ? { contents: [{ role: 'user', parts: [part, part] }] }
          : { messages: [{ role: 'user', content: [part, part] }] };
      await peer.ask(peer.client(mocks.url(provider)), { ...peer.body, ...body });
      const { media } = mocks.calls(provider)[0];
      assert.equal(media.length, 2);
      const bytes = bytesOf('chart.png');
      for (const { where, ...seen } of media) {
        assert.deepEqual(seen, {
          declared: 'image/png',
          sniffed: 'image/png',
          length: bytes.length,
          sha256: sha256(bytes),
        });
      }
      assert.notEqual(media[0].where, media[1].where);
    });
  }
});

describe('replays', () => {
  const recorded = {
    openai: 'openai-stream-crewai-test-crew-kickoff-streaming-usage-metrics.json',
    anthropic: 'anthropic-stream-activeagent-streaming-examples-lifecycle.json',
    gemini: 'gemini-stream-fantasy-simple-streaming-2.json',
  };
  for (const [provider, name] of Object.entries(recorded)) {
    for (const pieces of [1, [2, 30], 100000]) {
      test(`${provider}: a recording in pieces of ${pieces}`, async () => {
        const file = join(ROOT, 'tests/fixtures/recorded/dev', name);
        mocks.script(provider, { replay: file, pieces });
        const peer = PEERS[provider];
        const seen = await peer.stream(peer.client(mocks.url(provider)), peer.body);
        const { expect } = JSON.parse(readFileSync(file, 'utf8'));
        assert.deepEqual(
          [seen.text, seen.finish, seen.input, seen.output],
          [expect.text, expect.finish_reason, expect.input_tokens, expect.output_tokens],
        );
      });
    }
  }

  test('an error is replayed with its status', async () => {
    const response = { status: 529, headers: {}, body: '{"type":"error"}' };
    mocks.script('anthropic', { replay: { kind: 'error', response } });
    const answer = await send(mocks, 'anthropic', rawRequest('anthropic'));
    assert.equal(answer.status, 529);
    assert.equal(await answer.text(), response.body);
  });
});

test(
  'a file goes into the store by the SDK, becomes ready, is named, is deleted',
  { timeout: HANGS },
  async () => {
    const client = PEERS.gemini.client(mocks.url('gemini'));
    const bytes = Buffer.alloc(9 << 20, 7); // two pieces
    const file = new Blob([bytes], { type: 'video/mp4' });
    const asks = [];
    let stored = await client.files.upload({
      file,
      config: { mimeType: 'video/mp4', displayName: 'v' },
    });
    assert.deepEqual(
      [stored.state, stored.sizeBytes, stored.mimeType],
      ['PROCESSING', String(bytes.length), 'video/mp4'],
    );
    const contents = [
      { role: 'user', parts: [{ fileData: { fileUri: stored.uri, mimeType: 'video/mp4' } }] },
    ];
    await assert.rejects(
      client.models.generateContent({ model: 'gemini-3.8-flash', contents }),
      /ACTIVE/,
    );
    while (stored.state === 'PROCESSING') {
      stored = await client.files.get({ name: stored.name ?? '' });
      asks.push(stored.state);
    }
    assert.deepEqual(asks, ['PROCESSING', 'ACTIVE']);
    await client.models.generateContent({ model: 'gemini-3.8-flash', contents });
    const sha = createHash('sha256').update(bytes).digest('hex');
    assert.equal(mocks.requests.at(-1).media[0].sha256, sha);
    const { name = '' } = stored;
    const stranger = PEERS.gemini.client(mocks.url('gemini'), { key: 'bad-key-0000' });
    await assert.rejects(stranger.files.get({ name }), /API_KEY_INVALID/);
    await client.files.delete({ name });
    await assert.rejects(client.files.get({ name }), GeminiError);
  },
);

test('an upload that does not begin as one is refused', { timeout: HANGS }, async () => {
  const answer = await fetch(`${mocks.url('gemini')}/upload/v1beta/files`, {
    method: 'POST',
    headers: { 'x-goog-api-key': 'mock-key-0000', 'x-goog-upload-protocol': 'raw' },
  });
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /X-Goog-Upload-Protocol/);
});

test('a recording, written down for the SDK: whole and streamed', { timeout: HANGS }, async () => {
  const client = PEERS.openai.client(mocks.url('openai'));
  const file = new File([bytesOf('speech.wav')], 'speech.wav', { type: 'audio/wav' });
  mocks.script('openai', { chunks: CHUNKS });
  const whole = await client.audio.transcriptions.create({ model: 'gpt-transcribe', file });
  assert.equal(whole.text, TEXT);
  const events = [];
  const asked = { model: 'gpt-4o-transcribe', file, stream: /** @type {const} */ (true) };
  for await (const event of await client.audio.transcriptions.create(asked)) events.push(event);
  assert.equal(events.filter(({ type }) => type.endsWith('.delta')).length, CHUNKS.length);
  assert.equal(events.at(-1).text, TEXT);
  const named = new File([bytesOf('speech.wav')], 'speech.txt');
  await assert.rejects(
    client.audio.transcriptions.create({ model: 'gpt-transcribe', file: named }),
    OpenAI.BadRequestError,
  );
});

test('a provider that does not exist is an error', () => {
  assert.throws(() => mocks.url('openia'), /no mock of openia/);
  assert.throws(() => mocks.script('openia', {}), /no mock of openia/);
});
