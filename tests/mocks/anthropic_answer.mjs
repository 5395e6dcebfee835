// What Anthropic answers: whole messages, named events with pings and padding, pages of models.
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

const yes = { supported: true };
const CAPABILITIES = {
  batch: yes,
  citations: yes,
  code_execution: yes,
  context_management: {
    ...yes,
    clear_thinking_20251015: yes,
    clear_tool_uses_20250919: yes,
    compact_20260112: yes,
  },
  effort: { ...yes, low: yes, medium: yes, high: yes, xhigh: yes, max: yes },
  image_input: yes,
  pdf_input: yes,
  server_tools: { ...yes, code_execution: yes, web_search: yes },
  structured_outputs: yes,
  thinking: { ...yes, types: { adaptive: yes, between_tools: yes, disabled: yes, enabled: yes } },
};

function describeModel(id) {
  return {
    type: 'model',
    id,
    display_name: id.replace(/-/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    created_at: '2026-09-01T00:00:00Z',
    lifecycle: 'active',
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: 200000,
    max_tokens: 64000,
    line: id.split('-')[1],
    capabilities: CAPABILITIES,
  };
}

// Pages of `limit` (20 unless asked otherwise), as the vendor cuts them.
export function modelList(ids, { limit = '20', after_id }) {
  const from = after_id ? ids.indexOf(after_id) + 1 : 0;
  const page = ids.slice(from, from + Number(limit));
  const json = {
    data: page.map(describeModel),
    has_more: from + page.length < ids.length,
    first_id: page[0] ?? null,
    last_id: page.at(-1) ?? null,
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers() },
    body: JSON.stringify(json),
  };
}
