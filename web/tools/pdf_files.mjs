// What PDF.js asks for by name while it reads a document (character maps, the fonts that every reader
// has, decoders), and whose it is. The folder in the page carries the version instead of hashes.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const WANTED = {
  cmaps: /\.bcmap$/,
  iccs: /\.icc$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$/,
};
const LICENCES = [
  'LICENSE',
  'standard_fonts/LICENSE_FOXIT',
  'standard_fonts/LICENSE_LIBERATION',
  'wasm/LICENSE_JBIG2',
  'wasm/LICENSE_OPENJPEG',
  'wasm/LICENSE_QCMS',
];

/** @param {string} source folder of the package @returns {{folder: string, files: [string, Buffer][]}} */
export function pdfFiles(source) {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = `pdf-${version}/`;
  const files = Object.entries(WANTED).flatMap(([name, wanted]) =>
    readdirSync(join(source, name))
      .filter((file) => wanted.test(file))
      .sort()
      .map(
        /** @returns {[string, Buffer]} */
        (file) => [`${folder}${name}/${file}`, readFileSync(join(source, name, file))],
      ),
  );
  return { folder, files };
}

/** @param {string} source @returns {[string, string][]} title and path of each licence */
export function pdfLicences(source) {
  return LICENCES.map((name) => [`PDF.js, ${name}`, join(source, name)]);
}
