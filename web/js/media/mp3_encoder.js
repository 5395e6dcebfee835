// MP3 by LAME (npm wasm-media-encoders): a module of its own, which sound_worker.js loads when a recording is to
// become MP3. Its WebAssembly lies beside this file.

import { createEncoder } from 'wasm-media-encoders/esnext';

const AT_ONCE = 1 << 17; // samples; what is encoded is copied out of the encoder's memory that often

/** @param {Uint8Array[]} parts */
function join(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @returns {Promise<(samples: Float32Array, rate: number, kilobits: number) => Uint8Array>} of one channel */
export async function loadEncoder() {
  const response = await fetch(new URL('lame.wasm', import.meta.url));
  if (!response.ok) throw new Error(`lame.wasm: ${response.status}`);
  const encoder = await createEncoder('audio/mpeg', await response.arrayBuffer());
  return (samples, rate, kilobits) => {
    const how = { channels: 1, sampleRate: rate, outputSampleRate: rate, bitrate: kilobits };
    // The package knows only the rates that MP3 has; the program asks for no other.
    encoder.configure(/** @type {Parameters<typeof encoder.configure>[0]} */ (how));
    /** @type {Uint8Array[]} */
    const parts = [];
    for (let at = 0; at < samples.length; at += AT_ONCE) {
      parts.push(encoder.encode([samples.subarray(at, at + AT_ONCE)]).slice()); // its own memory, used again
    }
    parts.push(encoder.finalize().slice());
    return join(parts);
  };
}
