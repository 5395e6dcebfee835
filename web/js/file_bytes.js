// A file on its way into memory that was allocated for it.

/**
 * Copies the whole file to `start`, piece by piece, and never past the bytes that were allocated: a file
 * may grow, shrink or vanish while it is read (a log, a download, a stick pulled out).
 * @param {{bytes: Uint8Array}} program its memory
 * @param {Pick<Blob, 'size' | 'stream'>} file
 * @param {number} start of at least `file.size` bytes
 * @returns {Promise<void>} rejected when the file is not what it was, or cannot be read
 */
export async function copyFile(program, file, start) {
  const { size } = file;
  let at = 0;
  for (const reader = file.stream().getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > size) {
      reader.cancel().catch(() => {}); // nobody waits for the rest
      throw new Error('the file grew while it was read');
    }
    program.bytes.set(value, start + at); // a fresh view each time: the heap may have moved
    at += value.length;
  }
  if (at !== size) throw new Error('the file shrank while it was read');
}
