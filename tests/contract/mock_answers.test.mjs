// What the mocks answer is what the vendors answer: it fits the SDKs' types and Google's protos,
// and has the oddities on the wire that recorded traffic has.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { PEERS, rawRequest, send } from './support/peers.mjs';
import { protoComplaints } from './support/protos.mjs';
import { complaints } from './support/schemas.mjs';

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(() => mocks.close());
beforeEach(() => {
  for (const provider of Object.keys(PEERS)) mocks.script(provider, {});
});

/**
 * @param {string} provider @param {{stream?: boolean}} [options]
 * @param {(request: ReturnType<typeof rawRequest>) => void} [change]
 */
const bytesFrom = async (provider, options, change = () => {}) => {
  const request = rawRequest(provider, options);
  change(request);
  return (await send(mocks, provider, request)).text();
};
const dataOf = (text) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)));

// The judge of `complain` must also say no to something, else its yes means nothing.
function fits(complain, type, values, wrong) {
  assert.ok(values.length > 0);
  for (const value of values) assert.deepEqual(complain(type, value), []);
  assert.notDeepEqual(complain(type, wrong), []);
}

describe('openai', () => {
  for (const behaviour of [
    {},
    { refusal: 'I will not.' },
    { stop: 'filter' },
    { stop: 'length' },
  ]) {
    test(`fits the types: ${JSON.stringify(behaviour)}`, async () => {
      mocks.script('openai', behaviour);
      const reply = JSON.parse(await bytesFrom('openai', { stream: false }));
      fits(complaints, 'OpenAiReply', [reply], { ...reply, choices: {} });
      // The padding is not in the types.
      const chunks = dataOf(await bytesFrom('openai')).map(({ obfuscation, ...chunk }) => chunk);
      fits(complaints, 'OpenAiChunk', chunks, { ...chunks[0], choices: [{ delta: 'x' }] });
    });
  }

  test('the list of models fits the types', async () => {
    const { data } = await PEERS.openai.client(mocks.url('openai')).models.list();
    fits(complaints, 'OpenAiModel', data, { id: 'x' });
  });

  test('streams with LF, the role first, usage in a chunk without choices, [DONE]', async () => {
    mocks.script('openai', { chunks: ['a', 'b'] });
    const text = await bytesFrom('openai', {}, ({ body }) => {
      body.stream_options = { include_usage: true };
    });
    assert.ok(!text.includes('\r'));
    assert.ok(text.endsWith('\n\ndata: [DONE]\n\n'));
    const chunks = dataOf(text);
    assert.deepEqual(chunks[0].choices[0].delta, { role: 'assistant', content: '', refusal: null });
    assert.equal(chunks[0].usage, null);
    assert.deepEqual(chunks.at(-2).choices[0].delta, {});
    assert.deepEqual(chunks.at(-1).choices, []);
    assert.equal(chunks.at(-1).usage.completion_tokens, 2);
  });

  test('tells no usage unasked, and leaves the padding out when asked', async () => {
    const [first] = dataOf(await bytesFrom('openai'));
    assert.ok(!('usage' in first) && typeof first.obfuscation === 'string');
    const text = await bytesFrom('openai', {}, ({ body }) => {
      body.stream_options = { include_obfuscation: false };
    });
    assert.ok(!text.includes('obfuscation'));
  });

  test('refuses with empty content, in words of its own', async () => {
    mocks.script('openai', { refusal: 'I will not.' });
    const peer = PEERS.openai;
    const client = peer.client(mocks.url('openai'));
    const { message, finish_reason } = (await peer.ask(client, peer.body)).choices[0];
    assert.deepEqual(
      [message.content, message.refusal, finish_reason],
      [null, 'I will not.', 'stop'],
    );
    const seen = await peer.stream(client, peer.body);
    assert.deepEqual([seen.text, seen.refusal, seen.finish], ['', 'I will not.', 'stop']);
  });
});

describe('anthropic', () => {
  for (const behaviour of [
    {},
    { thoughts: 'Hm.' },
    { refusal: 'I will not.' },
    { stop: 'length' },
  ]) {
    test(`fits the types: ${JSON.stringify(behaviour)}`, async () => {
      mocks.script('anthropic', behaviour);
      const reply = JSON.parse(await bytesFrom('anthropic', { stream: false }));
      fits(complaints, 'AnthropicReply', [reply], { ...reply, role: 'user' });
      // Pings are no events to the types.
      const events = dataOf(await bytesFrom('anthropic')).filter(({ type }) => type !== 'ping');
      fits(complaints, 'AnthropicEvent', events, { type: 'message_begin' });
    });
  }

  test('the list of models fits the types', async () => {
    const { data } = await PEERS.anthropic.client(mocks.url('anthropic')).models.list();
    fits(complaints, 'AnthropicModel', data, { ...data[0], capabilities: {} });
  });

  test('names its events, pings, pads, and thinks unasked', async () => {
    mocks.script('anthropic', { chunks: ['a', 'b'] });
    const text = await bytesFrom('anthropic');
    assert.ok(!text.includes('\r'));
    assert.match(text, /^event: message_start\ndata: \{"type":"message_start"/);
    assert.ok(text.includes('event: ping\ndata: {"type": "ping"}\n\n'));
    assert.match(text, /"text":"a"\} +\}\n\n/);
    assert.ok(text.indexOf('signature_delta') < text.indexOf('text_delta'));
    assert.match(text, /event: message_stop\ndata: \{"type":"message_stop" *\}\n\n$/);
    assert.equal(dataOf(text).at(-2).usage.output_tokens, 2);
  });

  test('has no unasked thoughts on an older model', async () => {
    const text = await bytesFrom('anthropic', {}, ({ body }) => {
      body.model = 'claude-sonnet-4-5';
    });
    assert.ok(!text.includes('thinking_delta') && !text.includes('signature'));
  });

  test('refuses with a reason and nothing else', async () => {
    mocks.script('anthropic', { refusal: 'I will not.' });
    const peer = PEERS.anthropic;
    const client = peer.client(mocks.url('anthropic'));
    const reply = await peer.ask(client, peer.body);
    assert.deepEqual(reply.content, []);
    assert.equal(reply.stop_reason, 'refusal');
    assert.equal(reply.stop_details.explanation, 'I will not.');
    const seen = await peer.stream(client, peer.body);
    assert.deepEqual([seen.text, seen.refusal, seen.finish], ['', 'I will not.', 'refusal']);
  });
});

