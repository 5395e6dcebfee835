// What our program reads: triptych_replay's summary of an answer.
import { execFileSync } from 'node:child_process';
import { put, scratch } from './files.mjs';
import { program } from './wire.mjs';

let count = 0;

function exchangeFile({ provider, status = 200, headers = {}, body, stream = true }) {
  const exchange = {
    id: `made-${(count += 1)}`,
    provider,
    kind: stream ? 'stream' : 'json',
    request: { stream },
    response: { status, headers, body },
  };
  return put(scratch('exchanges', count), JSON.stringify(exchange));
}

// One summary per answer, in order; `split` is the size of the pieces in bytes, 0 for one piece.
export function readingsOf(answers, split = 0) {
  const files = answers.map((answer) =>
    typeof answer === 'string' ? answer : exchangeFile(answer),
  );
  const output = execFileSync(program('triptych_replay'), [...files, '--split', String(split)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

export const readingOf = (answer, split) => readingsOf([answer], split)[0];
