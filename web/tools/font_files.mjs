// The Latin typefaces of the page as files, each with the weights that it is used in and no others: a typeface with
// all from thin to black is half as large again. To make one takes a second, so it is kept in build/fonts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { madeOnce, sha } from './site_files.mjs';

const kept = fileURLToPath(new URL('../../build/fonts', import.meta.url));
const packages = fileURLToPath(new URL('node_modules/@fontsource-variable', import.meta.url));
const VERSION = 1; // of what is made of a file: another one makes all anew
// Those of FACES in web/js/platform/text_pen.js and of shell/*.css; italics are used in one.
const WEIGHTS = { normal: { min: 400, max: 650 }, italic: 400 };

export const fontFamilies = [
  { name: 'Inter', package: 'inter', preload: true },
  // Without its ligatures, which show != as ≠: other code.
  { name: 'JetBrains Mono', package: 'jetbrains-mono', preload: false, features: '"calt" 0' },
].map((family) => ({ ...family, licence: join(packages, family.package, 'LICENSE') }));

/** All characters of a unicode-range: U+0000-00FF, U+0131, ... @param {string} range */
export function charactersOf(range) {
  return range
    .split(',')
    .flatMap((part) => {
      const [from = '', to = from] = part.trim().slice('U+'.length).split('-');
      const [first, last] = [parseInt(from, 16), parseInt(to, 16)];
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
    })
    .join('');
}

/** @param {Buffer} bytes of a typeface @param {string} range @param {keyof typeof WEIGHTS} style */
function lighter(bytes, range, style) {
  const how = JSON.stringify([VERSION, range, WEIGHTS[style]]);
  return madeOnce(join(kept, `${sha(Buffer.concat([bytes, Buffer.from(how)]), 16)}.woff2`), () =>
    subsetFont(bytes, charactersOf(range), {
      targetFormat: 'woff2',
      variationAxes: { wght: WEIGHTS[style] },
    }),
  );
}

/**
 * The rules of the typefaces, and the addresses of those that the first frame needs. A browser fetches those with a
 * unicode-range or italics only when it needs them.
 * @param {(path: string, bytes: Uint8Array) => string} add puts a file into the site and tells its address
 */
export async function fontFiles(add) {
  const rules = [];
  const preloads = [];
  for (const family of fontFamilies) {
    const folder = join(packages, family.package);
    const css = ['wght.css', 'wght-italic.css']
      .map((name) => readFileSync(join(folder, name)).toString())
      .join('');
    for (const [, subset, style, body] of css.matchAll(
      /\/\* \S+?-(latin|latin-ext)-wght-(normal|italic) \*\/\s*(@font-face {[^}]*})/g,
    )) {
      const source = body.match(/url\(\.\/(files\/[^)]+)\)/)?.[1];
      const range = body.match(/unicode-range: ([^;]+);/)?.[1];
      if (!source || !range) throw new Error(`a typeface of ${folder} has no file or no range`);
      const bytes = readFileSync(join(folder, source));
      const face = await lighter(bytes, range, style === 'italic' ? 'italic' : 'normal');
      const address = add(`fonts/${source.slice('files/'.length)}`, face);
      rules.push(
        body
          .replace(/font-family: '[^']*'/, `font-family: '${family.name}'`)
          // Text is measured and drawn to the canvas: a late swap would leave the wrong face there.
          .replace('font-display: swap', 'font-display: block')
          .replace(/url\([^)]*\) format\('[^']*'\)/, `url(${address}) format('woff2')`)
          .replace('{', family.features ? `{ font-feature-settings: ${family.features};` : '{'),
      );
      if (family.preload && subset === 'latin' && style === 'normal') preloads.push(address);
    }
  }
  return { rules: rules.join('\n'), preloads };
}
