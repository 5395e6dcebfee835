// Anthropic's messages as a server: CORS, faults. The answers are in
// anthropic_answer.mjs. Bodies of errors are taken from recorded traffic where there is any.
import * as answer from './anthropic_answer.mjs';
import { judge } from './judge.mjs';
import { mediaIn, readJson } from './media.mjs';

const BROWSER_HEADER = 'anthropic-dangerous-direct-browser-access';
export function errorAnswer(status, type, message, headers = {}) {
  const id = answer.nextRequestId();
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'request-id': id,
      'x-should-retry': `${[408, 409, 429].includes(status) || status >= 500}`,
      ...headers,
    },
    body: JSON.stringify({ type: 'error', error: { type, message }, request_id: id }),
  };
}

function fault({ status, retryAfter, quota, message }) {
  const wait = retryAfter === undefined ? {} : { 'retry-after': `${Math.ceil(retryAfter)}` };
  const say = (type, words) => errorAnswer(status, type, message ?? words, wait);
  if (quota) {
    // Not 402 and not 429: an empty account is a bad request here.
    return errorAnswer(
      400,
      'invalid_request_error',
      message ??
        'Your credit balance is too low to ' +
          'access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    );
  }
  switch (status) {
    case 401:
      return say('authentication_error', 'invalid x-api-key');
    case 403:
      return say('permission_error', 'Request not allowed');
    case 404:
      return say('not_found_error', 'model: gone');
    case 413:
      return say('request_too_large', 'Request exceeds the maximum size');
    case 429:
      return say(
        'rate_limit_error',
        'This request would exceed the rate limit for your ' +
          'organization of 50 requests per minute. For details, refer to: ' +
          'https://docs.claude.com/en/api/rate-limits.',
      );
    case 504:
      return say('timeout_error', 'Request timed out');
    case 529:
      return say('overloaded_error', 'Overloaded');
    default:
      return status >= 500
        ? say('api_error', 'Internal server error')
        : say('invalid_request_error', 'Invalid request');
  }
}

export const anthropic = {
  name: 'anthropic',
  preflight: () => ({
    status: 200,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers':
        'authorization, content-type, x-api-key, anthropic-version, ' +
        `anthropic-beta, ${BROWSER_HEADER}`,
      'access-control-max-age': '600',
    },
  }),
  // Nobody has confirmed that any header is exposed, so none is.
  cors: ({ headers }) =>
    headers.origin && headers[BROWSER_HEADER] === 'true'
      ? { 'access-control-allow-origin': '*' }
      : {},
  route(request) {
    request.json = readJson(request);
    request.media = mediaIn(request.json);
    request.stream = request.json?.stream === true;
    if (request.path === '/v1/messages' && request.method === 'POST') return 'generate';
    if (request.path === '/v1/models' && request.method === 'GET') return 'models';
    return undefined;
  },
  judge,
  fault,
  models: ({ practised }) => practised,
  whole: answer.whole,
  stream: answer.stream,
};
