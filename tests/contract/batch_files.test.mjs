// The files that we write for the vendors' batch services fit the vendors' own types, whatever the
// calls in them are; each with a twin that must be refused. Gemini publishes no type for the line
// around a request ({key, request}: ai.google.dev "Batch API"); the request itself is judged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALLS } from './support/calls.mjs';
import { protoComplaints } from './support/protos.mjs';
import { complaints } from './support/schemas.mjs';
import { batchFileOf } from './support/wire.mjs';

const KEY = 'sk-must-not-be-in-a-file';
const callsTo = (provider) =>
  CALLS.map(({ call }) => call)
    .filter((call) => call.provider === provider && !call.stream)
    .map((call) => ({ ...call, key: KEY }));

// A file and its lines, of every kind of call to a provider.
async function written(provider) {
  const calls = callsTo(provider);
  assert.ok(calls.length > 5);
  const text = await batchFileOf(calls);
  assert.ok(!text.includes(KEY), 'a key is in the file');
  return { calls, text };
}
function linesOf(text, count) {
  assert.ok(text.endsWith('\n'));
  const lines = text.slice(0, -1).split('\n');
  assert.equal(lines.length, count);
  return lines.map((line) => JSON.parse(line));
}

const openaiComplaints = (line) => [
  ...complaints('OpenAiRequest', line.body),
  ...complaints('OpenAiBatchRequest', {
    input_file_id: 'file-1',
    endpoint: line.url,
    completion_window: '24h',
  }),
];

test('OpenAI: JSON lines, each a request to an endpoint that has batches', async () => {
  const { calls, text } = await written('openai');
  const lines = linesOf(text, calls.length);
  for (const [index, line] of lines.entries()) {
    assert.deepEqual(Object.keys(line), ['custom_id', 'method', 'url', 'body']);
    assert.equal(line.custom_id, `j-${index}`);
    assert.equal(line.method, 'POST');
    assert.deepEqual(openaiComplaints(line), []);
  }
  const [first] = lines;
  assert.notDeepEqual(openaiComplaints({ ...first, url: '/v1/chat' }), []);
  assert.notDeepEqual(openaiComplaints({ ...first, body: { model: 'm' } }), []);
});

test('Anthropic: one JSON document, the parameters of a batch', async () => {
  const { calls, text } = await written('anthropic');
  const batch = JSON.parse(text);
  assert.equal(batch.requests.length, calls.length);
  for (const [index, { custom_id: id, params }] of batch.requests.entries()) {
    assert.equal(id, `j-${index}`);
    assert.match(id, /^[A-Za-z0-9_-]{1,64}$/);
    delete params.temperature; // the types are those of the newest version, which has none
  }
  assert.deepEqual(complaints('AnthropicBatchRequest', batch), []);
  const twin = structuredClone(batch);
  delete twin.requests.at(-1).params.max_tokens;
  assert.notDeepEqual(complaints('AnthropicBatchRequest', twin), []);
});

test('Gemini: JSON lines of keys and requests', async () => {
  const { calls, text } = await written('gemini');
  const lines = linesOf(text, calls.length);
  for (const [index, line] of lines.entries()) {
    assert.deepEqual(Object.keys(line), ['key', 'request']);
    assert.equal(line.key, `j-${index}`);
    assert.deepEqual(protoComplaints('GenerateContentRequest', line.request), []);
  }
  assert.notDeepEqual(protoComplaints('GenerateContentRequest', { content: [] }), []);
});

test('a compatible server has no batch service', async () => {
  const [{ call }] = CALLS.filter(({ call: { provider } }) => provider === 'compatible');
  await assert.rejects(batchFileOf([call]), /no batch service/);
});
