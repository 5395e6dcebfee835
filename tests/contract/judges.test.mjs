// What the vendors refuse, the practice provider refuses in their words, and the mocks with it: every
// trap that a client can fall into, each one thing changed in a request that is accepted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { PEERS, rawRequest, send } from './support/peers.mjs';
import { spoiled, TRAPS } from './support/traps.mjs';

// Content type, and what a program reads of an error: type, code, param, status, kinds of details.
const REFUSALS = JSON.parse(
  readFileSync(new URL('support/refusals.json', import.meta.url), 'utf8'),
);

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(() => mocks.close());

function kindOf(type, body) {
  let error;
  try {
    ({ error } = JSON.parse(body));
  } catch {
    return type;
  }
  const fields = ['type', 'code', 'param', 'status']
    .filter((name) => (error[name] ?? null) !== null)
    .map((name) => `${name}=${error[name]}`);
  const details = (error.details ?? []).map(
    ({ reason, ...one }) => `detail=${reason ?? one['@type']}`,
  );
  return [type, ...fields, ...details].join(', ');
}

for (const [provider, traps] of Object.entries(TRAPS)) {
  describe(provider, () => {
    for (const stream of [false, true]) {
      test(`takes the request that the cases spoil${stream ? ', streamed' : ''}`, async () => {
        const response = await send(mocks, provider, rawRequest(provider, { stream }));
        assert.equal(response.status, 200);
        await response.text();
        assert.equal(mocks.calls(provider).at(-1).refusal, null);
      });
    }

    for (const [name, [change, status, words]] of Object.entries(traps)) {
      test(`refuses ${name}`, async () => {
        const response = await send(mocks, provider, spoiled(provider, change));
        const answer = await response.text();
        assert.equal(response.status, status, answer);
        assert.match(answer.replaceAll('\\"', '"'), words);
        assert.equal(
          kindOf(response.headers.get('content-type'), answer),
          REFUSALS[provider][name],
        );
        assert.equal(mocks.requests.at(-1).refusal.status, status);
      });
    }
  });
}

test('a scripted answer does not hide a bad request', async () => {
  mocks.script('openai', { text: 'fine' });
  const request = rawRequest('openai');
  request.body.max_tokens = 5;
  assert.equal((await send(mocks, 'openai', request)).status, 400);
});

test('every SDK has a peer here, every refusal a trap', () => {
  assert.deepEqual(Object.keys(TRAPS).sort(), Object.keys(PEERS).sort());
  for (const [provider, traps] of Object.entries(TRAPS))
    assert.deepEqual(Object.keys(REFUSALS[provider]), Object.keys(traps));
});
