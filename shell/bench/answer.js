// A long answer out of memory, in the wire format of a compatible server: a static host cannot take a question.
// Both sides get it in the same way, so that what they make of it can be compared.

/** Where the product is told to ask; nothing is ever sent there. */
export const VENDOR = 'http://127.0.0.1:9/bench/';
export const LAST_WORDS = 'the end';

const PIECE = 1 << 16; // bytes, about as much as a network hands over at once
const PROSE = 12; // words of a paragraph

/** @param {string} text as it is inside of a JSON string */
const event = (text) =>
  `data: {"id":"c","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"${text}"},"finish_reason":null}]}\n\n`;
const END =
  'data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

/** @param {number} events */
function makeBytes(events) {
  const words = Array.from({ length: events }, (_, i) =>
    event(i % PROSE === PROSE - 1 ? '.\\n\\n' : `word${i % 97} `),
  );
  return new TextEncoder().encode(words.join('') + event(`.\\n\\n${LAST_WORDS}`) + END);
}

/** @type {Map<number, Uint8Array<ArrayBuffer>>} */
const made = new Map();

/** The base URL for an answer of that many events. @param {number} events */
export const vendorOf = (events) => VENDOR + events;

/** Before anything is measured. @param {number} events */
export function prepare(events) {
  const bytes = made.get(events) ?? makeBytes(events);
  made.set(events, bytes);
  return bytes;
}

/** What a server would say. @param {string} address that begins as VENDOR does */
export function respond(address) {
  const bytes = prepare(Number.parseInt(address.slice(VENDOR.length), 10));
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.slice(at, (at += PIECE)));
      if (at >= bytes.length) controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
