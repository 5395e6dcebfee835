// The program in two parts: build/web/triptych.wasm -> build/web/split/{first,rest}.wasm. The first has what
// web/first_frame.txt names: the functions that draw the first frame of Ask (recorded by
// tests/bench/first_frame.mjs). The rest comes after that frame, see web/js/platform/program_parts.js.
//
//   node web/tools/split_program.mjs       (web/serve.sh does it; the tools of Emscripten must be in PATH)
//   node web/tools/split_program.mjs bare  the same with an empty list, into build/web/bare, for a test: holes in
//                                          the list cost time and nothing else
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'build/web/triptych.wasm');
// What compiled code may use; with all that exist, wasm-split writes what no browser reads.
const features = [
  'bulk-memory',
  'bulk-memory-opt',
  'simd',
  'sign-ext',
  'mutable-globals',
  'nontrapping-float-to-int',
  'multivalue',
  'reference-types',
  'call-indirect-overlong',
].map((name) => `--enable-${name}`);

/** @param {...string} how @returns {string} what it printed */
export function wasmSplit(...how) {
  const binaryen = execFileSync('em-config', ['BINARYEN_ROOT']).toString().trim();
  const tool = join(binaryen, 'bin/wasm-split');
  return execFileSync(tool, [...features, ...how], { maxBuffer: 1 << 28 }).toString();
}

/**
 * Names of the functions of a module; and which have none, for the compiler made them after it forgot the names
 * (wasm-opt merges what is alike): wasm-split calls those by their number, which is another one in each build. So
 * all of them are in the first part.
 * @param {WebAssembly.Module} module
 */
function functionsOf(module) {
  const [section] = WebAssembly.Module.customSections(module, 'name');
  const bytes = Buffer.from(section);
  const imported = WebAssembly.Module.imports(module).filter(
    ({ kind }) => kind === 'function',
  ).length;
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  /** @param {number} size */
  const skip = (size) => {
    at += size;
  };
  while (bytes[at++] !== 1) skip(number()); // 1: names of functions
  number();
  const names = [];
  const missing = [];
  let expected = 0;
  for (let left = number(); left > 0; --left) {
    const index = number();
    const size = number();
    names.push(bytes.toString('utf8', at, at + size));
    skip(size);
    for (; expected < index; ++expected) missing.push(String(expected - imported));
    expected = index + 1;
  }
  return { names, missing };
}

/**
 * The recorded functions as this build calls them: of two with one name the compiler tells one by a number, which
 * is another one in each build.
 * @param {string[]} recorded @param {string[]} names
 */
function asBuilt(recorded, names) {
  const stem = (/** @type {string} */ name) => name.replace(/\.\d+$/, '.');
  const numbered = new Set(recorded.map(stem).filter((name) => name.endsWith('.')));
  const others = recorded.filter((name) => !stem(name).endsWith('.'));
  return [...others, ...names.filter((name) => numbered.has(stem(name)))];
}

/** @param {string} folder @param {string[]} functions of the first part */
function split(folder, functions) {
  const path = join(root, 'build/web', folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'functions.txt'), functions.join('\n'));
  wasmSplit(
    program,
    `--keep-funcs=@${join(path, 'functions.txt')}`,
    ...['-o1', join(path, 'first.wasm'), '-o2', join(path, 'rest.wasm')],
    '--export-prefix=%', // without -g, with which each export keeps its long name
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'bare') {
    split('bare', ['main']);
    process.exit();
  }
  const recorded = readFileSync(join(root, 'web/first_frame.txt')).toString().trim().split('\n');
  const { names, missing } = functionsOf(new WebAssembly.Module(readFileSync(program)));
  split('split', [...asBuilt(recorded, names), ...missing]);
}
