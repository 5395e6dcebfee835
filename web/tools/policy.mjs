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

/**
 * @param {string} catalog as above
 * @param {string} style what stands in the page's own style element @param {string} script and in its script element
 */
export function policy(catalog, style, script) {
  /** @param {string} text */
  const known = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
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
    `connect-src 'self' ${[...origins(catalog), ...loopback].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types triptych',
  ].join('; ');
}
