// Whether a vendor would take a request: the practice provider is asked (src/practice), which knows the rules and the
// vendors' words and is held to them by tests/contract/judges.test.mjs. The mocks have an opinion of their own only on
// what practice cannot know: the pieces of an upload and what was uploaded before, CORS, and Mistral.
import { askPractice, ORIGINS } from '../tools/practice.mjs';

// What a browser adds by itself is no choice of the page: no preflight asks for it.
const BY_ITSELF = /^(sec-|accept|cache-control$|pragma$|priority$)/;

/**
 * What practice answers to it.
 * @param {string} provider @param {{method: string, url: string, headers: object, body: Buffer}} request
 * @param {string} [path] to ask for this instead, with the same query
 */
export function practised(provider, { method, url, headers, body }, path) {
  const { pathname, search } = new URL(url);
  const chosen = Object.entries(headers).filter(([name]) => !BY_ITSELF.test(name));
  return askPractice({
    ...(path ? { method: 'GET' } : { method, body }),
    url: ORIGINS[provider] + (path ?? pathname) + search,
    headers: Object.fromEntries(chosen),
  });
}

/** null when the vendor takes it, else its refusal; a list of models is answered by practice, too (request.practised). */
export async function judge(request) {
  request.practised = await practised(request.provider, request);
  return request.practised.status < 400 ? null : request.practised;
}
