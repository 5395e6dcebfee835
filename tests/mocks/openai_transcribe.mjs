// OpenAI's transcriptions in the mock: the multipart form, read; the answer whole or as transcript.text.* events.
import { wordsOf } from './media.mjs';
import { idHeaders } from './openai_answer.mjs';

// {fields: {name: text}, files: [{name, type, bytes}]}; null when the body is no such form.
export function readForm({ headers, body }) {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(
    headers['content-type'] ?? '',
  )?.[1];
  if (!boundary) return null;
  /** @type {{fields: Record<string, string>, files: {name: string, type: string, bytes: Buffer}[]}} */
  const form = { fields: {}, files: [] };
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  if (at !== 0) return null;
  while (body.toString('latin1', at + mark.length, at + mark.length + 2) === '\r\n') {
    const head = at + mark.length + 2;
    const gap = body.indexOf('\r\n\r\n', head);
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), gap);
    if (gap < 0 || next < 0) return null;
    const lines = body.toString('utf8', head, gap);
    const bytes = body.subarray(gap + 4, next);
    const name = /[; ]name="([^"]*)"/.exec(lines)?.[1] ?? '';
    const file = /filename="([^"]*)"/.exec(lines)?.[1] ?? '';
    const type = /content-type: *(\S+)/i.exec(lines)?.[1] ?? '';
    if (name === 'file') form.files.push({ name: file, type, bytes });
    else form.fields[name] = bytes.toString('utf8');
    at = next + 2;
  }
  return body.toString('latin1', at + mark.length, at + mark.length + 2) === '--' ? form : null;
}

/** @param {{usage?: {input?: number, output?: number}}} behaviour */
const usageOf = ({ usage = {} }) => ({
  type: 'tokens',
  input_tokens: usage.input ?? 30,
  input_token_details: { text_tokens: 0, audio_tokens: usage.input ?? 30 },
  output_tokens: usage.output ?? 6,
  total_tokens: (usage.input ?? 30) + (usage.output ?? 6),
});
const textOf = (behaviour) =>
  behaviour.text ?? behaviour.chunks?.join('') ?? 'Hello from OpenAI: heard.';

export function wholeTranscript(behaviour, { json }) {
  const text = textOf(behaviour);
  const segments = [
    { id: 'seg_0', type: 'transcript.text.segment', start: 0, end: 1, speaker: 'A', text },
  ];
  const speakers =
    json.response_format === 'diarized_json' ? { segments, duration: 1, task: 'transcribe' } : {};
  return {
    headers: { 'content-type': 'application/json', ...idHeaders() },
    body: JSON.stringify({ text, ...speakers, usage: usageOf(behaviour) }),
  };
}

export function streamTranscript(behaviour) {
  const event = (json) => `data: ${JSON.stringify(json)}\n\n`;
  const text = textOf(behaviour);
  return {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', ...idHeaders() },
    opening: '',
    chunks: (behaviour.chunks ?? wordsOf(text)).map((delta) =>
      event({ type: 'transcript.text.delta', delta }),
    ),
    closing:
      event({ type: 'transcript.text.done', text, usage: usageOf(behaviour) }) + 'data: [DONE]\n\n',
    error: event({
      error: { message: 'The server had an error.', type: 'server_error', param: null, code: null },
    }),
  };
}
