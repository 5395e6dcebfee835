// Assembles the page: build/web + shell + web/js + assets -> build/site, ready for any static host.
//
//   node web/tools/package_site.mjs        (web/serve.sh does it)
//
// Every file but the entry points carries a hash of its content in its name, so it may be cached for ever; all
// addresses are relative, so the folder may lie anywhere. Text and code have a Brotli twin (.br). The same input
// gives the same bytes. The old site stays until the new one is whole. What the sources may say:
//   shell/index.html.in   @@CSP@@ @@STYLE@@ @@FIRST_STYLE@@ @@OTHER_PLACES@@ @@BOOT@@ @@PRELOADS@@, and @@ASSET:icons/icon.svg@@
//   shell/boot.js         import { site } from 'virtual:site', see `filesModule`
//   web/js/platform/late.js  import { late } from 'virtual:late'
//   shell/service_worker.js  the same, plus site.files; its own name is not hashed
//   web/js/**/*{worker,encoder}.js  each becomes a module of its own, site.workers['<room>/<name>']
//   build/python_web      site.python: {jspi: {module, wasm}, sync: {...}} for web/js/python/python.js
//   shell/*.css, shell/manifest.webmanifest   @@ASSET:...@@ as well
//   shell/bench/*.html.in   see bench_files.mjs
//   CMakeLists.txt, build/web/compiler.txt   the version and the emcc in build.json
//   TRIPTYCH_EXTRA_ORIGINS (environment)  further origins that the page may call
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { ATTRIBUTES } from '../js/platform/gl_state.js';
import { benchPages } from './bench_files.mjs';
import { fontFamilies, fontFiles } from './font_files.mjs';
import { partLicences } from './licences.mjs';
import { mp3Files, mp3Licences } from './mp3_files.mjs';
import { pdfFiles, pdfLicences } from './pdf_files.mjs';
import { policy } from './policy.mjs';
import { table } from './prices.mjs';
import { addCompressed, buildFacts, printSizes, sha, writeSite } from './site_files.mjs';

/** @import { Site } from './site_types.js' */
/** @import { Files } from './site_files.mjs' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'triptych');
const [pdfPackage, mp3Package] = ['pdfjs-dist', 'wasm-media-encoders'].map((name) =>
  join(root, 'web/tools/node_modules', name),
);
const target = 'es2022'; // every browser with WebAssembly SIMD and exceptions has it
const styles = ['shell/style.css', 'shell/mirror.css', 'shell/print.css']; // in the order of their rank

/** @type {Files} */
const files = new Map();

/** @typedef {{site: Site, assets: Record<string, string>, boot: string, style: string, fonts: string[]}} Page */

/** @param {string} path */
const read = (path) => readFileSync(join(root, path));
/** @param {string} path */
const has = (path) => existsSync(join(root, path));

/** @param {string} path @param {string} [who] */
function need(path, who) {
  if (!has(path)) fail(`${path} is missing${who ? `: ${who}` : ''}.`);
  return read(path);
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`[site] error: ${sentence}`);
  process.exit(1);
}

// add('samples/a.png', bytes) puts it at samples/a-<hash>.png and returns that address.
/** @param {string} path @param {Uint8Array | string} bytes */
function add(path, bytes) {
  const buffer = Buffer.from(bytes);
  const extension = extname(path);
  const address = `${path.slice(0, path.length - extension.length)}-${sha(buffer)}${extension}`;
  files.set(address, buffer);
  return address;
}

// --- parts -----------------------------------------------------------------------------------

async function addModule() {
  const first = add('first.wasm', need('build/web/split/first.wasm', 'build the page first'));
  const rest = add('rest.wasm', need('build/web/split/rest.wasm'));
  const { code } = await transform(need('build/web/triptych.mjs').toString(), {
    format: 'esm',
    minify: true,
    target,
    legalComments: 'none',
  });
  return { program: { first, rest }, module: add('triptych.js', code) };
}

// The engine of the Python cells: nothing loads it before the first cell runs.
async function addPython() {
  /** @param {string} kind */
  const engine = async (kind) => {
    const base = `build/python_web/python_${kind}`;
    const glue = need(`${base}.mjs`, 'build the Python engine first').toString();
    const { code } = await transform(glue, {
      format: 'esm',
      minify: true,
      target,
      legalComments: 'none',
    });
    return {
      wasm: add(`python/${kind}.wasm`, need(`${base}.wasm`)),
      module: add(`python/${kind}.js`, code),
    };
  };
  return { jspi: await engine('jspi'), sync: await engine('sync') };
}

// What the page fetches. Files directly in assets/, the texts and the lessons are in the program.
const embedded = /^[^/]*$|^(strings|lessons)\//;

