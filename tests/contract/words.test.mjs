// The vendors' words that the product decides about, against the lists in their pinned SDKs: why an
// answer ended, levels of thinking, details of pictures, limits. A word that a new version brings
// fails here until somebody has decided.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import protos from '@google-ai/generativelanguage/build/protos/protos.json' with { type: 'json' };
import { ROOT } from './support/files.mjs';
import { readingsOf } from './support/replay.mjs';
import {
  enumIn,
  fieldsIn,
  fieldWordsIn,
  groupsIn,
  typesOf,
  unionIn,
} from './support/sdk_words.mjs';
import { requestOf } from './support/wire.mjs';

const OPENAI = typesOf('openai/resources/chat/completions/completions.d.ts');
const ANTHROPIC = typesOf('@anthropic-ai/sdk/resources/messages/messages.d.ts');
const GEMINI = typesOf('@google/genai/dist/genai.d.ts');
const source = (name) => readFileSync(join(ROOT, 'src', name), 'utf8');

// What a whole answer with that word at its end is, in each vendor's form.
const ANSWERS = {
  openai: (word) => ({
    id: 'c-1',
    object: 'chat.completion',
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: 'x' }, finish_reason: word }],
  }),
  anthropic: (word) => ({
    id: 'm-1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [{ type: 'text', text: 'x' }],
    stop_reason: word,
  }),
  gemini: (word) => ({
    candidates: [{ content: { role: 'model', parts: [{ text: 'x' }] }, finishReason: word }],
  }),
};
const readingsAt = (provider, words, answer = ANSWERS[provider]) =>
  readingsOf(
    words.map((word) => ({ provider, stream: false, body: JSON.stringify(answer(word)) })),
  );

describe('every end is taken for what it is', () => {
  // The vendor's word -> StopReason (src/llm/reply.h).
  const OPENAI_ENDS = {
    stop: 'end',
    length: 'length',
    content_filter: 'filtered',
    tool_calls: 'tool_call',
    function_call: 'tool_call',
  };
  const ANTHROPIC_ENDS = {
    end_turn: 'end',
    stop_sequence: 'end',
    max_tokens: 'length',
    model_context_window_exceeded: 'window',
    pause_turn: 'unfinished',
    tool_use: 'tool_call',
    refusal: 'refusal',
  };
  const GEMINI_ENDS = {
    FINISH_REASON_UNSPECIFIED: 'failed', // no word at all: the answer has no end
    STOP: 'end',
    MAX_TOKENS: 'length',
    CONTINUATION: 'unfinished',
    SAFETY: 'filtered',
    RECITATION: 'filtered',
    LANGUAGE: 'filtered',
    BLOCKLIST: 'filtered',
    PROHIBITED_CONTENT: 'filtered',
    SPII: 'filtered',
    ESCALATION: 'filtered',
    MODEL_ARMOR: 'filtered',
    IMAGE_SAFETY: 'filtered',
    IMAGE_PROHIBITED_CONTENT: 'filtered',
    IMAGE_RECITATION: 'filtered',
    PUP_LIMITED_DISABLED: 'account', // the account is limited: nothing wrong with the question
    UNEXPECTED_TOOL_CALL: 'tool_call',
    TOO_MANY_TOOL_CALLS: 'tool_call',
    MALFORMED_FUNCTION_CALL: 'tool_call',
    // Faults of the vendor's: the word itself says most.
    OTHER: 'other',
    IMAGE_OTHER: 'other',
    NO_IMAGE: 'other',
    MISSING_THOUGHT_SIGNATURE: 'other',
    MALFORMED_RESPONSE: 'other',
  };

  const ENDS = {
    openai: { ends: OPENAI_ENDS, told: fieldWordsIn(OPENAI, 'finish_reason') },
    anthropic: { ends: ANTHROPIC_ENDS, told: unionIn(ANTHROPIC, 'StopReason') },
    gemini: { ends: GEMINI_ENDS, told: enumIn(GEMINI, 'FinishReason') },
  };

  for (const [provider, { ends, told }] of Object.entries(ENDS)) {
    test(provider, async () => {
      assert.deepEqual(Object.keys(ends).sort(), told.toSorted());
      const readings = await readingsAt(provider, told);
      const read = told.map((word, i) => [word, readings[i].reason]);
      assert.deepEqual(Object.fromEntries(read), ends);
      for (const [i, word] of told.entries()) {
        if (ends[word] !== 'failed') assert.equal(readings[i].finish_reason, word);
      }
    });
  }

  test('gemini: by its number, as the protos count', async () => {
    const { Candidate } =
      protos.nested.google.nested.ai.nested.generativelanguage.nested.v1beta.nested;
    const { values } = Candidate.nested.FinishReason;
    const readings = await readingsAt('gemini', Object.values(values));
    const read = Object.keys(values).map((word, i) => [word, readings[i].reason]);
    const ends = Object.keys(values).map((word) => [word, GEMINI_ENDS[word]]);
    assert.deepEqual(Object.fromEntries(read), Object.fromEntries(ends));
  });

  test('gemini: a blocked question', async () => {
    const BLOCKED = {
      BLOCKED_REASON_UNSPECIFIED: null,
      SAFETY: 'SAFETY',
      OTHER: 'OTHER',
      BLOCKLIST: 'BLOCKLIST',
      PROHIBITED_CONTENT: 'PROHIBITED_CONTENT',
      IMAGE_SAFETY: 'IMAGE_SAFETY',
      MODEL_ARMOR: 'MODEL_ARMOR',
      JAILBREAK: 'JAILBREAK',
    };
    const words = enumIn(GEMINI, 'BlockedReason');
    assert.deepEqual(words.toSorted(), Object.keys(BLOCKED).sort());
    const readings = await readingsAt('gemini', words, (word) => ({
      promptFeedback: { blockReason: word },
    }));
    for (const [i, word] of words.entries()) {
      assert.equal(readings[i].reason, 'filtered', word);
      assert.equal(readings[i].block_reason, BLOCKED[word]);
    }
  });

  test('a word from the future is another end, and kept', async () => {
    for (const provider of Object.keys(ANSWERS)) {
      const [reading] = await readingsAt(provider, ['TOMORROW']);
      assert.equal(reading.reason, 'other', provider);
      assert.equal(reading.finish_reason, 'TOMORROW');
    }
  });
});

