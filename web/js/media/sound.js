// Sound at the rate of speech: the browser decodes and resamples; a worker mixes, cuts, counts peaks and writes.

import { ownScript } from '../platform/own_script.js';

/** @import { SoundOrders, Tell } from './types.js' */

export class Sound {
  /** @type {Worker | null} */
  #worker = null;
  #stopped = false;

  /**
   * @param {Blob} file
   * @param {SoundOrders} orders
   * @param {Record<string, string>} workers
   * @param {Tell} tell
   */
  constructor(file, orders, workers, tell) {
    this.#run(file, orders, workers, tell);
  }

  /**
   * @param {Blob} file @param {SoundOrders} orders @param {Record<string, string>} workers
   * @param {Tell} tell
   */
  async #run(file, orders, workers, tell) {
    let sound;
    try {
      // Decoding into a context of that rate resamples on the way, in the browser's own thread.
      sound = await new OfflineAudioContext(1, 1, orders.rate).decodeAudioData(
        await file.arrayBuffer(),
      );
    } catch {
      return this.#stopped ? undefined : tell('failed', { key: 'prepare.sound_undecodable' });
    }
    if (this.#stopped) return undefined;
    const channels = Array.from({ length: sound.numberOfChannels }, (_, i) =>
      sound.getChannelData(i),
    );
    this.#worker = new Worker(ownScript(workers['media/sound_worker']), { type: 'module' });
    this.#worker.onmessage = ({ data: { what, facts, bytes } }) => tell(what, facts, bytes);
    this.#worker.onerror = () => tell('failed', { key: 'prepare.no_memory' });
    const encoder = new URL(workers['media/mp3_encoder'], document.baseURI).href;
    this.#worker.postMessage(
      { channels, encoder, ...orders },
      channels.map(({ buffer }) => buffer),
    );
    return undefined;
  }

  stop() {
    this.#stopped = true;
    this.#worker?.terminate();
  }
}
