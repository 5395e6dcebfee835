// Our own programs (tests/tools), each started once by a test file: one line in, one line out, in order.
// A process per question would cost more than all the questions.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { ROOT } from './files.mjs';

/** @param {string} name @param {string[]} given */
function start(name, given) {
  const path = join(ROOT, 'build/test/bin', name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run tests/run.sh tools`);
  const child = spawn(path, given, { stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {{resolve: (answer: any) => void, reject: (reason: Error) => void}[]} */
  const waiting = [];
  let begun = ''; // of a line; Node's own reader would also end one at U+2028, which answers contain
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) waiting.shift()?.resolve(JSON.parse(line));
  });
  const end = (reason) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${name} ended: ${reason}`));
  };
  child.on('error', end);
  child.on('close', (code, signal) => end(code ?? signal));
  child.stdin.on('error', () => {}); // `close` tells it
  return {
    /** @returns {Promise<any>} */
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null) return reject(new Error(`${name} has ended`));
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    close: () => child.stdin.end(),
  };
}

/** @type {Map<string, ReturnType<typeof start>>} */
const running = new Map();
after(() => {
  for (const one of running.values()) one.close();
});

/** The answer of a program to a line of JSON, parsed. It is started by the first question. */
export function ask(name, given, question) {
  const one = running.get(name) ?? start(name, given);
  running.set(name, one);
  return one.ask(question);
}
