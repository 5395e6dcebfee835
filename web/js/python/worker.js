// The worker that runs Python cells. One message in, messages out; the protocol is told in
// python.js, which is the only one to speak with it.

import { BlockingWaits } from './block.js';
import { PythonHost } from './host.js';
import { SuspendingWaits } from './suspend.js';

/** @import { Memory } from './memory.js' */
/** @import { Bytes, TakeInstance } from '../platform/types.js' */
/** @import { Post, PythonModule, PythonOrder, PythonOrders, Waits } from './types.js' */

const STACK_LIMIT = 96 * 1024; // of 256: the rest is room for what runs between two checks
const SNAPSHOT_LIMIT = 32 * 1024 * 1024;
const PAGE = 65536;

/** @type {Post} */
const post = (message, transfer = []) => self.postMessage(message, transfer);
/** @type {PythonHost} */
let host;
/** @type {Waits} */
let waits;
/** @type {PythonModule} */
let module;
/** @type {Memory} */
let memory;
/** @type {(wasm: WebAssembly.Module) => void} */
let takeWasm;
/** @type {Promise<WebAssembly.Module>} */
const wasmCame = new Promise((resolve) => {
  takeWasm = resolve; // compiled by the page while this worker and the module load
});

/** @param {PythonOrders['load']} order */
async function load({ glue, suspend, relay }) {
  waits = suspend ? new SuspendingWaits(post) : new BlockingWaits(post, relay);
  host = new PythonHost(waits, post);
  const { default: create } = await import(glue);
  module = await create({
    /** @param {WebAssembly.Imports} imports @param {TakeInstance} done */
    instantiateWasm(imports, done) {
      wasmCame.then(async (wasm) => done(await WebAssembly.instantiate(wasm, imports), wasm));
      return {};
    },
  });
  module.host = host;
  memory = host.attach(module);
  post({ type: 'loaded' });
}

/** @param {PythonOrders['start']} order */
function start({ snapshot, heapLimit, offered }) {
  for (const [path, blob] of offered) host.offer(path, blob);
  if (snapshot) restore(new Uint8Array(snapshot));
  else module._tpy_init(heapLimit, STACK_LIMIT);
  post({ type: 'ready' });
}

// Goes on with the memory of another worker, as it was after a cell.
/** @param {Bytes} snapshot */
function restore(snapshot) {
  // Growing by way of malloc() lets the glue see it; what it writes is overwritten.
  while (module.HEAPU8.length < snapshot.length) {
    module._malloc(snapshot.length - module.HEAPU8.length + PAGE);
  }
  module.HEAPU8.set(snapshot);
}

/** @param {Record<string, string>} values @param {string[]} secrets */
function setEnvironment(values, secrets) {
  for (const [name, value] of Object.entries(values)) {
    const secret = secrets.includes(name) ? 1 : 0;
    memory.withStrings([name, value], (n, v) => module._tpy_set_environment(n, v, secret));
  }
}

/** @param {string} path @param {Bytes} bytes */
function putFile(path, bytes) {
  const data = memory.newBytes(bytes);
  memory.withStrings([path], (p) => module._tpy_file_put(p, data, bytes.length));
  module._free(data);
}

/** @param {string} path @param {Blob} blob */
function offerFile(path, blob) {
  host.offer(path, blob);
  memory.withStrings([path], (p) => module._tpy_file_offer(p, blob.size));
}

/** @param {string} path */
function getFile(path) {
  const out = module._malloc(8);
  try {
    const found = memory.withStrings([path], (p) => module._tpy_file_get(p, out, out + 4));
    return found ? memory.bytes(memory.word(out), memory.word(out + 4)) : null;
  } finally {
    module._free(out);
  }
}

/** @param {PythonOrders['run']} order */
async function run({ source, name, carried }) {
  const bytes = new TextEncoder().encode(source);
  const code = memory.newBytes(bytes);
  const label = memory.newString(name);
  const started = performance.now();
  host.begin(carried);
  let outcome;
  try {
    outcome = await module._tpy_run(code, bytes.length, label);
  } catch (problem) {
    // The engine itself gave up, e.g. its stack overflowed: this instance is broken.
    post({ type: 'crashed', text: String(problem) });
    return;
  }
  host.end();
  const milliseconds = performance.now() - started;
  module._free(code);
  module._free(label);
  const names = ['ok', 'error', 'stopped', 'syntax-error'];
  const done = {
    type: /** @type {const} */ ('done'),
    outcome: names[outcome],
    milliseconds,
    heap: module._tpy_heap_size(),
  };
  if (module.HEAPU8.length > SNAPSHOT_LIMIT) {
    post({ ...done, snapshot: null });
    return;
  }
  const snapshot = module.HEAPU8.slice().buffer;
  post({ ...done, snapshot }, [snapshot]);
}

/** @type {{[Type in keyof PythonOrders]: (order: PythonOrders[Type]) => unknown}} */
const handlers = {
  load,
  start,
  run,
  wasm: ({ wasm }) => takeWasm(wasm),
  environment: ({ values, secrets }) => setEnvironment(values, secrets),
  put: ({ path, bytes }) => putFile(path, bytes),
  offer: ({ path, blob }) => offerFile(path, blob),
  get({ path, id }) {
    post({ type: 'file', id, bytes: getFile(path) });
  },
  stop: () => waits.stop(),
  answer: ({ value }) => waits.answer(value),
  'http-news': ({ id, news }) => waits.httpNews(id, news),
};

/** @param {MessageEvent<PythonOrder>} event */
self.onmessage = ({ data }) => {
  const handle = /** @type {(order: PythonOrder) => unknown} */ (handlers[data.type]);
  handle(data);
};
