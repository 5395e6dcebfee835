// OpenAI's chat completions as a server: CORS, routes, faults; what it answers is in
// openai_answer.mjs. Also the compatible server.
import { judge } from './judge.mjs';
import { describeMedia, mediaIn, readJson } from './media.mjs';
import * as answer from './openai_answer.mjs';
import { readForm, streamTranscript, wholeTranscript } from './openai_transcribe.mjs';

function route(request) {
  request.json = readJson(request);
  request.media = mediaIn(request.json);
  request.stream = request.json?.stream === true;
  if (request.path === '/v1/chat/completions' && request.method === 'POST') return 'generate';
  if (request.path === '/v1/models' && request.method === 'GET') return 'models';
  return undefined;
}

const SOUND = '/v1/audio/transcriptions';
const FAULTS = {
  400: { message: 'Invalid request.' },
  401: {
    message:
      'Incorrect API key provided: sk-m***mock. You can find your API key at ' +
      'https://platform.openai.com/account/api-keys.',
    code: 'invalid_api_key',
    indent: 4,
  },
  403: {
    message: 'Country, region, or territory not supported',
    type: 'request_forbidden',
    code: 'unsupported_country_region_territory',
  },
  404: {
    message: 'The model `gone` does not exist or you do not have access to it.',
    code: 'model_not_found',
    indent: 4,
  },
  500: {
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
  },
  503: {
    message: 'The engine is currently overloaded, please try again later',
    type: 'server_error',
  },
};

// "20s", "50ms", "1m3s", as the vendor writes them.
function spellSeconds(seconds) {
  if (seconds < 1) return `${Math.round(seconds * 1000)}ms`;
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function fault({ status, retryAfter, quota, message }) {
  if (status === 413) {
    // from the edge, in front of the API
    return {
      status,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>413 Request Entity Too Large</title></head></html>\n',
    };
  }
  if (status !== 429) {
    const known = FAULTS[status] ?? { message: 'Something went wrong.', type: 'server_error' };
    return answer.errorAnswer(status, { ...known, ...(message && { message }) });
  }
  if (quota) {
    return answer.errorAnswer(429, {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
      indent: 4,
      message:
        message ??
        'You exceeded your current quota, please check your plan and billing ' +
          'details. For more information on this error, read the docs: ' +
          'https://platform.openai.com/docs/guides/error-codes/api-errors.',
    });
  }
  const wait = retryAfter === undefined ? '' : ` Please try again in ${spellSeconds(retryAfter)}.`;
  return answer.errorAnswer(429, {
    type: 'requests',
    code: 'rate_limit_exceeded',
    indent: 4,
    // The headers exist, but a page may not read them: they are not exposed.
    headers:
      retryAfter === undefined
        ? {}
        : {
            'retry-after': `${Math.ceil(retryAfter)}`,
            'retry-after-ms': `${Math.round(retryAfter * 1000)}`,
          },
    message:
      message ??
      'Rate limit reached for the model in organization org-mock on requests per ' +
        `min (RPM): Limit 3, Used 3, Requested 1.${wait} Visit ` +
        'https://platform.openai.com/account/rate-limits to learn more.',
  });
}

export const openai = {
  name: 'openai',
  // Every header by name: an asterisk would not cover Authorization.
  preflight: ({ headers }) => ({
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, OPTIONS, POST',
      'access-control-allow-headers':
        'Authorization, Content-Type, OpenAI-Organization, OpenAI-Project',
      'access-control-max-age': '3600',
      vary: headers.origin ? 'Origin' : 'Accept-Encoding',
    },
  }),
  cors: ({ headers }) => ({
    'access-control-expose-headers': 'X-Request-ID',
    ...(headers.origin && { 'access-control-allow-origin': '*' }),
  }),
  route(request) {
    if (request.path !== SOUND || request.method !== 'POST') return route(request);
    request.form = readForm(request);
    request.json = request.form?.fields;
    request.media = (request.form?.files ?? []).map((file) =>
      describeMedia('file', file.type, file.bytes),
    );
    request.stream = request.json?.stream === 'true' && request.json.model !== 'whisper-1';
    return 'generate';
  },
  judge,
  fault,
  models: ({ practised }) => practised,
  whole: (behaviour, request) =>
    request.form ? wholeTranscript(behaviour, request) : answer.whole(behaviour, request),
  stream: (behaviour, request) =>
    request.form ? streamTranscript(behaviour) : answer.stream(behaviour, request),
};

// Ollama and its kin: no key, plain chunks, whatever parameters.
export const compatible = {
  name: 'compatible',
  preflight: ({ headers }) => ({
    status: 204,
    headers: {
      'access-control-allow-origin': headers.origin,
      'access-control-allow-methods': 'GET,POST,OPTIONS',
      'access-control-allow-headers': 'Authorization,Content-Type',
    },
  }),
  cors: ({ headers }) => (headers.origin ? { 'access-control-allow-origin': headers.origin } : {}),
  route,
  judge,
  fault,
  models: ({ practised }) => practised,
  whole: (behaviour, request) => answer.whole({ local: true, ...behaviour }, request),
  stream: (behaviour, request) => answer.stream({ local: true, ...behaviour }, request),
};
