#!/usr/bin/env node
// Every key of assets/strings/en.json is used, and every key that the code names is there. What
// the other languages lack, and the keys made of error kinds and the like, are the business of
// tests/unit/strings_test.cpp.
import { finish, lineAt, read, tracked, withoutComments } from './tracked.mjs';

/** @typedef {import('./tracked.mjs').Finding} Finding */
/** @typedef {{path: string, text: string}} Source */

// Keys are also put together: tr("error." + kind + ".what"). Beginnings and ends that stand inside
// of tr() or has_string() are found by themselves; these stand elsewhere.
/** @type {Record<string, string>} */
const beginnings = {
  'batch.': 'src/features/batch/batch_view.cpp',
  'keep.': 'src/features/history/update_history.cpp',
  'nav.': 'src/features/place.h',
  'preflight.': 'src/providers/preflight.cpp',
  'problem.batch_': 'src/providers/batch_reply.cpp',
  'provider.': 'src/providers/catalog.cpp',
  'results.invalid.': 'src/results/validate.cpp',
  'results.receipt.': 'src/results/receipt_check.cpp',
  'results.schema.': 'src/results/schema.cpp',
  'results.schema.lost.': 'src/results/schema_read.cpp',
  'schema.': 'src/providers/schema_compile.cpp',
};
/** @type {Record<string, string>} */
const ends = {
  _not_taken: 'src/providers/preflight.cpp',
  _type_not_taken: 'src/providers/preflight.cpp',
  '.passed': 'src/results/receipt_check.cpp',
  '.failed': 'src/results/receipt_check.cpp',
};
// What looks like a key and is none.
const otherNames = new Set(['batch.detail', 'practice.invalid']);
const fileName = /\.(csv|json|md|txt|png|jpg|html)$/;

/** @type {Finding[]} */
const findings = [];
const catalogue = read('assets/strings/en.json');
const keys = new Set(Object.keys(JSON.parse(catalogue)));
const groups = new Set(
  [...keys].filter((key) => key.includes('.')).map((key) => key.split('.')[0]),
);

/** @param {RegExp} names @returns {Source[]} */
const sources = (names) =>
  tracked((path) => names.test(path)).map((path) => ({
    path,
    text: path.endsWith('.json') ? read(path) : withoutComments(read(path)),
  }));
const code = sources(/^(src\/(?!python\/).*\.(cpp|h|inc)|web\/[^/]*\.(cpp|h)|web\/js\/.*\.js)$/);
const shell = sources(/^shell\/.*\.js$/).filter(({ text }) =>
  /'\.\/words\.js'|let words/.test(text),
);
const others = sources(/^(web\/tools\/package_site\.mjs|assets\/[^/]*\.json)$/);

/** The first argument of each call. @param {string} text @param {RegExp} call */
function firstArguments(text, call) {
  return [...text.matchAll(call)].map(({ 0: all, index }) => {
    const from = index + all.length;
    let [at, depth, quoted] = [from, 0, false];
    for (; at < text.length; ++at) {
      const sign = text[at];
      if (quoted && sign === '\\') ++at;
      else if (sign === '"') quoted = !quoted;
      else if (quoted) continue;
      else if ('({['.includes(sign)) ++depth;
      else if (')}]'.includes(sign) && depth-- === 0) break;
      else if (sign === ',' && depth === 0) break;
    }
    return { at: from, text: text.slice(from, at) };
  });
}

