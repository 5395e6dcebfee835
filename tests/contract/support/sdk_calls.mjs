// The calls of calls.mjs, written the way each vendor's documentation writes them for its SDK, and
// what the SDK then sends. Nothing here looks at our own encoder.
import { base64Of, TYPES } from './files.mjs';
import { anthropicClient, openaiClient } from './sdks.mjs';
import {
  GoogleGenAI,
  MediaResolution,
  PartMediaResolutionLevel,
  ThinkingLevel,
} from '@google/genai';

class Captured extends Error {}

// A fetch that keeps the request and gives no answer.
function trap() {
  const seen = [];
  const fetch = async (url, { method, headers, body }) => {
    seen.push({
      method: method.toUpperCase(),
      url: String(url),
      headers: Object.fromEntries(new Headers(headers)),
      body: JSON.parse(body),
    });
    throw new Captured('kept');
  };
  return { seen, fetch };
}

async function capture(run) {
  const { seen, fetch } = trap();
  await run(fetch).catch(() => {}); // each SDK wraps Captured in an error of its own
  if (seen.length !== 1) throw new Error(`the SDK sent ${seen.length} requests`);
  return seen[0];
}

const filesOf = ({ files = [] }) =>
  files.map((name) => ({ name, type: TYPES[name], data: base64Of(name) }));
const textOf = (data) => Buffer.from(data, 'base64').toString();

function openaiParts(call) {
  const detail = call.detail && { detail: call.detail };
  const parts = filesOf(call).map(({ name, type, data }) => {
    if (type.startsWith('image/')) {
      return { type: 'image_url', image_url: { url: `data:${type};base64,${data}`, ...detail } };
    }
    if (type.startsWith('audio/')) {
      const format = type === 'audio/wav' ? 'wav' : 'mp3';
      return { type: 'input_audio', input_audio: { data, format } };
    }
    if (type === 'text/plain') return { type: 'text', text: `${name}:\n\n${textOf(data)}` };
    return {
      type: 'file',
      file: { filename: name, file_data: `data:${type};base64,${data}` },
    };
  });
  for (const url of call.image_urls ?? []) {
    parts.push({ type: 'image_url', image_url: { url, ...detail } });
  }
  return [...parts, { type: 'text', text: call.prompt }];
}

async function openai(call, { local = false } = {}) {
  const { stream, max_output_tokens: most, json_schema: schema } = call;
  const parts = openaiParts(call);
  const content = local && parts.length === 1 ? call.prompt : parts;
  const params = {
    model: call.model,
    messages: [
      ...(call.system ? [{ role: 'system', content: call.system }] : []),
      { role: 'user', content },
    ],
    ...(most && (local ? { max_tokens: most } : { max_completion_tokens: most })),
    ...(call.temperature !== undefined && { temperature: call.temperature }),
    ...(call.thinking && { reasoning_effort: call.thinking }),
    ...(schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: schema.title, strict: true, schema },
      },
    }),
    ...(stream && {
      stream,
      stream_options: { include_usage: true, ...(!local && { include_obfuscation: false }) },
    }),
  };
  const base = call.base_url ?? 'https://api.openai.com';
  return capture((fetch) =>
    openaiClient(base, { key: call.key || 'none', fetch }).chat.completions.create(
      /** @type {import('openai/resources').ChatCompletionCreateParams} */ (params),
    ),
  );
}

/** @returns {object[]} */
function anthropicBlocks(call) {
  /** @type {object[]} */
  const blocks = filesOf(call).map(({ name, type, data }) => {
    if (type === 'text/plain') {
      const source = { type: 'text', media_type: type, data: textOf(data) };
      return { type: 'document', title: name, source };
    }
    const source = { type: 'base64', media_type: type, data };
    if (type === 'application/pdf') return { type: 'document', title: name, source };
    return { type: 'image', source };
  });
  for (const url of call.image_urls ?? []) {
    blocks.push({ type: 'image', source: { type: 'url', url } });
  }
  return [...blocks, { type: 'text', text: call.prompt }];
}

async function anthropic(call) {
  const { json_schema: schema } = call;
  const params = {
    model: call.model,
    max_tokens: call.max_output_tokens ?? 4096,
    ...(call.system && { system: call.system }),
    messages: [{ role: 'user', content: anthropicBlocks(call) }],
    ...((schema || call.thinking) && {
      output_config: {
        ...(call.thinking && { effort: call.thinking }),
        ...(schema && { format: { type: 'json_schema', schema } }),
      },
    }),
    ...(call.stream && { stream: true }),
  };
  const options = { key: call.key, dangerouslyAllowBrowser: true };
  return capture((fetch) =>
    anthropicClient('https://api.anthropic.com', { ...options, fetch }).messages.create(
      /** @type {import('@anthropic-ai/sdk/resources').MessageCreateParams} */ (params),
    ),
  );
}

// Pictures get HIGH anyhow; more of them shows only ULTRA_HIGH, which no other kind has.
function resolutionOf({ detail }, type) {
  if (detail !== 'high') return {};
  const { MEDIA_RESOLUTION_ULTRA_HIGH: most, MEDIA_RESOLUTION_HIGH: more } =
    PartMediaResolutionLevel;
  return { mediaResolution: { level: type.startsWith('image/') ? most : more } };
}

// The page of a film goes without a type.
function filmPart(fileUri, { cut }) {
  const videoMetadata = cut && {
    fps: cut.fps,
    startOffset: `${cut.from}s`,
    endOffset: `${cut.to}s`,
  };
  return { fileData: { fileUri }, ...(videoMetadata && { videoMetadata }) };
}

function geminiParts(call) {
  /** @type {object[]} */
  const parts = filesOf(call).map(({ type, data }) => ({
    inlineData: { mimeType: type, data },
    ...resolutionOf(call, type),
  }));
  for (const url of call.image_urls ?? []) {
    const { host, pathname } = new URL(url);
    const mimeType = pathname.endsWith('.webp') ? 'image/webp' : 'image/jpeg';
    const film = host === 'www.youtube.com';
    parts.push(film ? filmPart(url, call) : { fileData: { fileUri: url, mimeType } });
  }
  return [...parts, { text: call.prompt }];
}

async function gemini(call) {
  const config = {
    ...(call.system && { systemInstruction: call.system }),
    ...(call.max_output_tokens && { maxOutputTokens: call.max_output_tokens }),
    ...(call.temperature !== undefined && { temperature: call.temperature }),
    ...(call.detail === 'low' && { mediaResolution: MediaResolution.MEDIA_RESOLUTION_LOW }),
    ...(call.thinking && {
      thinkingConfig: { thinkingLevel: ThinkingLevel[call.thinking.toUpperCase()] },
    }),
    ...(call.json_schema && {
      responseMimeType: 'application/json',
      responseJsonSchema: call.json_schema,
    }),
  };
  const params = {
    model: call.model,
    contents: [{ role: 'user', parts: geminiParts(call) }],
    ...(Object.keys(config).length > 0 && { config }),
  };
  const { models } = new GoogleGenAI({ apiKey: call.key });
  const real = globalThis.fetch;
  try {
    // This SDK takes no fetch of ours.
    return await capture((fetch) => {
      globalThis.fetch = fetch;
      return call.stream ? models.generateContentStream(params) : models.generateContent(params);
    });
  } finally {
    globalThis.fetch = real;
  }
}

const ENCODERS = { openai, anthropic, gemini, compatible: (call) => openai(call, { local: true }) };

// {method, url, headers (lower case), body}
export const sdkRequestOf = (call) => ENCODERS[call.provider](call);
