// What our program sends: the request that triptych_wire prints for a call.
import { pathOf } from './files.mjs';
import { ask } from '../../tools/programs.mjs';

const withPaths = (call) => ({ ...call, files: (call.files ?? []).map(pathOf) });

async function printed(question) {
  const { status, text } = await ask('triptych_wire', ['-'], question);
  if (status !== 0) throw new Error(text);
  return text;
}

// The text of the file that the provider's batch service takes.
export const batchFileOf = (calls) =>
  printed(calls.map((call) => ({ ...withPaths(call), stream: false })));

// {method, url, headers, body}; `files` of the call are names of files.mjs.
export const requestOf = async (call) => JSON.parse(await printed(withPaths(call)));
