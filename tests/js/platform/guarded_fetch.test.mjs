// The browser's half of the way out: no redirect, no cookie, no referrer, never the own host.
import assert from 'node:assert/strict';
import test from 'node:test';

globalThis.location = /** @type {any} */ ({ origin: 'https://school.example' });
const { REDIRECTED, guardedFetch } = await import('../../../web/js/platform/guarded_fetch.js');

/** What fetch() was given, and answers. @param {object} answer */
function faked(answer = { type: 'cors' }) {
  const seen = [];
  globalThis.fetch = /** @type {any} */ (
    async (address, how) => {
      seen.push([address, how]);
      return answer;
    }
  );
  return seen;
}

test('nothing of the person goes along, and no redirect is followed', async () => {
  const seen = faked();
  const headers = { 'x-api-key': 'k' };
  await guardedFetch(
    'https://api.example/v1',
    /** @type {any} */ ({
      method: 'POST',
      headers,
      body: null,
      credentials: 'include',
      redirect: 'follow',
      mode: 'no-cors',
    }),
  );
  const [[address, how]] = seen;
  assert.equal(address, 'https://api.example/v1');
  assert.deepEqual(how, {
    method: 'POST',
    headers,
    body: null,
    signal: undefined,
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  faked({ type: 'opaqueredirect' });
  await assert.rejects(guardedFetch('https://api.example/v1', {}), { message: REDIRECTED });
});

test('the own host, and what is no absolute address, is not asked', async () => {
  const seen = faked();
  for (const address of [
    'https://school.example/v1',
    'https://school.example:443/v1',
    '/v1',
    'v1',
    '',
  ])
    await assert.rejects(guardedFetch(address, {}), TypeError, address);
  assert.deepEqual(seen, []);
});

test('a large body is handed over as a Blob, a small one as it is', async () => {
  const seen = faked();
  const small = new Uint8Array(10),
    large = new Uint8Array((1 << 20) + 1);
  await guardedFetch('https://api.example/', { body: small });
  await guardedFetch('https://api.example/', { body: large });
  assert.equal(seen[0][1].body, small);
  assert.ok(seen[1][1].body instanceof Blob);
  assert.equal(seen[1][1].body.size, large.length);
  assert.equal(seen[1][1].body.type, '');
});

test('a body that was handed over is for the next request alone, also when that is refused', async () => {
  const seen = faked();
  const body = new Blob(['files']);
  const left = [];
  let parts = /** @type {any} */ (['p']);
  const outgoing = /** @type {any} */ ({
    take: () => [parts, (parts = null)][0],
    body: async () => body,
    over: (which) => left.push(which),
  });
  await guardedFetch('https://api.example/', { method: 'POST' }, outgoing);
  await guardedFetch('https://api.example/', { method: 'POST', body: 'x' }, outgoing);
  assert.deepEqual(
    seen.map(([, how]) => how.body),
    [body, 'x'],
  );
  assert.deepEqual(left, [['p']]);
  parts = ['q'];
  await assert.rejects(guardedFetch('https://school.example/v1', {}, outgoing), TypeError);
  assert.equal(parts, null);
  assert.equal(seen.length, 2);
});

test('a body that cannot be made sends nothing', async () => {
  const seen = faked();
  const left = [];
  const outgoing = /** @type {any} */ ({
    take: () => ['p'],
    body: () => Promise.reject(new DOMException('stopped', 'AbortError')),
    over: (which) => left.push(which),
  });
  await assert.rejects(guardedFetch('https://api.example/', {}, outgoing), { name: 'AbortError' });
  assert.deepEqual(seen, []);
  assert.deepEqual(left, [['p']]);
});
