// What Emscripten gives to web/bridge.js, a library of imports for the program; for the type checker alone.
// The texts of a function come as pointer and length: numbers, like everything that C++ passes.
type Imported = (...numbers: number[]) => unknown;

declare function addToLibrary(entries: Record<string, string | string[] | Imported>): void;
declare function UTF8ToString(pointer: number, length?: number): string;
/** The context of the canvas, and what the program made with it, by the numbers it knows them by. */
declare const GLctx: WebGL2RenderingContext;
declare const GL: { textures: WebGLTexture[] };
declare function abort(why: string): never;
declare const Module: {
  host: import('./js/platform/host.js').Host;
} & import('./js/platform/types.js').ProgramModule;
