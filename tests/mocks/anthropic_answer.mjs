// What Anthropic answers: whole messages, named events with pings and padding.
import { sampleOf, wordsOf } from './media.mjs';

let count = 0;
export const nextRequestId = () => `req_011Mock${(count += 1)}`;

const SIGNATURE = 'EsoCCokBCA8YAipAmockmockmockmockmockmockmockmockmockmockmockmockmockmockmock=';

function defaultText({ json }) {
  const format = json.output_config?.format;
  return format
    ? JSON.stringify(sampleOf(format.schema))
    : 'Hello from Anthropic: naïve café, 東京, 👋.';
}

function plan(behaviour, request) {
  const { refusal, stop, thoughts, usage = {} } = behaviour;
  const text = behaviour.text ?? behaviour.chunks?.join('') ?? defaultText(request);
  const chunks = refusal ? [] : (behaviour.chunks ?? wordsOf(text));
  // Newer models think unasked: the answer begins with a block that may be empty but for a
  // signature.
  const thinks = thoughts !== undefined || /^claude-[a-z]+-[5-9]/.test(request.json.model);
  const reason = { length: 'max_tokens', filter: 'refusal' }[stop] ?? 'end_turn';
  return {
    chunks,
    text: refusal ? '' : text,
    thinking: thinks && !refusal ? (thoughts ?? '') : undefined,
    start: {
      model: behaviour.model ?? request.json.model,
      id: `msg_011Mock${(count += 1)}`,
      type: 'message',
      role: 'assistant',
    },
    stop: {
      stop_reason: refusal ? 'refusal' : reason,
      stop_sequence: null,
      stop_details: refusal
        ? { type: 'refusal', category: 'general_harms', explanation: refusal }
        : null,
    },
    usage: {
      input_tokens: usage.input ?? 9 + 100 * request.media.length,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens: usage.output ?? Math.max(chunks.length, 1),
      output_tokens_details: { thinking_tokens: usage.reasoning ?? 0 },
      service_tier: 'standard',
      inference_geo: 'global',
    },
  };
}

const headers = () => ({
  'request-id': nextRequestId(),
  'anthropic-organization-id': 'org-mock',
  'anthropic-ratelimit-requests-limit': '50',
  'anthropic-ratelimit-requests-remaining': '49',
  // Seen on good answers, too: no sign of an error.
  'retry-after': '17',
});

export function whole(behaviour, request) {
  const { start, text, thinking, stop, usage } = plan(behaviour, request);
  const content = [];
  if (thinking !== undefined) content.push({ type: 'thinking', thinking, signature: SIGNATURE });
  if (text !== '') content.push({ type: 'text', text });
  return {
    headers: { 'content-type': 'application/json', ...headers() },
    body: JSON.stringify({ ...start, content, ...stop, usage }),
  };
}

export function stream(behaviour, request) {
  const { start, chunks, thinking, stop, usage } = plan(behaviour, request);
  let events = 0;
  // Blanks before the last bracket, more or fewer: so that lengths do not give the text away.
  const event = (json) => {
    const data = JSON.stringify(json).replace(/}$/, `${' '.repeat((events += 5) % 16)}}`);
    return `event: ${json.type}\ndata: ${data}\n\n`;
  };
  const ping = 'event: ping\ndata: {"type": "ping"}\n\n';
  const block = (index, content_block) =>
    event({ type: 'content_block_start', index, content_block });
  const delta = (index, inner) => event({ type: 'content_block_delta', index, delta: inner });
  const index = thinking === undefined ? 0 : 1;
  const { output_tokens, output_tokens_details, ...atStart } = usage;
  let opening = event({
    type: 'message_start',
    message: {
      ...start,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      usage: { ...atStart, output_tokens: 1 },
    },
  });
  if (thinking !== undefined) {
    opening +=
      block(0, { type: 'thinking', thinking: '', signature: '' }) +
      ping +
      (thinking ? delta(0, { type: 'thinking_delta', thinking }) : '') +
      delta(0, { type: 'signature_delta', signature: SIGNATURE }) +
      event({ type: 'content_block_stop', index: 0 });
  }
  if (chunks.length > 0) opening += block(index, { type: 'text', text: '' }) + ping;
  return {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      ...headers(),
    },
    opening,
    chunks: chunks.map((text) => delta(index, { type: 'text_delta', text })),
    closing:
      (chunks.length > 0 ? event({ type: 'content_block_stop', index }) : '') +
      ping +
      event({
        type: 'message_delta',
        delta: stop,
        usage: {
          input_tokens: usage.input_tokens,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 0,
          output_tokens,
          output_tokens_details,
        },
      }) +
      event({ type: 'message_stop' }),
    error: `event: error\ndata: ${JSON.stringify({
      type: 'error',
      error: { type: 'overloaded_error', message: behaviour.message ?? 'Overloaded' },
      request_id: nextRequestId(),
    })}\n\n`,
  };
}
