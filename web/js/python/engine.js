// Workers with the Python engine, and orders to them.

import { ownScript } from '../platform/own_script.js';

/** @import { Bytes } from '../platform/types.js' */
/** @import { PythonOrder } from './types.js' */
/** @import { Relay } from './relay.js' */

/** @typedef {Worker & {token: string, heard: boolean, whenReady: () => void}} Engine */

/** @param {Worker | null} worker @param {PythonOrder} order @param {Transferable[]} [transfer] */
export function tell(worker, order, transfer = []) {
  worker?.postMessage(order, transfer);
}

/** @param {Worker | null} worker @param {string} path @param {Bytes | Blob} file */
export function give(worker, path, file) {
  tell(
    worker,
    file instanceof Blob ? { type: 'offer', path, blob: file } : { type: 'put', path, bytes: file },
  );
}

/**
 * A worker with the engine loaded, not started.
 * @param {{worker: string, glue: string, wasm: Promise<WebAssembly.Module>, suspend: boolean,
 *   relay: Relay | null}} from
 * @returns {Promise<Engine>}
 */
export async function loadEngine({ worker: address, glue, wasm, suspend, relay }) {
  const token = relay?.open() ?? '';
  const worker = Object.assign(new Worker(ownScript(address), { type: 'module' }), {
    token,
    heard: relay?.ready ?? false, // by the service worker
    whenReady: () => {},
  });
  const loaded = new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = (event) =>
      reject(new Error(event.message || 'the Python worker did not start'));
  });
  const carrier = relay && { url: relay.url, token };
  tell(worker, { type: 'load', glue, suspend, relay: carrier });
  tell(worker, { type: 'wasm', wasm: await wasm });
  await loaded;
  return worker;
}
