// A screen for browsers that draw with WebGL only on one: Xvfb, at the first number that is free.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** @returns {Promise<{name: string, close: () => void}>} */
export async function openDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const told = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const ended = once(server, 'exit').then(() => {
    throw new Error('Xvfb did not start');
  });
  const [number] = await Promise.race([once(told, 'data'), ended]);
  ended.catch(() => {}); // its end, later, is ours
  return { name: `:${String(number).trim()}`, close: () => server.kill() };
}
