// What Emscripten gives to web/python/bridge.js, a library of imports for the engine; for the type checker alone.
type Imported = (...numbers: number[]) => unknown;

declare function addToLibrary(entries: Record<string, string | boolean | Imported>): void;
declare const Module: { host: import('../js/python/host.js').PythonHost };
