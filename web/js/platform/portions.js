// What is done for many small files at once and for a large one alone.

const MOST = 32; // of one portion
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Neighbours that are small together; one that is not is alone. In their order.
 * @template T @param {Iterable<T>} all @param {(one: T) => number} sizeOf in bytes @returns {Generator<T[]>}
 */
export function* portionsOf(all, sizeOf) {
  /** @type {T[]} */
  let portion = [];
  let bytes = 0;
  for (const one of all) {
    const size = sizeOf(one);
    if (portion.length === MOST || (portion.length > 0 && bytes + size > MOST_BYTES)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(one);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
