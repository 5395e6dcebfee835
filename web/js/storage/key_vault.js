// Keys that may stay for this tab: encrypted in its session storage, with a key of the browser that no script
// can read out (it lies in IndexedDB, and can only be used there). What is stored of the tab, by the browser or
// by a program that reads its files, is worth nothing alone. Another page of the same origin that knows of this
// could still decrypt it: "Where keys are kept" says so.

import { openDatabase, result } from './idb.js';

const DATABASE = 'triptych-vault';
const NAME = 'triptych.keys';
const ALGORITHM = 'AES-GCM';

/** @param {Uint8Array} bytes */
const toText = (bytes) => btoa(String.fromCharCode(...bytes));
/** @param {string} text */
const toBytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** The browser's key; made at the first use. @returns {Promise<CryptoKey>} */
async function browserKey() {
  const database = await openDatabase(DATABASE, 1, (fresh) => fresh.createObjectStore('keys'));
  try {
    const found = await result(database.transaction('keys').objectStore('keys').get('tab'));
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const store = database.transaction('keys', 'readwrite').objectStore('keys');
    await result(store.put(made, 'tab'));
    return made;
  } finally {
    database.close();
  }
}

/** @param {string} json @returns {Promise<void>} fails where the browser keeps nothing */
export async function saveKeys(json) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(json);
  const sealed = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await browserKey(), bytes);
  sessionStorage.setItem(NAME, `${toText(iv)}.${toText(new Uint8Array(sealed))}`);
}

export function dropKeys() {
  sessionStorage.removeItem(NAME);
}

/** @returns {Promise<string>} "" when there are none, or they cannot be read any more */
export async function loadKeys() {
  const [iv, sealed] = (sessionStorage.getItem(NAME) ?? '').split('.');
  if (!sealed) return '';
  try {
    const how = { name: ALGORITHM, iv: toBytes(iv) };
    const bytes = await crypto.subtle.decrypt(how, await browserKey(), toBytes(sealed));
    return new TextDecoder().decode(bytes);
  } catch {
    dropKeys(); // of a browser key that was erased
    return '';
  }
}

/** Erases the browser's key too. */
export function dropVault() {
  indexedDB.deleteDatabase(DATABASE);
}
