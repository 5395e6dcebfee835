// A server on this computer that does what the test says and writes down what it was asked.
import { createServer } from 'node:http';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
};

/**
 * @param {(request: {method: string, url: string, headers: import('node:http').IncomingHttpHeaders, body: string},
 *          response: import('node:http').ServerResponse) => void} answer everything but preflights
 */
export async function startServer(answer) {
  /** @type {{method: string, url: string, headers: import('node:http').IncomingHttpHeaders, body: string}[]} */
  const requests = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const piece of incoming) body += piece;
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (incoming.method === 'OPTIONS') return response.writeHead(204).end();
    const { method = '', url = '', headers } = incoming;
    requests.push({ method, url, headers, body });
    return answer({ method, url, headers, body }, response);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(null));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    requests,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