describe('gemini', () => {
  const behaviours = [{}, { thoughts: 'Hm.' }, { block: 'SAFETY' }, { stop: 'filter' }];
  for (const behaviour of behaviours) {
    test(`fits the protos: ${JSON.stringify(behaviour)}`, async () => {
      mocks.script('gemini', behaviour);
      const reply = JSON.parse(await bytesFrom('gemini', { stream: false }));
      fits(protoComplaints, 'GenerateContentResponse', [reply], { ...reply, candidates: {} });
      const chunks = dataOf(await bytesFrom('gemini'));
      fits(protoComplaints, 'GenerateContentResponse', chunks, {
        candidates: [{ finishReason: 'X' }],
      });
    });
  }

  test('the list of models fits the protos', async () => {
    const headers = { 'x-goog-api-key': 'AQ.made-up' };
    const response = await fetch(`${mocks.url('gemini')}/v1beta/models`, { headers });
    fits(protoComplaints, 'Model', (await response.json()).models, { names: 'x' });
  });

  test('streams with CRLF, usage everywhere, the signature at the end, no end marker', async () => {
    mocks.script('gemini', { chunks: ['a', 'b'], thoughts: 'Hm.' });
    const text = await bytesFrom('gemini');
    assert.equal(text.match(/\n/g)?.length, text.match(/\r\n/g)?.length);
    assert.match(text, /^data: \{"candidates": \[\{"content": \{"parts": \[/);
    const chunks = dataOf(text);
    assert.equal(chunks.length, 4);
    assert.ok(chunks.every(({ usageMetadata }) => usageMetadata.promptTokenCount > 0));
    assert.equal(chunks[0].candidates[0].content.parts[0].thought, true);
    const [tail] = chunks.at(-1).candidates;
    assert.equal(tail.finishReason, 'STOP');
    assert.equal(tail.content.parts[0].text, '');
    assert.match(tail.content.parts[0].thoughtSignature, /^\w+$/);
  });

  test('streams one JSON array without alt=sse', async () => {
    mocks.script('gemini', { chunks: ['a', 'b'] });
    const text = await bytesFrom('gemini', {}, (request) => {
      request.path = request.path.replace('?alt=sse', '');
    });
    assert.deepEqual(
      JSON.parse(text).map(({ candidates }) => candidates[0].content.parts[0].text),
      ['a', 'b', ''],
    );
  });

  test('blocks the prompt without a candidate, an answer without content', async () => {
    const peer = PEERS.gemini;
    const client = peer.client(mocks.url('gemini'));
    mocks.script('gemini', { block: 'PROHIBITED_CONTENT' });
    const reply = await peer.ask(client, peer.body);
    assert.equal(reply.candidates, undefined);
    assert.equal(reply.promptFeedback.blockReason, 'PROHIBITED_CONTENT');
    assert.equal((await peer.stream(client, peer.body)).blocked, 'PROHIBITED_CONTENT');
    mocks.script('gemini', { stop: 'filter' });
    const [candidate] = (await peer.ask(client, peer.body)).candidates;
    assert.deepEqual([candidate.finishReason, candidate.content], ['SAFETY', undefined]);
  });

  test('fails in the middle with bare JSON, if told to', async () => {
    mocks.script('gemini', { chunks: ['a', 'b'], errorAfter: 1, bare: true });
    const text = await bytesFrom('gemini');
    assert.match(text, /\r\n\r\n\{\n {2}"error": \{/);
  });

  test('dresses the error of a streaming call as a stream', async () => {
    const request = rawRequest('gemini');
    request.headers['x-goog-api-key'] = 'bad';
    const response = await send(mocks, 'gemini', request);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal((await response.json()).error.status, 'INVALID_ARGUMENT');
  });
});

describe('answers in JSON when a schema is asked for', () => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string' }, size: { $ref: '#/$defs/size' } },
    required: ['name', 'size'],
    additionalProperties: false,
    $defs: { size: { type: 'integer' } },
  };
  const asked = {
    openai: {
      response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } },
    },
    anthropic: { output_config: { format: { type: 'json_schema', schema } } },
    gemini: { config: { responseMimeType: 'application/json', responseJsonSchema: schema } },
  };
  for (const [provider, extra] of Object.entries(asked)) {
    test(provider, async () => {
      const peer = PEERS[provider];
      const client = peer.client(mocks.url(provider));
      const { text } = await peer.stream(client, { ...peer.body, ...extra });
      assert.deepEqual(JSON.parse(text), { name: 'café', size: 7 });
    });
  }
});
