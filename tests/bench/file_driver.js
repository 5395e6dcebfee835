// The page that tests/bench/file.mjs opens in a browser without DevTools: it opens the product in a window, picks
// a file and asks about it, or does the same the best way that JavaScript has. Says what it measured to its server.

const { sink, sizes, alone, rounds } = await (await fetch('/plan')).json();
const STEP = 786_432; // bytes of a file encoded at a time: a multiple of 3
const report = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const now = () => performance.timeOrigin + performance.now();

/**
 * The next change of the product's document, or its next frame. Whoever looks all the time measures that: the memory
 * of what is left behind by thousands of looks, and the work to collect it.
 */
function change() {
  return new Promise((done) => {
    const observer = new MutationObserver(over);
    function over() {
      observer.disconnect();
      done();
    }
    const how = { attributes: true, characterData: true, childList: true, subtree: true };
    observer.observe(inside().document, how);
    inside().requestAnimationFrame(over);
    setTimeout(over, 100); // another document takes its place
  });
}
async function until(what, found) {
  for (const start = performance.now(); ; await change()) {
    const it = found();
    if (it) return it;
    if (performance.now() - start > 120_000)
      throw new Error(`nothing came: ${what}; ${product?.document.body.textContent.slice(0, 300)}`);
  }
}

/**
 * The longest time in which the main thread ran nothing else, until the function that comes is called. A worker asks
 * every two milliseconds: asked all the time, the thread would fill the memory with the messages.
 */
async function gaps() {
  const source = 'setInterval(() => postMessage(0), 2)';
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  await new Promise((begun) => (worker.onmessage = begun));
  let [last, worst] = [performance.now(), 0];
  worker.onmessage = () => {
    const time = performance.now();
    worst = Math.max(worst, time - last);
    last = time;
  };
  return () => {
    worker.terminate();
    return worst;
  };
}

let product = null; // its window, which has this page's main thread
const inside = () => product;
const all = (selector) => [...inside().document.querySelectorAll(selector)];
const idle = () => until('rest', () => inside().__triptych?.idle());
const button = (name) =>
  all('button').find((b) => b.textContent.trim() === name || b.getAttribute('aria-label') === name);
function fill(name, text) {
  const field = all('input, textarea').find(
    (f) =>
      f.getAttribute('aria-label') === name ||
      [...(f.labels ?? [])].some((l) => l.textContent.trim() === name),
  );
  if (!field) throw new Error(`no field ${name}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new (inside().InputEvent)('input', { bubbles: true }));
}

async function openProduct() {
  const targets = [{ provider: 'openai', model: 'gpt-audio' }];
  localStorage['triptych.settings'] = JSON.stringify({
    version: 1,
    targets,
    base_urls: { openai: sink },
  });
  product = open('/site/?testing=1#keys', '', 'width=1280,height=800');
  if (!product) throw new Error('no window');
  await until('the page', () => inside().__triptych?.idle());
  fill('OpenAI API key', 'sk-bench');
  await idle();
  button('Ask').click();
  await idle();
  fill('Prompt', 'Go');
  await idle();
}
function closeProduct() {
  product.close();
  product = null;
  localStorage.clear();
  sessionStorage.clear();
}

/** @returns {Promise<{before: number, from: number}>} ms until the file was attached; when it was sent off */
async function ours(file) {
  const input = all('[data-use=file-picker]')[0];
  const picked = new (inside().DataTransfer)();
  picked.items.add(file);
  const start = performance.now();
  input.files = picked.files;
  input.dispatchEvent(new (inside().Event)('change'));
  await until('the attachment', () =>
    all('[aria-label=Attachments]')[0]?.textContent.includes(file.name),
  );
  const before = performance.now() - start;
  await idle(); // a person reads and types meanwhile: the thumbnail and the rest are not counted
  const from = now();
  button('Run').click();
  await until('the answer', () => all('[role=log]')[0]?.textContent.includes('ok'));
  await idle();
  return { before, from };
}

async function best(file) {
  const from = now();
  const parts = [
    '{"model":"gpt-audio","stream":true,"messages":[{"role":"user","content":[{"type":"text","text":"Go"},{"type":"input_audio","input_audio":{"data":"',
  ];
  for (let at = 0; at < file.size; at += STEP) {
    const bytes = new Uint8Array(await file.slice(at, at + STEP).arrayBuffer());
    parts.push(new Blob([bytes.toBase64()]));
  }
  parts.push('","format":"wav"}}]}]}');
  const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-bench' };
  const body = new Blob(parts);
  await (await fetch(`${sink}/v1/chat/completions`, { method: 'POST', headers, body })).text();
  return { before: 0, from };
}

async function measure(size, name, way) {
  if (name === 'ours') await openProduct();
  const file = new File([await (await fetch(`/file/${size}`)).blob()], 'a.wav', {
    type: 'audio/wav',
  });
  await pause(500);
  await report({ begin: true });
  const stop = await gaps();
  const { before, from } = await way(file);
  await report({ size, name, before, from, gap: stop() });
  if (name === 'ours') closeProduct();
  await pause(500);
}

try {
  for (const [i, size] of sizes.entries())
    for (let round = 0; round < rounds; round++) {
      if (i >= alone) await measure(size, 'best', best);
      await measure(size, 'ours', ours);
    }
  await report({ end: true });
} catch (error) {
  await report({ failed: String(error.stack ?? error) });
}
