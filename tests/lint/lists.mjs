#!/usr/bin/env node
// No list of places or of providers beside their registry: whoever adds one edits one line there,
// and would not find the other list. A list is three different ids, quoted or as Place::id, within
// three lines.
import { finish, read, tracked } from './tracked.mjs';

/** @typedef {import('./tracked.mjs').Finding} Finding */
/** @typedef {{file: string, ids: string[], scanned: (path: string) => boolean}} Registry */

const span = 3;

/** @param {string} file @returns {string[]} */
const idsOf = (file) => [...read(file).matchAll(/^TRIPTYCH_\w+\((\w+)/gm)].map(([, id]) => id);

/** @param {string} path */
const product = (path) =>
  /^(src|web|shell)\//.test(path) &&
  /\.(cpp|h|c|js|mjs|ts|css|in|cmake|py|sh)$/.test(path) &&
  !/^src\/(providers|practice)\//.test(path);

/** @param {string} file @param {Registry['scanned']} scanned @returns {Registry} */
const registry = (file, scanned) => ({ file, ids: idsOf(file), scanned });

const registries = [
  // A test that names every place misses the next one.
  registry('src/app/places.inc', (path) => product(path) || path.startsWith('tests/e2e/')),
  registry('src/providers/catalog.inc', product),
];

/**
 * The first line of each list in the text.
 * @param {string} text @param {string[]} ids
 */
function listsIn(text, ids) {
  // Also as an address ("#ask") or as the end of a key ("nav.ask").
  const any = `(${ids.join('|')})`;
  const named = new RegExp(`(['"\`])(?:[\\w.]*[#.])?${any}\\1|\\bPlace::${any}\\b`, 'g');
  const lines = text
    .split('\n')
    .map((line) => [...line.matchAll(named)].map((one) => one[2] ?? one[3]));
  const found = [];
  for (let i = 0; i < lines.length; ++i) {
    const here = new Set(lines.slice(i, i + span).flat());
    if (lines[i].length === 0 || here.size < span) continue;
    found.push({ line: i + 1, ids: [...here] });
    i += span - 1;
  }
  return found;
}

/** @type {Finding[]} */
const findings = [];
for (const { file, ids, scanned } of registries) {
  if (ids.length < span) findings.push({ where: file, what: 'no ids were found here' });
  for (const path of tracked(scanned))
    for (const list of listsIn(read(path), ids))
      findings.push({
        where: `${path}:${list.line}`,
        what: `a list of its own: ${list.ids.join(', ')} are from ${file}`,
      });
}

finish(
  'lists',
  findings,
  'no list of places or providers beside their registry.',
  'go over kPlaces (src/features/place.h) or providers() (src/providers/provider.h); a browser test ' +
    'reads its list from the rail of the page.',
);
