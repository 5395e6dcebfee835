// One small answer per vendor, framed in every way that a server, a proxy or a broken line can
// come up with. `make(events, vendor)` gives the bytes as text; an event is {name, data}.
const ANSWERS = {
  openai: (() => {
    /** @param {object[]} choices @param {object | null} usage */
    const chunk = (choices, usage = null) => ({
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'gpt-6-sol',
      choices,
      usage,
    });
    /** @param {object} content @param {string | null} reason */
    const delta = (content, reason = null) =>
      chunk([{ index: 0, delta: content, finish_reason: reason }]);
    return [
      delta({ role: 'assistant', content: '' }),
      delta({ content: 'Naïve 東' }),
      delta({ content: '京 👋\u2028"\\' }),
      delta({}, 'stop'),
      chunk([], { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14 }),
    ].map((json) => ({ name: '', data: JSON.stringify(json) }));
  })(),
  anthropic: [
    {
      type: 'message_start',
      message: {
        id: 'm1',
        type: 'message',
        role: 'assistant',
        content: [],
        model: 'claude-sonnet-5-5',
        usage: { input_tokens: 9, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Naïve 東' } },
    {
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: '京 👋\u2028"\\' },
    },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 5 },
    },
    { type: 'message_stop' },
  ].map((json) => ({ name: json.type, data: JSON.stringify(json) })),
  gemini: [
    {
      candidates: [{ index: 0, content: { role: 'model', parts: [{ text: 'Naïve 東' }] } }],
      usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 },
      modelVersion: 'gemini-3.8-flash',
    },
    {
      candidates: [
        {
          index: 0,
          content: { role: 'model', parts: [{ text: '京 👋\u2028"\\' }] },
          finishReason: 'STOP',
        },
      ],
      usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 5, totalTokenCount: 14 },
      modelVersion: 'gemini-3.8-flash',
    },
  ].map((json) => ({ name: '', data: JSON.stringify(json) })),
};
export const TEXT = 'Naïve 東京 👋\u2028"\\';

const ERRORS = {
  openai: {
    name: '',
    data: '{"error":{"message":"It broke.","type":"server_error","param":null,' + '"code":null}}',
  },
  anthropic: {
    name: 'error',
    data: '{"type":"error","error":{"type":"overloaded_error",' + '"message":"It broke."}}',
  },
  gemini: { name: '', data: '{"error":{"code":503,"message":"It broke.","status":"UNAVAILABLE"}}' },
};

const LF = '\n',
  CRLF = '\r\n',
  CR = '\r';
const frame = ({ name, data }, end = LF, colon = ': ') =>
  `${name ? `event${colon}${name}${end}` : ''}data${colon}${data}${end}${end}`;
const all = (events, ...style) => events.map((event) => frame(event, ...style)).join('');
const done = (vendor, end = LF) => (vendor === 'openai' ? `data: [DONE]${end}${end}` : '');

export const FRAMINGS = {
  LF: (events, vendor) => all(events) + done(vendor),
  CRLF: (events, vendor) => all(events, CRLF) + done(vendor, CRLF),
  CR: (events, vendor) => all(events, CR) + done(vendor, CR),
  'LF and CRLF by turns': (events, vendor) =>
    events.map((event, i) => frame(event, i % 2 ? LF : CRLF)).join('') + done(vendor),
  'no blank after the colon': (events, vendor) => all(events, LF, ':') + done(vendor),
  comments: (events, vendor) =>
    `: hello\n\n${events.map((event) => `: ping - 7\n\n${frame(event)}`).join('')}${done(vendor)}`,
  'comments inside events': (events, vendor) =>
    events.map((event) => `: ping\n${frame(event)}`).join('') + done(vendor),
  'fields of no use': (events, vendor) =>
    events.map((event, i) => `id: ${i}\nretry: 10\nfoo: bar\n${frame(event)}`).join('') +
    done(vendor),
  'unknown events': (events, vendor) =>
    `event: hello\ndata: {"type":"hello"}\n\n${all(events)}${done(vendor)}`,
  'events without data': (events, vendor) => `event: ping\n\n${all(events)}${done(vendor)}`,
  'more blank lines': (events, vendor) =>
    `\n\n${all(events).replaceAll('\n\n', '\n\n\n\n')}` + done(vendor),
  'JSON over several data lines': (events, vendor) =>
    all(events.map(({ name, data }) => ({ name, data: data.replace('{', '{\ndata: ') }))) +
    done(vendor),
  'blanks around the JSON': (events, vendor) =>
    all(events.map(({ name, data }) => ({ name, data: `  ${data}  ` }))) + done(vendor),
  'characters as escapes': (events, vendor) =>
    all(
      events.map(({ name, data }) => ({
        name,
        data: data.replace(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      })),
    ) + done(vendor),
  'a byte order mark': (events, vendor) => `\uFEFF${all(events)}${done(vendor)}`,
  'no blank line at the end': (events) => all(events).replace(/\n$/, ''),
  'no line end at the end': (events) => all(events).replace(/\n+$/, ''),
  'no end marker': (events) => all(events),
  'cut before the reason': (events) => all(events.slice(0, events.length > 2 ? 3 : 1)),
  'cut inside an event': (events) => all(events).slice(0, -40),
  'an error after some text': (events, vendor) =>
    all(events.slice(0, events.length > 2 ? 3 : 1)) + frame(ERRORS[vendor]),
  'an error first': (events, vendor) => frame(ERRORS[vendor]),
  'a bare error after some text': (events, vendor) =>
    all(events.slice(0, events.length > 2 ? 3 : 1)) + ERRORS[vendor].data,
  'JSON that is none': (events, vendor) =>
    all(events.toSpliced(-1, 0, { ...events.at(-1), data: '{"a":' })) + done(vendor),
  nothing: () => '',
};

// {vendor, framing, body}
export const STREAMS = Object.entries(ANSWERS).flatMap(([vendor, events]) =>
  Object.entries(FRAMINGS).map(([framing, make]) => ({
    vendor,
    framing,
    body: make(events, vendor),
  })),
);
