// The vendors' SDKs as clients, and what they make of a stream.
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';

export { Anthropic, OpenAI };
export { ApiError as GeminiError } from '@google/genai';

const KEYS = { openai: 'sk-proj-made-up', anthropic: 'sk-ant-made-up', gemini: 'AQ.made-up' };

// Retries off: a test wants the first answer. No log: broken answers are on purpose.
const QUIET = { maxRetries: 0, logLevel: /** @type {const} */ ('off') };

/** @param {string} baseUrl @param {{key?: string} & import('openai').ClientOptions} [options] */
export function openaiClient(baseUrl, { key = KEYS.openai, ...more } = {}) {
  return new OpenAI({ apiKey: key, baseURL: `${baseUrl}/v1`, ...QUIET, ...more });
}

/** @param {string} baseUrl @param {{key?: string} & import('@anthropic-ai/sdk').ClientOptions} [options] */
export function anthropicClient(baseUrl, { key = KEYS.anthropic, ...more } = {}) {
  return new Anthropic({ apiKey: key, baseURL: baseUrl, ...QUIET, ...more });
}

export function geminiClient(baseUrl, { key = KEYS.gemini } = {}) {
  return new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl, apiVersion: 'v1beta' } });
}

// What each SDK makes of a stream. Filled in as it goes, so that what came before an error is
// known.
/**
 * @typedef {{text: string, thoughts: string, refusal: string, finish: string | null, chunks: object[],
 *   model?: string, input?: number, output?: number, blocked?: string}} Seen
 */
/** @returns {Seen} */
export const nothing = () => ({ text: '', thoughts: '', refusal: '', finish: null, chunks: [] });

export async function readOpenai(stream, seen = nothing()) {
  for await (const chunk of stream) {
    seen.chunks.push(chunk);
    seen.model = chunk.model;
    const choice = chunk.choices?.find(({ index }) => index === 0);
    seen.text += choice?.delta?.content ?? '';
    seen.refusal += choice?.delta?.refusal ?? '';
    seen.finish = choice?.finish_reason ?? seen.finish;
    if (chunk.usage) {
      seen.input = chunk.usage.prompt_tokens;
      seen.output = chunk.usage.completion_tokens;
    }
  }
  return seen;
}

export async function readAnthropic(stream, seen = nothing()) {
  const take = (usage) => {
    seen.input = usage?.input_tokens ?? seen.input;
    seen.output = usage?.output_tokens ?? seen.output;
  };
  for await (const event of stream) {
    seen.chunks.push(event);
    if (event.type === 'message_start') {
      seen.model = event.message.model;
      take(event.message.usage);
    } else if (event.type === 'content_block_delta') {
      seen.text += event.delta.text ?? '';
      seen.thoughts += event.delta.thinking ?? '';
    } else if (event.type === 'message_delta') {
      seen.finish = event.delta.stop_reason ?? seen.finish;
      seen.refusal = event.delta.stop_details?.explanation ?? '';
      take(event.usage);
    }
  }
  return seen;
}

export async function readGemini(stream, seen = nothing()) {
  for await (const chunk of stream) {
    seen.chunks.push(chunk);
    seen.model = chunk.modelVersion;
    for (const part of chunk.candidates?.[0]?.content?.parts ?? []) {
      if (part.thought) seen.thoughts += part.text ?? '';
      else seen.text += part.text ?? '';
    }
    seen.finish = chunk.candidates?.[0]?.finishReason ?? seen.finish;
    seen.blocked = chunk.promptFeedback?.blockReason ?? seen.blocked;
    seen.input = chunk.usageMetadata?.promptTokenCount ?? seen.input;
    seen.output = chunk.usageMetadata?.candidatesTokenCount ?? seen.output;
  }
  return seen;
}
