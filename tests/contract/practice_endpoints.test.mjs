// The endpoints beside chat, as the vendors' own SDKs use them: what practice answers is read by them, and a file
// that they upload can be named afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './support/files.mjs';
import { anthropicClient, geminiClient, openaiClient } from './support/sdks.mjs';
import { ORIGINS, practiceFetch } from '../tools/practice.mjs';

const sample = (name) => readFileSync(join(ROOT, 'assets/samples', name));
const RECEIPT = sample('receipt.png').toString('base64');
const PDF = '%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF\n';
const TOTAL = 'What is the total?';
const pdf = () => new File([PDF], 'letter.pdf', { type: 'application/pdf' });
const openai = () => openaiClient(ORIGINS.openai, { fetch: practiceFetch });
const anthropic = () => anthropicClient(ORIGINS.anthropic, { fetch: practiceFetch });

// The SDK of Gemini takes no fetch of ours; tests of one file run one after the other.
async function withGemini(run) {
  const real = globalThis.fetch;
  globalThis.fetch = practiceFetch;
  try {
    return await run(geminiClient(ORIGINS.gemini));
  } finally {
    globalThis.fetch = real;
  }
}

test('OpenAI: a response, and one that goes on from it', async () => {
  const image_url = `data:image/png;base64,${RECEIPT}`;
  const first = await openai().responses.create({
    model: 'gpt-6-sol',
    reasoning: { effort: 'low' },
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_image', image_url, detail: 'auto' },
          { type: 'input_text', text: TOTAL },
        ],
      },
    ],
  });
  assert.match(first.output_text, /30\.64/);
  assert.deepEqual(
    first.output.map(({ type }) => type),
    ['reasoning', 'message'],
  );
  const second = await openai().responses.create({
    model: 'gpt-6-sol',
    previous_response_id: first.id,
    input: TOTAL,
  });
  assert.match(second.output_text, /30\.64/);
  assert.ok(second.usage && first.usage);
  assert.ok(second.usage.input_tokens > first.usage.input_tokens);
});

test('OpenAI: a response as a stream of events', async () => {
  const stream = openai().responses.stream({
    model: 'gpt-6-sol',
    reasoning: { effort: 'low' },
    input: [
      {
        role: 'user',
        content: [
          {
            type: 'input_image',
            image_url: `data:image/png;base64,${RECEIPT}`,
            detail: 'auto',
          },
          { type: 'input_text', text: TOTAL },
        ],
      },
    ],
  });
  const types = [];
  let text = '';
  for await (const event of stream) {
    assert.equal(event.sequence_number, types.length);
    types.push(event.type);
    if (event.type === 'response.output_text.delta') text += event.delta;
  }
  const response = await stream.finalResponse(); // put together by the SDK from the events
  assert.match(text, /30\.64/);
  assert.equal(response.output_text, text);
  assert.deepEqual(
    types.filter((type) => type !== 'response.output_text.delta'),
    [
      'response.created',
      'response.in_progress',
      'response.output_item.added', // what it thought
      'response.output_item.done',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ],
  );
  const cut = openai().responses.stream({
    model: 'gpt-6-sol',
    max_output_tokens: 16,
    input: 'Tell me a long story.',
  });
  assert.equal((await cut.finalResponse()).status, 'incomplete');
});

test('OpenAI: decisions', async () => {
  const { answers, usage } = await openai().decisions.create({
    model: 'gpt-6-luna',
    input: 'I was charged twice.',
    questions: [
      { type: 'predicate', name: 'twice', instructions: 'charged twice' },
      {
        type: 'choice',
        instructions: 'What is it about?',
        choices: [{ value: 'billing', description: 'charged' }, { value: 'other' }],
      },
    ],
  });
  assert.ok(answers[0].type === 'predicate' && answers[0].probability > 0.9);
  assert.ok(answers[1].type === 'choice' && answers[1].choice === 'billing');
  assert.equal(usage.output_tokens, 0);
});

