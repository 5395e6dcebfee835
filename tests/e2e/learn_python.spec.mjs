// Python in a real worker: what the native tests of the engine cannot see.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { countBlobReads } from './support/blob_reads.mjs';
import { startPythonPage } from './support/python_page.mjs';

/**
 * @import { PlaywrightTestArgs, PlaywrightTestOptions, TestType } from '@playwright/test'
 * @import { PlaywrightWorkerArgs, PlaywrightWorkerOptions } from '@playwright/test'
 * @typedef {Awaited<ReturnType<typeof startPythonPage>>} Peer
 * @typedef {TestType<PlaywrightTestArgs & PlaywrightTestOptions & {py: Cells},
 *   PlaywrightWorkerArgs & PlaywrightWorkerOptions & {peer: Peer}>} Test told to the type checker
 */
const typed = /** @type {Test} */ (/** @type {unknown} */ (base));

const test = typed.extend({
  peer: [
    async ({}, use) => {
      const peer = await startPythonPage();
      await use(peer);
      await peer.close();
    },
    { scope: 'worker' },
  ],
  py: async ({ page, peer }, use) => {
    peer.requests.length = 0;
    await use(new Cells(page, peer));
  },
});

class Cells {
  /** @param {import('@playwright/test').Page} page @param {Peer} peer */
  constructor(page, peer) {
    this.page = page;
    this.peer = peer;
  }
  async open(query = '', init = {}) {
    await this.page.goto(this.peer.url + query);
    await this.page.waitForFunction(() => window.page === 'ready');
    await this.page.evaluate((options) => window.python.init(options), init);
  }
  /** Runs a cell to its end: {outcome, out, err, events, ...}. */
  run(source, name = 'cell') {
    return this.page.evaluate(
      async ([code, cell]) => {
        events.length = 0;
        const result = await python.run(code, cell);
        return {
          ...result,
          out: text('stdout'),
          err: text('stderr'),
          events: events.map(({ bytes, ...e }) => ({ ...e, size: bytes?.length })),
        };
      },
      [source, name],
    );
  }
  /** Starts a cell and does not wait for it. */
  start(source) {
    return this.page.evaluate((code) => {
      events.length = 0;
      window.result = python.run(code, 'cell');
    }, source);
  }
  result() {
    return this.page.evaluate(async () => ({
      ...(await window.result),
      out: text('stdout'),
      err: text('stderr'),
    }));
  }
  when(fits) {
    return this.page.evaluate((source) => when(source), fits.toString());
  }
  /** Presses Stop: the result, and after how many milliseconds it came. */
  stop() {
    return this.page.evaluate(async () => {
      const pressed = performance.now();
      python.stop();
      const result = await window.result;
      return { ...result, after: performance.now() - pressed, err: text('stderr') };
    });
  }
}

test('variables stay from cell to cell', async ({ py }) => {
  await py.open();
  expect(await py.run('x = 41')).toMatchObject({ outcome: 'ok', out: '' });
  expect(await py.run('print(x + 1, "é🙂")')).toMatchObject({ outcome: 'ok', out: '42 é🙂\n' });
});

test('output streams while the cell runs', async ({ py }) => {
  await py.open();
  await py.start('import time\nprint("first")\ntime.sleep(1000)');
  await py.when((e) => e.type === 'out' && e.text.includes('first'));
  expect((await py.stop()).outcome).toBe('stopped');
  await py.start('print("busy")\nwhile True: pass');
  await py.when((e) => e.type === 'out' && e.text.includes('busy'));
  expect((await py.stop()).outcome).toBe('stopped');
});

test('Stop ends loops, sleep and questions softly and keeps variables', async ({ py }) => {
  await py.open();
  await py.run('import time\nkept = 7');
  for (const [source, sign] of [
    ['print("go")\nwhile True: pass', 'out'],
    ['print("go")\ntime.sleep(100)', 'out'],
    ['print("go")\ndef f(): return 1\nwhile True: f()', 'out'],
    ['input("? ")', 'prompt'],
  ]) {
    await py.start(source);
    await py.page.evaluate((type) => when(`(e) => e.type === '${type}'`), sign);
    const stopped = await py.stop();
    expect(stopped).toMatchObject({ outcome: 'stopped', kept: true });
    expect(stopped.after, source).toBeLessThan(900); // a hard stop takes more than 1000
    expect(stopped.err).toContain('KeyboardInterrupt');
  }
  expect((await py.run('print(kept)')).out).toBe('7\n');
});

