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

export interface Site {
  prices: string; // fetched after the first frame, as the words of languages.en are
  program: { first: string; rest: string }; // web/js/platform/program_parts.js
  module: string;
  assets: Record<string, string>;
  languages: Record<string, Language>;
  python: Engines;
  lessons: string;
  pdf: string;
  mp3: string;
  workers: Record<string, string>;
  build: string;
}
