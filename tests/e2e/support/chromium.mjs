// How the tests start Chromium: no GPU, no network beyond this computer.

/**
 * @param {string} executable the shell, which is the same browser without windows of its own (their own
 *   pages cost more than ours), or the whole browser for what only that one does
 */
export function launch(executable) {
  return {
    executablePath: `/usr/bin/${executable}`,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // WebGL alone is drawn by a GPU that is none. The rest of the page would be, too: a fifth of the work.
      '--disable-gpu-compositing',
      // The program runs for seconds: the second, optimizing compiler costs more than it gives.
      '--js-flags=--liftoff-only',
    ],
  };
}
