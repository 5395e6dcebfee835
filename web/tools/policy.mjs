// What the page may load and whom it may ask: its content security policy.
import { createHash } from 'node:crypto';

/**
 * The provider origins, from the one line that each provider has in the catalog, and those that the builder adds.
 * @param {string} catalog the text of src/providers/catalog.inc
 */
function origins(catalog) {
  const lines = catalog.matchAll(/^\s*TRIPTYCH_PROVIDER\(\s*\w+\s*,\s*"([^"]+)"/gm);
  const extra = (process.env.TRIPTYCH_EXTRA_ORIGINS ?? '').split(/\s+/).filter(Boolean);
  const listed = [...lines].map((match) => match[1]);
  return [...new Set([...listed, ...extra].map((url) => new URL(url).origin))];
}

/** What stands in an element of the page itself. @param {string} text */
const known = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * @param {string} catalog as above
 * @param {string} style what stands in the page's own style element @param {string} script and in its script element
 */
export function policy(catalog, style, script) {
  // Servers on the person's own machine. The grammar has no form for http://[::1].
  const loopback = ['http://127.0.0.1:*', 'http://localhost:*'];
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${known(script)}`,
    `style-src 'self' ${known(style)}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    `connect-src 'self' blob: ${[...origins(catalog), ...loopback].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types triptych',
  ].join('; ');
}

/**
 * Of the pages that measure (shell/bench): a script, a style and nothing else; they ask nobody for anything.
 * @param {string} [script] what stands in its script element, if it has no file
 */
export const benchPolicy = (script) =>
  [
    "default-src 'none'",
    `script-src ${script === undefined ? "'self'" : known(script)}`,
    "style-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