test('OpenAI: a file', async () => {
  const { id } = await openai().files.create({ file: pdf(), purpose: 'user_data' });
  /** @param {string} file_id */
  const ask = (file_id) =>
    openai().chat.completions.create({
      model: 'gpt-6-sol',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'file', file: { file_id } },
            { type: 'text', text: 'What is this?' },
          ],
        },
      ],
    });
  assert.match((await ask(id)).choices[0].message.content ?? '', /letter\.pdf/);
  assert.equal((await openai().files.delete(id)).deleted, true);
  await assert.rejects(ask(id), /No such File object/);
});

test('Anthropic: a file', async () => {
  const { id, mime_type } = await anthropic().files.upload({ file: pdf() });
  assert.equal(mime_type, 'application/pdf');
  const reply = await anthropic().messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 2000,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document', source: { type: 'file', file_id: id } },
          { type: 'text', text: 'What is this?' },
        ],
      },
    ],
  });
  assert.match(JSON.stringify(reply.content), /letter\.pdf/);
  assert.equal((await anthropic().files.delete(id)).id, id);
});

test('Gemini: an interaction, and one that goes on from it', async () => {
  await withGemini(async (client) => {
    const first = await client.interactions.create({
      model: 'gemini-3.8-flash',
      input: [
        { type: 'image', mime_type: 'image/png', data: RECEIPT },
        { type: 'text', text: TOTAL },
      ],
    });
    assert.match(first.output_text ?? '', /30\.64/);
    const second = await client.interactions.create({
      model: 'gemini-3.8-flash',
      previous_interaction_id: first.id,
      input: TOTAL,
    });
    assert.match(second.output_text ?? '', /30\.64/);
  });
});

test('Gemini: an interaction as a stream of events', async () => {
  await withGemini(async (client) => {
    const stream = await client.interactions.create({
      model: 'gemini-3.8-flash',
      stream: true,
      generation_config: { thinking_level: 'low' },
      input: [
        { type: 'image', mime_type: 'image/png', data: RECEIPT },
        { type: 'text', text: TOTAL },
      ],
    });
    const types = [];
    let text = '';
    for await (const event of stream) {
      types.push(event.event_type);
      if (event.event_type === 'step.delta' && event.delta.type === 'text')
        text += event.delta.text;
      if (event.event_type === 'interaction.completed') {
        assert.equal(event.interaction.status, 'completed');
        assert.ok(event.interaction.usage?.total_tokens);
      }
    }
    assert.match(text, /30\.64/);
    assert.deepEqual(
      types.filter((type, i) => type !== types[i - 1]), // deltas in a row as one
      [
        'interaction.created',
        'interaction.status_update',
        'step.start', // what it thought
        'step.delta',
        'step.stop',
        'step.start',
        'step.delta',
        'step.stop',
        'interaction.completed',
      ],
    );
  });
});

test('Gemini: decisions', async () => {
  await withGemini(async (client) => {
    const { answers } = await client.decisions.create({
      model: 'models/gemini-decision-1',
      input: 'I was charged twice.',
      questions: { twice: { type: 'noul', instructions: 'charged twice' } },
    });
    assert.ok(answers?.twice.type === 'noul' && answers.twice.noul > 0.9);
  });
});

test('Gemini: a file', async () => {
  await withGemini(async (client) => {
    const bytes = sample('receipt.jpg');
    const file = await client.files.upload({
      file: new Blob([bytes], { type: 'image/jpeg' }),
      config: { mimeType: 'image/jpeg', displayName: 'receipt' },
    });
    assert.equal(file.state, 'ACTIVE');
    const reply = await client.models.generateContent({
      model: 'gemini-3.8-flash',
      contents: [
        {
          role: 'user',
          parts: [{ fileData: { fileUri: file.uri, mimeType: 'image/jpeg' } }, { text: TOTAL }],
        },
      ],
    });
    assert.match(reply.text ?? '', /30\.64/);
    await client.files.delete({ name: file.name ?? '' });
  });
});
