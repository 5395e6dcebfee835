// One way to ask every vendor's SDK, for tests that do the same with all of them.
import {
  anthropicClient,
  geminiClient,
  openaiClient,
  readAnthropic,
  readGemini,
  readOpenai,
} from './sdks.mjs';

const HI = [{ role: 'user', content: 'Hi' }];

// ask and stream take the client and a body; `body` is the smallest one.
const openai = {
  client: (url, options) => openaiClient(url, options),
  body: { model: 'gpt-6-sol', messages: HI },
  ask: (client, body) => client.chat.completions.create(body),
  stream: async (client, body) => {
    const streaming = { ...body, stream: true, stream_options: { include_usage: true } };
    return readOpenai(await client.chat.completions.create(streaming));
  },
  textOf: (reply) => reply.choices[0].message.content,
  finishOf: (reply) => reply.choices[0].finish_reason,
  usageOf: ({ usage }) => [usage.prompt_tokens, usage.completion_tokens],
  end: 'stop',
  length: 'length',
  filter: 'content_filter',
  models: async (client) => (await Array.fromAsync(client.models.list())).map(({ id }) => id),
};

const anthropic = {
  client: (url, options) => anthropicClient(url, options),
  body: { model: 'claude-sonnet-5-5', max_tokens: 100, messages: HI },
  ask: (client, body) => client.messages.create(body),
  stream: async (client, body) =>
    readAnthropic(await client.messages.create({ ...body, stream: true })),
  textOf: (reply) => reply.content.map(({ type, text }) => (type === 'text' ? text : '')).join(''),
  finishOf: (reply) => reply.stop_reason,
  usageOf: ({ usage }) => [usage.input_tokens, usage.output_tokens],
  end: 'end_turn',
  length: 'max_tokens',
  filter: 'refusal',
  models: async (client) => {
    const pages = client.models.list({ limit: 4 }); // several pages
    return (await Array.fromAsync(pages)).map(({ id }) => id);
  },
};

const gemini = {
  client: (url, options) => geminiClient(url, options),
  body: { model: 'gemini-3.8-flash', contents: 'Hi' },
  ask: (client, body) => client.models.generateContent(body),
  stream: async (client, body) => readGemini(await client.models.generateContentStream(body)),
  textOf: (reply) => reply.text,
  finishOf: (reply) => reply.candidates[0].finishReason,
  usageOf: ({ usageMetadata: usage }) => [usage.promptTokenCount, usage.candidatesTokenCount],
  end: 'STOP',
  length: 'MAX_TOKENS',
  filter: 'SAFETY',
  models: async (client) => {
    const pages = await client.models.list({ config: { pageSize: 4 } });
    return (await Array.fromAsync(pages)).map(({ name }) => name.replace(/^models\//, ''));
  },
};

const compatible = {
  ...openai,
  client: (url) => openaiClient(url, { key: 'none' }),
  body: { model: 'llama3.2-vision', max_tokens: 9, messages: HI },
};

export const PEERS = { openai, anthropic, gemini, compatible };

// The same small request without any SDK (they hand nothing out before the first event). `path`,
// `headers` and `body` may be changed.
/** @returns {{path: string, headers: Record<string, string>, body: any}} */
export function rawRequest(provider, { stream = true } = {}) {
  const { body } = PEERS[provider];
  const headers = { 'content-type': 'application/json' };
  if (provider === 'gemini') {
    const verb = stream ? 'streamGenerateContent?alt=sse' : 'generateContent';
    return {
      path: `/v1beta/models/${body.model}:${verb}`,
      headers: { ...headers, 'x-goog-api-key': 'AQ.made-up' },
      body: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] },
    };
  }
  if (provider === 'anthropic') {
    headers['x-api-key'] = 'sk-ant-made-up';
    headers['anthropic-version'] = '2026-10-21';
  }
  if (provider === 'openai') headers.authorization = 'Bearer sk-made-up';
  return {
    path: provider === 'anthropic' ? '/v1/messages' : '/v1/chat/completions',
    headers,
    body: { ...structuredClone(body), ...(stream && { stream }) },
  };
}

/**
 * @param mocks of startMocks() @param {string} provider
 * @param {{path: string, headers: HeadersInit, body: unknown, signal?: AbortSignal, method?: string}} request
 */
export function send(mocks, provider, { path, headers, body, signal, method = 'POST' }) {
  const ready = typeof body === 'string' || body instanceof Uint8Array;
  const text = ready
    ? /** @type {string | Uint8Array<ArrayBuffer>} */ (body)
    : JSON.stringify(body);
  return fetch(mocks.url(provider) + path, { method, headers, body: text, signal });
}
