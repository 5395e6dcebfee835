// Other tabs with this page: keys that are forgotten in one are forgotten in all.

const FORGET = 'forget keys';

export class OtherTabs {
  #channel = new BroadcastChannel('triptych');

  /** @param {import('./program.js').Program} program */
  constructor(program) {
    this.#channel.onmessage = ({ data }) => {
      if (data === FORGET) program.tell('KeysForgottenElsewhere', {});
    };
  }

  forgetKeys() {
    this.#channel.postMessage(FORGET);
  }
}
