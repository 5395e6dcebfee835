// The browser's clockwork for web/frame_loop.cpp: at most one animation frame is pending, timers exist
// only when the program asked for one, and a posted turn also runs while the tab is hidden.

export class Loop {
  #program;
  #frame = 0;
  #timer = 0;
  #posted = false;
  #channel = new MessageChannel(); // timers of hidden tabs are slowed down, messages are not

  #onFrame;

  /** @param {import('./program.js').Program} program @param {() => void} onFrame called after each */
  constructor(program, onFrame) {
    this.#program = program;
    this.#onFrame = onFrame;
    this.#channel.port1.onmessage = () => {
      this.#posted = false;
      this.#program.turn();
    };
    document.addEventListener('visibilitychange', () => {
      if (program.running) program.hidden(document.hidden);
    });
  }

  requestFrame() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#program.frame();
      this.#onFrame();
    });
  }

  post() {
    if (this.#posted) return;
    this.#posted = true;
    this.#channel.port2.postMessage(0);
  }

  /** @param {number} milliseconds from now; below 0: no timer */
  setTimer(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (milliseconds < 0) return;
    // Longer waits than the browser can count end early and are simply asked for again.
    this.#timer = setTimeout(() => this.#program.turn(), Math.min(milliseconds, 2 ** 31 - 1));
  }

  get pending() {
    return this.#frame !== 0 || this.#posted;
  }
}
