// The shapes that pass between the page and the program. For the type checker alone
// (tests/lint/types.sh): nothing here reaches the page.

export type Bytes = Uint8Array<ArrayBuffer>;

export type { EngineFiles, Engines, Language, Site } from '../../tools/site_types.js';

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
