// The built page, served as any static host does.
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TYPES } from './serving.mjs';

export const SITE = fileURLToPath(new URL('../../../build/site/', import.meta.url));

/** @typedef {{url: string, scripts: string[], close: () => Promise<void>}} Site */

const FIRST = 'first.js'; // of a site: what a test wants to run before the page's own scripts
const withFirst = (html) =>
  String(html).replace('<head>', `<head><script src="${FIRST}"></script>`);

/** Where this worker has served the page: what a browser may remember something of. */
export const served = new Set();

/**
 * Serves build/site as any static host does, below a folder, to prove that it needs no fixed place.
 * @param {(path: string, bytes: Buffer) => Buffer} [change] another version of the page
 * @param {number} [port] 0 = any
 * @param {Record<string, string>} [more] other files beside the page: path -> text
 * @returns {Promise<Site>}
 */
export async function startSite(change, port = 0, more = {}) {
  /** @type {Site} */
  const site = { url: '', scripts: [], close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://site').pathname.replace(
      /^\/some\/folder\//,
      '',
    );
    if (path === FIRST) return response.writeHead(200).end(site.scripts.join('\n'));
    if (Object.hasOwn(more, path)) return response.writeHead(200).end(more[path]);
    const file = join(SITE, normalize(path === '' ? 'index.html' : decodeURIComponent(path)));
    if (!file.startsWith(SITE) || !existsSync(file) || !statSync(file).isFile()) {
      return response.writeHead(404).end('not found'); // said: of an empty one some browsers make an error
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    if (extname(file) === '.html' && site.scripts.length > 0)
      response.end(withFirst(change?.(path, readFileSync(file)) ?? readFileSync(file)));
    else if (change) response.end(change(path, readFileSync(file)));
    else createReadStream(file).pipe(response);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const { port: given } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${given}`;
  served.add(origin);
  site.url = `${origin}/some/folder/`;
  site.close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return site;
}
