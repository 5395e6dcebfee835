// Python where the browser cannot suspend it: the worker stands still in a synchronous request, and the service
// worker carries what the page answers. Forced here in a browser that could suspend.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test } from './support/app.mjs';
import { listen } from './support/serving.mjs';

test.use({ installs: true });

const editor = (page) => page.getByRole('textbox', { name: 'Code of cell cell', exact: true });
const runButton = (page) => page.getByRole('button', { name: 'Run cell cell', exact: true });
const output = (page) => page.getByRole('group', { name: 'Output of cell', exact: true });
const cell = (page) => page.getByRole('group', { name: 'Cell cell' });
const ASK = `import os, requests
def ask(**more):
    return requests.post("https://api.openai.com/v1/chat/completions",
        headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]},
        json={"model": "gpt-4.1-mini", "messages": [{"role": "user", "content": "Say hello"}], **more}, stream="stream" in more, timeout=60)
`;

async function open(app, carried = true) {
  await app.page.goto(`${app.site.url}?testing=1&python=sync#learn/scratchpad`);
  await app.idle();
  if (carried) await app.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Cells reach a provider's server unasked, with one's own keys: this one is OpenAI's from now on. */
async function makeProvider(app, { url }) {
  await app.place('Keys').click();
  await app.page.getByRole('textbox', { name: 'OpenAI base URL', exact: true }).fill(url);
  await app.go('learn');
  await app.page.getByRole('radio', { name: 'My own keys' }).click();
}

async function start(page, code) {
  await editor(page).fill(code);
  await expect(runButton(page)).toBeEnabled();
  await runButton(page).click();
}

/** A cell asks, is answered, and goes on. */
async function askName(page) {
  await start(page, "print('Hello', input('Name? '))");
  const answer = page.getByRole('textbox', { name: 'Answer for the cell' });
  await answer.fill('Ada');
  await answer.press('Enter');
  await expect(output(page)).toContainText('Hello Ada');
}

async function stop(page) {
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(cell(page).getByRole('status')).toHaveText('Stopped');
  await expect(runButton(page)).toBeEnabled();
}

/** A server that never answers: {url, asked: resolves with a request when it came, ended: when it is gone}. */
async function silence() {
  const told = {};
  const asked = new Promise((resolve) => {
    told.asked = resolve;
  });
  const ended = new Promise((resolve) => {
    told.ended = resolve;
  });
  const server = createServer((request, response) => {
    response.once('close', told.ended);
    told.asked();
  });
  const port = await listen(server);
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, asked, ended, close };
}

test(
  'a cell that blocks asks the practice provider through the page, also line by line',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await open(app);
    await start(
      page,
      `${ASK}r = ask()\nprint(r.status_code, len(r.json()["choices"]), r.headers["content-type"].split(";")[0])
lines = [line.decode() for line in ask(stream=True).iter_lines() if line]\nprint(lines[0][:6], lines[-1], len(lines) > 3)`,
    );
    await expect(output(page)).toContainText('200 1 application/json');
    await expect(output(page)).toContainText('data:  data: [DONE] True');
    await expect(cell(page).getByRole('status')).toContainText('Done in');
  },
);

test('a timeout ends the wait of a cell that blocks', { tag: '@smoke' }, async ({ app, page }) => {
  const server = await silence();
  await open(app);
  await makeProvider(app, server);
  await start(
    page,
    `import requests\ntry:\n    requests.get("${server.url}", timeout=2)\nexcept requests.exceptions.Timeout:\n    print("too late")`,
  );
  await expect(output(page)).toContainText('too late');
  await server.ended;
  await server.close();
});

test(
  'input() and prompt() of a cell that blocks are answered',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await open(app);
    await start(
      page,
      "from js import prompt\nname = input('Your name? ')\nprint('Hello', name, prompt('Colour?'))",
    );
    const answer = page.getByRole('textbox', { name: 'Answer for the cell' });
    await answer.fill('Ada ü');
    await answer.press('Enter');
    await expect(page.getByText('Colour?').first()).toBeVisible();
    await answer.fill('blue');
    await answer.press('Enter');
    await expect(output(page)).toContainText('Hello Ada ü blue');
  },
);

test(
  'Stop ends every wait of a cell that blocks, and keeps the variables',
  { tag: '@smoke' },
  async ({ app, page }) => {
    const server = await silence();
    await open(app);
    await makeProvider(app, server);
    await start(page, "kept = 7\nprint('ready')");
    await expect(output(page)).toContainText('ready');
    await start(page, "input('Name? ')");
    await expect(page.getByRole('textbox', { name: 'Answer for the cell' })).toBeVisible();
    await stop(page);
    await expect(page.getByRole('textbox', { name: 'Answer for the cell' })).toHaveCount(0);
    await start(page, `import requests\nrequests.get("${server.url}")`);
    await server.asked;
    await stop(page);
    await server.ended; // the page's request went with the cell
    for (const code of [
      "import time\nprint('go')\ntime.sleep(1000)",
      "print('go')\nwhile True: pass",
    ]) {
      await start(page, code);
      await expect(output(page)).toContainText('go');
      await stop(page);
    }
    await start(page, "print('still', kept)");
    await expect(output(page)).toContainText('still 7');
    await server.close();
  },
);

