// Every request we can build is taken by the mock vendors, which refuse what the real ones refuse;
// the media arrive unharmed, and our reader understands the answer.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startMocks } from '../e2e/mock_providers.mjs';
import { CALLS, SCHEMA } from './support/calls.mjs';
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
    const { method, url, headers, body } = requestOf({
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
    const reading = readingOf({
      provider: call.provider,
      response,
      headers: headersOf(response),
      status: response.status,
      body: answer,
      stream: call.stream,
    });
    assert.equal(reading.error_type, null);
    if (call.json_schema) {
      assert.deepEqual(Object.keys(JSON.parse(reading.text)), Object.keys(SCHEMA.properties));
    } else {
      assert.match(reading.text, /^Hello from \w+: naïve café, 東京, 👋\.$/);
    }
    assert.match(reading.finish_reason, /^(stop|end_turn|STOP)$/);
    assert.ok(reading.input_tokens > 0 && reading.output_tokens > 0);
  });
}
