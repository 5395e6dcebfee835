// One channel out of several, as 16-bit samples; and how loud each stretch is, for the drawing.

function mix(channels) {
  const [first, ...rest] = channels;
  for (const other of rest) for (let i = 0; i < first.length; i += 1) first[i] += other[i];
  if (rest.length > 0) for (let i = 0; i < first.length; i += 1) first[i] /= channels.length;
  return first;
}

function peaksOf(samples, count) {
  const peaks = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const end = Math.floor(((i + 1) * samples.length) / count);
    let most = 0;
    for (let at = Math.floor((i * samples.length) / count); at < end; at += 1) most = Math.max(most, Math.abs(samples[at]));
    peaks[i] = Math.min(255, Math.round(most * 255));
  }
  return peaks;
}

onmessage = ({ data: { channels, from, to, rate, header, peaks } }) => {
  const samples = mix(channels);
  if (peaks > 0) postMessage({ what: 'opened', facts: { seconds: samples.length / rate }, bytes: peaksOf(samples, peaks) });
  const first = Math.min(samples.length, Math.round(from * rate));
  const last = to > 0 ? Math.min(samples.length, Math.round(to * rate)) : samples.length;
  const bytes = new Uint8Array(header + 2 * Math.max(0, last - first));
  const view = new DataView(bytes.buffer, header);
  for (let i = first; i < last; i += 1) {
    view.setInt16(2 * (i - first), Math.max(-1, Math.min(1, samples[i])) * 32_767, true);
  }
  postMessage({ what: 'made', facts: {}, bytes }, [bytes.buffer]);
};
