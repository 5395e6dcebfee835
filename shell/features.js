// What the page needs from the browser, and what to tell a person whose browser lacks it.

// Two tiny modules: one uses a SIMD instruction, one declares an exception tag.
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0,
  253, 15, 253, 98, 11];
const EXCEPTIONS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64,
  25, 11, 11];

const UPDATE = 'Update your browser: Chrome, Edge, Firefox or Safari of the last two years will do.';

function hasWebGL2() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow only a few at a time
  return context !== null;
}

/**
 * The first thing that is missing, or null.
 * @returns {{title: string, why: string, steps: string[]} | null}
 */
export function findMissing() {
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.validate !== 'function') {
    return { title: 'Triptych needs WebAssembly',
      why: 'The program behind this page is WebAssembly, which this browser lacks or has switched off.',
      steps: [UPDATE, 'If a “lockdown” or high-security mode is on, allow WebAssembly for this address.'] };
  }
  const valid = (bytes) => WebAssembly.validate(new Uint8Array(bytes));
  if (!valid(SIMD) || !valid(EXCEPTIONS)) {
    return { title: 'Your browser is too old for Triptych',
      why: 'It knows WebAssembly, but not its vector instructions or exceptions.', steps: [UPDATE] };
  }
  if (typeof OffscreenCanvas !== 'function' || typeof ResizeObserver !== 'function') {
    return { title: 'Your browser is too old for Triptych',
      why: 'It cannot draw text in the background.', steps: [UPDATE] };
  }
  if (!hasWebGL2()) {
    return { title: 'Triptych needs WebGL 2',
      why: 'The page is drawn with WebGL 2, which this browser does not offer at the moment.',
      steps: ['Switch on hardware acceleration in the browser’s settings, then restart it.',
        'Update the browser and the graphics driver.',
        'Try another browser on this device.'] };
  }
  return null;
}
