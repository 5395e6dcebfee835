// What the checks of this folder share: the files under version control, and how a finding is said.
// A check prints one line when all is well; else file:line, what is wrong and what to do, and exits
// with 1.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{where: string, what: string}} Finding `where` is a path or path:line */

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The paths under version control that `wanted` takes, without those that are deleted on disk.
 * @param {(path: string) => boolean} wanted
 */
export function tracked(wanted) {
  /** @param {string[]} more */
  const list = (...more) =>
    execFileSync('git', ['-C', root, 'ls-files', '-z', ...more], { maxBuffer: 1e8 })
      .toString()
      .split('\0')
      .filter(Boolean);
  const gone = new Set(list('--deleted'));
  return list().filter((path) => !gone.has(path) && wanted(path));
}

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path)).toString();

/**
 * C++, C or JavaScript with its comments blanked; lines and columns stay where they are.
 * @param {string} code
 */
export const withoutComments = (code) =>
  code.replace(
    // The first sign is no digit separator of C++: 120'000.
    /("(?:[^"\\\n]|\\.)*"|(?<![\da-fA-F])'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (all, /** @type {string | undefined} */ quoted) => quoted ?? all.replace(/[^\n]/g, ' '),
  );

/** @param {string} text @param {number} at */
export const lineAt = (text, at) => text.slice(0, at).split('\n').length;

/**
 * Ends the check.
 * @param {string} name @param {Finding[]} findings @param {string} fine
 * @param {string} advice what to do about a finding
 */
export function finish(name, findings, fine, advice) {
  for (const { where, what } of findings) console.log(`${where}: ${what}`);
  console.log(findings.length ? `${name}: ${advice}` : `${name}: ${fine}`);
  process.exitCode = findings.length ? 1 : 0;
}
