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
const only = (...providers) => ({ providers });

// name -> the call, apart from what all have in common
const KINDS = {
  text: {},
  'text of every kind': {
    prompt: 'Quote " backslash \\ tab \t line\n naïve 東京 👋 </script> \u2028',
  },
  system: { system: 'Answer briefly.' },
  'most tokens': { max_output_tokens: 2000 },
  temperature: { temperature: 0.25, models: WARM },
  schema: { json_schema: SCHEMA },
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
  everything: {
    system: 'Look closely.',
    max_output_tokens: 300,
    json_schema: SCHEMA,
    files: ['photo.jpg', 'paper.pdf', 'chart.png'],
    image_urls: ['https://example.org/c.webp'],
  },
};

// {name, kind, call}
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
