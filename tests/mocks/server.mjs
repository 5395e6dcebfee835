// One origin that behaves like one vendor. What is particular to the vendor (CORS, judging, words)
// comes from a vendor object; this file moves bytes, follows the script and writes everything down.
//
// A vendor object is:
//   preflight(request)        -> {status, headers}, for OPTIONS
//   cors(request)             -> headers that every answer to this request carries
//   route(request)            -> 'generate', 'models', 'files' or undefined; reads what it can of
//                                the body: json, media
//   judge(request)            -> null, or the answer of a refusing vendor: {status, headers, body};
//                                a promise (judge.mjs)
//   fault(behaviour, request) -> the answer to a scripted `status`
//   models(request)           -> the list; files(request) likewise
//   whole(behaviour, request) -> {headers, body}
//   stream(behaviour, request)-> {headers, opening, chunks, closing, error}, all text
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

// Sizes of the pieces in which a stream is written unless the script says otherwise: they cut
// events, `data:` and UTF-8 sequences, which a reader must not care about.
const PIECES = [61, 7, 150, 1, 33, 400, 2];

export class MockServer {
  #vendor;
  #log;
  #scripts = new Map();
  #held = [];
  #waiting = [];
  #server;
  url = '';

  constructor(vendor, log) {
    this.#vendor = vendor;
    this.#log = log;
    this.#server = createServer((request, response) => this.#handle(request, response));
    this.#server.keepAliveTimeout = 0; // connections are closed by close(), never by time
    this.#server.requestTimeout = 0;
  }

  async listen() {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  // Each behaviour is for one request, the last one for all that follow.
  script(behaviours, route) {
    const all = behaviours.flatMap((given) => {
      if (typeof given === 'function') return [given];
      const { thenOk, ...behaviour } = given;
      return thenOk ? [behaviour, {}] : [behaviour];
    });
    this.#scripts.set(route, all.length > 0 ? all : [{}]);
  }

  // The oldest held answer that is not finished; waits for one to be asked for.
  held() {
    const found = this.#held.find((answer) => !answer.finished);
    return (
      found ??
      new Promise((resolve) => {
        this.#waiting.push(resolve);
      })
    );
  }

  #take(route, record) {
    const script = this.#scripts.get(route) ?? [{}];
    const behaviour = script.length > 1 ? script.shift() : script[0];
    return typeof behaviour === 'function' ? behaviour(record) : behaviour;
  }

  async #handle(incoming, response) {
    const record = await this.#record(incoming, response);
    if (!record) return;
    const preflight =
      incoming.method === 'OPTIONS' && 'access-control-request-method' in record.headers;
    record.preflight = preflight;
    record.route = preflight ? undefined : this.#vendor.route(record);
    if (!preflight) record.refusal = await this.#vendor.judge(record);
    const scripted = record.route && !preflight ? this.#take(record.route, record) : {};
    this.#log(record);
    if (preflight) {
      // `cors: 'off'` is a server that has never heard of CORS, in any of its answers.
      const peek = [...this.#scripts.values()].some((script) => script[0]?.cors === 'off');
      const answer = this.#vendor.preflight(record);
      response.writeHead(answer.status, peek ? {} : answer.headers).end();
      return;
    }
    await this.#answer(record, scripted, response);
  }

