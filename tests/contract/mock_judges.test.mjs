// The mocks refuse what the vendors refuse, in their words: every trap that a client can fall into.
// Each case changes one thing in a request that is accepted.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { PEERS, rawRequest, send } from './support/peers.mjs';
import { spoiled, TRAPS } from './support/traps.mjs';

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(() => mocks.close());

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

test('every SDK has a peer here', () => {
  assert.deepEqual(Object.keys(TRAPS).sort(), Object.keys(PEERS).sort());
});
