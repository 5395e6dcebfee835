// The camera: asked for when the person wants a photo, let go the moment it is taken, the dialog closes or the
// page is hidden or left. What it sees is a film element inside the mirror's element for it (hint `camera`): the
// program draws nothing meanwhile.

import { makePen } from '../platform/canvas_pen.js';

/** @import { Tell } from './types.js' */

const WANTED = { width: { ideal: 4096 }, height: { ideal: 2160 } }; // as much as the sensor gives to a page
const QUALITY = 0.92;
/** @type {Record<string, string>} */
const PROBLEMS = {
  NotAllowedError: 'camera.refused',
  SecurityError: 'camera.refused',
  NotFoundError: 'camera.no_device',
  OverconstrainedError: 'camera.no_device',
  NotReadableError: 'camera.busy',
  AbortError: 'camera.busy',
};

/** @param {OffscreenCanvas} canvas @param {number} edge */
function fitted(canvas, edge) {
  const scale = Math.min(1, edge / Math.max(canvas.width, canvas.height));
  const [width, height] = [canvas.width, canvas.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const pen = makePen(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(canvas, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

export class Camera {
  #orders;
  #tell;
  #show;
  /** @type {MediaStream | null} */
  #stream = null;
  #film = document.createElement('video');
  #stopped = false;
  #told = '';
  #watch = new AbortController();

  /**
   * @param {{device: string, after: number, edge: number}} orders device "" = the one that looks outward, or any
   * @param {Tell} tell
   * @param {(id: number, width: number, height: number, pixels: Uint8ClampedArray) => void} show the photo
   */
  constructor(orders, tell, show) {
    this.#orders = orders;
    this.#tell = tell;
    this.#show = show;
    this.#start();
  }

  async #start() {
    if (!navigator.mediaDevices?.getUserMedia) {
      await null; // the job must be known before it fails
      return this.#tell('failed', { key: 'camera.unsupported' });
    }
    const { device } = this.#orders;
    const which = device
      ? { deviceId: { exact: device } }
      : { facingMode: { ideal: 'environment' } };
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { ...WANTED, ...which } });
    } catch (error) {
      return this.#tell('failed', {
        key: PROBLEMS[/** @type {DOMException} */ (error).name] ?? 'camera.busy',
      });
    }
    if (this.#stopped) return this.#release();
    return this.#open(this.#stream);
  }

  /** @param {MediaStream} stream */
  #open(stream) {
    const { signal } = this.#watch;
    const hide = () => document.hidden && this.#fail('camera.hidden');
    document.addEventListener('visibilitychange', hide, { signal });
    addEventListener('pagehide', () => this.#fail('camera.hidden'), { signal });
    stream
      .getVideoTracks()[0]
      .addEventListener('ended', () => this.#fail('camera.lost'), { signal });
    const film = this.#film;
    Object.assign(film, {
      muted: true,
      playsInline: true,
      autoplay: true,
      disablePictureInPicture: true,
      srcObject: stream,
    });
    film.tabIndex = -1;
    film.setAttribute('aria-hidden', 'true'); // the element around it has the name
    film.addEventListener('resize', () => this.#live(), { signal }); // comes first with the first picture
    this.#place();
    hide(); // it may have happened while the person was asked
  }

  // The dialog may not have been drawn yet.
  #place() {
    if (this.#stopped || !this.#stream) return;
    const place = document.querySelector('#mirror .camera');
    if (!place) return requestAnimationFrame(() => this.#place());
    place.append(this.#film);
    this.#film.play().catch(() => {}); // interrupted: it was let go meanwhile
  }

  async #live() {
    const { videoWidth: width, videoHeight: height } = this.#film;
    if (width === 0) return;
    const all = await navigator.mediaDevices.enumerateDevices();
    if (!this.#stream) return;
    const cameras = all
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ device: deviceId, label: label.replace(/[\t\n]/g, ' ') }));
    const { deviceId = '' } = this.#stream.getVideoTracks()[0].getSettings();
    const news = { width, height, cameras, device: deviceId };
    if (JSON.stringify(news) === this.#told) return; // a size may be told twice
    this.#told = JSON.stringify(news);
    this.#tell('live', news);
  }

  /** @param {string} text */
  order(text) {
    const { videoWidth, videoHeight } = this.#film;
    if (text === 'shoot' && this.#stream && videoWidth > 0)
      this.#shoot(makePen(videoWidth, videoHeight));
  }

  /** @param {OffscreenCanvasRenderingContext2D} pen of the size of a picture */
  async #shoot(pen) {
    this.ends = true; // prepare.js: from here on it will end by itself
    try {
      pen.drawImage(this.#film, 0, 0);
      this.#release();
      const small = fitted(pen.canvas, this.#orders.edge);
      this.#show(this.#orders.after, small.width, small.height, small.data);
      const blob = await pen.canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      this.#tell('photo', {}, bytes);
    } catch {
      this.#fail('camera.failed');
    }
  }

  /** @param {string} key */
  #fail(key) {
    this.#release();
    if (!this.#stopped) this.#tell('failed', { key });
  }

  #release() {
    this.#watch.abort();
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#film.srcObject = null;
    this.#film.remove();
  }

  stop() {
    this.#stopped = true;
    this.#release();
  }
}
