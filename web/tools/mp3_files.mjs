// The MP3 encoder's WebAssembly and whose it is. LAME is under the LGPL: it stays a file of its own, which
// anybody may exchange for another build. The folder in the page carries the version instead of hashes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} source folder of the package @returns {{folder: string, files: [string, Buffer][]}} */
export function mp3Files(source) {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = `mp3-${version}/`;
  return { folder, files: [[`${folder}lame.wasm`, readFileSync(join(source, 'wasm/mp3.wasm'))]] };
}

/** @param {string} source @returns {[string, string][]} title and path of each licence */
export function mp3Licences(source) {
  return [
    [
      'wasm-media-encoders (https://github.com/arseneyr/wasm-media-encoders)',
      join(source, 'LICENSE'),
    ],
    [
      'LAME, unchanged in mp3-*/lame.wasm (source: https://lame.sourceforge.io), GNU Library GPL 2',
      '/usr/share/common-licenses/LGPL-2',
    ],
  ];
}
