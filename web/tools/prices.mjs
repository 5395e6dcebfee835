// Writes the price table that the program carries inside itself: node web/tools/prices.mjs OUT.json
//
// Source: the npm package named in `source`; we type no price ourselves. Shape:
//   { "source": "...", "models": [ {
//       "provider": "openai",                // the package's name for it
//       "id": "gpt-4o",                      // the package's name for the model, for people
//       "match": [ [ {kind, value}, ... ], ... ],
//       "prices": [ { "from": "2026-07-30",  // ISO date (UTC) or "" for "always"
//                     "input":  { "base": 2.5, "tiers": [ {start, price}, ... ] },
//                     "output": { ... }, "cache_read": { ... }, "cache_write": { ... },
//                     "hour": 0.36 }, ... ] } ] }
//
// How to look a model up (the same answers as the package's calcPrice; tests hold it to that):
//   1. Lower-case and trim the id. Values here are lower case already.
//   2. Take the first model of the provider for which any list in `match` has all its rules true:
//        equals, starts_with, ends_with, contains   as they say
//        pattern          the whole id, where '#' in the value stands for one digit
//        starts_pattern   the same for the beginning of the id
//        lacks_part       no part between or after dashes equals the value (the first part is
//                         not looked at); never alone in a list
//   3. None found: write a date such as -20260730 in the id as -2026-07-30 and look once more.
//   4. Take the last entry of `prices` whose `from` is not in the future; failing that, the first.
//   5. USD per million tokens is `base`, or the price of the last tier whose start is *smaller
//      than* the number of all input tokens of the call. That price then holds for every token.
//   A price is null where the package knows none: say "unknown", not "free". `hour` is USD for an
//   hour of sound, of transcribers that are not paid by token.
// Audio and image tokens may cost differently; the table keeps the text prices only. Other vendors'
// models that a provider resells (calcPrice's fallback providers) are left out.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProvider } from '@pydantic/genai-prices';

/** @import { MatchLogic, ModelInfo, TieredPrices } from '@pydantic/genai-prices' */

/**
 * The table, as told above.
 * @typedef {{kind: string, value: string}} Rule
 * @typedef {{base: number, tiers: {start: number, price: number}[]}} Price
 * @typedef {{from: string, input: Price | null, output: Price | null, cache_read: Price | null,
 *   cache_write: Price | null, hour: number | null}} Entry
 * @typedef {{provider: string, id: string, match: Rule[][], prices: Entry[]}} Model
 * @typedef {{source: string, models: Model[]}} Table
 */

/** @type {{providers: {price_provider: string}[]}} */
const catalog = JSON.parse(
  readFileSync(new URL('../../assets/models.json', import.meta.url), 'utf8'),
);
const PROVIDERS = catalog.providers.map(({ price_provider: name }) => name);

// Regular expressions are too much for the program: the few shapes in use become simpler rules,
// and one that is none of them stops the build.
/** @param {string} regex @returns {Rule[]} */
function simplify(regex) {
  if (/^\^\(\?!\.\*-\[tT\]\[tT\]\[sS\]\(\?:\$\|-\)\)$/.test(regex)) {
    return [{ kind: 'lacks_part', value: 'tts' }];
  }
  const alternatives = regex.match(/^\^([\w-]*)\[(\d+)\]([\w-]*)$/);
  if (alternatives) {
    const [, before, digits, after] = alternatives;
    return [...digits].map((digit) => ({ kind: 'starts_with', value: before + digit + after }));
  }
  const pattern = regex
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/\\d(?:\{(\d+)\})?/g, (_, count = '1') => '#'.repeat(Number(count)))
    .replaceAll('\\.', '.')
    .toLowerCase();
  if (!regex.startsWith('^') || !/^[\w.#-]+$/.test(pattern) || /[.](?=[*+?])/.test(pattern)) {
    throw new Error(`web/tools/prices.mjs cannot express the rule ${regex}; teach it a new kind.`);
  }
  return [{ kind: regex.endsWith('$') ? 'pattern' : 'starts_pattern', value: pattern }];
}

