// The microphone: asked for when the person wants to record, let go the moment the recording ends.

const EVERY = 100; // ms between two levels
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
  #stream = null;
  #recorder = null;
  #context = null;
  #timer = 0;
  #stopped = false;
  #parts = [];
  #recorded = 0; // ms before the last pause
  #since = 0;

  /** @param {(what: string, facts: object, bytes?: Uint8Array) => void} tell */
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
      return this.#tell('failed', { key: PROBLEMS[error.name] ?? 'record.busy' });
    }
    if (this.#stopped) return this.#release();
    this.#context = new AudioContext();
    const meter = this.#context.createAnalyser();
    meter.fftSize = 1024;
    this.#context.createMediaStreamSource(this.#stream).connect(meter);
    this.#recorder = new MediaRecorder(this.#stream);
    this.#recorder.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#recorder.onstop = () => this.#finish();
    this.#recorder.onerror = () => this.#tell('failed', { key: 'record.busy' });
    this.#stream.getAudioTracks()[0].onended = () => this.order('stop'); // unplugged: keep what there is
    this.#recorder.start(1000);
    this.#since = performance.now();
    return this.#level(meter, new Float32Array(meter.fftSize));
  }

  #level(meter, samples) {
    meter.getFloatTimeDomainData(samples);
    const paused = this.#recorder.state === 'paused';
    const level = paused ? 0 : samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    this.#tell('level', { seconds: this.#milliseconds() / 1000, level, paused });
    this.#timer = setTimeout(() => this.#level(meter, samples), EVERY);
  }

  #milliseconds() {
    return (
      this.#recorded + (this.#recorder.state === 'recording' ? performance.now() - this.#since : 0)
    );
  }

  order(text) {
    const state = this.#recorder?.state ?? 'inactive';
    if (text === 'pause' && state === 'recording') {
      this.#recorded = this.#milliseconds();
      this.#recorder.pause();
    } else if (text === 'resume' && state === 'paused') {
      this.#since = performance.now();
      this.#recorder.resume();
    } else if (text === 'stop' && state !== 'inactive') {
      this.#recorder.stop();
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
