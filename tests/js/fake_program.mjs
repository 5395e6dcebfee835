// Stands in for the program: writes down the messages it is told.

export class FakeProgram {
  bytes = new Uint8Array(64);
  /** @type {{kind: string, fields: any, bytes?: ArrayLike<number>}[]} */
  told = [];
  /** @type {number[]} */
  dropped = [];
  #tokens = 0;

  constructor(running = true) {
    this.running = running;
  }
  room() {
    this.#tokens += 1;
    return { token: this.#tokens, start: 8 };
  }
  /** @param {number} token */
  drop(token) {
    this.dropped.push(token);
  }
  /** @param {string} kind @param {any} fields */
  tell(kind, fields) {
    this.told.push({ kind, fields });
  }
  /** @param {string} kind @param {any} fields @param {ArrayLike<number>} bytes */
  give(kind, fields, bytes) {
    this.told.push({ kind, fields, bytes });
    return true;
  }
  /** The fields of all messages of that kind. @param {string} wanted */
  all(wanted) {
    return this.told.filter(({ kind }) => kind === wanted).map(({ fields }) => fields);
  }
}
