// IndexedDB with promises.

/**
 * @template T
 * @param {IDBRequest<T>} request @returns {Promise<T>}
 */
export const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @param {string} name @param {number} version
 * @param {(fresh: IDBDatabase) => unknown} make its stores
 * @returns {Promise<IDBDatabase>}
 */
export function openDatabase(name, version, make) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => make(request.result);
  return result(request);
}
