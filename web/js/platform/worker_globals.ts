// What the scripts of workers find beside the standard: for the type checker alone (tests/lint/types.sh).

/** Made by the packager (web/tools/package_site.mjs). */
declare module 'virtual:site' {
  export const site: { build: string; files: string[] };
}

/** The packager bundles the smaller twin of the package. */
declare module 'pdfjs-dist/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

declare namespace WebAssembly {
  /** Where the browser can suspend a program. */
  const Suspending: unknown;
}
