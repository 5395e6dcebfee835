// The practice provider as a server without a network: triptych_practice, one line in, one line out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { program } from './wire.mjs';

export const ORIGINS = {
  openai: 'https://api.openai.com',
  anthropic: 'https://api.anthropic.com',
  gemini: 'https://generativelanguage.googleapis.com',
  compatible: 'http://127.0.0.1:11434',
};

export function startPractice() {
  const child = spawn(program('triptych_practice'), { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => waiting.shift().resolve(JSON.parse(line)));
  child.on('exit', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the program ended: ${code}`));
  });
  // {status, headers, body}; `body` is text or bytes.
  /**
   * @param {{method?: string, url: string, headers?: object, body?: string | Uint8Array, page?: boolean}} request
   */
  const ask = ({ method = 'POST', url, headers = {}, body = '', page = false }) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      const bytes = Buffer.from(body);
      const sent = { method, url, headers, page };
      if (bytes.length > 0) sent.body_base64 = bytes.toString('base64');
      child.stdin.write(`${JSON.stringify(sent)}\n`);
    });
  // What an SDK takes for the network.
  const fetch = async (input, init) => {
    const request = new Request(input, init);
    const { status, headers, body } = await ask({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return new Response(body, { status, headers });
  };
  return { ask, fetch, close: () => child.stdin.end() };
}