test('Stop aborts a request that hangs', async ({ py, peer }) => {
  await py.open();
  await py.start(`import requests\nrequests.get("${peer.url}peer/hang")`);
  const request = await peer.request();
  expect(await py.stop()).toMatchObject({ outcome: 'stopped', kept: true });
  await request.ended;
});

test('a cell that does not listen is stopped hard and its variables come back', async ({ py }) => {
  await py.open();
  await py.run('kept = [1, {"a": 2}]\nopen("b.txt", "w").write("text")');
  await py.start('print("go")\nimport time\ntime.sleep(0)\nsum(range(10**9))');
  await py.when((e) => e.type === 'out');
  expect(await py.stop()).toMatchObject({ outcome: 'stopped', kept: true });
  expect((await py.run('print(kept, open("b.txt").read())')).out).toBe("[1, {'a': 2}] text\n");
});

test('requests go through the page: head, body, streaming lines', async ({ py, peer }) => {
  await py.open();
  const echoed = await py.run(
    `import requests\nr = requests.post("${peer.url}peer/echo", json={"a": [1, "é"]})\nprint(r.status_code, r.json()["method"], r.json()["body"])`,
  );
  expect(echoed.out).toBe('200 POST {"a": [1, "é"]}\n');
  await py.start(
    `r = requests.get("${peer.url}peer/stream", stream=True)\nfor line in r.iter_lines(): print("line:", line.decode())`,
  );
  const { response } = await peer.request(2);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: one\nda');
  await py.when((e) => e.type === 'out' && e.text.includes('one'));
  response.end('ta: two\n');
  expect(await py.result()).toMatchObject({
    outcome: 'ok',
    out: 'line: data: one\nline: data: two\n',
  });
});

test('a server that is silent is a Timeout, one that is not there a ConnectionError', async ({
  py,
  peer,
}) => {
  await py.open();
  const late = await py.run(
    `import requests\ntry:\n    requests.get("${peer.url}peer/hang", timeout=0.2)\nexcept requests.exceptions.Timeout as e: print("late")`,
  );
  expect(late.out).toBe('late\n');
  const none = await py.run(
    'try:\n    requests.get("http://127.0.0.1:9/")\nexcept requests.exceptions.ConnectionError as e: print("none")',
  );
  expect(none.out).toBe('none\n');
});

test('input() and prompt() are answered by the page', async ({ py }) => {
  await py.open();
  await py.start(
    'name = input("Name? ")\nprint("Hi", name)\nfrom js import prompt\nprint(prompt("Cancel me"))',
  );
  expect(await py.when((e) => e.type === 'prompt')).toMatchObject({
    kind: 'input',
    text: 'Name? ',
  });
  await py.page.evaluate(() => python.answer('Ada ü'));
  await py.when((e) => e.type === 'prompt' && e.kind === 'prompt');
  await py.page.evaluate(() => python.answer(null));
  expect(await py.result()).toMatchObject({ outcome: 'ok', out: 'Name? Ada ü\nHi Ada ü\nNone\n' });
});

test('too much memory is a MemoryError, and Python goes on', async ({ py }) => {
  await py.open();
  const full = await py.run('big = "x" * 1000\nx = bytearray(1_000_000_000)', 'cell 1');
  expect(full.outcome).toBe('error');
  expect(full.err).toContain('MemoryError');
  expect(full.events.find((e) => e.type === 'error')).toMatchObject({
    error: 'MemoryError',
    line: 2,
    cell: 'cell 1',
  });
  expect((await py.run('print(len(big))')).out).toBe('1000\n');
});

test('deep recursion is a RecursionError, deep nesting at worst a new start', async ({ py }) => {
  await py.open();
  await py.run('kept = 1');
  const deep = await py.run('def f(n): return f(n + 1)\nf(0)');
  expect(deep.err).toContain('RecursionError');
  expect((await py.run('def g(n): return 0 if n == 0 else 1 + g(n - 1)\nprint(g(900))')).out).toBe(
    '900\n',
  );
  await py.run(`eval("(" * 3000 + ")" * 3000)`);
  expect((await py.run('print(kept)')).out).toBe('1\n');
});

