// Our own programs (this folder), each started once by a process of Node: one line in, one line out, in order.
// A process per question would cost more than all the questions. They keep nobody alive: who waits for an answer is
// waited for, and a program that waits for questions ends with the process that asks.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} name @param {string[]} given */
function start(name, given) {
  const path = fileURLToPath(new URL(`../../build/test/bin/${name}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing: run tests/run.sh tools`);
  const child = spawn(path, given, { stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {{resolve: (answer: any) => void, reject: (reason: Error) => void}[]} */
  const waiting = [];
  /** @type {Error | undefined} */
  let ended;
  // (A pipe to a program is a socket, which the types do not tell.)
  const handles = /** @type {{ref: () => void, unref: () => void}[]} */ (
    /** @type {unknown} */ ([child, child.stdin, child.stdout])
  );
  const hold = (held) => handles.forEach((handle) => (held ? handle.ref() : handle.unref()));
  let begun = ''; // of a line; Node's own reader would also end one at U+2028, which answers contain
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) waiting.shift()?.resolve(JSON.parse(line));
    if (waiting.length === 0) hold(false);
  });
  const end = (reason) => {
    ended ??= new Error(`${name} ended: ${reason}`);
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  child.on('error', end);
  child.on('close', (code, signal) => end(code ?? signal));
  child.stdin.on('error', () => {}); // `close` tells it
  hold(false);
  return {
    /** @returns {Promise<any>} */
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.push({ resolve, reject });
        hold(true);
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
  };
}

/** @type {Map<string, ReturnType<typeof start>>} */
const running = new Map();

/**
 * Starts a program that is not running yet; throws when it was not built.
 * @param {string} name @param {string[]} [given]
 */
export function begin(name, given = []) {
  const one = running.get(name) ?? start(name, given);
  running.set(name, one);
  return one;
}

/**
 * The answer of a program to a line of JSON, parsed. It is started by the first question.
 * @param {string} name @param {string[]} given
 */
export const ask = (name, given, question) => begin(name, given).ask(question);
