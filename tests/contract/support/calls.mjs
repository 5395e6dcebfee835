// The calls that the tests of the request side share: every kind of part and every setting, for
// every provider that takes it. Files are names of files.mjs.

export const SCHEMA = {
  title: 'Comparison',
  type: 'object',
  properties: {
    winner: { type: 'string', enum: ['left', 'right'] },
    reasons: { type: 'array', items: { type: 'string' } },
    difference: { type: ['number', 'null'], description: 'in percent' },
  },
  required: ['winner', 'reasons', 'difference'],
  additionalProperties: false,
};

// What each vendor refuses somewhere: optional keys, open objects, limits, conditions, circles, and
// older spellings. The request builders must make it fit.
export const NASTY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Nasty',
  type: 'object',
  definitions: {
    node: {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, pattern: '^(?=a).*\\b$' },
        next: { anyOf: [{ type: 'null' }, { $ref: '#/definitions/node' }] },
      },
      required: ['name'],
    },
  },
  properties: {
    amount: { type: 'number', minimum: 0, exclusiveMaximum: 10, multipleOf: 0.5 },
    kind: { const: 'receipt' },
    when: { type: 'string', format: 'date' },
    where: { type: 'string', format: 'iri', nullable: true },
    tags: {
      type: 'array',
      items: { type: 'string', maxLength: 9 },
      minItems: 2,
      maxItems: 4,
      uniqueItems: true,
    },
    root: { allOf: [{ $ref: '#/definitions/node' }], description: 'a tree' },
    either: { oneOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }] },
    deep: {
      type: 'object',
      properties: {
        deeper: { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
      },
      patternProperties: { '^x': { type: 'string' } },
    },
  },
  required: ['amount', 'deep'],
  if: { properties: { kind: { const: 'x' } } },
  then: { required: ['when'] },
  not: { required: ['nothing'] },
  dependentRequired: { when: ['where'] },
};

// The schema in a body, wherever the vendor has it.
export const schemaIn = (body) =>
  body.response_format?.json_schema.schema ??
  body.output_config?.format?.schema ??
  body.generationConfig?.responseJsonSchema;

const KEYS = { openai: 'sk-proj-made-up', anthropic: 'sk-ant-made-up', gemini: 'AQ.made-up' };
const MODELS = {
  openai: 'gpt-6-sol',
  anthropic: 'claude-sonnet-5-5',
  gemini: 'gemini-3.8-flash',
  compatible: 'llama3.2-vision',
};
// Models that take what the usual one refuses.
const WARM = { ...MODELS, openai: 'gpt-4o', anthropic: 'claude-sonnet-4-5' };
const HEARING = { ...MODELS, openai: 'gpt-audio-1.5' };

const ALL = ['openai', 'anthropic', 'gemini', 'compatible'];
const FILM = 'https://www.youtube.com/watch?v=made-up';
const only = (...providers) => ({ providers });

/**
 * What src/llm/prompt.h can ask for, as triptych_wire reads it.
 * @typedef {{provider: string, model: string, prompt: string, stream: boolean, key: string,
 *   base_url?: string, system?: string, max_output_tokens?: number, temperature?: number,
 *   json_schema?: {title: string}, schema_preset?: string, detail?: string, thinking?: string,
 *   files?: string[], image_urls?: string[], cut?: {fps?: number, from?: number, to?: number}}} Call
 */

// name -> the call, apart from what all have in common
/** @type {Record<string, Partial<Call> & {providers?: string[], models?: Record<string, string>}>} */
const KINDS = {
  text: {},
  'text of every kind': {
    prompt: 'Quote " backslash \\ tab \t line\n naïve 東京 👋 </script> \u2028',
  },
  system: { system: 'Answer briefly.' },
  'most tokens': { max_output_tokens: 2000 },
  temperature: { temperature: 0.25, models: WARM },
  thinking: { thinking: 'high' },
  schema: { json_schema: SCHEMA },
  'nasty schema': { json_schema: NASTY_SCHEMA },
  'receipt schema': { schema_preset: 'receipt' },
  'chart schema': { schema_preset: 'chart' },
  'document schema': { schema_preset: 'document' },
  jpeg: { files: ['photo.jpg'] },
  png: { files: ['chart.png'] },
  gif: { files: ['icon.gif'], ...only('openai', 'anthropic', 'compatible') },
  webp: { files: ['drawing.webp'] },
  'three images': { files: ['chart.png', 'photo.jpg', 'other.png'] },
  'image by URL': { image_urls: ['https://example.org/a%20b.jpg?x=1&y=2'] },
  pdf: { files: ['paper.pdf'] },
  'pdf and image': { files: ['paper.pdf', 'chart.png'] },
  'text file': { files: ['notes.txt'] },
  wav: { files: ['speech.wav'], models: HEARING, ...only('openai', 'gemini', 'compatible') },
  mp3: { files: ['song.mp3'], models: HEARING, ...only('openai', 'gemini', 'compatible') },
  'low detail': { files: ['chart.png'], detail: 'low', ...only('openai', 'gemini', 'compatible') },
  'high detail': {
    files: ['chart.png'],
    detail: 'high',
    ...only('openai', 'gemini', 'compatible'),
  },
  'original detail': { files: ['chart.png'], detail: 'original', ...only('openai') },
  'high detail of a pdf': { files: ['paper.pdf', 'chart.png'], detail: 'high', ...only('gemini') },
  'film by URL': { image_urls: [FILM], ...only('gemini') },
  'part of a film': { image_urls: [FILM], cut: { fps: 0.5, from: 10, to: 70 }, ...only('gemini') },
  everything: {
    system: 'Look closely.',
    max_output_tokens: 300,
    thinking: 'low',
    json_schema: SCHEMA,
    files: ['photo.jpg', 'paper.pdf', 'chart.png'],
    image_urls: ['https://example.org/c.webp'],
  },
};

/** @type {{name: string, kind: string, call: Call}[]} */
export const CALLS = ALL.flatMap((provider) =>
  Object.entries(KINDS).flatMap(([kind, { providers = ALL, models = MODELS, ...given }]) => {
    if (!providers.includes(provider)) return [];
    return [false, true].map((stream) => ({
      name: `${provider}: ${kind}${stream ? ', streamed' : ''}`,
      kind,
      call: {
        provider,
        model: models[provider],
        prompt: 'Compare.',
        stream,
        key: KEYS[provider] ?? '',
        ...(provider === 'compatible' && { base_url: 'http://127.0.0.1:11434' }),
        ...given,
      },
    }));
  }),
);
