// Records what the first frame of the page needs: web/first_frame.txt, by which web/tools/split_program.mjs
// divides the program, and web/first_words.txt, the words that the first part has. To be run when start.spec.mjs
// says that the first frame waited for the second part, or lacked a word (those that are listed stay listed: empty
// the file first, and run this twice, to be rid of some):
//
//   web/serve.sh --build-only && node tests/bench/first_frame.mjs && web/serve.sh --build-only
//
// The whole program, with a count in every function, stands in for the first part, for each of the ways in
// which a visit begins.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { wasmSplit } from '../../web/tools/split_program.mjs';
import { startSite } from '../e2e/support/site.mjs';

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const instrumented = root('build/web/instrumented.wasm');
wasmSplit('--instrument', root('build/web/triptych.wasm'), '-o', instrumented);
const counting = readFileSync(instrumented);
const wordsFile = root('web/first_words.txt');
const words = new Set(readFileSync(wordsFile).toString().split('\n').filter(Boolean));
let recording = false;
const site = await startSite((path, bytes) =>
  recording && /^first-.*wasm$/.test(path) ? counting : bytes,
);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function profileOf(context) {
  recording = true;
  const page = await context.newPage();
  await page.addInitScript(() => {
    const start = WebAssembly.instantiate;
    Object.assign(WebAssembly, {
      async instantiate(...how) {
        const instance = await Reflect.apply(start, this, how);
        Object.assign(window, { firstPart: instance.exports });
        return instance;
      },
    });
  });
  await page.route(/\/rest-[^/]*\.wasm$/, () => {}); // never comes: nothing after the first frame counts
  await page.goto(`${site.url}?testing=1`);
  await page.waitForFunction(() => (window.__triptych?.frames() ?? 0) > 0);
  for (const key of await page.evaluate(() => __triptych.missedWords()))
    if (Object.hasOwn(known, key)) words.add(key);
  const bytes = await page.evaluate(() => {
    const part = Object(window).firstPart;
    const memory = Object.values(part).find((one) => one instanceof WebAssembly.Memory);
    if (!memory) throw new Error('the program exports no memory');
    const size = part.__write_profile(0, 0);
    memory.grow(Math.ceil(size / 65536));
    const at = memory.buffer.byteLength - size;
    part.__write_profile(at, size);
    return Array.from(new Uint8Array(memory.buffer, at, size));
  });
  await page.close();
  recording = false;
  const file = root('build/web/first_frame.profile');
  writeFileSync(file, Buffer.from(bytes));
  return wasmSplit(`--print-profile=${file}`, root('build/web/triptych.wasm'));
}

/** @type {import('playwright-core').BrowserContextOptions[]} */
const WAYS = [
  {},
  { colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  { locale: 'es-ES', reducedMotion: 'reduce' },
  { locale: 'ar' },
];
const SETTINGS = [
  // Somebody who chose models of several vendors, wrote half a question and has keys in this tab.
  {
    version: 1,
    targets: [
      { provider: 'openai', model: 'gpt-6.2-sol' },
      { provider: 'anthropic', model: 'claude-sonnet-5-5' },
      { provider: 'gemini', model: 'gemini-3.8-flash' },
    ],
    theme: 2, // ThemeChoice: dark
    prompt: 'What is in this picture?',
    system: 'Answer in one sentence.',
    hints: ['models', 'attach'],
    base_urls: { openai: 'http://127.0.0.1:9' },
  },
  { version: 1, theme: 1, prompt: 'What is it?', hints: ['models'] },
  { version: 1, targets: [{ provider: 'openai', model: 'gpt-6.2-sol' }], preset: 'receipt' },
];
const known = JSON.parse(readFileSync(root('assets/strings/en.json')).toString());
const needed = new Set();
for (const way of WAYS) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...way,
  });
  const count = (text) => {
    for (const [, name] of text.matchAll(/^\+ (\D\S*)$/gm)) needed.add(name);
  };
  count(await profileOf(context));
  // Other visits, with what earlier ones left behind.
  const page = await context.newPage();
  await page.goto(`${site.url}?testing=1`);
  await page.waitForFunction(() => window.__triptych?.idle());
  await page.locator('textarea').first().fill('What is in this picture?');
  await page.waitForFunction(() => window.__triptych?.idle());
  count(await profileOf(context));
  for (const settings of SETTINGS) {
    await page.evaluate((json) => {
      sessionStorage.clear();
      localStorage.setItem('triptych.settings', json);
    }, JSON.stringify(settings));
    count(await profileOf(context));
  }
  await page.close();
  await context.close();
}
await browser.close();
await site.close();
writeFileSync(root('web/first_frame.txt'), `${[...needed].sort().join('\n')}\n`);
writeFileSync(wordsFile, `${[...words].sort().join('\n')}\n`);
console.log(`${needed.size} functions, ${words.size} words`);
