// A file on its way into memory that was allocated for it, and why it may not get there.

import { Pacer } from '../platform/next_task.js';

/**
 * As much of a Blob as is needed.
 * @typedef {{size: number, stream: Blob['stream'],
 *   slice: (from: number, to: number) => {arrayBuffer: () => Promise<ArrayBuffer>}}} ReadableFile
 */

const SLICE = 4 * 1024 * 1024; // bytes

class ChangedError extends Error {
  name = 'ChangedError';
}

/**
 * Copies the whole file to `start`, and never past the bytes that were allocated: a file may grow, shrink
 * or vanish while it is read (a log, a download, a stick pulled out). One that cannot be read as a stream
 * is tried once more in slices, which some browsers and drives manage.
 * @param {{bytes: Uint8Array}} program its memory
 * @param {ReadableFile} file
 * @param {number} start of at least `file.size` bytes
 * @returns {Promise<void>} rejected when the file is not what it was, or cannot be read
 */
export async function copyFile(program, file, start) {
  try {
    await copyStream(program, file, start);
  } catch (error) {
    if (error instanceof ChangedError) throw error;
    await copySlices(program, file, start);
  }
}

/** @param {{bytes: Uint8Array}} program @param {ReadableFile} file @param {number} start */
async function copyStream(program, file, start) {
  const { size } = file;
  const pacer = new Pacer();
  let at = 0;
  for (const reader = file.stream().getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > size) {
      reader.cancel().catch(() => {}); // nobody waits for the rest
      throw new ChangedError('the file grew while it was read');
    }
    program.bytes.set(value, start + at); // a fresh view each time: the heap may have moved
    at += value.length;
    await pacer.rest(); // pieces that are there come without a pause
  }
  if (at !== size) throw new ChangedError('the file shrank while it was read');
}

/** @param {{bytes: Uint8Array}} program @param {ReadableFile} file @param {number} start */
async function copySlices(program, file, start) {
  for (let at = 0; at < file.size; at += SLICE) {
    const end = Math.min(at + SLICE, file.size);
    const bytes = new Uint8Array(await file.slice(at, end).arrayBuffer());
    if (bytes.length !== end - at) throw new ChangedError('the file shrank while it was read');
    program.bytes.set(bytes, start + at);
  }
}

/**
 * Why a file could not be read, as a key of the string catalogue: browsers tell these apart by name only.
 * @param {unknown} error
 */
export function whyUnreadable(error) {
  switch (/** @type {{name?: string} | null} */ (error)?.name) {
    case 'ChangedError':
      return 'file.changed';
    case 'NotFoundError': // moved, renamed, deleted, or in a cloud and not on this computer
      return 'file.gone';
    case 'NotReadableError': // changed since it was chosen, locked, or its drive does not answer
      return 'file.locked';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'file.not_allowed';
    case 'RangeError':
    case 'QuotaExceededError':
      return 'file.no_memory';
    default:
      return 'file.unreadable';
  }
}
