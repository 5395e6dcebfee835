// Erases what the product kept while it was measured: databases under names that begin with MARK (apart.js). All
// else of it was in the window's session storage and is gone with the window.

import { MARK, WINDOW } from './apart.js';

const TRIES = 5; // what a window that ends has asked for may be there a moment later

/** @param {string} name */
const erase = (name) =>
  new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = () => done(null);
  });

/** When the window is gone, which may take a moment from its end. */
export async function tidy() {
  await navigator.locks?.request(WINDOW, () => {});
  for (let i = 0; i < TRIES; i++) {
    const all = (await indexedDB.databases?.()) ?? [];
    const mine = all.map(({ name = '' }) => name).filter((name) => name.startsWith(MARK));
    if (mine.length === 0) return;
    await Promise.all(mine.map(erase));
  }
}