function addAssets() {
  const base = join(root, 'assets');
  /** @type {Record<string, string>} */
  const assets = {};
  if (!existsSync(base)) return assets;
  const paths = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !embedded.test(path) && extname(path) !== '.md')
    .sort();
  for (const path of paths) assets[path] = add(path, read(`assets/${path}`));
  return assets;
}

// All lessons in one file, in the order of their numbers.
function addLessons() {
  const folder = 'assets/lessons';
  const names = has(folder)
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .sort()
    : [];
  return add(
    'lessons/lessons.json',
    JSON.stringify(names.map((name) => ({ name, text: read(`${folder}/${name}`).toString() }))),
  );
}

// Catalogues are fetched when somebody wants the language; the few words of the shell are needed at once.
function addLanguages() {
  /** @type {Site['languages']} */
  const languages = {};
  const names = readdirSync(join(root, 'assets/strings')).filter((name) => name.endsWith('.json'));
  for (const file of names.sort()) {
    const code = file.slice(0, -'.json'.length);
    const words = JSON.parse(read(`assets/strings/${file}`).toString());
    /** @type {[string, string][]} */
    const shell = Object.entries(words).filter(([key]) =>
      /^shell\.|^welcome\.|^prompt\.(label|placeholder)$/.test(key),
    );
    languages[code] = {
      name: words['language.name'],
      direction: words['language.direction'],
      strings: add(`strings/${file}`, JSON.stringify(words)),
      shell: Object.fromEntries(shell.map(([key, text]) => [key.replace(/^shell\./, ''), text])),
    };
  }
  return languages;
}

/** @param {Buffer} text @param {Record<string, string>} assets @param {string} where */
function withAssets(text, assets, where) {
  return text.toString().replace(/@@ASSET:([^@]+)@@/g, (_, /** @type {string} */ path) => {
    if (!assets[path]) fail(`${where} names assets/${path}, which does not exist`);
    return assets[path];
  });
}

/** @param {string} fontRules @param {Record<string, string>} assets */
async function addStyle(fontRules, assets) {
  const rules = styles.map((path) => withAssets(need(path), assets, path));
  return add('style.css', await minifyStyle([fontRules, ...rules].join('\n')));
}

/** @param {string} css */
const minifyStyle = async (css) =>
  (await transform(css, { loader: 'css', minify: true, target })).code;

// --- scripts ---------------------------------------------------------------------------------

