// Which data the first part of the program can do without: what only functions of the second part reach. It goes
// along with that part, which writes it into memory when it starts.
//
// Reached is what a constant in the code of the first part may be an address of, and from there on what a word of
// reached data may be. A number that only looks like an address costs bytes. Data that nobody writes to is divided,
// by the objects that the linker's map names.
import { dataOf, moduleOf, sectionsOf, withData } from './wasm_sections.mjs';

/** @import { Piece } from './wasm_sections.mjs' */
/** @typedef {{at: number, end: number, texts: boolean}} Thing of memory; texts: many, each with a 0 at its end */

const WORD = 4;
// What is added to an index may lie before its table: "digits[c - '0']" has the address less 48.
const BEFORE = 128;
const APART = 8; // bytes that lie between two pieces and are few come along

/** The things that are only read, in order. @param {string} map of the linker */
export function constantsOf(map) {
  // Address, offset, size; then what is put out, what it is made of, and the names in that, each further in.
  const row = /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) ( *)(\S.*)$/;
  /** @type {Thing[]} */
  const out = [];
  let inside = false;
  for (const line of map.split('\n')) {
    const [, at, size, indent, name] = line.match(row) ?? [];
    if (indent === '') inside = name === '.rodata';
    if (!inside || indent?.length !== 8) continue;
    const [from, texts] = [parseInt(at, 16), name.startsWith('<internal>')];
    out.push({ at: from, end: from + parseInt(size, 16), texts });
  }
  if (out.length === 0) throw new Error("no constants in the linker's map");
  return out;
}

/**
 * Numbers in code that may be addresses; and of those, the ones to which an index may be added.
 * @param {string} text of the module, as wasm-dis writes it: a line for each operation, further in than what takes it
 */
export function numbersOf(text) {
  /** @type {Set<number>} */
  const exact = new Set();
  /** @type {Set<number>} */
  const based = new Set();
  /** @type {string[]} by depth */
  const above = [];
  for (const [, indent, operation, more] of text.matchAll(/^( *)\(([\w.]+)([^\n]*)/gm)) {
    above[indent.length] = operation;
    const values = more.match(/-?\b(0x)?[\da-f]+\b/g) ?? [];
    if (operation === 'i32.const') {
      const taker = above[indent.length - 1] ?? '';
      const added = /^(i32\.(add|sub)|local\.(set|tee))$/.test(taker);
      (added ? based : exact).add(Number(values[0]));
    } else if (operation === 'i64.const') {
      const bits = BigInt.asUintN(64, BigInt(values[0] ?? 0));
      exact.add(Number(bits & 0xffffffffn)).add(Number(bits >> 32n));
    } else if (operation === 'v128.const') {
      for (const value of values) exact.add(Number(value));
    } else {
      const [, offset] = more.match(/ offset=(\d+)/) ?? [];
      if (offset) exact.add(Number(offset));
    }
  }
  return { exact, based };
}

/**
 * Bytes that the first part reaches: 1.
 * @param {Uint8Array} memory @param {Thing[]} constants of it @param {{exact: Iterable<number>, based: Iterable<number>}} numbers
 */
export function reached(memory, constants, { exact, based }) {
  const words = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const out = new Uint8Array(memory.length).fill(1);
  for (const { at, end } of constants) out.fill(0, at, end);
  /** @type {number[]} */
  const open = [];
  const keep = (/** @type {number} */ from, /** @type {number} */ to) => {
    out.fill(1, from, to);
    for (let at = Math.ceil(from / WORD) * WORD; at + WORD <= to; at += WORD)
      open.push(words.getUint32(at, true));
  };
  // The thing, or the text, that an address lies in or before.
  const around = (/** @type {number} */ address) => {
    let [low, high] = [0, constants.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (constants[middle].end <= address) low = middle + 1;
      else high = middle;
    }
    const thing = constants[low];
    if (!thing || address < thing.at || !thing.texts) return thing;
    const at = memory.lastIndexOf(0, address - 1) + 1;
    return { at: Math.max(at, thing.at), end: memory.indexOf(0, address) + 1 };
  };
  // An address may be the end of one thing, or lie before another by as much as an index begins at.
  const visit = (/** @type {number} */ address, before = 0) => {
    let thing = around(address);
    const last = thing?.at === address ? address : address + before;
    for (; thing && thing.at <= last; thing = around(thing.end))
      if (!out[thing.end - 1]) keep(thing.at, thing.end);
  };
  const seen = new Set();
  for (let at = 0; at + WORD <= memory.length; at += WORD)
    if (out[at]) open.push(words.getUint32(at, true));
  for (const number of exact) visit(number);
  for (const number of based) visit(number, BEFORE);
  for (let address = open.pop(); address !== undefined; address = open.pop())
    if (!seen.has(address)) {
      seen.add(address);
      visit(address);
    }
  return out;
}

/**
 * Moves data from the first part to the second; zeros stay in its place, for they cost next to nothing.
 * @param {Buffer} first @param {Buffer} rest @param {string} map of the linker @param {string} text of the first part
 */
export function divide(first, rest, map, text) {
  const [sections, others] = [sectionsOf(first), sectionsOf(rest)];
  const pieces = dataOf(sections);
  const memory = Buffer.alloc(Math.max(0, ...pieces.map(({ at, bytes }) => at + bytes.length)));
  for (const { at, bytes } of pieces) bytes.copy(memory, at);
  const kept = reached(memory, constantsOf(map), numbersOf(text));
  /** @type {{at: number, end: number}[]} */
  const moved = [];
  for (let at = 0; at < memory.length; at++) {
    if (kept[at] || memory[at] === 0) continue;
    const last = moved.at(-1);
    if (last && at - last.end <= APART) last.end = at + 1;
    else moved.push({ at, end: at + 1 });
  }
  const left = pieces.map(({ at, bytes }) => ({
    at,
    bytes: Buffer.from(bytes.map((byte, i) => (kept[at + i] ? byte : 0))),
  }));
  return {
    first: moduleOf(withData(sections, left)),
    rest: moduleOf(
      withData(
        others,
        moved.map(({ at, end }) => ({ at, bytes: memory.subarray(at, end) })),
      ),
    ),
  };
}
