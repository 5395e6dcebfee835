// What the page needs from the browser, and what to tell a person whose browser lacks it.

import { say } from './words.js';

// A tiny module that uses a SIMD instruction.
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];

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
    return {
      title: say('wasm.title'),
      why: say('wasm.why'),
      steps: [say('update'), say('wasm.lockdown')],
    };
  }
  if (!WebAssembly.validate(new Uint8Array(SIMD))) {
    return { title: say('old.title'), why: say('old.wasm'), steps: [say('update')] };
  }
  if (typeof OffscreenCanvas !== 'function' || typeof ResizeObserver !== 'function') {
    return { title: say('old.title'), why: say('old.canvas'), steps: [say('update')] };
  }
  if (!hasWebGL2()) {
    return {
      title: say('webgl.title'),
      why: say('webgl.why'),
      steps: [say('webgl.accelerate'), say('webgl.driver'), say('webgl.other')],
    };
  }
  return null;
}
