// The practice provider as a server without a network: triptych_practice, one line in, one line out.
import { ask } from './programs.mjs';

export const ORIGINS = {
  openai: 'https://api.openai.com',
  anthropic: 'https://api.anthropic.com',
  gemini: 'https://generativelanguage.googleapis.com',
  mistral: 'https://api.mistral.ai',
  compatible: 'http://127.0.0.1:11434',
};

// {status, headers, body}; `body` is text or bytes.
/**
 * @param {{method?: string, url: string, headers?: object, body?: string | Uint8Array, page?: boolean}} request
 * @returns {Promise<{status: number, headers: Record<string, string>, body: string}>}
 */
export function askPractice({ method = 'POST', url, headers = {}, body = '', page = false }) {
  const bytes = Buffer.from(body);
  const sent = { method, url, headers, page };
  if (bytes.length > 0) sent.body_base64 = bytes.toString('base64');
  return ask('triptych_practice', [], sent);
}

// What an SDK takes for the network.
export async function practiceFetch(input, init) {
  const request = new Request(input, init);
  const { status, headers, body } = await askPractice({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  });
  return new Response(body, { status, headers });
}
