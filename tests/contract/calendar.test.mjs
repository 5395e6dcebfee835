// The rows of assets/models.json against what the vendors' pinned SDKs tell of their models: which
// there are and when they end. Prices, which no SDK tells, against the price package.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT } from './support/files.mjs';
import { anthropicDates, geminiEnds, openaiDates, typesOf, unionIn } from './support/sdk_words.mjs';

const { models, providers } = JSON.parse(readFileSync(join(ROOT, 'assets/models.json'), 'utf8'));
const rowsOf = (provider) => models.filter((model) => model.provider === provider);

const OPENAI_CHAT = typesOf('openai/resources/shared.d.ts');
const OPENAI_AUDIO = typesOf('openai/resources/audio/audio.d.ts');
const ANTHROPIC = typesOf('@anthropic-ai/sdk/resources/messages/messages.d.ts');
const GEMINI = typesOf('@google/genai/dist/genai.d.ts');

describe('every model is one that the SDK names', () => {
  const NAMED = {
    openai: [
      ...unionIn(OPENAI_CHAT, 'ChatModel'),
      ...unionIn(OPENAI_CHAT, 'AllModels'),
      ...unionIn(OPENAI_AUDIO, 'AudioModel'),
    ],
    anthropic: unionIn(ANTHROPIC, 'Model'),
    gemini: unionIn(GEMINI, 'Model_2'),
  };
  // Ids that the model types lack, and why they stand in the list all the same.
  const UNNAMED = {
    openai: {
      'gpt-audio': 'in the guide to audio, never in the types; ends with gpt-audio-mini',
      'gpt-audio-1.5': 'in the guide to audio; the types have it for Realtime only',
    },
    anthropic: {
      'claude-opus-4-1': 'retired, and dropped from the types; old cells and links name it',
      'claude-sonnet-4-20250514': 'the same; the model of the tutorial',
    },
    gemini: {},
  };

  for (const [provider, named] of Object.entries(NAMED)) {
    test(provider, () => {
      assert.ok(named.length > 15);
      const unnamed = rowsOf(provider).filter(({ id }) => !named.includes(id));
      assert.deepEqual(unnamed.map(({ id }) => id).sort(), Object.keys(UNNAMED[provider]).sort());
      for (const { id, retires, checked } of unnamed) {
        if (UNNAMED[provider][id].startsWith('retired')) assert.ok(retires < checked, id);
      }
    });
  }
});

describe('a model ends on the day that the SDK announces', () => {
  const day = /^\d{4}-\d\d-\d\d$/;

  const TOLD = {
    openai: { told: openaiDates(), least: 50 },
    anthropic: { told: anthropicDates(), least: 4 },
  };

  for (const [provider, { told, least }] of Object.entries(TOLD)) {
    test(provider, () => {
      const announced = new Map();
      for (const [id, date] of told) {
        assert.match(date, day);
        assert.equal(announced.get(id) ?? date, date, `${id}: the SDK tells two days`);
        announced.set(id, date);
      }
      assert.ok(announced.size >= least, `only ${announced.size} announcements`);
      const both = rowsOf(provider).filter(({ id }) => announced.has(id));
      assert.ok(both.length >= 2);
      // Days that only we have are from the vendor's page, or what the row's note says.
      for (const { id, retires } of both) assert.equal(retires, announced.get(id), id);
    });
  }

  test('gemini: the SDK tells none', () => {
    assert.equal(geminiEnds('/** Deprecated: gemini-9-pro shuts down on May 1. */').length, 1);
    assert.deepEqual(geminiEnds(), []);
  });

  test('every day is one, and every successor lives longer', () => {
    for (const { id, provider, retires, successor, checked } of models) {
      assert.match(checked, day, id);
      if (!retires) continue;
      assert.match(retires, day, id);
      assert.equal(new Date(retires).toISOString().slice(0, 10), retires, id);
      const next = rowsOf(provider).find((row) => row.id === successor);
      assert.ok(next, `${id}: ${successor} is not in the list`);
      assert.ok(!next.retires || next.retires > retires, `${id}: ${successor} ends before it`);
    }
  });
});