/** Seconds of processor time that the page's workers took: what else runs beside them is not theirs. */
async function workerTime(devtools) {
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  let ticks = 0;
  for (const { id } of processInfo.filter(({ type }) => type === 'renderer'))
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const [, name, rest] = /\((.*)\) (.*)/.exec(
        readFileSync(`/proc/${id}/task/${thread}/stat`, 'utf8'),
      );
      const fields = rest.split(' '); // proc(5): utime and stime are the 14th and 15th of all
      if (name.startsWith('DedicatedWorker')) ticks += Number(fields[11]) + Number(fields[12]);
    }
  return ticks / 100;
}

test('sleeping takes no processor time', async ({ app, page }) => {
  await open(app);
  const devtools = await page.context().browser().newBrowserCDPSession();
  const took = async (code) => {
    await start(page, `import time\nprint('go')\n${code}\nprint('done')`);
    await expect(output(page)).toContainText('go');
    const before = await workerTime(devtools);
    await expect(output(page)).toContainText('done');
    return (await workerTime(devtools)) - before;
  };
  // The same three seconds, slept and waited for in a loop.
  const slept = await took('time.sleep(3)');
  const looped = await took('end = time.time() + 3\nwhile time.time() < end: pass');
  expect(slept).toBeLessThan(looped / 4);
});

test(
  'a cell that asks before the service worker is there waits for it',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await open(app, false);
    await askName(page);
  },
);

test(
  'a cell asks when the service worker came after the Python that ran the cell before',
  { tag: '@smoke' },
  async ({ app, page }) => {
    await page.addInitScript(() => {
      if (!isSecureContext) return; // about:blank
      const workers = ServiceWorkerContainer.prototype;
      const { register } = workers;
      const asked = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        window.letRegister = resolve;
      });
      workers.register = async function (...args) {
        await asked;
        return register.apply(this, args);
      };
    });
    await open(app, false);
    await start(page, "name = 'Ada'\nprint('first')");
    await expect(output(page)).toContainText('first');
    await page.evaluate(() => window.letRegister());
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await start(page, "print(input('Name? ') + ' is ' + name)");
    const answer = page.getByRole('textbox', { name: 'Answer for the cell' });
    await answer.fill('She');
    await answer.press('Enter');
    await expect(output(page)).toContainText('She is Ada');
  },
);

test('a page too busy to answer is asked again', async ({ app, page }) => {
  await page.addInitScript(() => {
    const missed = new Set(); // numbers of questions: the first time that each is put
    navigator.serviceWorker?.addEventListener('message', (event) => {
      const { type, id, number } = event.data;
      const question = `${id} ${number}`;
      if (type !== 'python-wait' || missed.has(question)) return;
      missed.add(question);
      event.stopImmediatePropagation();
    });
  });
  await open(app);
  await askName(page);
});

test('a cell asks in a page that was loaded past the service worker', async ({ app, page }) => {
  await open(app);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.reload', { ignoreCache: true }); // Shift and reload
  await app.idle();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  await askName(page);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });
  test(
    'a question and a request of a cell that blocks say what to do',
    { tag: '@smoke' },
    async ({ app, page }) => {
      await open(app, false);
      for (const code of [
        "input('Name? ')",
        "import requests\nrequests.get('https://api.openai.com/v1/models')",
      ]) {
        await start(page, code);
        await expect(cell(page).getByRole('alert')).toContainText('run the cell again');
      }
      await start(page, "import time\ntime.sleep(0.01)\nprint('goes on')");
      await expect(output(page)).toContainText('goes on');
    },
  );
});

test('only a page that knows the word is answered, and nothing of it is stored', async ({
  app,
  page,
}) => {
  await open(app);
  await start(page, "input('Name? ')");
  await expect(page.getByRole('textbox', { name: 'Answer for the cell' })).toBeVisible();
  const asked = await page.evaluate(async () => {
    const other = await fetch('python/wait?token=guess&id=1&number=0', { method: 'POST' });
    const plain = await fetch('python/wait?token=guess&id=1&number=0');
    const names = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    );
    return {
      other: [other.status, other.headers.get('python-news'), await other.text()],
      plain: plain.headers.get('python-news'),
      stored: names.flat().filter((url) => url.includes('python/wait')),
    };
  });
  expect(asked).toEqual({ other: [404, 'none', ''], plain: null, stored: [] });
  await stop(page);
});
