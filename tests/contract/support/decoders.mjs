// Bytes of an answer -> what the vendor's SDK reads from them, in the words of triptych_replay:
// {text, thinking, refusal, finish_reason, input_tokens, output_tokens, block_reason, error}.
import { GoogleGenAI } from '@google/genai';
import { PEERS } from './peers.mjs';
import {
  anthropicClient,
  nothing,
  openaiClient,
  readAnthropic,
  readGemini,
  readOpenai,
} from './sdks.mjs';

/** @import { ChatCompletionCreateParamsNonStreaming } from 'openai/resources' */
/** @import { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources' */

// A fetch that answers with these bytes, in pieces of the given sizes, used round and round.
function answering({ status = 200, headers = {}, body, stream }, sizes) {
  const bytes = new TextEncoder().encode(body);
  let at = 0,
    turn = 0;
  const source = {
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[(turn += 1) % sizes.length];
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  };
  const type = stream ? 'text/event-stream' : 'application/json';
  return async () =>
    new Response(new ReadableStream(source), {
      status,
      headers: { 'content-type': type, ...headers },
    });
}

async function withGlobalFetch(fetch, run) {
  const real = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return await run();
  } finally {
    globalThis.fetch = real;
  }
}

// That an answer may be a stream is left out of the types: one branch reads it, the other the whole.
const DECODERS = {
  async openai(answer, fetch, seen) {
    const { completions } = openaiClient('http://127.0.0.1', { fetch }).chat;
    const body = { ...PEERS.openai.body, stream: answer.stream };
    const reply = await completions.create(
      /** @type {ChatCompletionCreateParamsNonStreaming} */ (body),
    );
    if (answer.stream) return readOpenai(reply, seen);
    const choice = reply.choices.filter(({ index }) => index === 0)[0];
    seen.text = choice.message.content ?? '';
    seen.refusal = choice.message.refusal ?? '';
    seen.finish = choice.finish_reason;
    seen.input = reply.usage?.prompt_tokens;
    seen.output = reply.usage?.completion_tokens;
    return seen;
  },
  async anthropic(answer, fetch, seen) {
    const { messages } = anthropicClient('http://127.0.0.1', { fetch });
    const body = { ...PEERS.anthropic.body, stream: answer.stream };
    const reply = await messages.create(/** @type {MessageCreateParamsNonStreaming} */ (body));
    if (answer.stream) return readAnthropic(reply, seen);
    for (const block of reply.content) {
      if (block.type === 'text') seen.text += block.text;
      if (block.type === 'thinking') seen.thoughts += block.thinking;
    }
    seen.refusal = reply.stop_details?.explanation ?? '';
    seen.finish = reply.stop_reason;
    seen.input = reply.usage.input_tokens;
    seen.output = reply.usage.output_tokens;
    return seen;
  },
  async gemini(answer, fetch, seen) {
    const { models } = new GoogleGenAI({ apiKey: 'AQ.made-up' });
    return withGlobalFetch(fetch, async () =>
      answer.stream
        ? readGemini(await models.generateContentStream(PEERS.gemini.body), seen)
        : readGemini([await models.generateContent(PEERS.gemini.body)], seen),
    );
  },
};

export async function sdkReading(provider, answer, sizes = [1 << 20]) {
  const seen = nothing();
  /** @type {Error | null} */
  let error = null;
  try {
    await DECODERS[provider](answer, answering(answer, sizes), seen);
  } catch (problem) {
    error = /** @type {Error} */ (problem);
  }
  return {
    text: seen.text,
    thinking: seen.thoughts || null,
    refusal: seen.refusal || null,
    finish_reason: seen.finish ?? null,
    input_tokens: seen.input ?? null,
    output_tokens: seen.output ?? null,
    block_reason: seen.blocked ?? null,
    error,
  };
}
