// What the page's scripts find beside the standard: for the type checker alone (tests/lint/types.sh).

/** Made by the packager (web/tools/package_site.mjs). */
declare module 'virtual:site' {
  export const site: import('./types.js').Site;
}
declare module 'virtual:late' {
  export const late: import('./types.js').LateFiles;
}

declare namespace WebAssembly {
  /** Where the browser can suspend a program. */
  const Suspending: unknown;
}

/** The browser's offer to install the page; not every browser makes it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

interface WindowEventMap {
  beforeinstallprompt: InstallOffer;
}

interface Window {
  /** For tests, see web/js/platform/test_probe.js. */
  __triptych: import('./probe_types.js').Probe;
  /** The first part of the program, asked for by the page itself (web/tools/package_site.mjs). */
  programResponse?: Promise<Response>;
  /** Drawn to by the program; its graphics context is made by the page itself, too. */
  programCanvas?: HTMLCanvasElement;
}
