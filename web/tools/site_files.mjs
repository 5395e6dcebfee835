// The last steps of packaging: a Brotli twin for each text, the folder on disk, the table of sizes.
// `files` is a Map: path inside the site -> Buffer.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** @typedef {Map<string, Buffer>} Files path inside the site -> content */

const compressible = new Set('.html .js .css .json .svg .wasm .txt .webmanifest .csv'.split(' '));

/** @param {string | Uint8Array} bytes @param {number} [length] */
export const sha = (bytes, length = 10) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, length);

/**
 * What takes long to make is made once and kept in a file, which is there as a whole or not at all.
 * @param {string} path its name tells all that the result depends on @param {() => Promise<Buffer>} make
 */
export async function madeOnce(path, make) {
  if (existsSync(path)) return readFileSync(path);
  const made = await make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, made);
  renameSync(`${path}.${process.pid}`, path);
  return made;
}

// Quality 11 is slow: only what changed is compressed again.
/** @param {Buffer} bytes @param {string} keep */
const compress = (bytes, keep) =>
  madeOnce(join(keep, sha(bytes, 64)), () =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  );

/**
 * Adds a .br beside what it makes smaller; `keep` is a folder for results.
 * @param {Files} files @param {string} keep
 */
export async function addCompressed(files, keep) {
  const plain = [...files].filter(([path]) => compressible.has(extname(path)));
  const results = await Promise.all(plain.map(([, bytes]) => compress(bytes, keep)));
  plain.forEach(([path, bytes], i) => {
    if (results[i].length < bytes.length) files.set(`${path}.br`, results[i]);
  });
}

/**
 * Replaces the folder `site`; the old one stays until the new one is whole.
 * @param {Files} files @param {string} site
 */
export function writeSite(files, site) {
  const [fresh, old] = [`${site}.tmp`, `${site}.old`];
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), bytes);
  }
  if (existsSync(site)) renameSync(site, old);
  renameSync(fresh, site);
  rmSync(old, { recursive: true, force: true });
}

/**
 * What the site is, without dates: the same input gives the same bytes.
 * @param {string} cmakeLists @param {string} compiler the words of emcc --version
 * @param {string} build
 */
export function buildFacts(cmakeLists, compiler, build) {
  const version = cmakeLists.match(/^project\(\w+ VERSION ([\d.]+)/m)?.[1];
  const emcc = compiler.split('\n')[0].match(/ (\d+\.\d+\.[\w.-]+)/)?.[1];
  if (!version || !emcc) throw new Error('no version in CMakeLists.txt or build/web/compiler.txt');
  return { version, build, emcc };
}

/** @param {Files} files @param {string} build */
export function printSizes(files, build) {
  /** @param {string} path */
  const contentOf = (path) => /** @type {Buffer} */ (files.get(path));
  /** @param {string} path */
  const size = (path) => (files.get(`${path}.br`) ?? contentOf(path)).length;
  /** @param {number} bytes */
  const kilo = (bytes) => `${(bytes / 1024).toFixed(1)} kB`.padStart(11);
  const paths = [...files.keys()].filter((path) => !path.endsWith('.br'));
  const apart = /^(licenses\.txt|build\.json|bench\w*\.html)$/; // the page itself never loads them
  const top = paths.filter((path) => posix.dirname(path) === '.' && !apart.test(path));
  for (const path of top)
    console.log(`[site] ${path.padEnd(34)}${kilo(contentOf(path).length)}${kilo(size(path))} br`);
  /** @param {string[]} list */
  const sum = (list) => list.reduce((total, path) => total + size(path), 0);
  console.log(`[site] shell and program, compressed:      ${kilo(sum(top))}`);
  console.log(
    `[site] build/site, ${paths.length} files, build ${build}: ${kilo(sum(paths))} compressed`,
  );
}
