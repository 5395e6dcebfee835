// The same call through our encoder and through the vendor's SDK: same method, URL, key, version
// and body. Where we differ on purpose, DIFFERENCES says so and why; each entry must be true, so a
// difference that goes away is noticed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALLS, schemaIn } from './support/calls.mjs';
import { sdkRequestOf } from './support/sdk_calls.mjs';
import { requestOf } from './support/wire.mjs';

// Headers that mean something; the rest is the SDKs' telemetry.
const HEADERS = [
  'authorization',
  'x-api-key',
  'x-goog-api-key',
  'content-type',
  'anthropic-version',
  'anthropic-dangerous-direct-browser-access',
];

// Each changes its request so that both agree, and fails if there is nothing to change.
/**
 * @type {{why: string, when: (call: import('./support/calls.mjs').Call) => unknown,
 *   ours?: (request: any) => unknown, theirs?: (request: any) => unknown}[]}
 */
const DIFFERENCES = [
  {
    why: 'both kinds of credential are valid; samples use x-api-key, the SDK a Bearer token',
    when: ({ provider }) => provider === 'anthropic',
    ours: ({ headers }) => take(headers, 'x-api-key'),
    theirs: ({ headers }) => {
      headers.authorization = headers.authorization.replace(/^Bearer /, '');
      return take(headers, 'authorization');
    },
  },
  {
    why: 'v1 lacks systemInstruction, inline files and schemas in its public protos',
    when: ({ provider }) => provider === 'gemini',
    ours: (request) => swap(request, 'url', '/v1beta/', '/'),
    theirs: (request) => swap(request, 'url', '/v1/', '/'),
  },
  {
    why: 'the SDK gives the system text a role, which has no meaning there',
    when: ({ provider, system }) => provider === 'gemini' && system,
    theirs: ({ body }) => take(body.systemInstruction, 'role'),
  },
  {
    why: 'the SDK sends empty settings when the system text is all there is to set',
    when: ({ provider, system, json_schema }) => provider === 'gemini' && system && !json_schema,
    theirs: ({ body }) => assert.deepEqual(take(body, 'generationConfig'), {}),
  },
  {
    why: 'the documentation lists audio/mp3; audio/mpeg is what browsers call it',
    when: ({ provider, files = [] }) => provider === 'gemini' && files.includes('song.mp3'),
    ours: ({ body }) => swap(body.contents[0].parts[0].inlineData, 'mimeType', 'mp3', 'mpeg'),
  },
  {
    why: 'a server without a key gets none; the SDK insists on one',
    when: ({ provider }) => provider === 'compatible',
    theirs: ({ headers }) => take(headers, 'authorization'),
  },
  {
    why: 'the old version still knows temperature, the types of the SDK do not',
    when: ({ provider, temperature }) => provider === 'anthropic' && temperature !== undefined,
    ours: ({ headers, body }) => {
      take(body, 'temperature');
      swap(headers, 'anthropic-version', '2023-06-01', '2026-10-21');
    },
  },
];

function take(object, key) {
  assert.ok(key in object, `${key} is no longer a difference`);
  const value = object[key];
  delete object[key];
  return value;
}

function swap(object, key, from, to) {
  assert.ok(object[key].includes(from), `${from} is no longer a difference`);
  object[key] = object[key].replace(from, to);
}

const lower = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const meaningful = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => HEADERS.includes(name)));

for (const { name, call } of CALLS) {
  test(name, async () => {
    const ours = await requestOf(call);
    // The SDKs send a schema as given; ours has been made to fit.
    const schema = schemaIn(ours.body);
    const theirs = await sdkRequestOf({ ...call, ...(schema && { json_schema: schema }) });
    ours.headers = lower(ours.headers);
    const unknown = Object.keys(ours.headers).filter((header) => !HEADERS.includes(header));
    assert.deepEqual(unknown, [], 'a header that no vendor asks for');
    ours.headers = meaningful(ours.headers);
    theirs.headers = meaningful(theirs.headers);
    for (const difference of DIFFERENCES.filter(({ when }) => when(call))) {
      const [left, right] = [difference.ours?.(ours), difference.theirs?.(theirs)];
      if (difference.ours && difference.theirs) assert.equal(left, right);
    }
    assert.deepEqual(ours, theirs);
  });
}

test('a difference that nobody listed is found', async () => {
  const [{ call }] = CALLS;
  const theirs = await sdkRequestOf({ ...call, max_output_tokens: 5 });
  assert.notDeepEqual((await requestOf(call)).body, theirs.body);
});