// What 'virtual:site' exports, and 'virtual:late': where the hashed files are.
/** @param {'site' | 'late'} name @param {object} value @returns {import('esbuild').Plugin} */
function filesModule(name, value) {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^virtual:${name}$`) }, () => ({
        path: name,
        namespace: name,
      }));
      onLoad({ filter: /.*/, namespace: name }, () => ({
        contents: `export const ${name} = ${JSON.stringify(value)};`,
      }));
    },
  };
}

/**
 * @param {string} entry @param {object} value @param {import('esbuild').Format} [format]
 * @param {'site' | 'late'} [name] of the value
 */
async function bundle(entry, value, format = 'esm', name = 'site') {
  const result = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target,
    legalComments: 'none',
    logLevel: 'error',
    nodePaths: [join(root, 'web/tools/node_modules')],
    plugins: [filesModule(name, value)],
  }).catch(() => fail(`${entry} cannot be bundled (see above)`));
  return result.outputFiles[0].contents;
}

/** @param {object} site @param {{pdf: string, mp3: string}} packages their folders */
async function addWorkers(site, { pdf, mp3 }) {
  /** @type {Record<string, string>} */
  const workers = {};
  /** @type {Record<string, string>} large and rarely wanted: beside what they ask for */
  const folders = { 'media/pdf_worker.js': pdf, 'media/mp3_encoder.js': mp3 };
  const paths = readdirSync(join(root, 'web/js'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /(^|[/_])(worker|encoder)\.js$/.test(path));
  for (const path of paths.sort()) {
    const folder = folders[path];
    const address = folder ? folder + posix.basename(path) : path;
    workers[path.slice(0, -'.js'.length)] = add(address, await bundle(`web/js/${path}`, site));
  }
  return workers;
}

// --- the page --------------------------------------------------------------------------------

/** @param {string[]} addresses @param {string} attributes */
const links = (addresses, attributes) =>
  addresses.map((href) => `<link ${attributes} href="${href}">`).join('\n');

// For the program: the first screen waits for no typeface. In the body, because Chromium holds back what it would paint
// (for 50 ms at most) for a typeface that the head asks for.
const AS_FONT = 'rel="preload" as="font" type="font/woff2" crossorigin';

// The first screen is that of Ask; it steps back where the address names another place (shell/first.css).
function otherPlaces() {
  const places = need('src/app/places.inc')
    .toString()
    .matchAll(/^TRIPTYCH_PLACE\((\w+)/gm);
  const others = [...places].map(([, id]) => id).filter((id) => id !== 'ask');
  return others.map((id) => `<i id="${id}"></i>`).join('');
}

// The first part of the program is asked for before any script is there. Not by a link: WebKit does not hand what
// that has fetched to the compiler, and fetches it once more. And the graphics context is made, in the size that it will
// have, which waits for the graphics process: that has nothing to do before the first screen is painted, and very much
// from then on.
/** @param {Site} site */
const earlyScript = (site) =>
  `programResponse=fetch("${site.program.first}",{credentials:"same-origin"});` +
  'programCanvas=document.createElement("canvas");' +
  'programCanvas.width=Math.round(innerWidth*devicePixelRatio);' +
  'programCanvas.height=Math.round(innerHeight*devicePixelRatio);' +
  `programCanvas.getContext("webgl2",${JSON.stringify(ATTRIBUTES)})`;

/** @param {Page} page */
async function addPage({ site, assets, boot, style, fonts }) {
  const first = (await minifyStyle(need('shell/first.css').toString())).trim();
  /** @type {Record<string, string>} */
  const tokens = {
    CSP: policy(need('src/providers/catalog.inc').toString(), first, earlyScript(site)),
    EARLY: earlyScript(site),
    STYLE: style,
    FIRST_STYLE: first,
    OTHER_PLACES: otherPlaces(),
    BOOT: boot,
    SCRIPTS: links([boot, site.module], 'rel="modulepreload"'),
    FONTS: links(fonts, AS_FONT),
  };
  let html = withAssets(need('shell/index.html.in'), assets, 'shell/index.html.in');
  html = html.replace(
    /@@([A-Z_]+)@@/g,
    (token, /** @type {string} */ name) =>
      tokens[name] ?? fail(`shell/index.html.in: no such token ${token}`),
  );
  files.set('index.html', Buffer.from(html));
}

// The licences of what the page contains ask to be shown with it.
function addLicences() {
  const thirdParty = process.env.TRIPTYCH_THIRD_PARTY ?? join(cache, 'third_party');
  const fonts = fontFamilies.map((family) => [family.name, family.licence]);
  const texts = [
    ...partLicences(root, thirdParty),
    ...pdfLicences(pdfPackage),
    ...mp3Licences(mp3Package),
    ...fonts,
  ];
  for (const [name, path] of texts)
    if (!existsSync(path)) fail(`licenses.txt: the licence of ${name} is not at ${path}.`);
  const line = '-'.repeat(72);
  files.set(
    'licenses.txt',
    Buffer.from(
      texts.map(([name, path]) => `${line}\n${name}\n${line}\n${readFileSync(path)}\n`).join('\n'),
    ),
  );
}

async function main() {
  const fonts = await fontFiles(add);
  const assets = addAssets();
  const languages = addLanguages();
  const python = await addPython();
  const [pdf, mp3] = [pdfFiles(pdfPackage), mp3Files(mp3Package)];
  for (const [path, bytes] of [...pdf.files, ...mp3.files]) files.set(path, bytes);
  const late = { assets, python, lessons: addLessons() };
  const site = {
    ...(await addModule()),
    late: add('late.js', await bundle('web/js/platform/late.js', late, 'esm', 'late')),
    languages,
    prices: add('prices.json', JSON.stringify(table())),
    workers: {},
    build: '',
  };
  site.workers = await addWorkers(site, { pdf: pdf.folder, mp3: mp3.folder });
  const style = await addStyle(fonts.rules, assets);
  // The name of the build covers everything it loads, and the boot script itself without a name.
  const unnamed = await bundle('shell/boot.js', site);
  site.build = sha([...files.keys(), sha(unnamed)].join(' ') + need('shell/index.html.in'));
  const boot = add('boot.js', await bundle('shell/boot.js', site));
  await addPage({ site, assets, boot, style, fonts: fonts.preloads });
  if (has('shell/manifest.webmanifest')) {
    files.set(
      'manifest.webmanifest',
      Buffer.from(
        withAssets(read('shell/manifest.webmanifest'), assets, 'shell/manifest.webmanifest'),
      ),
    );
  }
  addLicences();
  if (has('shell/service_worker.js')) {
    const listing = { build: site.build, files: [...files.keys()].sort() };
    files.set(
      'service_worker.js',
      Buffer.from(await bundle('shell/service_worker.js', listing, 'iife')),
    );
  }
  // After the service worker's list: neither is for the page.
  const packager = { need, add, bundle, minifyStyle };
  const page = String(files.get('index.html'));
  for (const [path, html] of await benchPages(packager, site, page))
    files.set(path, Buffer.from(html));
  const compiler = need('build/web/compiler.txt', 'build the page first');
  const facts = buildFacts(read('CMakeLists.txt').toString(), compiler.toString(), site.build);
  files.set('build.json', Buffer.from(`${JSON.stringify(facts)}\n`));
  await addCompressed(files, join(cache, 'brotli'));
  writeSite(files, join(root, 'build/site'));
  printSizes(files, site.build);
}

await main();
