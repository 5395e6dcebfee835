// CORS as a browser would meet it: what each vendor lets a page send and read. Our own requests
// must pass every preflight.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startMocks } from '../mocks/providers.mjs';
import { rawRequest, send } from './support/peers.mjs';
import { requestOf } from './support/wire.mjs';

const ORIGIN = 'http://page.example:8080';
let mocks;
before(async () => {
  mocks = await startMocks();
});
after(() => mocks.close());

function preflight(provider, names, { method = 'POST', path = rawRequest(provider).path } = {}) {
  const headers = { origin: ORIGIN, 'access-control-request-method': method };
  if (names.length > 0) headers['access-control-request-headers'] = names.join(',');
  return fetch(mocks.url(provider) + path, { method: 'OPTIONS', headers });
}

const listOf = (response, name) =>
  (response.headers.get(name) ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean);

// The fetch standard's CORS-preflight check, so far as it concerns us.
function passes(response, names, method = 'POST') {
  const allowed = response.headers.get('access-control-allow-origin');
  if (!response.ok || (allowed !== '*' && allowed !== ORIGIN)) return false;
  const methods = listOf(response, 'access-control-allow-methods');
  const simple = ['GET', 'HEAD', 'POST'].includes(method);
  if (!simple && !methods.includes(method.toLowerCase()) && !methods.includes('*')) return false;
  const headers = listOf(response, 'access-control-allow-headers');
  return names.every(
    (name) =>
      headers.includes(name.toLowerCase()) ||
      (headers.includes('*') && name.toLowerCase() !== 'authorization'),
  );
}

async function fromPage(provider, { headers = {}, ...change } = {}) {
  const request = rawRequest(provider);
  return send(mocks, provider, {
    ...request,
    ...change,
    headers: { ...request.headers, origin: ORIGIN, ...headers },
  });
}

const BROWSER = { 'anthropic-dangerous-direct-browser-access': 'true' };

describe('preflights', () => {
  const named = {
    openai: ['authorization', 'content-type'],
    anthropic: [
      'anthropic-dangerous-direct-browser-access',
      'anthropic-version',
      'content-type',
      'x-api-key',
    ],
    gemini: ['content-type', 'x-goog-api-key'],
    compatible: ['authorization', 'content-type'],
  };
  for (const [provider, names] of Object.entries(named)) {
    test(`${provider}: the headers of a call pass`, async () => {
      assert.ok(passes(await preflight(provider, names), names));
      assert.equal(mocks.requests.at(-1).preflight, true);
    });
    test(`${provider}: a header of no use does not pass`, async () => {
      const more = [...names, 'x-triptych'];
      assert.ok(!passes(await preflight(provider, more), more));
    });
    test(`${provider}: a list of models passes`, async () => {
      const path = provider === 'gemini' ? '/v1beta/models' : '/v1/models';
      const needed = names.filter((name) => name !== 'content-type');
      const response = await preflight(provider, needed, { method: 'GET', path });
      assert.ok(passes(response, needed, 'GET'));
    });
  }

  test('openai: any origin, Authorization by name', async () => {
    const response = await preflight('openai', ['authorization']);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.ok(!listOf(response, 'access-control-allow-headers').includes('*'));
  });

  test('gemini: echoes the origin and the headers, 403 without any for others', async () => {
    const good = await preflight('gemini', [
      'x-goog-api-key',
      'x-goog-api-client',
      'authorization',
    ]);
    assert.equal(good.status, 200);
    assert.equal(good.headers.get('access-control-allow-origin'), ORIGIN);
    assert.deepEqual(listOf(good, 'access-control-allow-headers'), [
      'x-goog-api-key',
      'x-goog-api-client',
      'authorization',
    ]);
    const bad = await preflight('gemini', ['x-goog-api-key', 'api-revision']);
    assert.equal(bad.status, 403);
    assert.equal(bad.headers.get('access-control-allow-origin'), null);
  });
});

