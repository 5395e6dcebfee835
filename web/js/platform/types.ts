// The shapes that pass between the page and the program. For the type checker alone
// (tests/lint/types.sh): nothing here reaches the page.

export type Bytes = Uint8Array<ArrayBuffer>;

export type { EngineFiles, Engines, Language, LateFiles, Site } from '../../tools/site_types.js';

// --- the program, see web/exports.cpp ----------------------------------------------------------

/** Exports that take texts: [numbers before them, the texts]. */
export interface TextExports {
  action: [[kind: number, item: number], [text: string]];
  told: [[token: number], [kind: string, fields: string]];
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
  UTF8ToString(pointer: number): string;
  _malloc(size: number): number;
  _free(pointer: number): void;
}

type TextFunctions = {
  [Name in keyof TextExports as `_triptych_${Name}`]: (...args: number[]) => number;
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
  _triptych_file_begin(token: number, size: number): number;
  _triptych_file_drop(token: number): void;
  _triptych_body_step(request: number, part: number, at: number, out: number): number;
  _triptych_busy(): number;
  _triptych_asking(): number;
  _triptych_frames_drawn(): number;
  _triptych_atlas(): number;
  _triptych_missed_words(): number;
  _triptych_mirror_ms(): number;
  _triptych_mirror_items(): number;
  _triptych_turns(): number;
}

/** Goes on with the start of a module whose code its owner fetched. */
export type TakeInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;
