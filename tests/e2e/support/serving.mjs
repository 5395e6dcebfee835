// Servers of the tests: on this computer only, at any free port.
import { once } from 'node:events';

/** @param {import('node:http').Server} server @returns {Promise<number>} its port */
export async function listen(server) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}
