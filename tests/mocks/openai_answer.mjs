// What OpenAI answers: whole (pretty-printed), as a stream (LF, role first, usage in a chunk
// without choices, [DONE]), and the list of models. `local` is a compatible server: fewer keys.
import { sampleOf, wordsOf } from './media.mjs';

let count = 0;
const nextId = () => `mock${(count += 1)}`;

export function idHeaders() {
  return {
    'x-request-id': `req_${nextId()}`,
    'openai-version': '2020-10-01',
    'openai-processing-ms': '42',
    'x-ratelimit-limit-requests': '500',
    'x-ratelimit-remaining-requests': '499',
    'x-ratelimit-reset-requests': '120ms',
  };
}

function defaultText({ json }) {
  const format = json.response_format;
  if (format?.type === 'json_schema') return JSON.stringify(sampleOf(format.json_schema.schema));
  return 'Hello from OpenAI: naïve café, 東京, 👋.';
}

// What the script asks for, with the gaps filled.
function plan(behaviour, request) {
  const { local, refusal, stop, usage = {} } = behaviour;
  const text = behaviour.text ?? behaviour.chunks?.join('') ?? defaultText(request);
  const chunks = behaviour.chunks ?? wordsOf(text);
  const model = request.json.model;
  const input = usage.input ?? 9 + 100 * request.media.length;
  const output = usage.output ?? Math.max(chunks.length, 1);
  const reasoning = usage.reasoning ?? (local ? 0 : 3);
  return {
    local,
    refusal,
    text,
    chunks,
    id: `chatcmpl-${nextId()}`,
    model: behaviour.model ?? (local ? model : `${model}-2026-08-07`),
    finish: { length: 'length', filter: 'content_filter' }[stop] ?? 'stop',
    thoughts: local ? behaviour.thoughts : undefined, // OpenAI keeps its own to itself
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      ...(!local && {
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
        completion_tokens_details: {
          reasoning_tokens: reasoning,
          audio_tokens: 0,
          accepted_prediction_tokens: 0,
          rejected_prediction_tokens: 0,
        },
      }),
    },
  };
}

export function whole(behaviour, request) {
  const { local, id, model, text, refusal, finish, thoughts, usage } = plan(behaviour, request);
  const message = {
    role: 'assistant',
    content: refusal ? null : text,
    ...(thoughts && { reasoning_content: thoughts }),
    ...(!local && { refusal: refusal ?? null, annotations: [] }),
  };
  const json = {
    id,
    object: 'chat.completion',
    created: 1795000000,
    model,
    choices: [{ index: 0, message, ...(local && { logprobs: null }), finish_reason: finish }],
    usage,
    ...(!local && { service_tier: 'default' }),
    system_fingerprint: local ? 'fp_local' : null,
  };
  return {
    headers: { 'content-type': 'application/json', ...(local ? {} : idHeaders()) },
    body: local ? JSON.stringify(json) : `${JSON.stringify(json, null, 2)}\n`,
  };
}

export function stream(behaviour, request) {
  const made = plan(behaviour, request);
  const { local, id, model, refusal, thoughts } = made;
  const options = request.json.stream_options ?? {};
  const event = (choices, usage) => {
    const json = {
      id,
      object: 'chat.completion.chunk',
      created: 1795000000,
      model,
      ...(!local && { service_tier: 'default' }),
      system_fingerprint: local ? 'fp_local' : null,
      choices,
      ...(options.include_usage && !local && { usage: null }),
      ...(usage && { usage }),
      // Random padding that hides the length of the text from listeners.
      ...(!local &&
        options.include_obfuscation !== false && {
          obfuscation: 'Xq7'.repeat(1 + (id.length % 3)),
        }),
    };
    return `data: ${JSON.stringify(json)}\n\n`;
  };
  const delta = (content, reason = null) =>
    event([{ index: 0, delta: content, finish_reason: reason }]);
  const key = refusal ? 'refusal' : 'content';
  const opening = local
    ? { role: 'assistant', content: '' }
    : { role: 'assistant', content: refusal ? null : '', refusal: null };
  const chunks = refusal ? wordsOf(refusal) : made.chunks;
  return {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', ...(local ? {} : idHeaders()) },
    opening: delta(opening) + (thoughts ? delta({ reasoning_content: thoughts }) : ''),
    chunks: chunks.map((text) => delta({ [key]: text })),
    closing:
      delta({}, made.finish) +
      (options.include_usage ? event([], made.usage) : '') +
      'data: [DONE]\n\n',
    error: `data: ${JSON.stringify({
      error: {
        message:
          behaviour.message ??
          'The server had an error while processing your request. Sorry ' + 'about that!',
        type: 'server_error',
        param: null,
        code: null,
      },
    })}\n\n`,
  };
}

// indent: what comes from the gate in front of the API has 4 blanks, the API itself 2.
/**
 * @param {number} status
 * @param {{message: string, type?: string, param?: string | null, code?: string | null,
 *   headers?: object, indent?: number}} error
 */
export function errorAnswer(
  status,
  { message, type = 'invalid_request_error', param = null, code = null, headers = {}, indent = 2 },
) {
  const body = `${JSON.stringify({ error: { message, type, param, code } }, null, indent)}\n`;
  return {
    status,
    headers: { 'content-type': 'application/json', ...idHeaders(), ...headers },
    body,
  };
}
