// The site as web/tools/package_site.mjs makes it and the page finds it; for the type checker alone.

export interface Language {
  name: string;
  direction: string;
  strings: string; // address of the catalogue
  shell: Record<string, string>;
}

export interface EngineFiles {
  module: string;
  wasm: string;
}

export interface Engines {
  jspi: EngineFiles;
  sync: EngineFiles;
}

/** What no first frame needs. */
export interface LateFiles {
  assets: Record<string, string>;
  python: Engines;
  lessons: string;
}

export interface Site {
  prices: string; // fetched after the first frame, as the words of languages.en are
  program: { first: string; rest: string }; // web/js/platform/program_parts.js
  module: string;
  late: string; // web/js/platform/late.js
  languages: Record<string, Language>;
  workers: Record<string, string>;
  build: string;
}
