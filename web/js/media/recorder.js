// The microphone: asked for when the person wants to record, let go the moment the recording ends.

/** @import { Tell } from './types.js' */

const EVERY = 100; // ms between two levels
/** @type {Record<string, string>} */
const PROBLEMS = {
  NotAllowedError: 'record.refused',
  SecurityError: 'record.refused',
  NotFoundError: 'record.no_device',
  OverconstrainedError: 'record.no_device',
  NotReadableError: 'record.busy',
  AbortError: 'record.busy',
};

export class Recorder {
  #tell;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {MediaRecorder | null} */
  #recorder = null;
  /** @type {AudioContext | null} */
  #context = null;
  #timer = /** @type {ReturnType<typeof setTimeout> | 0} */ (0);
  #stopped = false;
  /** @type {Blob[]} */
  #parts = [];
  #recorded = 0; // ms before the last pause
  #since = 0;

  /** @param {Tell} tell */
  constructor(tell) {
    this.#tell = tell;
    this.#start();
  }

  async #start() {
    if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder) {
      await null; // the job must be known before it fails
      return this.#tell('failed', { key: 'record.unsupported' });
    }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      return this.#tell('failed', {
        key: PROBLEMS[/** @type {DOMException} */ (error).name] ?? 'record.busy',
      });
    }
    if (this.#stopped) return this.#release();
    this.#context = new AudioContext();
    const meter = this.#context.createAnalyser();
    meter.fftSize = 1024;
    this.#context.createMediaStreamSource(this.#stream).connect(meter);
    const recorder = new MediaRecorder(this.#stream);
    this.#recorder = recorder;
    recorder.ondataavailable = ({ data }) => this.#parts.push(data);
    recorder.onstop = () => this.#finish();
    recorder.onerror = () => this.#tell('failed', { key: 'record.busy' });
    this.#stream.getAudioTracks()[0].onended = () => this.order('stop'); // unplugged: keep what there is
    recorder.start(1000);
    this.#since = performance.now();
    return this.#level(recorder, meter, new Float32Array(meter.fftSize));
  }

  /** @param {MediaRecorder} recorder @param {AnalyserNode} meter @param {Float32Array<ArrayBuffer>} samples */
  #level(recorder, meter, samples) {
    meter.getFloatTimeDomainData(samples);
    const paused = recorder.state === 'paused';
    const level = paused ? 0 : samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    this.#tell('level', { seconds: this.#milliseconds() / 1000, level, paused });
    this.#timer = setTimeout(() => this.#level(recorder, meter, samples), EVERY);
  }

  #milliseconds() {
    return (
      this.#recorded + (this.#recorder?.state === 'recording' ? performance.now() - this.#since : 0)
    );
  }

  /** @param {string} text */
  order(text) {
    const recorder = this.#recorder;
    if (!recorder) return;
    const { state } = recorder;
    if (text === 'pause' && state === 'recording') {
      this.#recorded = this.#milliseconds();
      recorder.pause();
    } else if (text === 'resume' && state === 'paused') {
      this.#since = performance.now();
      recorder.resume();
    } else if (text === 'stop' && state !== 'inactive') {
      recorder.stop();
    }
  }

  async #finish() {
    this.#release();
    if (this.#stopped) return;
    const bytes = new Uint8Array(await new Blob(this.#parts).arrayBuffer());
    if (!this.#stopped) this.#tell('recorded', {}, bytes);
  }

  #release() {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#context?.close();
    this.#context = null;
  }

  stop() {
    this.#stopped = true;
    this.#release();
  }
}