/** @param {string} text */
const literals = (text) => [...text.matchAll(/(["'`])([a-z0-9_.]+)\1/g)];

// --- what the code says ----------------------------------------------------------------------

const named = new Set(); // every quoted word
const said = new Set(); // those that tr() is called with
const begun = new Set(Object.keys(beginnings));
const ended = new Set(Object.keys(ends));

/** @param {Source} source @param {number} at @param {string} key */
const missing = ({ path, text }, at, key) =>
  findings.push({ where: `${path}:${lineAt(text, at)}`, what: `no such key: ${key}` });

for (const source of code) {
  const { path, text } = source;
  for (const { 2: word, index } of literals(text)) {
    named.add(word).add(word.replace(/\.$/, ''));
    const isKey = /^[a-z_]+(\.[a-z0-9_]+)+$/.test(word) && groups.has(word.split('.')[0]);
    const isPart = /[._]$/.test(word) || /^[")]*\s*\+/.test(text.slice(index + word.length + 2));
    if (isKey && !isPart && !keys.has(word) && !otherNames.has(word) && !fileName.test(word))
      missing(source, index, word);
  }
  if (path.endsWith('.inc'))
    for (const [, id] of text.matchAll(/^TRIPTYCH_\w+\((\w+)/gm)) named.add(id);
  for (const argument of firstArguments(text, /\b(?:tr|has_string)\(/g))
    for (const { 0: all, 2: word, index } of literals(argument.text)) {
      const before = argument.text.slice(0, index).trimEnd();
      const after = argument.text.slice(index + all.length);
      if (/^\)?\s*\+/.test(after)) begun.add(word);
      else if (before.endsWith('+')) ended.add(word);
      else if (/(^|[?:])$/.test(before)) {
        said.add(word);
        if (!word.includes('.') && !keys.has(word)) missing(source, argument.at + index, word);
      }
    }
}
for (const source of shell) {
  for (const { 2: word } of literals(source.text)) named.add(`shell.${word}`);
  for (const [, word] of source.text.matchAll(/\bwords\.(\w+)/g)) named.add(`shell.${word}`);
  for (const argument of firstArguments(source.text, /(?<![.\w]|function )say\(/g))
    for (const { 2: word, index } of literals(argument.text))
      if (!keys.has(`shell.${word}`)) missing(source, argument.at + index, `shell.${word}`);
}
for (const { text } of others) for (const { 2: word } of literals(text)) named.add(word);

for (const [part, path] of Object.entries({ ...beginnings, ...ends }))
  if (!code.some((one) => one.path === path && one.text.includes(`"${part}"`)))
    findings.push({ where: path, what: `"${part}" is listed in tests/lint/strings.mjs, but gone` });

// --- what of the catalogue that uses -----------------------------------------------------------

// A key without a point is an everyday word, which is quoted for other ends as well.
/** A key without an end: named, or a beginning and names. @param {string} key */
const isNamed = (key) =>
  (key.includes('.') ? named : said).has(key) ||
  [...begun].some((begin) => {
    const rest = key.slice(begin.length);
    if (!key.startsWith(begin) || !rest) return false;
    return named.has(rest) || /^\d$/.test(rest) || rest.split('.').every((part) => named.has(part));
  });

for (const key of keys) {
  const bare = [...ended]
    .filter((end) => key.endsWith(end))
    .map((end) => key.slice(0, -end.length));
  if ([key, ...bare].some(isNamed)) continue;
  const line = lineAt(catalogue, catalogue.indexOf(`"${key}":`));
  findings.push({ where: `assets/strings/en.json:${line}`, what: `nothing uses ${key}` });
}

// --- what sentences name ------------------------------------------------------------------------

// Quoted words are what a control says, in the same language; but for these, which quote something else.
const QUOTES_OTHERS = new Set([
  'ending.unfinished',
  'results.schema.not_object',
  'shell.wasm.lockdown',
  'task.summary.prompt',
]);
// Spanish says tú: forms of usted that no other word looks like.
const USTED =
  /\b(usted(es)?|Elija|elija|Dibuje|Ejecute|Añada|Escriba|[Pp]ulse|Cierre|[Aa]uméntelo|[Ii]nténtelo|[Dd]ibújela)\b/;
for (const language of ['en', 'es', 'ar']) {
  const path = `assets/strings/${language}.json`;
  const text = read(path);
  /** @type {Record<string, string>} */
  const words = JSON.parse(text);
  const bare = (/** @type {string} */ value) => value.replace(/[….]+$/, '');
  const called = new Set(Object.values(words).map(bare));
  for (const [key, value] of Object.entries(words)) {
    const where = `${path}:${lineAt(text, text.indexOf(`"${key}":`))}`;
    for (const [, quoted] of value.matchAll(language === 'en' ? /“([^”{}]+)”/g : /«([^»{}]+)»/g))
      if (!QUOTES_OTHERS.has(key) && !called.has(bare(quoted)))
        findings.push({ where, what: `${key} names “${quoted}”, which nothing is called` });
    const usted = language === 'es' ? USTED.exec(value) : null;
    if (usted) findings.push({ where, what: `${key} says “${usted[0]}”: Spanish says tú here` });
  }
}

finish(
  'strings',
  findings,
  `${keys.size} keys, all used; every key that the code names is there.`,
  'delete an unused key in every file of assets/strings, add a missing one in every file; a new ' +
    'way to put keys together is listed in tests/lint/strings.mjs.',
);