describe('the levels of thinking are those of the SDK', () => {
  const SHARED = typesOf('openai/resources/shared.d.ts');
  const LEVELS = {
    openai: unionIn(SHARED, 'ReasoningEffort'),
    anthropic: fieldWordsIn(ANTHROPIC, 'effort'),
    gemini: enumIn(GEMINI, 'ThinkingLevel')
      .filter((word) => !word.endsWith('_UNSPECIFIED'))
      .map((word) => word.toLowerCase()),
  };
  const { models } = JSON.parse(readFileSync(join(ROOT, 'assets/models.json'), 'utf8'));
  const sent = {
    openai: ({ reasoning_effort: effort }) => effort,
    anthropic: ({ output_config: { effort } }) => effort,
    gemini: ({ generationConfig }) => generationConfig.thinkingConfig.thinkingLevel.toLowerCase(),
  };

  for (const [provider, levels] of Object.entries(LEVELS)) {
    test(provider, async () => {
      const code = source(`providers/${provider}.cpp`);
      const [name] = groupsIn(code, /info_\.thinking = (\w+);/);
      const [list] = groupsIn(code, new RegExp(`${name}\\[\\] = \\{([^}]*)\\}`));
      assert.deepEqual(JSON.parse(`[${list}]`), levels);
      for (const { id, thinking = [] } of models.filter((row) => row.provider === provider)) {
        // Those of a model are some of them, in the same order.
        assert.deepEqual(
          thinking,
          levels.filter((level) => thinking.includes(level)),
          id,
        );
      }
      for (const thinking of levels) {
        const { body } = await requestOf({ provider, model: 'm', prompt: 'x', thinking });
        assert.equal(sent[provider](body), thinking);
      }
    });
  }
});

describe('the details of pictures are those of the SDK', () => {
  test('openai', async () => {
    const words = fieldWordsIn(OPENAI, 'detail');
    assert.deepEqual(words, ['auto', 'low', 'high', 'original']);
    for (const detail of words) {
      const { body } = await requestOf({
        provider: 'openai',
        model: 'm',
        files: ['chart.png'],
        detail,
      });
      const told = body.messages[0].content[0].image_url.detail;
      assert.equal(told, detail === 'auto' ? undefined : detail);
    }
  });

  test('gemini', () => {
    const ofCall = enumIn(GEMINI, 'MediaResolution');
    const ofPart = enumIn(GEMINI, 'PartMediaResolutionLevel');
    const code = source('providers/gemini_request.cpp');
    const used = (pattern) => [...code.matchAll(pattern)].map(([, word]) => word);
    const calls = used(/\["mediaResolution"\] = "(MEDIA_RESOLUTION_\w+)"/g);
    const parts = used(/"(MEDIA_RESOLUTION_\w+)"/g).filter((word) => !calls.includes(word));
    assert.deepEqual(calls, ['MEDIA_RESOLUTION_LOW']);
    assert.deepEqual(parts.sort(), ['MEDIA_RESOLUTION_HIGH', 'MEDIA_RESOLUTION_ULTRA_HIGH']);
    assert.ok(calls.every((word) => ofCall.includes(word)));
    assert.ok(parts.every((word) => ofPart.includes(word)));
    // What a whole call can ask for ends below it, or the parts would not be needed.
    assert.ok(!ofCall.includes('MEDIA_RESOLUTION_ULTRA_HIGH'));
    assert.ok(fieldsIn(GEMINI, 'PartMediaResolution').includes('level'));
  });

  test('gemini: the part of a film', async () => {
    const { body } = await requestOf({
      provider: 'gemini',
      model: 'm',
      image_urls: ['https://youtu.be/made-up'],
      cut: { fps: 2, from: 1, to: 3 },
    });
    const { videoMetadata } = body.contents[0].parts[0];
    assert.deepEqual(Object.keys(videoMetadata).sort(), fieldsIn(GEMINI, 'VideoMetadata').sort());
  });
});

describe('limits are those that the SDK tells', () => {
  const number = (text) => Number(text.replace(/[',_]/g, ''));

  test('openai: a file of the batch service', () => {
    const text = typesOf('openai/resources/batches.d.ts').replace(/\s+\*\s+/g, ' ');
    const [requests, megabytes] = groupsIn(
      text,
      /contain up to ([\d,]+) requests, and can be up to (\d+) MB in size/,
    );
    const [lines, bytes] = groupsIn(
      source('providers/openai_batch.cpp'),
      /kForm\{.*?, ([\d']+), ([\d']+), \w+\}/,
    );
    assert.equal(number(lines), number(requests));
    assert.equal(number(bytes), number(megabytes) * 1e6);
  });

  test('gemini: pictures a second of a film', () => {
    const [most] = groupsIn(GEMINI, /valid range is \(0\.0, ([\d.]+)\]\. \*\/\s+fps\?: number/);
    const [ours] = groupsIn(source('features/ask/video_cut.cpp'), /kMaxFrames = (\d+)/);
    assert.equal(number(ours), number(most));
  });
});
