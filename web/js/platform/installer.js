// The page as something that stays: a service worker keeps it for the time without a network, the browser may
// offer to install it, and a newer version is offered, never forced.

export class Installer {
  #program;
  #onOffer;
  /** @type {InstallOffer | null} */
  #prompt = null; // the browser's offer to install the page
  /** @type {ServiceWorker | null} */
  #waiting = null; // the worker of a newer version
  /** @type {(registration: ServiceWorkerRegistration | null) => void} */
  #setRegistered = () => {};
  /** @type {Promise<ServiceWorkerRegistration | null>} null: the page has none, and none comes */
  registered = new Promise((resolve) => {
    this.#setRegistered = resolve;
  });

  /**
   * @param {import('./program.js').Program} program
   * @param {() => void} onOffer the offer came or went
   */
  constructor(program, onOffer) {
    this.#program = program;
    this.#onOffer = onOffer;
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#setPrompt(event);
    });
    addEventListener('appinstalled', () => this.#setPrompt(null));
  }

  /** @param {InstallOffer | null} event */
  #setPrompt(event) {
    this.#prompt = event;
    if (this.#program.running) this.#onOffer();
  }

  get offered() {
    return this.#prompt !== null;
  }

  install() {
    this.#prompt?.prompt();
    this.#setPrompt(null);
  }

  /**
   * Registers the worker once the page has nothing better to do, or soon: a cell may wait for it (relay.js).
   * @param {(address: string) => string} ownScript of own_script.js, which only one script of the page may have
   */
  watch(ownScript) {
    const workers = navigator.serviceWorker;
    if (!workers) return this.#setRegistered(null); // plain http, or switched off: only not offline
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 500));
    const register = () => {
      workers
        .register(ownScript(new URL('service_worker.js', document.baseURI).href))
        .then((registration) => {
          this.#follow(registration);
          this.#setRegistered(registration);
        })
        .catch(() => this.#setRegistered(null)); // a host may forbid it
    };
    return idle(register, { timeout: 1500 });
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    /** @param {ServiceWorker | null} worker */
    const offer = (worker) => {
      // Without a controller this is the first visit, not an update.
      if (!worker || !navigator.serviceWorker.controller) return;
      this.#waiting = worker;
      if (this.#program.running) this.#program.tell('UpdateFound', {});
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker);
      });
    });
    // A tab left open for days asks again when somebody comes back to it.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) registration.update().catch(() => {});
    });
  }

  /** Into the newer version: it takes over, then the page reloads. */
  update() {
    if (!this.#waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    return this.#waiting.postMessage('take over');
  }
}
