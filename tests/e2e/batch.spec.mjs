// The place Batch in the real page: many files, faults, reloads, and the files of batch services.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYS, expect, test } from './support/app.mjs';
import { Batch, hash, nameOf, picture, pictures } from './support/batch.mjs';

/** Everything the page stores, as text. */
function stored(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('triptych.batch'));
    const journal = await done(database.transaction('journal').objectStore('journal').getAll());
    database.close();
    return JSON.stringify([journal, { ...localStorage }]);
  });
}

test('500 files with faults and a reload in the middle: nothing is lost, nothing is asked twice', async ({
  app,
  mocks,
}) => {
  test.setTimeout(300_000);
  const ONCE = new Map([
    [40, { status: 429, retryAfter: 1 }],
    [60, { status: 500 }],
    [120, { reset: true }],
    [300, { status: 429, retryAfter: 1 }],
    [320, { status: 503 }],
    [350, { reset: true }],
  ]);
  const numbers = new Map(Array.from({ length: 500 }, (_, i) => [hash(picture(i)), i]));
  const asked = new Array(500).fill(0);
  const order = [];
  let gate = 250; // calls from this one on are held until the page is gone
  let ill = true;
  mocks.script('openai', (request) => {
    const number = numbers.get(request.media[0].sha256);
    order.push(number);
    asked[number] += 1;
    if (order.length > gate) return { hold: true };
    if (ill && number === 90) return { status: 500 };
    if (ill && number === 200) return { status: 400, message: 'This picture is not taken.' };
    return asked[number] === 1 && ONCE.has(number)
      ? ONCE.get(number)
      : { text: `It is number ${number}.` };
  });
  const batch = new Batch(app);
  await batch.open('openai');
  await batch.add(pictures(500));
  await batch.prompt('Which number is this?');
  await batch.says('500 calls, about');
  await batch.pace(8);
  const before = await batch.heap();
  await batch.button('Run batch').click();
  await mocks.call('openai', gate + 1);
  await app.page.reload();
  await app.idle();
  const sent = order.length; // before the page was gone
  gate = Infinity;
  // Nothing runs by itself, and what was under way is told.
  const unknown = app.page.getByText(/Calls of unknown outcome: \d+/).first();
  await expect(unknown).toBeAttached();
  const lost = Number((await unknown.textContent()).match(/outcome: (\d+)/)[1]);
  expect(lost).toBeGreaterThanOrEqual(sent - 250);
  expect(lost).toBeLessThanOrEqual(8);
  expect(order.length).toBe(sent);
  await batch.button('Ask them again').click();
  await batch.button('Resume').click();
  await batch.says('OpenAI needs an API key.'); // it is gone with the page
  await app.place('Ask').click();
  await app.choose('openai');
  await app.place('Batch').click();
  await batch.button('Resume').click();
  await batch.says('498 of 500 answered · 2 failed');
  const heap = await batch.heap();
  expect(heap - before, "bytes that the program's memory grew by").toBeLessThan(8 << 20);
  // Retries where they were due; of the others only those that were under way.
  const due = (number) => (number === 90 ? 3 : ONCE.has(number) ? 2 : 1);
  const again = [...numbers.values()].filter((number) => asked[number] > due(number));
  expect(again.length).toBeLessThanOrEqual(lost);
  for (const number of again) {
    expect(asked[number]).toBe(due(number) + 1);
    expect(order.slice(sent - 24, sent), 'under way shortly before').toContain(number);
  }
  expect(asked.filter((times, number) => times < due(number))).toEqual([]);
  ill = false;
  await batch.button('Retry failed').click();
  await batch.says('500 of 500 answered');
  const download = app.page.waitForEvent('download');
  await batch.button('Save as JSON').click();
  const rows = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(rows.map((row) => row.answer)).toEqual(rows.map((_, number) => `It is number ${number}.`));
  expect(rows.map((row) => row.file)).toEqual(rows.map((_, number) => nameOf(number)));
  expect(await stored(app.page)).not.toContain(KEYS.openai);
});

