// Reads and writes the memory of the Python module: text, bytes, and the structures of
// src/python/host.h. The views are taken anew each time, because the memory may have grown.

/** @import { Bytes } from '../platform/types.js' */
/** @import { HttpRequest, PythonModule, WaitNews } from './types.js' */

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Memory {
  /** @param {PythonModule} module */
  constructor(module) {
    this.module = module;
  }

  /** The bytes at an address, copied. @param {number} address @param {number} size */
  bytes(address, size) {
    return this.module.HEAPU8.slice(address, address + size);
  }

  /** @param {number} address @param {number} size */
  text(address, size) {
    return decoder.decode(this.bytes(address, size));
  }

  /** Text that ends with a zero byte. @param {number} address */
  string(address) {
    if (address === 0) return '';
    const heap = this.module.HEAPU8;
    return decoder.decode(heap.slice(address, heap.indexOf(0, address)));
  }

  /** @param {number} address */
  word(address) {
    return this.module.HEAPU32[address >> 2];
  }

  /** @param {number} address */
  number(address) {
    return this.module.HEAPF64[address >> 3];
  }

  /** @param {number} address @param {number} value */
  setWord(address, value) {
    this.module.HEAPU32[address >> 2] = value;
  }

  /** @param {number} address @param {Uint8Array} bytes */
  setBytes(address, bytes) {
    this.module.HEAPU8.set(bytes, address);
  }

  /**
   * A new block with these bytes; whoever gets the address frees it.
   * @param {ArrayLike<number>} bytes
   */
  newBytes(bytes) {
    const address = this.module._malloc(bytes.length || 1);
    if (address === 0) throw new RangeError('the memory of the page is full');
    this.module.HEAPU8.set(bytes, address);
    return address;
  }

  /** @param {string} text */
  newString(text) {
    return this.newBytes(encoder.encode(`${text}\0`));
  }

  /**
   * Calls use(address...) with the texts in memory and frees them.
   * @template T
   * @param {(string | null)[]} texts @param {(...addresses: number[]) => T} use @returns {T}
   */
  withStrings(texts, use) {
    const addresses = texts.map((text) => (text === null ? 0 : this.newString(text)));
    try {
      return use(...addresses);
    } finally {
      addresses.forEach((address) => this.module._free(address));
    }
  }
}

/**
 * A request as the page gets it.
 * @param {Memory} memory @param {number} at @returns {HttpRequest}
 */
export function readRequest(memory, at) {
  const size = memory.word(at + 16);
  const headers = memory
    .string(memory.word(at + 8))
    .split('\n')
    .filter(Boolean);
  return {
    method: memory.string(memory.word(at)),
    url: memory.string(memory.word(at + 4)),
    headers: headers.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
    body: size > 0 ? memory.bytes(memory.word(at + 12), size) : null,
    timeout_ms: memory.number(at + 24),
  };
}

/**
 * headers: [[name, value]]; error: 0, or why there is no answer.
 * @param {Memory} memory @param {number} at
 * @param {Omit<WaitNews, 'error'> & {error?: number}} head
 */
export function writeHead(
  memory,
  at,
  { error = 0, id = 0, status = 0, headers = [], message = '' },
) {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const text = memory.newString(lines);
  const words = message ? memory.newString(message) : 0;
  [error, id, status, text, words].forEach((value, i) => memory.setWord(at + 4 * i, value));
}

/**
 * No bytes and no error: the end.
 * @param {Memory} memory @param {number} at
 * @param {Omit<WaitNews, 'error'> & {error?: number}} chunk
 */
export function writeChunk(memory, at, { error = 0, bytes, message = '' }) {
  const data = bytes?.length ? memory.newBytes(bytes) : 0;
  const words = message ? memory.newString(message) : 0;
  [error, data, bytes?.length ?? 0, words].forEach((value, i) => memory.setWord(at + 4 * i, value));
}
