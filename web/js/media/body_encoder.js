// Files of a body as the Blobs that a request is made of. base64 is written by the program (it has the bytes
// and a SIMD kernel) into one small buffer, a step in a task of its own, so that input gets its turn; each
// step leaves the page's memory as a Blob at once. Requests that send the same file share what was written.

import { nextTask } from '../platform/next_task.js';

/** @import { OutgoingFile, Outgoing } from './outgoing.js' */

const STEP = 768 * 1024; // bytes of the file, FetchTransport::kStep
const ROOM = 1024 * 1024; // what a step takes as base64

/** @typedef {{senders: OutgoingFile[], blob: Promise<Blob>}} Job */

/** @param {OutgoingFile} file */
const keyOf = ({ file, base64, from, size }) => `${file} ${base64} ${from} ${size}`;

export class BodyEncoder {
  #program;
  #outgoing;
  /** @type {Map<string, Job>} */
  #jobs = new Map();

  /** @param {import('../platform/program.js').Program} program @param {Outgoing} outgoing counts */
  constructor(program, outgoing) {
    this.#program = program;
    this.#outgoing = outgoing;
  }

  /** @param {OutgoingFile} file @returns {Promise<Blob>} */
  async blob(file) {
    const { blob, from, size } = file;
    if (blob) {
      const part = blob.slice(from, from + size);
      if (await isReadable(part, size)) return part;
    }
    return this.#written(file);
  }

  /** One of those who send a file needs it no more. @param {OutgoingFile} file */
  over(file) {
    const key = keyOf(file);
    const job = this.#jobs.get(key);
    if (!job) return;
    job.senders = job.senders.filter((sender) => sender !== file);
    if (job.senders.length === 0) this.#jobs.delete(key);
  }

  /** @param {OutgoingFile} file */
  #written(file) {
    const key = keyOf(file);
    const known = this.#jobs.get(key);
    if (known) {
      known.senders.push(file);
      return known.blob;
    }
    /** @type {Job} */
    const job = { senders: [file], blob: Promise.resolve(new Blob()) };
    this.#jobs.set(key, job);
    job.blob = this.#write(job, file.size);
    // One that failed is not for those who come later.
    job.blob.catch(() => this.#jobs.get(key) === job && this.#jobs.delete(key));
    return job.blob;
  }

  /** @param {Job} job @param {number} size of the file */
  async #write(job, size) {
    const program = this.#program;
    const room = program.allocate(ROOM);
    if (room === 0) throw new RangeError('no memory for a step of a file');
    const blobs = [];
    try {
      for (let at = 0; at < size; at += STEP) {
        await nextTask();
        const written = this.#step(job, at, room);
        this.#outgoing.written += written;
        blobs.push(new Blob([program.bytes.subarray(room, room + written)]));
      }
    } finally {
      program.free(room);
    }
    return new Blob(blobs);
  }

  // Any of those who send it will do: the program has the bytes as long as their request lives.
  /** @param {Job} job @param {number} at @param {number} room */
  #step({ senders }, at, room) {
    for (const { request, part } of senders) {
      const written = this.#program.bodyStep(request, part, at, room);
      if (written > 0) return written;
    }
    throw new DOMException('nobody sends this file any more', 'AbortError');
  }
}

// A file may have changed, or be gone, since it was picked; the program has it as it was.
/** @param {Blob} part @param {number} size */
async function isReadable(part, size) {
  if (part.size !== size) return false;
  try {
    await part.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
