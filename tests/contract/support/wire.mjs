// What our program sends: the request that triptych_wire prints for a call.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf, put, ROOT, scratch } from './files.mjs';

export function program(name) {
  const path = join(ROOT, 'build/test/bin', name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run tests/run.sh tools`);
  return path;
}

let count = 0;

const written = (call) => {
  const paths = (call.files ?? []).map(pathOf);
  return put(scratch('calls', (count += 1)), JSON.stringify({ ...call, files: paths }));
};

// The text of the file that the provider's batch service takes.
export function batchFileOf(calls) {
  const files = calls.map((call) => written({ ...call, stream: false }));
  return execFileSync(program('triptych_wire'), ['--batch', ...files], { encoding: 'utf8' });
}

// {method, url, headers, body}; `files` of the call are names of files.mjs.
export function requestOf(call) {
  const file = written(call);
  return JSON.parse(execFileSync(program('triptych_wire'), [file], { encoding: 'utf8' }));
}
