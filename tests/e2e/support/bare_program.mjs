// The program as if the list of the first frame were empty: made when a test wants it, not with every page.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** @param {string} path */
const made = (path) =>
  statSync(`${ROOT}build/web/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @returns {(part: 'first' | 'rest') => Buffer} */
export function bareProgram() {
  if (made('bare/rest.wasm') < made('triptych.wasm')) {
    const command =
      'eval "$(web/tools/toolchain.sh env)" && exec node web/tools/split_program.mjs bare';
    execFileSync('bash', ['-c', command], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return (part) => readFileSync(`${ROOT}build/web/bare/${part}.wasm`);
}
