// The practice provider speaks so that the vendors' own SDKs understand: answers and streams are read
// by them, errors become their error classes. What it refuses: judges.test.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CALLS } from './support/calls.mjs';
import { base64Of, bytesOf } from './support/files.mjs';
import { PEERS, rawRequest } from './support/peers.mjs';
import { askPractice, ORIGINS, practiceFetch } from '../tools/practice.mjs';
import { protoComplaints } from './support/protos.mjs';
import { complaints } from './support/schemas.mjs';
import { Anthropic, GeminiError, OpenAI } from './support/sdks.mjs';
import { requestOf } from './support/wire.mjs';

const textOf = (body) =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
const ask = (provider, { path, headers, body }) =>
  askPractice({ url: ORIGINS[provider] + path, headers, body: textOf(body) });

describe('takes every request that our program builds', () => {
  for (const { name, call } of CALLS) {
    test(name, async () => {
      const { method, url, headers, body } = await requestOf(call);
      const answer = await askPractice({ method, url, headers, body: textOf(body), page: true });
      assert.equal(answer.status, 200, answer.body);
    });
  }
});

// The SDK of Gemini takes no fetch of ours; tests of one file run one after the other.
async function withClient(provider, options, run) {
  const real = globalThis.fetch;
  if (provider === 'gemini') globalThis.fetch = practiceFetch;
  try {
    const fetch = practiceFetch;
    return await run(PEERS[provider].client(ORIGINS[provider], { fetch, ...options }));
  } finally {
    globalThis.fetch = real;
  }
}

for (const provider of ['openai', 'anthropic', 'gemini']) {
  const peer = PEERS[provider];
  describe(`${provider}: its SDK understands`, () => {
    const body = { ...peer.body, ...(provider === 'anthropic' && { max_tokens: 2000 }) };
    test('a whole answer and a stream, which say the same', async () => {
      await withClient(provider, {}, async (client) => {
        const reply = await peer.ask(client, body);
        assert.match(peer.textOf(reply), /No model was asked/);
        assert.equal(peer.finishOf(reply), peer.end);
        const seen = await peer.stream(client, body);
        assert.equal(seen.text, peer.textOf(reply));
        assert.equal(seen.finish, peer.end);
        assert.deepEqual([seen.input, seen.output], peer.usageOf(reply));
      });
    });

    test('the list of models', async () => {
      await withClient(provider, {}, async (client) => {
        const ids = await peer.models(client);
        assert.ok(ids.includes(peer.body.model), ids.join());
      });
    });

    test('a wrong key', async () => {
      const type = { openai: OpenAI.AuthenticationError, anthropic: Anthropic.AuthenticationError };
      await withClient(provider, { key: 'bad-key-0000' }, async (client) => {
        await assert.rejects(peer.ask(client, body), type[provider] ?? GeminiError);
      });
    });

    test('an unknown model', async () => {
      const type = { openai: OpenAI.NotFoundError, anthropic: Anthropic.NotFoundError };
      await withClient(provider, {}, async (client) => {
        await assert.rejects(peer.ask(client, { ...body, model: 'x-9' }), (error) => {
          const { status } = /** @type {{status: number}} */ (error);
          assert.ok(error instanceof (type[provider] ?? GeminiError), String(error));
          assert.equal(status, 404);
          return true;
        });
      });
    });
  });
}

const dataOf = (text) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)));

describe('fits the types of the SDKs and the protos', () => {
  const both = async (provider) => [
    JSON.parse((await ask(provider, rawRequest(provider, { stream: false }))).body),
    dataOf((await ask(provider, rawRequest(provider))).body),
  ];
  const fits = (complain, type, values, wrong) => {
    assert.ok(values.length > 0);
    for (const value of values) assert.deepEqual(complain(type, value), []);
    assert.notDeepEqual(complain(type, wrong), []);
  };

  test('openai', async () => {
    const [reply, chunks] = await both('openai');
    fits(complaints, 'OpenAiReply', [reply], { ...reply, choices: {} });
    const bare = chunks.map(({ obfuscation, ...chunk }) => chunk);
    fits(complaints, 'OpenAiChunk', bare, { ...bare[0], choices: [{ delta: 'x' }] });
  });
  test('anthropic', async () => {
    const [reply, events] = await both('anthropic');
    fits(complaints, 'AnthropicReply', [reply], { ...reply, role: 'user' });
    const named = events.filter(({ type }) => type !== 'ping');
    fits(complaints, 'AnthropicEvent', named, { type: 'message_begin' });
  });
  test('gemini', async () => {
    const [reply, chunks] = await both('gemini');
    const type = 'GenerateContentResponse';
    fits(protoComplaints, type, [reply], { ...reply, candidates: {} });
    fits(protoComplaints, type, chunks, { candidates: [{ finishReason: 'X' }] });
  });
  test('the lists of models', async () => {
    const list = async (provider, path, headers) =>
      JSON.parse(
        (await askPractice({ method: 'GET', url: ORIGINS[provider] + path, headers })).body,
      );
    const { headers } = rawRequest('anthropic');
    const openai = await list('openai', '/v1/models', rawRequest('openai').headers);
    fits(complaints, 'OpenAiModel', openai.data, { id: 'x' });
    const anthropic = await list('anthropic', '/v1/models?limit=3', headers);
    assert.equal(anthropic.data.length, 3);
    fits(complaints, 'AnthropicModel', anthropic.data, { ...anthropic.data[0], capabilities: {} });
    const gemini = await list('gemini', '/v1beta/models', rawRequest('gemini').headers);
    fits(protoComplaints, 'Model', gemini.models, { names: 'x' });
  });
});

describe('sound and counting', () => {
  test('a transcription by the SDK', async () => {
    await withClient('openai', {}, async (client) => {
      const file = new File([bytesOf('speech.wav')], 'speech.wav', { type: 'audio/wav' });
      const { text, usage } = await client.audio.transcriptions.create({
        model: 'gpt-transcribe',
        file,
      });
      assert.match(text, /100 ms/);
      assert.equal(usage.type, 'tokens');
      const named = new File([bytesOf('notes.txt')], 'notes.txt');
      await assert.rejects(
        client.audio.transcriptions.create({ model: 'gpt-transcribe', file: named }),
        OpenAI.BadRequestError,
      );
    });
  });

  test('tokens counted by the SDKs', async () => {
    await withClient('anthropic', {}, async (client) => {
      const { model, messages } = PEERS.anthropic.body;
      const { input_tokens } = await client.messages.countTokens({ model, messages });
      const reply = await client.messages.create({ model, messages, max_tokens: 500 });
      assert.equal(input_tokens, reply.usage.input_tokens);
    });
    await withClient('gemini', {}, async (client) => {
      const data = base64Of('chart.png');
      const contents = [{ inlineData: { mimeType: 'image/png', data } }, { text: 'Hi' }];
      const counted = await client.models.countTokens({ model: 'gemini-3.8-flash', contents });
      assert.ok(counted.totalTokens > 1120);
    });
  });
});

test('a page sees nothing where the browser hides it', async () => {
  const url = `${ORIGINS.anthropic}/v1/messages`;
  const { headers, body } = rawRequest('anthropic');
  const page = await askPractice({ url, headers, body: JSON.stringify(body), page: true });
  assert.equal(page.status, 0);
  const browser = { ...headers, 'anthropic-dangerous-direct-browser-access': 'true' };
  const seen = await askPractice({
    url,
    headers: browser,
    body: JSON.stringify(body),
    page: true,
  });
  assert.equal(seen.status, 200);
});
