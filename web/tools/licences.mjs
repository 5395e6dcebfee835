// Whose the parts of the page are: their licences ask to be shown with it. Those of the compiler's own
// libraries lie in web/tools/licences, for not every installation of the compiler has them.
import { join } from 'node:path';

/** @typedef {[name: string, path: string]} Licence of a file */

/**
 * @param {string} root of the repository @param {string} thirdParty folder of the unpacked sources
 * @returns {Licence[]}
 */
export function partLicences(root, thirdParty) {
  /** @param {string} name */
  const own = (name) => join(root, 'web/tools/licences', name);
  return [
    ['Triptych', join(root, 'LICENSE')],
    ['Dear ImGui', join(thirdParty, 'imgui/LICENSE.txt')],
    ['SDL', join(thirdParty, 'sdl2/LICENSE.txt')],
    ['JSON for Modern C++', join(thirdParty, 'json/LICENSE.MIT')],
    ['MD4C', join(thirdParty, 'md4c/LICENSE.md')],
    ['MicroPython', join(thirdParty, 'micropython/LICENSE')],
    ['Emscripten', own('emscripten.txt')],
    ['musl, the C library of Emscripten', own('musl.txt')],
    ['libc++, libc++abi, libunwind and compiler-rt of LLVM', own('llvm.txt')],
    [
      'genai-prices (https://github.com/pydantic/genai-prices), whose prices the program holds',
      join(root, 'web/tools/node_modules/@pydantic/genai-prices/LICENSE'),
    ],
  ];
}
