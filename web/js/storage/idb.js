// IndexedDB with promises.

/**
 * The outcome of a request.
 * @template T
 * @param {IDBRequest<T>} request @returns {Promise<T>}
 */
export const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * The end of a transaction.
 * @param {IDBTransaction} transaction @returns {Promise<void>}
 */
export const end = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });

/**
 * @param {string} name @param {number} version
 * @param {(fresh: IDBDatabase) => unknown} make its stores
 * @returns {Promise<IDBDatabase>}
 */
export function openDatabase(name, version, make) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => make(request.result);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // a newer page in another tab
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () =>
      reject(new DOMException('blocked by another tab', 'InvalidStateError'));
  });
}
