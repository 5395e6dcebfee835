// The lists of models that the mock vendors give: scripted on their own, and those of the product.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { ROOT } from './support/files.mjs';
import { PEERS } from './support/peers.mjs';

let mocks;
before(async () => {
  mocks = await startMocks();
});
after(async () => {
  await mocks.close();
});

test('models: a script of their own, the questions stay as they were', async () => {
  mocks.script.models('openai', { status: 500, thenOk: true });
  const client = PEERS.openai.client(mocks.url('openai'));
  await assert.rejects(client.models.list(), { status: 500 });
  assert.ok((await client.models.list()).data.length > 0);
  assert.equal(mocks.calls('openai').length, 0);
});

describe('the models of the product', () => {
  const file = join(ROOT, 'assets/models.json');
  const { models } = JSON.parse(readFileSync(file, 'utf8'));
  for (const provider of ['openai', 'anthropic', 'gemini']) {
    test(`${provider}: those that live are here, the retired are not`, async () => {
      const peer = PEERS[provider];
      const ids = await peer.models(peer.client(mocks.url(provider)));
      const ours = models.filter((model) => model.provider === provider);
      assert.ok(ours.length > 5);
      for (const { id, retires, checked } of ours) {
        assert.equal(ids.includes(id), !(retires && retires < checked), id);
      }
    });
  }
});