test(
  'pause lets what is under way end and starts nothing; stop hangs up',
  { tag: '@smoke' },
  async ({ app, mocks }) => {
    mocks.script('openai', { hold: true, text: 'Yes.' });
    const batch = new Batch(app);
    await batch.open('openai');
    await batch.add(pictures(8));
    await batch.prompt('Is it?');
    await batch.button('Run batch').click();
    await mocks.call('openai', 3);
    await batch.says('3 under way');
    await batch.button('Pause').click();
    for (let n = 0; n < 3; ++n) await mocks.rest('openai');
    await batch.says('3 of 8 answered');
    await app.idle();
    expect(mocks.calls('openai')).toHaveLength(3);
    await batch.button('Resume').click();
    const fourth = await mocks.call('openai', 4);
    await mocks.call('openai', 6);
    await batch.button('Stop all').click();
    expect(await fourth.ended).toBe('aborted');
    await batch.says('Calls of unknown outcome: 3');
    mocks.script('openai', { text: 'Yes.' });
    await batch.button('Leave them').click();
    await batch.button('Resume').click();
    await batch.says('5 of 8 answered');
    expect(mocks.calls('openai')).toHaveLength(8);
  },
);

test(
  'models and fields of its own, and a cell opens the workbench',
  { tag: '@smoke' },
  async ({ app }) => {
    const { page } = app;
    await app.open();
    await app.place('Batch').click();
    const batch = new Batch(app);
    await batch.add(['assets/samples/receipt.png', 'assets/samples/chart.png']);
    await expect(page.getByRole('list', { name: 'Attachments' }).getByRole('listitem')).toHaveCount(
      2,
    );
    await batch.prompt('Read this receipt.');
    const models = page.getByRole('combobox', { name: 'Add a model' });
    for (const name of ['Careful', 'Hasty']) {
      const model = models.locator('option', { hasText: name });
      await models.selectOption(String(await model.getAttribute('value')));
      await expect(batch.button(`Remove ${name}`)).toBeAttached();
    }
    await page.getByRole('group', { name: 'Models' }).getByRole('button').first().click();
    await page.getByRole('combobox', { name: 'Structured output' }).selectOption('Receipt');
    await batch.button('Remove chart.png').click();
    await batch.button('Run batch').click();
    await batch.says('2 of 2 answered');
    const table = page.getByRole('table', { name: 'Answers' });
    await expect(table.getByRole('columnheader')).toHaveText(['File', 'Careful', 'Hasty']);
    await page.getByRole('combobox', { name: 'Columns' }).selectOption('Fields of Careful');
    await expect(table.getByRole('columnheader').nth(1)).toHaveText('store_name');
    await batch.button('Open receipt.png').click();
    await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.getByRole('columnheader', { name: 'Hasty' })).toBeAttached();
    await page.getByRole('tab', { name: 'Request & code' }).click();
    await expect(page.getByRole('region', { name: 'Wire' })).toContainText(
      'Rebuilt from what was kept',
    );
    await batch.button('Back to the batch').click();
    await expect(table).toBeAttached();
    // What it is made of comes back after a reload; so does its state.
    await app.page.reload();
    await app.idle();
    await batch.says('2 of 2 answered');
    await expect(table.getByRole('columnheader')).toHaveText(['File', 'Careful', 'Hasty']);
  },
);

test('a key that is not accepted stops the whole batch and says so', async ({ app, mocks }) => {
  mocks.script('openai', { status: 401 });
  const batch = new Batch(app);
  await batch.open('openai');
  await batch.add(pictures(9));
  await batch.prompt('Is it?');
  await batch.pace(1);
  await batch.button('Run batch').click();
  await batch.says('Stopped, since the next calls would fail alike');
  expect(mocks.calls('openai')).toHaveLength(1);
});

