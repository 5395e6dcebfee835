// Bodies with files on their way out. The program tells the parts of one and starts its request in the same
// breath: guardedFetch() takes them. A file that goes as it is, is the Blob that the page holds; base64 is
// written in steps by body_encoder.js, which is loaded when the first file comes.

/** @import { Bytes } from '../platform/types.js' */
/** @import { ToPage } from '../platform/messages.js' */
/** @typedef {ToPage['OutgoingFile'] & {blob: Blob | null}} OutgoingFile null: base64 */

export class Outgoing {
  #program;
  #address;
  /** @type {Promise<import('./body_encoder.js').BodyEncoder> | null} */
  #encoder = null;
  /** @type {(Blob | OutgoingFile)[] | null} */
  #parts = null;
  written = 0; // bytes that the program wrote for bodies, step by step

  /** @param {import('../platform/program.js').Program} program @param {string} address of body_encoder.js, absolute */
  constructor(program, address) {
    this.#program = program;
    this.#address = address;
  }

  /** A file is here: what it takes to send it will be wanted. */
  expect() {
    this.#encoder ??= import(this.#address).then(
      ({ BodyEncoder }) => new BodyEncoder(this.#program, this),
    );
    this.#encoder.catch(() => (this.#encoder = null)); // offline, say: tried again
    return this.#encoder;
  }

  /** @param {Bytes} bytes */
  text(bytes) {
    this.#add(new Blob([bytes]));
  }

  /** @param {OutgoingFile} file */
  file(file) {
    this.#add(file);
  }

  /** @param {Blob | OutgoingFile} part */
  #add(part) {
    this.#parts ??= [];
    this.#parts.push(part);
  }

  /** The parts of the body of the request that is being started; null: it has none. */
  take() {
    const parts = this.#parts;
    this.#parts = null;
    return parts;
  }

  /**
   * The body as one Blob.
   * @param {(Blob | OutgoingFile)[]} parts @param {AbortSignal | null} [signal]
   * @returns {Promise<Blob>} rejected with an AbortError when nobody wants it any more
   */
  async body(parts, signal) {
    const encoder = await this.expect();
    const blobs = await Promise.all(
      parts.map((part) => (part instanceof Blob ? part : encoder.blob(part))),
    );
    signal?.throwIfAborted();
    return new Blob(blobs);
  }

  /** The request has its answer, or has none. @param {(Blob | OutgoingFile)[]} parts */
  async over(parts) {
    const encoder = await this.#encoder;
    for (const part of parts) if (!(part instanceof Blob)) encoder?.over(part);
  }
}
