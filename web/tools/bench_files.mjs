// bench.html, which measures the site in its visitor's browser (shell/bench), and the two pages that it opens: an
// empty one, and the product itself with one script in front. Nothing of them is loaded by the product, and the
// service worker does not know them.
import { benchPolicy } from './policy.mjs';

/** @import { Site } from './site_types.js' */
/**
 * @typedef {{need: (path: string) => Buffer, add: (path: string, bytes: Uint8Array | string) => string,
 *   bundle: (entry: string, site: object, format?: import('esbuild').Format) => Promise<Uint8Array>,
 *   minifyStyle: (css: string) => Promise<string>}} Packager
 */

/** @param {string} template @param {Record<string, string>} tokens */
const filled = (template, tokens) =>
  template.replace(/@@([A-Z_]+)@@/g, (token, /** @type {string} */ name) => {
    if (tokens[name] === undefined) throw new Error(`shell/bench: no such token ${token}`);
    return tokens[name];
  });

/**
 * @param {Packager} packager @param {Pick<Site, 'build'>} site
 * @param {string} html the product's page
 * @returns {Promise<[path: string, html: string][]>}
 */
export async function benchPages({ need, add, bundle, minifyStyle }, { build }, html) {
  /** @param {string} name @param {import('esbuild').Format} [format] */
  const script = (name, format) => bundle(`shell/bench/${name}.js`, { build }, format);
  /** @param {string} name */
  const template = (name) => need(`shell/bench/${name}.html.in`).toString();
  const floor = Buffer.from(await script('floor', 'iife'))
    .toString()
    .trim();
  const stage = add('bench/stage.js', await script('stage', 'iife'));
  const boot = '<script type="module" src="boot-';
  if (html.split(boot).length !== 2) throw new Error('shell/bench: where does the product begin?');
  return [
    [
      'bench.html',
      filled(template('bench'), {
        CSP: benchPolicy(),
        STYLE: add('bench/style.css', await minifyStyle(need('shell/bench/style.css').toString())),
        SCRIPT: add('bench/page.js', await script('page')),
      }),
    ],
    [
      'bench_floor.html',
      filled(template('bench_floor'), { CSP: benchPolicy(floor), SCRIPT: floor }),
    ],
    ['bench_stage.html', html.replace(boot, `<script src="${stage}"></script>\n${boot}`)],
  ];
}
