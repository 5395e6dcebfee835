// What Emscripten gives to web/bridge.js, a library of imports for the program; for the type checker alone.
// The texts of a function come as pointer and length: numbers, like everything that C++ passes.
type Imported = (...numbers: number[]) => unknown;

declare function addToLibrary(entries: Record<string, string | string[] | Imported>): void;
declare function UTF8ToString(pointer: number, length?: number): string;
declare function abort(why: string): never;
declare const Module: {
  host: import('./js/platform/host.js').Host;
} & import('./js/platform/types.js').ProgramModule;
