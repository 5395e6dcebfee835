#!/usr/bin/env node
// Where a Secret (src/base/secret.h) gives its bytes away: only in the files below, that often, for
// that reason. A new call is looked at before it gets its place here.
import { finish, lineAt, read, tracked, withoutComments } from './tracked.mjs';

/** @typedef {import('./tracked.mjs').Finding} Finding */

/** @type {Record<string, [calls: number, reason: string]>} */
const allowed = {
  'src/features/history/run_summary.cpp': [
    1,
    'looks for keys in what is about to be saved, to take them out',
  ],
  'src/features/settings/kept_keys.cpp': [1, 'session storage, when the person chose "This tab"'],
  'src/features/keys.cpp': [2, 'cleans what was typed, and tells the vendor by its first letters'],
  'src/base/secret_mask.cpp': [3, 'masks a key, and finds it in other text'],
  'src/llm/http.cpp': [3, 'value of a header: the bytes to send, their checks, their mask'],
  'src/llm/request_edit.cpp': [1, 'puts the key where an edited request has its placeholder'],
  'src/run/guard.cpp': [2, 'puts the key in the place of its handle; compares it with the ring'],
  'src/practice/practice_transport.cpp': [1, 'tells a practice key by its first letters'],
  'src/providers/openai_request.cpp': [
    1,
    'prefixes the header with "Bearer "; the result is a Secret',
  ],
  'src/features/ask/model_sheet_view.cpp': [1, 'the password field that the person types it into'],
  'src/features/settings/keys_view.cpp': [1, 'the password field that the person types it into'],
  'tests/unit/export_code_test.cpp': [1, 'a key of the test'],
};

/** @type {Finding[]} */
const findings = [];
const seen = new Set();
let calls = 0;
for (const path of tracked((one) => /^(src|web|tests)\/.*\.(cpp|h|c|inc)$/.test(one))) {
  const code = withoutComments(read(path));
  // Also `&Secret::reveal`, which would be called later.
  const found = [...code.matchAll(/(?:\.|->|::)\s*reveal\b/g)].map((one) =>
    lineAt(code, one.index),
  );
  calls += found.length;
  if (found.length === 0) continue;
  seen.add(path);
  const [count] = allowed[path] ?? [0];
  if (found.length !== count)
    findings.push({
      where: `${path}:${found.at(-1)}`,
      what: `reveal() stands here ${found.length} times (lines ${found.join(', ')}), ${count} are listed`,
    });
}
for (const path of Object.keys(allowed))
  if (!seen.has(path)) findings.push({ where: path, what: 'is listed but reveals nothing' });

finish(
  'secrets',
  findings,
  `reveal() is called ${calls} times in ${seen.size} files, as listed.`,
  'a key can leave at such a call. Pass the Secret on instead; where its bytes are needed, list ' +
    'file, number and reason in tests/lint/secrets.mjs.',
);
