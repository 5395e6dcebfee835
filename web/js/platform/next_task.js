// Long work in pieces: between two of them the page takes input and draws.

const TURN = 8; // milliseconds of work at a time

/**
 * Goes on in a task of its own, behind those that wait already. Not a timer, which is slowed down in a hidden tab;
 * not scheduler.yield(), which goes on before anybody else's messages.
 * @returns {Promise<void>}
 */
export function nextTask() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Lets others in when this has worked long enough: to be awaited after each piece. */
export class Pacer {
  #since = performance.now();

  async rest() {
    if (performance.now() - this.#since < TURN) return;
    await nextTask();
    this.#since = performance.now();
  }
}