test('large files are read when they are needed: memory stays flat', async ({ app, mocks }) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'batch-'));
  try {
    const size = 512 << 10,
      count = 24;
    const paths = [];
    for (let i = 0; i < count; ++i) {
      paths.push(join(folder, nameOf(i)));
      await writeFile(paths[i], picture(i, size));
    }
    let answered = 0;
    mocks.script('openai', () => ({ text: 'Yes.', hold: ++answered === 10 }));
    const batch = new Batch(app);
    await batch.open('openai');
    const empty = await batch.heap();
    await batch.add(paths);
    expect((await batch.heap()) - empty, 'bytes for files that only wait').toBeLessThan(size);
    await batch.prompt('Is it?');
    await batch.pace(1);
    await batch.button('Run batch').click();
    await batch.says('9 of 24 answered · 1 under way');
    const early = await batch.heap();
    await mocks.rest('openai');
    await batch.says('24 of 24 answered');
    expect((await batch.heap()) - early, `bytes for ${count - 10} files more`).toBeLessThan(
      2 * size,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

const USAGE = {
  openai: { prompt_tokens: 9, completion_tokens: 2 },
  anthropic: { input_tokens: 9, output_tokens: 2 },
};
// One result as the provider's batch service writes it.
const resultOf = {
  openai: (id, text) => ({
    id: `batch_req_${id}`,
    custom_id: id,
    error: null,
    response: {
      status_code: 200,
      request_id: `req_${id}`,
      body: {
        id: 'c',
        model: 'm',
        choices: [
          { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } },
        ],
        usage: USAGE.openai,
      },
    },
  }),
  anthropic: (id, text) => ({
    custom_id: id,
    result: {
      type: 'succeeded',
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: [{ type: 'text', text }],
        stop_reason: 'end_turn',
        usage: USAGE.anthropic,
      },
    },
  }),
  gemini: (key, text) => ({
    key,
    response: {
      candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
    },
  }),
};

test('batch files for three providers go out without keys, and their results come into the table', async ({
  app,
  mocks,
}) => {
  const batch = new Batch(app);
  await batch.open('openai', 'anthropic', 'gemini');
  await batch.add(pictures(4));
  await batch.prompt('Which number is this?');
  const downloads = [];
  const three = new Promise((resolve) => {
    app.page.on('download', (download) => {
      if (downloads.push(download) === 3) resolve(null);
    });
  });
  await batch.button('Write batch files').click();
  await batch.says('Files written: 3, with 12 requests.');
  await three;
  const results = [];
  for (const download of downloads) {
    const text = await readFile(await download.path(), 'utf8');
    for (const key of Object.values(KEYS)) expect(text).not.toContain(key);
    const name = download.suggestedFilename();
    const id = Object.keys(resultOf).find((provider) => name.startsWith(`batch-${provider}`));
    const requests = name.endsWith('.json')
      ? JSON.parse(text).requests
      : text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
    expect(requests).toHaveLength(4);
    const lines = requests
      .map((request, i) => resultOf[id](request.custom_id ?? request.key, `${id} says ${i}`))
      .reverse();
    results.push({
      name: `${id}.jsonl`,
      mimeType: '',
      buffer: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
    });
  }
  expect(mocks.requests.filter((request) => request.route === 'generate')).toEqual([]);
  results.push({
    name: 'other.jsonl',
    mimeType: '',
    buffer: Buffer.from(`${JSON.stringify(resultOf.openai('zzzzzzzz-1', 'x'))}\nnot a line\n`),
  });
  const chooser = app.page.waitForEvent('filechooser');
  await batch.button('Take results').click();
  await (await chooser).setFiles(results);
  await batch.says('12 results taken. 1 belong to another batch. 1 lines could not be read');
  await batch.says('12 of 12 answered');
  await app.idle(); // on the disk as well
  await app.page.reload();
  await app.idle();
  await batch.says('12 of 12 answered');
  await expect(
    app.page.getByRole('button', { name: /^scan-000\.png · OpenAI .*: Answered$/ }),
  ).toBeAttached();
  expect(await stored(app.page)).not.toContain(KEYS.openai);
});

test('one tab has the batch; a second one says so and takes over when it is closed', async ({
  app,
  site,
  context,
}) => {
  const batch = new Batch(app);
  await batch.open('openai');
  await batch.add(pictures(2));
  const second = await context.newPage();
  await second.goto(`${site.url}?testing=1#batch`);
  await second.waitForFunction(() => window.__triptych?.idle());
  await expect(second.getByText('The batch is in another tab').first()).toBeAttached();
  await expect(second.getByRole('button', { name: 'Add files', exact: true })).toHaveCount(0);
  await app.page.close();
  await expect(second.getByText('2 files, ').first()).toBeAttached();
  await expect(second.getByText('The batch is in another tab')).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Add files', exact: true })).toBeAttached();
});