describe('prices', () => {
  const RATES = ['input', 'output', 'cache_read', 'cache_write'];
  const own = models.filter(({ price }) => price);
  const [today] = models
    .map(({ checked }) => checked)
    .sort()
    .reverse();

  test('each has a source and a sensible order', () => {
    assert.ok(own.length >= 5);
    for (const { id, price } of own) {
      const from = price.map((each) => each.from ?? '');
      assert.equal(from[0], '', `${id}: nothing holds before ${from[0]}`);
      assert.deepEqual(from, [...new Set(from)].sort(), id);
      for (const rates of price) {
        assert.match(rates.source, /20\d\d-\d\d/, `${id}: from where, and when?`);
        for (const each of [rates, ...(rates.over ? [rates.over] : [])]) {
          assert.ok(each.input > 0 && each.output >= each.input, id);
          if (each.cache_read !== undefined) assert.ok(each.cache_read < each.input, id);
          if (each.cache_write !== undefined) assert.ok(each.cache_write >= each.input, id);
        }
        for (const rate of RATES.filter((name) => rates.over?.[name] !== undefined)) {
          assert.ok(rates.over[rate] >= rates[rate], `${id}: ${rate} gets cheaper`);
        }
        if (rates.over) assert.ok(rates.over.tokens > 0, id);
      }
    }
  });

  test('an alias is priced as a model of the list', () => {
    for (const { id, provider, price_as: as } of models) {
      if (as)
        assert.ok(
          rowsOf(provider).some((row) => row.id === as && !row.price_as),
          id,
        );
    }
  });

  // Without `npm ci` in web/tools the program has no table either.
  const table = import('../../web/tools/prices.mjs').catch((error) => {
    if (error.message.includes("package '@pydantic/genai-prices'")) return null;
    throw error;
  });
  const NO_TABLE = 'no price table: npm ci in web/tools';

  // Rows of ours whose price the package tells differently, and why ours wins.
  const DIFFERENCES = {};
  const SIZES = [0, 150_000, 250_000, 300_000, 1_200_000]; // tokens: prices have steps
  // Simulated models are in no table.
  const tableName = (provider) => providers.find(({ id }) => id === provider)?.price_provider;
  const validOn = (price, date) => price.findLast(({ from = '' }) => from <= date);

  const contradicts =
    ({ table: rows, lookUp }) =>
    ({ id, provider, price }) =>
      [today, ...price.map(({ from = today }) => from)].some((date) =>
        SIZES.some((tokens) => {
          const { over, ...base } = validOn(price, date);
          const ours = { ...base, ...(over && tokens > over.tokens && over) };
          const theirs = lookUp(rows(), tableName(provider), id, date, tokens);
          return RATES.some((rate) => (theirs?.[rate] ?? ours[rate]) !== ours[rate]);
        }),
      );

  test('none contradicts the price package in silence', async (context) => {
    const known = await table;
    if (!known) return context.skip(NO_TABLE);
    const differs = contradicts(known);
    assert.deepEqual(
      own
        .filter(({ provider }) => tableName(provider))
        .filter(differs)
        .map(({ id }) => id),
      Object.keys(DIFFERENCES),
    );
    const theirs = known.lookUp(known.table(), 'openai', 'gpt-4o', today, 0);
    const made = { id: 'gpt-4o', provider: 'openai' };
    assert.ok(!differs({ ...made, price: [theirs] }));
    assert.ok(differs({ ...made, price: [{ ...theirs, input: 7 }] }), 'it finds nothing');
  });

  test('"Price doubles on" is true', async (context) => {
    const known = await table;
    if (!known) return context.skip(NO_TABLE);
    const doubling = models.filter(({ note }) => /^Price doubles on /.test(note));
    assert.ok(doubling.length > 0);
    for (const { id, provider, note, price } of doubling) {
      const [when] = note.match(/\d{4}-\d\d-\d\d/);
      const before = new Date(Date.parse(when) - 86_400_000).toISOString().slice(0, 10);
      const at = (date) =>
        price
          ? validOn(price, date)
          : known.lookUp(known.table(), tableName(provider), id, date, 0);
      for (const rate of ['input', 'output']) {
        assert.equal(at(when)[rate], 2 * at(before)[rate], `${id}: ${rate}`);
      }
    }
  });
});