test('endless output is cut', async ({ py }) => {
  await py.open();
  const many = await py.run('for i in range(100_000): print("x" * 99)\nprint("the end")\n1/0');
  expect(many.out.length).toBeLessThan(2_100_000);
  expect(many.events.some((e) => e.type === 'note' && e.text.includes('2 MB'))).toBe(true);
  expect(many.err).toContain('ZeroDivisionError');
  await py.start('while True: print("y" * 99)');
  await py.when((e) => e.type === 'note');
  expect((await py.stop()).outcome).toBe('stopped');
});

// Objects whose only reference is a local of WebAssembly must be found, too (web/python/stack_roots.c).
test('collecting garbage keeps what is in use', async ({ py }) => {
  await py.open();
  const run = await py.run(`import gc, json
kept = {str(i): [i, {'k': i}] for i in range(500)}
def work(n):
    text = json.dumps({'a': ['x' * 50 + str(i) for i in range(n)], 'b': {str(i): [i] for i in range(n)}})
    made = json.loads(text)
    pairs = sorted(zip([str(i) for i in range(n)], map(lambda i: [i, str(i)], range(n))), key=lambda p: [-p[1][0]])
    words = ' '.join(['%s-%d' % (p[0], p[1][0]) for p in pairs]).upper().split(' ')
    big = [10 ** 30 + i for i in range(n)]
    parts = 'a,b;c'.replace(',', ';').split(';') + list(reversed([*range(3), *'xy']))
    return (len(made['a']), made['b'][str(n - 1)], words[0], words[-1], str(sum(big))[:4], parts[-1],
            'é'.join([f"{i:>3}" for i in range(3)]), dict(zip('ab', [[1], [2]])), bytes(bytearray(b'abc') + b'd'))
want = work(30)
gc.threshold(64)  # collects at nearly every allocation
for n in range(40):
    got = work(30)
    assert got == want, got
gc.threshold(-1)
print(all([kept[str(i)] == [i, {'k': i}] for i in range(500)]))`);
  expect(run.out + run.err).toBe('True\n');
});

