// The program comes in two parts (web/tools/split_program.mjs): the first has what draws the first frame, the
// second all the rest. A function of the second that is called too
// early does not fail: it waits for its part, and so does the page.

/** @param {string} address @param {Promise<Response>} [asked] when it is on its way already */
async function stream(address, asked = fetch(address, { credentials: 'same-origin' })) {
  const response = await asked;
  if (!response.ok) throw new Error(`the program answered ${response.status}`);
  return response;
}

// As text that has a character for each byte: a page may not wait for anything else.
/** @param {string} address */
function fetchWaiting(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`the program answered ${request.status}`);
  const text = request.responseText;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export class ProgramParts {
  #addresses;
  /** @type {WebAssembly.Exports | null} of the first part */
  #first = null;
  /** @type {Promise<WebAssembly.Module> | null} */
  #compiled = null;
  /** @type {Promise<WebAssembly.WebAssemblyInstantiatedSource> | null} */
  #starting = null;
  #whole = false;
  /** @type {Promise<void> | null} */
  #coming = null;
  #atHand = ''; // the address of the second part in this browser, for whoever calls it too early
  waited = 0; // functions that were called too early

  /** @param {{first: string, rest: string, asked?: Promise<Response>}} addresses `asked`: for the first, by the page */
  constructor(addresses) {
    this.#addresses = addresses;
  }

  /** The first part: it can begin before anything else is there. */
  compile() {
    this.#compiled ??= WebAssembly.compileStreaming(
      stream(this.#addresses.first, this.#addresses.asked),
    );
    return this.#compiled;
  }

  /** @param {WebAssembly.Imports} imports */
  start(imports) {
    this.#starting ??= this.#start(imports);
    return this.#starting;
  }

  /** @param {WebAssembly.Imports} imports */
  async #start(imports) {
    // Its functions are numbered by their place in the table, which the second part fills.
    /** @param {string} place */
    const tooEarly =
      (place) =>
      /** @param {...unknown} values */
      (...values) => {
        this.#wait();
        return this.#table().get(Number(place))(...values);
      };
    const placeholders = new Proxy({}, { get: (_, place) => tooEarly(String(place)) });
    const module = await this.compile();
    const instance = await WebAssembly.instantiate(module, {
      ...imports,
      'placeholder.deferred': placeholders, // as wasm-split names them
    });
    this.#first = instance.exports;
    return { instance, module };
  }

  /** Fetches the second part; whoever asks again gets the same promise. */
  load() {
    this.#coming ??= this.#load();
    return this.#coming;
  }

  async #load() {
    const rest = await WebAssembly.compileStreaming(stream(this.#addresses.rest));
    await this.#starting;
    this.#add(rest);
  }

  /**
   * Has the second part at hand, so that a function that is called too early finds it: what waits for a request asks no
   * service worker, and the network may be gone, or have a newer program. It stays with the browser until then: to read
   * it costs as much as a quarter of the first frame.
   */
  async fetchAhead() {
    const { rest } = this.#addresses;
    const response = (await caches.match(rest)) ?? (await stream(rest));
    this.#atHand = URL.createObjectURL(await response.blob());
  }

  #wait() {
    this.waited += 1;
    this.#add(new WebAssembly.Module(fetchWaiting(this.#atHand || this.#addresses.rest)));
  }

  /** @param {WebAssembly.Module} rest */
  #add(rest) {
    if (this.#whole) return;
    if (!this.#first) throw new Error('the first part of the program is not there yet');
    new WebAssembly.Instance(rest, { primary: this.#first });
    this.#whole = true;
    URL.revokeObjectURL(this.#atHand);
    this.#atHand = '';
  }

  // Not that of the program's own pointers to functions: wasm-split adds one, with the prefix of its names.
  #table() {
    const [, table] =
      Object.entries(this.#first ?? {}).find(
        ([name, one]) => name.startsWith('%') && one instanceof WebAssembly.Table,
      ) ?? [];
    if (!(table instanceof WebAssembly.Table)) throw new Error('the program has no table of parts');
    return table;
  }
}