describe('answers', () => {
  test('openai: readable from everywhere, but for X-Request-ID no header', async () => {
    const response = await fromPage('openai');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('access-control-expose-headers'), 'X-Request-ID');
    assert.match(response.headers.get('x-request-id') ?? '', /^req_/);
    await response.text();
  });

  test('openai: so the wait of a 429 is in the words only', async () => {
    mocks.script('openai', { status: 429, retryAfter: 0.05, thenOk: true });
    const response = await fromPage('openai');
    assert.equal(response.headers.get('retry-after-ms'), '50');
    assert.ok(!listOf(response, 'access-control-expose-headers').includes('retry-after-ms'));
    assert.match(await response.text(), /Please try again in 50ms\./);
  });

  test('anthropic: 401 to a page that does not say it knows', async () => {
    const response = await fromPage('anthropic');
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const { error } = await response.json();
    assert.deepEqual(error, {
      type: 'authentication_error',
      message: "CORS requests must set 'anthropic-dangerous-direct-browser-access' header",
    });
  });

  test('anthropic: readable by a page that says so, no header exposed', async () => {
    const response = await fromPage('anthropic', { headers: BROWSER });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('access-control-expose-headers'), null);
    assert.equal(response.headers.get('retry-after'), '17', 'good answers have one, too');
    await response.text();
  });

  test('gemini: echoes the origin', async () => {
    const response = await fromPage('gemini');
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    await response.text();
  });

  test('errors are readable, too', async () => {
    for (const [provider, headers] of Object.entries({
      openai: { authorization: 'Bearer bad' },
      anthropic: { ...BROWSER, 'x-api-key': 'bad' },
      gemini: { 'x-goog-api-key': 'bad' },
    })) {
      const response = await fromPage(provider, { headers });
      assert.ok([400, 401].includes(response.status));
      assert.ok(response.headers.get('access-control-allow-origin'), provider);
      await response.text();
    }
  });

  for (const provider of ['openai', 'anthropic', 'gemini', 'compatible']) {
    const headers = provider === 'anthropic' ? BROWSER : {};

    test(`${provider}: 413 with and without the right to read it`, async () => {
      mocks.script(provider, { status: 413 }, { status: 413, cors: false }, {});
      const open = await fromPage(provider, { headers });
      assert.equal(open.status, 413);
      assert.ok(open.headers.get('access-control-allow-origin'));
      const shut = await fromPage(provider, { headers });
      assert.equal(shut.status, 413);
      assert.equal(shut.headers.get('access-control-allow-origin'), null);
      await Promise.all([open.text(), shut.text()]);
    });

    test(`${provider}: a server that knows no CORS`, async () => {
      mocks.script(provider, { cors: 'off', thenOk: true });
      const names = ['content-type'];
      assert.ok(!passes(await preflight(provider, names), names));
      const shut = await fromPage(provider, { headers });
      assert.equal(shut.headers.get('access-control-allow-origin'), null);
      await shut.text();
      assert.ok(passes(await preflight(provider, names), names), 'once only');
    });

    test(`${provider}: nothing about CORS to a program`, async () => {
      const response = await send(mocks, provider, rawRequest(provider));
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      await response.text();
    });
  }
});

describe('what our program sends passes', () => {
  const models = {
    openai: 'gpt-6-sol',
    anthropic: 'claude-sonnet-5-5',
    gemini: 'gemini-3.8-flash',
    compatible: 'qwen3',
  };
  const simple = (name, value) =>
    name === 'content-type' && /^(text\/plain|multipart\/form-data)/.test(value);
  for (const [provider, model] of Object.entries(models)) {
    for (const key of provider === 'compatible' ? ['', 'sk-x'] : ['sk-x']) {
      test(`${provider} ${key ? 'with' : 'without'} a key`, async () => {
        const call = {
          provider,
          model,
          key,
          prompt: 'Hi',
          stream: true,
          base_url: mocks.url(provider),
        };
        const { url, headers } = await requestOf(call);
        const names = Object.keys(headers)
          .map((name) => name.toLowerCase())
          .filter((name) => !simple(name, headers[name]));
        const response = await preflight(provider, names, { path: new URL(url).pathname });
        assert.ok(passes(response, names), names.join());
      });
    }
  }
});