test('pictures, tables and trees are rich output; files go both ways', async ({ py }) => {
  await py.open();
  await py.page.evaluate(() => python.putFile('in.bin', new Uint8Array([1, 2, 3])));
  const drawn = await py.run(`
import matplotlib.pyplot as plt
fig, ax = plt.subplots(figsize=(6, 4))
ax.bar(["Q1", "Q2"], [420, 620], color="steelblue")
ax.set_ylim(0, 700)
plt.savefig("chart.png", dpi=100)
plt.show()
display([{"a": 1, "b": "x"}, {"a": 2}])
display({"k": [1, None]})
print(len(open("in.bin", "rb").read()))`);
  expect(drawn.err).toBe('');
  expect(drawn.out).toBe('3\n');
  const rich = drawn.events.filter((e) => e.type === 'rich');
  expect(rich.map((e) => e.kind)).toEqual(['image/png', 'table', 'json']);
  expect(rich[1].value).toEqual([
    ['a', 'b'],
    [1, 'x'],
    [2, null],
  ]);
  const pixels = await py.page.evaluate(async () => {
    const bitmap = await createImageBitmap(new Blob([await python.getFile('chart.png')]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const at = (x, y) => [...context.getImageData(x, y, 1, 1).data];
    return { size: [bitmap.width, bitmap.height], corner: at(1, 1), bar: at(180, 300) };
  });
  expect(pixels).toEqual({
    size: [600, 400],
    corner: [255, 255, 255, 255],
    bar: [70, 130, 180, 255],
  });
});

test('secrets are masked, also in tracebacks', async ({ py }) => {
  await py.open('', {
    environment: { OPENAI_API_KEY: 'sk-secret-0123456789' },
    secrets: ['OPENAI_API_KEY'],
  });
  const said = await py.run(
    'import os\nk = os.environ["OPENAI_API_KEY"]\nprint(len(k), k)\nfor c in k: print(c, end="")\nraise ValueError(k)',
  );
  expect(said.out + said.err + JSON.stringify(said.events)).not.toContain('sk-secret');
  expect(said.out).toBe('20 ••••6789\n••••6789');
  expect(said.err).toContain('ValueError: ••••6789');
});

for (const [build, query] of [
  ['suspending', ''],
  ['blocking', '?block'],
]) {
  test(`a Blob crosses when a cell opens it, once, in the ${build} module`, async ({ py }) => {
    await py.open(query);
    await py.run('kept = 7');
    const reads = await countBlobReads(py.page);
    await py.page.evaluate(() => {
      for (const name of ['a', 'b', 'c']) python.putFile(`${name}.bin`, new Blob([`in ${name}`]));
    });
    const names = 'import os\nprint(sorted(os.listdir()), os.path.getsize("a.bin"))';
    const listed = "['a.bin', 'b.bin', 'c.bin'] 4\n";
    expect((await py.run(names)).out).toBe(listed);
    expect(await reads()).toBe(0);
    const open = 'print(open("b.bin").read(), open("b.bin").read())';
    expect((await py.run(open)).out).toBe('in b in b\n');
    expect((await py.run(open)).out).toBe('in b in b\n');
    expect(await reads()).toBe(1);

    // Another worker goes on with the memory, which has names and what was read, and no Blob.
    await py.start('print("go")\nimport time\ntime.sleep(0)\nsum(range(10**9))');
    await py.when((e) => e.type === 'out');
    expect(await py.stop()).toMatchObject({ outcome: 'stopped', kept: true });
    expect((await py.run('print(kept)')).out).toBe('7\n');
    const after = await countBlobReads(py.page);
    expect((await py.run('print(open("c.bin").read(), open("b.bin").read())')).out).toBe(
      'in c in b\n',
    );
    expect(await after()).toBe(1);

    await py.page.evaluate(() => python.restart());
    expect((await py.run(names)).out).toBe(listed);
    expect((await py.run(open)).out).toBe('in b in b\n');
  });
}

// Its waits need a service worker: python_sync.spec.mjs.
test('without suspending, cells run in the blocking module', async ({ py, peer }) => {
  await py.open('?block');
  const run = await py.run(
    `import requests, time\ntime.sleep(0.01)\nkept = 5\nprint(kept)\nrequests.get("${peer.url}peer/echo")`,
  );
  expect(run).toMatchObject({ outcome: 'error', out: '5\n' });
  expect(run.err).toContain('run the cell again');
  expect(peer.requests).toEqual([]);
  await py.start('print("go")\nwhile True: pass');
  await py.when((e) => e.type === 'out');
  expect(await py.stop()).toMatchObject({ outcome: 'stopped', kept: true });
  expect((await py.run('print(kept)')).out).toBe('5\n');
});

// The native probes compare the C library of this machine; the page brings its own.
test('floats are written and read as CPython does', async ({ py }) => {
  const probe = fileURLToPath(new URL('../python/probes/floats.py', import.meta.url));
  const { stdout } = spawnSync('python3', [probe], {
    env: { ...process.env, PYTHONUTF8: '1' },
    encoding: 'utf8',
  });
  expect(stdout).toContain('8.8 0.30000000000000004');
  await py.open();
  const run = await py.run(readFileSync(probe, 'utf8'));
  expect(run.err).toBe('');
  expect(run.out).toBe(stdout);
});

test('restart forgets variables and keeps the environment', async ({ py }) => {
  await py.open('', { environment: { NAME: 'value' } });
  await py.run('x = 1');
  await py.page.evaluate(() => python.restart());
  const run = await py.run('import os\nprint(os.environ["NAME"])\nprint(x)');
  expect(run.out).toBe('value\n');
  expect(run.err).toContain('NameError');
});

for (const query of ['?packaged', '?packaged&block']) {
  test(`the packaged files work (${query})`, async ({ py, peer }) => {
    await py.open(query);
    const ask = query.includes('block')
      ? 'print("asks nobody")'
      : `import requests\nprint(requests.post("${peer.url}peer/echo", data="x").json())`;
    const run = await py.run(
      `${ask}\nimport matplotlib.pyplot as plt\nplt.pie([1, 2], labels=["a", "b"])\nplt.show()`,
    );
    expect(run).toMatchObject({
      outcome: 'ok',
      out: query.includes('block') ? 'asks nobody\n' : "{'method': 'POST', 'body': 'x'}\n",
    });
    expect(run.events.find((e) => e.type === 'rich')).toMatchObject({
      kind: 'image/png',
      name: 'figure.png',
    });
  });
}
