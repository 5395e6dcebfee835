// One channel out of several, as 16-bit samples or MP3; and how loud each stretch is, for the drawing.

export {}; // a module: its names are its own

/** @import { SoundOrders } from './types.js' */
/** @typedef {Float32Array<ArrayBuffer>} Samples */
/** @typedef {SoundOrders & {channels: Samples[], encoder: string}} WorkerOrders */

/** @param {Samples[]} channels */
function mix(channels) {
  const [first, ...rest] = channels;
  for (const other of rest) for (let i = 0; i < first.length; i += 1) first[i] += other[i];
  if (rest.length > 0) for (let i = 0; i < first.length; i += 1) first[i] /= channels.length;
  return first;
}

/** @param {Samples} samples @param {number} count */
function peaksOf(samples, count) {
  const peaks = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const end = Math.floor(((i + 1) * samples.length) / count);
    let most = 0;
    for (let at = Math.floor((i * samples.length) / count); at < end; at += 1)
      most = Math.max(most, Math.abs(samples[at]));
    peaks[i] = Math.min(255, Math.round(most * 255));
  }
  return peaks;
}

/** @param {Samples} samples @param {number} header */
function writeWav(samples, header) {
  const bytes = new Uint8Array(header + 2 * samples.length);
  const view = new DataView(bytes.buffer, header);
  for (let i = 0; i < samples.length; i += 1) {
    view.setInt16(2 * i, Math.max(-1, Math.min(1, samples[i])) * 32_767, true);
  }
  return bytes;
}

// Loaded when it is first wanted, and again when that failed for want of a network.
/** @param {Samples} samples @param {Pick<WorkerOrders, 'encoder' | 'rate' | 'kilobits'>} orders */
async function writeMp3(samples, { encoder, rate, kilobits }) {
  let encode;
  try {
    const { loadEncoder } = await import(encoder);
    encode = await loadEncoder();
  } catch {
    return postMessage({ what: 'failed', facts: { key: 'prepare.mp3_unloaded' }, bytes: null });
  }
  try {
    const bytes = encode(samples, rate, kilobits);
    return postMessage({ what: 'made', facts: {}, bytes }, [bytes.buffer]);
  } catch {
    return postMessage({ what: 'failed', facts: { key: 'prepare.mp3_failed' }, bytes: null });
  }
}

/** @param {MessageEvent<WorkerOrders>} event */
onmessage = ({ data: { channels, peaks, ...orders } }) => {
  const { from, to, rate, kilobits, header } = orders;
  const samples = mix(channels);
  if (peaks > 0)
    postMessage({
      what: 'opened',
      facts: { seconds: samples.length / rate },
      bytes: peaksOf(samples, peaks),
    });
  const first = Math.min(samples.length, Math.round(from * rate));
  const last = to > 0 ? Math.min(samples.length, Math.round(to * rate)) : samples.length;
  const kept = samples.subarray(first, Math.max(first, last));
  if (kilobits > 0) return writeMp3(kept, orders);
  const bytes = writeWav(kept, header);
  return postMessage({ what: 'made', facts: {}, bytes }, [bytes.buffer]);
};