  async #record(incoming, response) {
    const pieces = [];
    try {
      for await (const piece of incoming) pieces.push(piece);
    } catch {
      return null; // hung up while sending: there is nobody to answer
    }
    const url = new URL(incoming.url, this.url);
    const record = {
      provider: this.#vendor.name,
      method: incoming.method,
      url: url.href,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body: Buffer.concat(pieces),
      json: undefined,
      media: [],
      refusal: null,
    };
    record.ended = new Promise((resolve) => {
      response.once('close', () => {
        resolve(response.writableFinished ? 'finished' : response.broken ? 'broken' : 'aborted');
      });
    });
    return record;
  }

  async #answer(record, behaviour, response) {
    const mute = behaviour.cors === false || behaviour.cors === 'off';
    const cors = mute ? {} : this.#vendor.cors(record);
    const send = ({ status = 200, headers = {}, body }) => {
      response.writeHead(status, { ...cors, ...headers }).end(body);
    };
    if (behaviour.silent) return;
    if (behaviour.reset) {
      response.broken = true;
      response.destroy();
      return;
    }
    if (behaviour.html) {
      const body =
        `<html><head><title>${behaviour.status ?? 502} Bad Gateway</title></head>\n` +
        '<body><center><h1>Bad Gateway</h1></center><hr><center>edge</center></body></html>\n';
      send({ status: behaviour.status ?? 502, headers: { 'content-type': 'text/html' }, body });
      return;
    }
    if (behaviour.status) return send(this.#vendor.fault(behaviour, record));
    if (record.refusal) return send(record.refusal);
    if (record.route === 'files') return send(this.#vendor.files(record));
    if (record.route === 'models') return send(this.#vendor.models(record));
    const plan = this.#plan(behaviour, record);
    response.socket.setNoDelay(true);
    const answer = new Answer(
      response,
      { status: plan.status, headers: { ...cors, ...plan.headers } },
      plan.steps,
      plan.broken,
    );
    if (!behaviour.hold) return answer.rest().catch(() => {}); // hung up: `ended` tells
    this.#held.push(answer);
    this.#waiting.splice(0).forEach((resolve) => resolve(answer));
  }

  #plan(behaviour, record) {
    const plan = behaviour.replay
      ? planReplay(behaviour.replay)
      : record.stream
        ? planStream(this.#vendor.stream(behaviour, record), behaviour)
        : planWhole(this.#vendor.whole(behaviour, record), behaviour);
    const sizes = behaviour.pieces ?? (behaviour.hold ? null : PIECES);
    if (sizes) plan.steps = cut(Buffer.concat(plan.steps), [sizes].flat());
    return plan;
  }
}

function planStream({ headers, opening, chunks, closing, error }, { breakAfter, errorAfter }) {
  let texts = [opening, ...chunks, closing];
  const broken = breakAfter !== undefined;
  if (broken) {
    const next = texts[breakAfter + 1];
    texts = [...texts.slice(0, breakAfter + 1), next.slice(0, Math.ceil(next.length / 2))];
  } else if (errorAfter !== undefined) {
    texts = [...texts.slice(0, errorAfter + 1), error];
  }
  const steps = texts.filter((text) => text !== '').map((text) => Buffer.from(text));
  return { status: 200, headers, steps, broken };
}

function planWhole({ headers, body }, { breakAfter }) {
  const bytes = Buffer.from(body),
    middle = Math.ceil(bytes.length / 2);
  const steps = [bytes.subarray(0, middle), bytes.subarray(middle)];
  const broken = breakAfter !== undefined;
  return { status: 200, headers, steps: broken ? steps.slice(0, 1) : steps, broken };
}

function planReplay(replay) {
  const { response, kind } =
    typeof replay === 'string' ? JSON.parse(readFileSync(replay, 'utf8')) : replay;
  const type =
    response.headers?.['content-type'] ??
    (kind === 'stream' ? 'text/event-stream' : 'application/json');
  const steps = [Buffer.from(response.body)];
  return { status: response.status, headers: { 'content-type': type }, steps, broken: false };
}

// The sizes are used round and round, until nothing is left.
function cut(bytes, sizes) {
  const pieces = [];
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length];
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

// An answer that is written step by step. The head goes out with the first step.
class Answer {
  #response;
  #head;
  #steps;
  #broken;
  finished = false;

  constructor(response, head, steps, broken) {
    this.#response = response;
    this.#head = head;
    this.#steps = steps;
    this.#broken = broken;
    response.once('close', () => {
      this.finished = true;
    });
  }

  // Writes one step and waits until it is handed to the network: {sent, done}.
  async next() {
    const response = this.#response;
    if (this.finished) throw new Error('the answer is finished, or its reader has hung up');
    if (!response.headersSent) response.writeHead(this.#head.status, this.#head.headers);
    const step = this.#steps.shift();
    await new Promise((resolve, reject) => {
      response.write(step, (problem) => (problem ? reject(problem) : resolve(null)));
    });
    if (this.#steps.length > 0) return { sent: step.toString(), done: false };
    this.finished = true;
    response.broken = this.#broken;
    if (this.#broken) response.destroy();
    else response.end();
    return { sent: step.toString(), done: true };
  }

  async rest() {
    while (!this.finished) {
      await this.next();
      await new Promise(setImmediate); // else pieces may travel together
    }
  }
}
