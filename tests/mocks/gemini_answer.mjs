// What Gemini answers: whole (pretty-printed), as a stream (CRLF, usage in every chunk, an empty
// part with the signature at the end, no end marker; without alt=sse one JSON array).
import { sampleOf, wordsOf } from './media.mjs';

export const COMMON_HEADERS = {
  server: 'scaffolding on HTTPServer2',
  vary: 'Origin, X-Origin, Referer',
};
const SIGNATURE = 'EsQYCsEYAXLI2mockmockmockmockmockmockmockmockmockmockmockmockmockmockmock';

let count = 0;

function defaultText({ json }) {
  const schema = json.generationConfig?.responseJsonSchema ?? json.generationConfig?.responseSchema;
  return schema ? JSON.stringify(sampleOf(schema)) : 'Hello from Gemini: naïve café, 東京, 👋.';
}

function plan(behaviour, request) {
  const { stop, block, usage = {} } = behaviour;
  const text = behaviour.text ?? behaviour.chunks?.join('') ?? defaultText(request);
  const chunks = block ? [] : (behaviour.chunks ?? wordsOf(text));
  const input = usage.input ?? 9 + 1120 * request.media.length;
  const output = usage.output ?? Math.max(chunks.length, 1);
  const thoughts = usage.reasoning ?? 7;
  return {
    text,
    chunks,
    block,
    thoughts: behaviour.thoughts,
    finish: { length: 'MAX_TOKENS', filter: 'SAFETY' }[stop] ?? 'STOP',
    usage: (share) => ({
      promptTokenCount: input,
      ...(share > 0 && !block && { candidatesTokenCount: Math.ceil(output * share) }),
      totalTokenCount: input + (block ? 0 : Math.ceil(output * share) + thoughts),
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: input }],
      ...(!block && { thoughtsTokenCount: thoughts }),
    }),
    ids: { modelVersion: behaviour.model ?? request.model, responseId: `mock${(count += 1)}` },
  };
}

const blocked = ({ block, usage, ids }) => ({
  promptFeedback: { blockReason: block },
  usageMetadata: usage(0),
  ...ids,
});

const RATINGS = [
  { category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'HIGH', blocked: true },
];

export function whole(behaviour, request) {
  const made = plan(behaviour, request);
  const parts = [
    ...(made.thoughts ? [{ text: made.thoughts, thought: true }] : []),
    { text: made.text, thoughtSignature: SIGNATURE },
  ];
  const filtered = made.finish === 'SAFETY'; // then there is no content at all
  const json = made.block
    ? blocked(made)
    : {
        candidates: [
          {
            ...(!filtered && { content: { parts, role: 'model' } }),
            finishReason: made.finish,
            index: 0,
            ...(filtered && { safetyRatings: RATINGS }),
          },
        ],
        usageMetadata: made.usage(1),
        ...made.ids,
      };
  return {
    headers: { 'content-type': 'application/json; charset=UTF-8', ...COMMON_HEADERS },
    body: `${JSON.stringify(json, null, 2)}\n`,
  };
}

export function stream(behaviour, request) {
  const made = plan(behaviour, request);
  const sse = request.query.alt === 'sse';
  // `"key": value` with a blank, as the vendor writes its streams.
  const spaced = (json) => JSON.stringify(json, null, 1).replace(/\n\s*/g, '');
  const event = (json) =>
    sse ? `data: ${spaced(json)}\r\n\r\n` : `,\r\n${JSON.stringify(json, null, 2)}`;
  const chunk = (parts, share, finish) =>
    event({
      candidates: [
        {
          ...(parts && { content: { parts, role: 'model' } }),
          ...(finish && { finishReason: finish }),
          index: 0,
          ...(!parts && { safetyRatings: RATINGS }),
        },
      ],
      usageMetadata: made.usage(share),
      ...made.ids,
    });
  const opening = made.thoughts ? chunk([{ text: made.thoughts, thought: true }], 0) : '';
  const chunks = made.chunks.map((text, i) => chunk([{ text }], (i + 1) / made.chunks.length));
  const tail = made.finish === 'SAFETY' ? null : [{ text: '', thoughtSignature: SIGNATURE }];
  const closing = made.block ? event(blocked(made)) : chunk(tail, 1, made.finish);
  const error = {
    error: {
      code: 503,
      message: behaviour.message ?? 'The model is overloaded. Please try again later.',
      status: 'UNAVAILABLE',
    },
  };
  const type = sse ? 'text/event-stream' : 'application/json; charset=UTF-8';
  const all = {
    opening,
    chunks,
    closing,
    error: behaviour.bare ? `${JSON.stringify(error, null, 2)}\n` : event(error),
  };
  return { headers: { 'content-type': type, ...COMMON_HEADERS }, ...(sse ? all : asArray(all)) };
}

// One array over the whole stream: the first comma is its bracket.
function asArray({ opening, chunks, closing, error }) {
  const pieces = [opening, ...chunks, closing];
  const first = pieces.findIndex((piece) => piece !== '');
  pieces[first] = pieces[first].replace(/^,\r\n/, '[');
  return {
    opening: pieces[0],
    chunks: pieces.slice(1, -1),
    closing: `${pieces.at(-1)}\r\n]`,
    error: `${error}\r\n]`,
  };
}
