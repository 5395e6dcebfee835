// What the page needs from the browser, and what to tell a person whose browser lacks it.

import { openGraphics } from '../web/js/platform/gl_state.js';
import { say } from './words.js';

// A tiny module that uses a SIMD instruction.
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];

/**
 * The first thing that is missing, or null.
 * @param {HTMLCanvasElement} canvas of the program, whose context is made by this
 * @returns {{title: string, why: string, steps: string[]} | null}
 */
export function findMissing(canvas) {
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
  if (!openGraphics(canvas)) {
    return {
      title: say('webgl.title'),
      why: say('webgl.why'),
      steps: [say('webgl.accelerate'), say('webgl.driver'), say('webgl.other')],
    };
  }
  return null;
}
