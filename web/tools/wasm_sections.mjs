// A WebAssembly module as its sections, and its data as pieces of memory: as much of the binary format
// (https://webassembly.github.io/spec/core/binary/modules.html) as split_data.mjs needs.

const CUSTOM = 0;
const DATA = 11;
const DATA_COUNT = 12;
const HEAD = 8; // magic number and version
const I32_CONST = 0x41;
const END = 0x0b;

/** @typedef {{id: number, bytes: Buffer}} Section */
/** @typedef {{at: number, bytes: Buffer}} Piece of memory, by address */

/** @param {number} value not negative @returns {number[]} LEB128 */
function unsigned(value) {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value & 127) | 128);
  return [...out, value];
}

/** @param {number} value not negative; its highest bit is a sign in this form @returns {number[]} */
function signed(value) {
  const out = [];
  for (; value > 63; value = Math.floor(value / 128)) out.push((value & 127) | 128);
  return [...out, value];
}

/** Numbers one after the other. @param {Buffer} bytes @param {number} at */
function reader(bytes, at = 0) {
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  return {
    number,
    byte: () => bytes[at++],
    take: (/** @type {number} */ size) => bytes.subarray(at, (at += size)),
    done: () => at >= bytes.length,
  };
}

/** @param {Buffer} module @returns {Section[]} */
export function sectionsOf(module) {
  const input = reader(module, HEAD);
  const out = [];
  while (!input.done()) out.push({ id: input.byte(), bytes: input.take(input.number()) });
  return out;
}

/** @param {Section[]} sections */
export const moduleOf = (sections) =>
  Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    ...sections.flatMap(({ id, bytes }) => [Buffer.from([id, ...unsigned(bytes.length)]), bytes]),
  ]);

/** @param {Section[]} sections @returns {Piece[]} */
export function dataOf(sections) {
  const input = reader(sections.find(({ id }) => id === DATA)?.bytes ?? Buffer.from([0]));
  return Array.from({ length: input.number() }, () => {
    const at = [input.number(), input.byte(), input.number(), input.byte()];
    if (at[0] !== 0 || at[1] !== I32_CONST || at[3] !== END)
      throw new Error('data that does not lie at a fixed address');
    return { at: at[2], bytes: input.take(input.number()) };
  });
}

/** The sections with this data and no other. @param {Section[]} sections @param {Piece[]} pieces */
export function withData(sections, pieces) {
  const bytes = Buffer.concat([
    Buffer.from(unsigned(pieces.length)),
    ...pieces.flatMap((piece) => [
      Buffer.from([0, I32_CONST, ...signed(piece.at), END, ...unsigned(piece.bytes.length)]),
      piece.bytes,
    ]),
  ]);
  const count = Buffer.from(unsigned(pieces.length));
  const others = sections
    .filter(({ id }) => id !== DATA)
    .map((section) => (section.id === DATA_COUNT ? { id: DATA_COUNT, bytes: count } : section));
  const behind = others.findLastIndex(({ id }) => id !== CUSTOM) + 1; // it is the last that has an order
  return others.toSpliced(behind, 0, { id: DATA, bytes });
}
