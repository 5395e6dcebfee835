// The shapes that pass between the page's modules, its workers and the program. For the type checker
// alone (tests/lint/types.sh): nothing here reaches the page.

export type Bytes = Uint8Array<ArrayBuffer>;

export type { EngineFiles, Engines, Language, Site } from '../tools/site_types.js';

// --- the program, see web/exports.cpp ----------------------------------------------------------

/** Exports that take texts: [numbers before them, the texts]. */
export interface TextExports {
  action: [[kind: number, item: number], [text: string]];
  settings: [[], [json: string]];
  keys: [[], [json: string]];
  fragment: [[], [text: string]];
  copied: [[ok: number], [what: string]];
  display: [[flags: number], [forcedColours: string]];
  languages: [[], [lines: string]];
  strings: [[], [code: string, json: string]];
  day: [[], [iso: string]];
  lessons: [[], [json: string]];
  progress: [[], [json: string]];
  python_said: [[image: number], [kind: string, text: string]];
  python_failed: [[], [type: string, words: string]];
  python_asked: [[], [kind: string, text: string, preset: string]];
  python_ended: [[milliseconds: number, kept: number], [outcome: string]];
  cell_request: [
    [id: number, timeoutMs: number, body: number, bodySize: number],
    [method: string, url: string, headers: string],
  ];
  file_done: [[token: number], [name: string, id: string]];
  lesson_file_done: [[token: number], [path: string]];
  file_refused: [[], [name: string, why: string, args: string, id: string]];
  media_news: [[job: number, token: number], [what: string, facts: string]];
  batch_restored: [[], [lines: string]];
  batch_refused: [[], [key: string, args: string]];
  batch_file_added: [[file: number, size: number, head: number, headSize: number], [name: string]];
  session: [
    [epochMs: number, utcOffset: number],
    [id: string, version: string, origin: string, pack: string],
  ];
  keep_problem: [[], [what: string]];
  text_kept: [[], [id: string, problem: string]];
  storage_problem: [[area: number], [what: string]];
  history: [[], [json: string]];
  run_kept: [[], [id: string]];
  run_loaded: [[], [id: string, json: string]];
}

/** What goes although its undo was not over, see MarkDoomed in src/features/effect.h. */
export interface Doomed {
  all?: boolean;
  batch?: boolean;
  runs?: string[];
  used?: string[];
}

/** What every module of Emscripten has; the views are replaced when the memory grows. */
export interface Heap {
  HEAPU8: Bytes;
  _malloc(size: number): number;
  _free(pointer: number): void;
}

type TextFunctions = {
  [Name in keyof TextExports as `_triptych_${Name}`]: (...args: number[]) => void;
};

export interface ProgramModule extends Heap, TextFunctions {
  _triptych_frame(): void;
  _triptych_turn(): void;
  _triptych_left(): void;
  _triptych_unfinished(): number;
  _triptych_print(): void;
  _triptych_hidden(hidden: number): void;
  _triptych_resize(width: number, height: number, density: number): void;
  _triptych_context(restored: number): void;
  _triptych_scroll(item: number, top: number, left: number): void;
  _triptych_pointer(what: number, x: number, y: number): void;
  _triptych_keys_forgotten(): void;
  _triptych_update_found(): void;
  _triptych_online(online: number): void;
  _triptych_cell_dropped(id: number): void;
  _triptych_file_begin(token: number, size: number): number;
  _triptych_file_drop(token: number): void;
  _triptych_batch_file_read(request: number, whole: number): void;
  _triptych_batch_results(bytes: number, length: number, last: number): void;
  _triptych_batch_elsewhere(elsewhere: number): void;
  _triptych_thumbnail(id: number, width: number, height: number, rgba: number): void;
  _triptych_storage(used: number, quota: number): void;
  _triptych_busy(): number;
  _triptych_frames_drawn(): number;
  _triptych_atlas(): number;
  _triptych_mirror_ms(): number;
  _triptych_mirror_items(): number;
  _triptych_turns(): number;
}

/** Goes on with the start of a module whose code its owner fetched. */
export type TakeInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

// --- jobs on media, see web/js/prepare.js ------------------------------------------------------

/** Tells the program how a job goes on. */
export type Tell = (what: string, facts?: object, bytes?: Bytes | null) => void;

export interface Job {
  stop(): void;
  order?(text: string): void;
  ends?: boolean; // by itself
}

/** From a worker that does a job. */
export interface JobNews {
  what?: string;
  facts: Record<string, number> & { key?: string };
  bytes: Bytes | null;
}

/** What web/js/sound.js is to do. */
export interface SoundOrders {
  from: number; // seconds
  to: number; // 0: the end
  rate: number;
  kilobits: number; // 0: WAV
  header: number; // bytes to leave in front
  peaks: number;
}

// --- Python cells, see web/js/python.js --------------------------------------------------------

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
  start: { snapshot: ArrayBuffer | null; heapLimit: number };
  environment: { values: Record<string, string>; secrets: string[] };
  put: { path: string; bytes: Bytes };
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

/** How a cell waits: python_suspend.js or python_block.js. */
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
  _tpy_file_get(path: number, data: number, size: number): number;
  _tpy_heap_size(): number;
}
