// The same bytes through our reader and through the vendor's SDK: same text, reason, token counts
// and error, however they are cut. All recordings, and framings that the recordings do not have.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { sdkReading } from './support/decoders.mjs';
import { ROOT } from './support/files.mjs';
import { STREAMS, TEXT } from './support/framings.mjs';
import { readingOf, readingsOf } from './support/replay.mjs';

const SPLITS = [0, 1, 3, 7];
const TOLD = ['text', 'thinking', 'refusal', 'finish_reason', 'block_reason'];
const COUNTED = ['input_tokens', 'output_tokens'];

// The vendor's own words inside an SDK's error, which may wrap them in JSON, twice.
function wordsOf({ message }) {
  const json = message.match(/\{.*\}/s)?.[0];
  try {
    const inner = JSON.parse(json);
    return wordsOf({ message: inner.error?.message ?? inner.message });
  } catch {
    return message.replace(/^\d{3} /, '');
  }
}

const fieldsOf = (reading, names) => Object.fromEntries(names.map((name) => [name, reading[name]]));

function assertSame(ours, theirs) {
  assert.deepEqual(fieldsOf(ours, TOLD), fieldsOf(theirs, TOLD));
  assert.equal(ours.error_message, theirs.error && wordsOf(theirs.error));
  // After an error the numbers are worth nothing; we tell none.
  if (!theirs.error) assert.deepEqual(fieldsOf(ours, COUNTED), fieldsOf(theirs, COUNTED));
}

describe('recordings', () => {
  const files = ['dev', 'extra_dev'].flatMap((name) => {
    const folder = join(ROOT, 'tests/fixtures/recorded', name);
    const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
    return names.map((file) => join(folder, file));
  });
  // Google's SDK cannot read these; what is right, the recordings' own `expect` says.
  const INCOMPLETE = 'Incomplete JSON segment at the end';
  const UNREADABLE = {
    'gemini-stream-llm-gemini-test-nested-model-optional': 'one JSON array, no event stream',
    'gemini-stream-llm-gemini-test-tools-with-nested-pydantic-models': 'the same',
    'x-gemini-error-vertexai-sdk-test-data-streaming-failure-error-mid-stream':
      'the error comes bare, without data:',
    'x-gemini-stream-vertexai-sdk-test-data-streaming-failure-prompt-blocked-safety':
      'no blank line at the end',
    'x-gemini-stream-vertexai-sdk-test-data-streaming-success-no-content-parts':
      'no blank line at the end',
  };
  let bySplit;
  before(async () => {
    bySplit = await Promise.all(SPLITS.map((split) => readingsOf(files, split)));
  });

  for (const [i, file] of files.entries()) {
    const name = basename(file, '.json');
    test(name, async () => {
      const { provider, request, response, expect } = JSON.parse(readFileSync(file, 'utf8'));
      const [ours, ...others] = bySplit.map((readings) => readings[i]);
      for (const other of others) assert.deepEqual(other, ours);
      const answer = { ...response, stream: request.stream };
      const theirs = await sdkReading(provider, answer, [5, 1, 1000]);
      // The SDKs keep the words of a spoken answer apart; here they are its text.
      if (expect.audio_transcript) theirs.text = (theirs.text ?? '') + expect.audio_transcript;
      if (!(name in UNREADABLE)) {
        assertSame(ours, theirs);
        return;
      }
      assert.equal(theirs.error?.message, INCOMPLETE, 'the SDK has learnt to read it');
      assert.equal(ours.text, expect.text);
      assert.equal(ours.finish_reason, expect.finish_reason ?? null);
      assert.equal(ours.block_reason, expect.block_reason ?? null);
      assert.equal(ours.error_message, expect.error_message ?? null);
    });
  }

  test('there are recordings of every kind', () => {
    const kinds = files.map((file) => /(openai|anthropic|gemini)-\w+/.exec(basename(file))?.[0]);
    assert.equal(new Set(kinds).size, 9);
    assert.ok(Object.keys(UNREADABLE).every((name) => files.some((file) => file.includes(name))));
  });
});

describe('framings', () => {
  const END = { openai: 'stop', anthropic: 'end_turn', gemini: 'STOP' };
  const brief = ({ text, finish_reason, input_tokens, output_tokens }, message) =>
    message ? [text, message] : [text, finish_reason, input_tokens, output_tokens];
  const whole = (vendor) => [TEXT, END[vendor], 9, 5];
  const malformed = /malformed server-sent event JSON|in JSON at position|Unexpected end of JSON/;
  const incomplete = /Incomplete JSON segment/;

  // Where we read on purpose what an SDK does not: vendor, framing, what the SDK says (the words
  // of its error, or its reading), what we say.
  const DIFFERENCES = [
    ['openai', 'events without data', malformed, whole('openai')], // the standard: no event
    ['openai', 'cut inside an event', malformed, [TEXT, 'stop', null, null]],
    ['openai', 'JSON that is none', malformed, whole('openai')], // ends as malformed, text kept
    ['openai', 'a bare error after some text', [TEXT, null, null, null], [TEXT, 'It broke.']],
    ['anthropic', 'JSON that is none', malformed, whole('anthropic')],
    [
      'anthropic',
      'a bare error after some text',
      ['Naïve 東', null, 9, 1],
      ['Naïve 東', 'It broke.'],
    ],
    // Google's SDK takes an event for one line, `data: ` and JSON.
    ['gemini', 'comments inside events', ['', null, null, null], whole('gemini')],
    ['gemini', 'fields of no use', ['', null, null, null], whole('gemini')],
    ['gemini', 'JSON over several data lines', malformed, whole('gemini')],
    ['gemini', 'no blank line at the end', incomplete, whole('gemini')],
    ['gemini', 'no line end at the end', incomplete, whole('gemini')],
    ['gemini', 'cut inside an event', incomplete, ['Naïve 東', null, 9, null]],
    ['gemini', 'JSON that is none', malformed, whole('gemini')],
    ['gemini', 'a bare error after some text', incomplete, ['Naïve 東', 'It broke.']],
  ];

  for (const { vendor, framing, body } of STREAMS) {
    test(`${vendor}: ${framing}`, async () => {
      const [ours, ...others] = await Promise.all(
        SPLITS.map((split) => readingOf({ provider: vendor, body }, split)),
      );
      for (const other of others) assert.deepEqual({ ...other, id: 0 }, { ...ours, id: 0 });
      const theirs = await sdkReading(vendor, { body, stream: true });
      for (const size of SPLITS.slice(1)) {
        const again = await sdkReading(vendor, { body, stream: true }, [size]);
        assert.deepEqual(brief(again, again.error?.message), brief(theirs, theirs.error?.message));
      }
      const difference = DIFFERENCES.find(([who, what]) => who === vendor && what === framing);
      if (!difference) {
        assertSame(ours, theirs);
        return;
      }
      const [, , said, expected] = difference;
      if (said instanceof RegExp) assert.match(String(theirs.error?.message), said);
      else assert.deepEqual(brief(theirs, theirs.error?.message), said);
      assert.deepEqual(brief(ours, ours.error_message), expected);
    });
  }

  test('the plain framings are understood at all', async () => {
    for (const { vendor, framing, body } of STREAMS) {
      if (!['LF', 'CRLF', 'CR'].includes(framing)) continue;
      const ours = await readingOf({ provider: vendor, body });
      assert.deepEqual(brief(ours, ours.error_message), whole(vendor));
    }
  });
});
