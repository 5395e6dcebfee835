// What passes between a cell, its worker and the page (python.js). For the type checker alone.

import type { Bytes, Heap } from '../platform/types.js';

export type Header = [name: string, value: string];

export interface HttpRequest {
  method: string;
  url: string;
  headers: Header[];
  body: Bytes | null;
  timeout_ms: number;
}

/** Takes the answer to a request, piece by piece. */
export interface HttpAnswer {
  head(head: { status: number; headers: Iterable<Header> }): void;
  chunk(bytes: Bytes): void;
  end(): void;
  error(problem: { kind: string; message?: string }): void;
}

export type Http = (request: HttpRequest & { id: number }, to: HttpAnswer) => () => void;

/** What a cell's wait ends with: of a request, or an answer to a question. */
export interface WaitNews {
  id?: number;
  status?: number;
  headers?: Header[];
  bytes?: Bytes;
  error?: string;
  message?: string;
  answer?: string | null;
}

export interface Question {
  kind: string;
  text: string;
  preset: string;
}

export interface CellResult {
  outcome: string;
  milliseconds: number;
  heap: number;
  kept: boolean;
}

/** How a worker gets words while it stands still. */
/** Where the page's words are had, in a browser that cannot suspend a program. */
export interface Carrier {
  url: string; // that the service worker answers
  registered: Promise<ServiceWorkerRegistration | null>; // null: none comes
}

export interface RelayAddress {
  url: string;
  token: string;
}

/** About the cell under way, to the owner of the engine. */
export type CellEvent =
  | { type: 'out'; stream: string; text: string }
  | { type: 'rich'; kind: string; name: string; bytes?: Bytes; value?: unknown }
  | { type: 'note'; text: string }
  | {
      type: 'error';
      error: string;
      cell: string;
      line: number;
      text: string;
      detail?: string;
    }
  | ({ type: 'prompt'; id?: number } & Question)
  | { type: 'prompt-cancelled' }
  | ({ type: 'done' } & CellResult);

/** From the worker. */
export type PythonNews =
  | Exclude<CellEvent, { type: 'done' }>
  | { type: 'loaded' }
  | { type: 'ready' }
  | {
      type: 'done';
      outcome: string;
      milliseconds: number;
      heap: number;
      snapshot: ArrayBuffer | null;
    }
  | { type: 'crashed'; text: string }
  | { type: 'file'; id: number; bytes: Bytes | null }
  | ({ type: 'http'; id: number } & HttpRequest)
  | { type: 'http-abort'; id: number }
  | { type: 'sleep'; id: number; seconds: number };

/** To the worker: name of the order -> what goes with it. */
export interface PythonOrders {
  load: { glue: string; suspend: boolean; relay: RelayAddress | null };
  wasm: { wasm: WebAssembly.Module };
  start: { snapshot: ArrayBuffer | null; heapLimit: number; offered: [path: string, blob: Blob][] };
  environment: { values: Record<string, string>; secrets: string[] };
  put: { path: string; bytes: Bytes };
  offer: { path: string; blob: Blob };
  get: { path: string; id: number };
  run: { source: string; name: string; carried: boolean };
  stop: object;
  answer: { value: string | null };
  'http-news': { id: number; news: WaitNews };
}

export type PythonOrder = {
  [Type in keyof PythonOrders]: { type: Type } & PythonOrders[Type];
}[keyof PythonOrders];

export type Post = (message: PythonNews, transfer?: Transferable[]) => void;

export type MaybePromise<T> = T | Promise<T>;

/** How a cell waits: suspend.js or block.js. */
export interface Waits {
  begin(carried: boolean): void;
  end(): void;
  stopAsked(): boolean;
  stop(): void;
  answer(value: string | null): void;
  httpNews(id: number, news: WaitNews): void;
  yield(): MaybePromise<number>;
  sleep(seconds: number): MaybePromise<number>;
  prompt(question: Question): MaybePromise<WaitNews>;
  send(request: HttpRequest): MaybePromise<WaitNews>;
  read(id: number): MaybePromise<WaitNews>;
  close(id: number): void;
}

/** The engine, see src/python/host.h. */
export interface PythonModule extends Heap {
  HEAPU32: Uint32Array<ArrayBuffer>;
  HEAPF64: Float64Array<ArrayBuffer>;
  host: object;
  _tpy_init(heapLimit: number, stackLimit: number): void;
  _tpy_run(code: number, size: number, label: number): MaybePromise<number>;
  _tpy_set_environment(name: number, value: number, secret: number): void;
  _tpy_file_put(path: number, data: number, size: number): void;
  _tpy_file_offer(path: number, size: number): void;
  _tpy_file_get(path: number, data: number, size: number): number;
  _tpy_heap_size(): number;
}
