// Every request we can build is taken by the mock vendors, which refuse what the real ones refuse;
// the media arrive unharmed, and our reader understands the answer, good or bad.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { CALLS, schemaIn } from './support/calls.mjs';
import { bytesOf, TYPES } from './support/files.mjs';
import { readingOf } from './support/replay.mjs';
import { requestOf } from './support/wire.mjs';

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(() => mocks.close());

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const headersOf = (response) => Object.fromEntries(response.headers);

for (const { name, call } of CALLS) {
  test(name, async () => {
    const { method, url, headers, body } = await requestOf({
      ...call,
      base_url: mocks.url(call.provider),
    });
    const response = await fetch(url, {
      method,
      headers: { ...headers, origin: 'http://page.example' },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    assert.equal(response.status, 200, answer);
    const seen = mocks.calls(call.provider).at(-1);
    assert.equal(seen.refusal, null);
    // Text files travel as text, or as data that is no picture.
    const sent = (call.files ?? []).filter((file) => TYPES[file] !== 'text/plain');
    assert.deepEqual(
      seen.media.filter(({ declared }) => declared !== 'text/plain').map((media) => media.sha256),
      sent.map((file) => sha256(bytesOf(file))),
    );
    const reading = await readingOf({
      provider: call.provider,
      response,
      headers: headersOf(response),
      status: response.status,
      body: answer,
      stream: call.stream,
    });
    assert.equal(reading.error_type, null);
    if (call.json_schema || call.schema_preset) {
      const asked = Object.keys(schemaIn(body).properties);
      assert.ok(asked.length >= 3);
      assert.deepEqual(Object.keys(JSON.parse(reading.text)), asked);
    } else {
      assert.match(reading.text, /^Hello from \w+: naïve café, 東京, 👋\.$/);
    }
    assert.match(reading.finish_reason, /^(stop|end_turn|STOP)$/);
    assert.ok(reading.input_tokens > 0 && reading.output_tokens > 0);
  });
}

// Errors: the vendor's own words and its type reach the person.
const TYPES_OF_ERRORS = {
  openai: {
    401: 'invalid_request_error',
    403: 'request_forbidden',
    404: 'invalid_request_error',
    429: 'requests',
    500: 'server_error',
    503: 'server_error',
  },
  anthropic: {
    401: 'authentication_error',
    403: 'permission_error',
    404: 'not_found_error',
    413: 'request_too_large',
    429: 'rate_limit_error',
    500: 'api_error',
    529: 'overloaded_error',
  },
  gemini: {
    401: 'INVALID_ARGUMENT',
    403: 'PERMISSION_DENIED',
    404: 'NOT_FOUND',
    429: 'RESOURCE_EXHAUSTED',
    500: 'INTERNAL',
    503: 'UNAVAILABLE',
  },
};

for (const [provider, types] of Object.entries(TYPES_OF_ERRORS)) {
  for (const [status, type] of Object.entries(types)) {
    test(`${provider}: error ${status}`, async () => {
      mocks.script(provider, {
        status: Number(status),
        retryAfter: 2,
        message: 'Wörds of the vendor.',
        thenOk: true,
      });
      const { call } = CALLS.filter((one) => one.call.provider === provider && one.call.stream)[0];
      const { url, headers, body } = await requestOf({ ...call, base_url: mocks.url(provider) });
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await response.text();
      const reading = await readingOf({
        provider,
        headers: headersOf(response),
        status: response.status,
        body: text,
      });
      assert.equal(reading.text, '');
      assert.equal(reading.error_type, type);
      const wrongKey = provider === 'gemini' && status === '401'; // always in the same words
      assert.match(
        reading.error_message,
        wrongKey ? /^API key not valid/ : /^Wörds of the vendor\.$/,
      );
    });
  }
}