// Any tree of and/or becomes a list of alternatives, each a list of rules that must all hold.
/** @param {MatchLogic} match @returns {Rule[][]} */
function flatten(match) {
  if ('or' in match) return match.or.flatMap(flatten);
  if ('and' in match) {
    return match.and
      .map(flatten)
      .reduce((all, next) => all.flatMap((left) => next.map((right) => [...left, ...right])));
  }
  if ('regex' in match) return simplify(match.regex).map((rule) => [rule]);
  const [kind, value] = Object.entries(match)[0];
  if (!['equals', 'starts_with', 'ends_with', 'contains'].includes(kind)) {
    throw new Error(`web/tools/prices.mjs does not know the rule ${kind}.`);
  }
  return [[{ kind, value: value.toLowerCase() }]];
}

/** @param {number | TieredPrices | undefined} value @returns {Price | null} */
function price(value) {
  if (value === undefined) return null;
  if (typeof value === 'number') return { base: value, tiers: [] };
  return {
    base: value.base,
    tiers: value.tiers.map(({ start, price: usd }) => ({ start, price: usd })),
  };
}

/** @param {ModelInfo} model @returns {Entry[]} */
function prices(model) {
  /** @type {import('@pydantic/genai-prices').ConditionalPrice[]} */
  const list = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  return list.map(({ constraint, prices: all }) => {
    if (constraint && constraint.type !== 'start_date') {
      throw new Error(
        `web/tools/prices.mjs cannot express the ${constraint.type} price of ${model.id}.`,
      );
    }
    return {
      from: constraint?.start_date ?? '',
      input: price(all.input_mtok),
      output: price(all.output_mtok),
      cache_read: price(all.cache_read_mtok),
      cache_write: price(all.cache_write_mtok),
      hour: hourly(all),
    };
  });
}

// The package's types lag behind its data, which has these two for transcribers.
/** @param {object} all @returns {number | null} */
function hourly(all) {
  const known = /** @type {{input_audio_hours?: number, audio_hours?: number}} */ (all);
  return known.input_audio_hours ?? known.audio_hours ?? null;
}

/** @param {string} provider */
function modelsOf(provider) {
  const found = findProvider({ providerId: provider });
  if (!found) throw new Error(`@pydantic/genai-prices no longer knows ${provider}.`);
  return found.models;
}

/** @returns {Table} */
function table() {
  const version = JSON.parse(
    readFileSync(
      new URL('./node_modules/@pydantic/genai-prices/package.json', import.meta.url),
      'utf8',
    ),
  ).version;
  const models = PROVIDERS.flatMap((provider) =>
    modelsOf(provider).map((model) => ({
      provider,
      id: model.id,
      match: flatten(model.match),
      prices: prices(model),
    })),
  );
  return { source: `@pydantic/genai-prices ${version}`, models };
}

// The lookup described above, for the tests: what C++ does, in JavaScript.
/**
 * @param {Pick<Table, 'models'>} table @param {string} provider @param {string} modelId
 * @param {string} day @param {number} inputTokens
 */
export function lookUp({ models }, provider, modelId, day, inputTokens) {
  const id = modelId.toLowerCase().trim();
  const dashed = id.replace(/-(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g, '-$1-$2-$3');
  /** @param {string} text @param {string} value */
  const likePattern = (text, value) =>
    text.length === value.length &&
    [...value].every((c, i) => (c === '#' ? /\d/.test(text[i]) : c === text[i]));
  /** @type {Record<string, (text: string, value: string) => boolean>} */
  const kinds = {
    equals: (text, value) => text === value,
    starts_with: (text, value) => text.startsWith(value),
    ends_with: (text, value) => text.endsWith(value),
    contains: (text, value) => text.includes(value),
    pattern: likePattern,
    starts_pattern: (text, value) => likePattern(text.slice(0, value.length), value),
    lacks_part: (text, value) => !text.split('-').slice(1).includes(value),
  };
  /** @param {string} text */
  const find = (text) =>
    models.find(
      (m) =>
        m.provider === provider &&
        m.match.some((rules) => rules.every(({ kind, value }) => kinds[kind](text, value))),
    );
  const model = find(id) ?? find(dashed);
  if (!model) return null;
  const entry = model.prices.findLast(({ from }) => from <= day) ?? model.prices[0];
  /** @param {Price | null} p */
  const at = (p) => p && (p.tiers.findLast(({ start }) => inputTokens > start)?.price ?? p.base);
  return {
    id: model.id,
    input: at(entry.input),
    output: at(entry.output),
    cache_read: at(entry.cache_read),
    cache_write: at(entry.cache_write),
    hour: entry.hour,
  };
}

export { table };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2];
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(`${out}.tmp`, JSON.stringify(table()));
  renameSync(`${out}.tmp`, out);
}
