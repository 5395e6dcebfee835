// Gemini's generateContent as a server: CORS, faults. The answers are in
// gemini_answer.mjs. Bodies of errors are taken from recorded traffic where there is any.
import * as answer from './gemini_answer.mjs';
import {
  answerFiles,
  fileFault,
  fileOf,
  isFileRoute,
  isPiece,
  UPLOAD_HEADERS,
} from './gemini_files.mjs';
import { judge, practised } from './judge.mjs';
import { mediaIn, readJson } from './media.mjs';

// A preflight that asks for any other header is turned down.
const HEADERS = ['content-type', 'x-goog-api-key', 'x-goog-api-client', 'authorization'];
const INFO = 'type.googleapis.com/google.rpc.';

export function errorAnswer(code, status, message, details) {
  const body = `${JSON.stringify({ error: { code, message, status, details } }, null, 2)}\n`;
  return {
    status: code,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...answer.COMMON_HEADERS },
    body,
  };
}

function wrongKey() {
  const message = 'API key not valid. Please pass a valid API key.';
  return errorAnswer(400, 'INVALID_ARGUMENT', message, [
    {
      '@type': `${INFO}ErrorInfo`,
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
    { '@type': `${INFO}LocalizedMessage`, locale: 'en-US', message },
  ]);
}

const FAULTS = {
  400: ['FAILED_PRECONDITION', 'User location is not supported for the API use.'],
  403: ['PERMISSION_DENIED', 'Your project has been denied access. Please contact support.'],
  404: [
    'NOT_FOUND',
    'models/gone is not found for API version v1beta, or is not supported for ' +
      'generateContent. Call ListModels to see the list of available models and their supported ' +
      'methods.',
  ],
  500: [
    'INTERNAL',
    'An internal error has occurred. Please retry or report in ' +
      'https://developers.generativeai.google/guide/troubleshooting',
  ],
  503: ['UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  504: ['DEADLINE_EXCEEDED', 'The request timed out. Please try again.'],
};

function fault({ status, retryAfter, quota, message }) {
  if (status === 401) return wrongKey(); // the vendor says 400
  if (status === 413) {
    // from the edge, in front of the API
    return {
      status,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      body: '<!DOCTYPE html>\n<title>Error 413 (Request Entity Too Large)!!1</title>\n',
    };
  }
  if (status !== 429) {
    const [name, words] = FAULTS[status] ?? ['UNKNOWN', 'Something went wrong.'];
    return errorAnswer(status, name, message ?? words);
  }
  const per = quota ? 'PerDay' : 'PerMinute';
  /** @type {object[]} */
  const details = [
    {
      '@type': `${INFO}QuotaFailure`,
      violations: [
        {
          quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
          quotaId: `GenerateRequests${per}PerProjectPerModel-FreeTier`,
          quotaDimensions: { location: 'global', model: 'mock' },
          quotaValue: '20',
        },
      ],
    },
  ];
  if (retryAfter !== undefined) {
    details.push({ '@type': `${INFO}RetryInfo`, retryDelay: `${retryAfter}s` });
  }
  return errorAnswer(
    429,
    'RESOURCE_EXHAUSTED',
    message ??
      'You exceeded your current quota, please ' +
        'check your plan and billing details. For more information on this error, head to: ' +
        'https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric: ' +
        'generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 20' +
        `${retryAfter === undefined ? '' : `\nPlease retry in ${retryAfter}s.`}`,
    details,
  );
}

// Errors of a streaming call wear the type of a stream, and are plain JSON nevertheless.
function disguised(refusal, { path, query }) {
  if (!path.endsWith(':streamGenerateContent') || query.alt !== 'sse') return refusal;
  return { ...refusal, headers: { ...refusal.headers, 'content-type': 'text/event-stream' } };
}

// The only file that a request may name is one that is ready.
function unready(request) {
  if (request.route !== 'generate') return null;
  const words = request.media.map(({ file }) => file && fileFault(file)).find(Boolean);
  return words ? disguised(errorAnswer(400, 'FAILED_PRECONDITION', words), request) : null;
}

export const gemini = {
  name: 'gemini',
  preflight({ headers, path }) {
    const asked = (headers['access-control-request-headers'] ?? '')
      .split(/\s*,\s*/)
      .filter(Boolean);
    const vary = { vary: 'origin, referer, x-origin' };
    const known = path.startsWith('/upload/') ? [...HEADERS, ...UPLOAD_HEADERS] : HEADERS;
    if (asked.some((name) => !known.includes(name.toLowerCase()))) {
      return { status: 403, headers: vary };
    }
    return {
      status: 200,
      headers: {
        ...vary,
        'access-control-allow-origin': headers.origin,
        'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
        'access-control-allow-headers': asked.join(','),
        'access-control-max-age': '3600',
      },
    };
  },
  cors: ({ headers, path }) => ({
    ...(headers.origin && { 'access-control-allow-origin': headers.origin }),
    ...(path.startsWith('/upload/') && {
      'access-control-expose-headers': 'x-goog-upload-url, x-goog-upload-status',
    }),
  }),
  route(request) {
    request.json = readJson(request);
    request.media = mediaIn(request.json, fileOf);
    const [, model, verb] = /^\/v1beta\/models\/([^/:]+):(\w+)$/.exec(request.path) ?? [];
    request.model = model && decodeURIComponent(model);
    request.stream = verb === 'streamGenerateContent';
    if (request.method === 'POST' && (request.stream || verb === 'generateContent')) {
      return 'generate';
    }
    if (isFileRoute(request)) return 'files';
    return request.method === 'GET' && request.path === '/v1beta/models' ? 'models' : undefined;
  },
  async judge(request) {
    if (request.route !== 'files') return (await judge(request)) ?? unready(request);
    if (isPiece(request)) return null;
    if (request.path.startsWith('/upload/')) return judge(request); // the beginning of an upload
    // Practice has none of these files, for their megabytes would be one line of JSON each; whether it takes the
    // key, any other question tells.
    const { 'x-goog-api-key': key, authorization } = request.headers;
    const asked = { ...request, headers: { 'x-goog-api-key': key, authorization } };
    const refusal = await practised('gemini', asked, '/v1beta/models');
    return refusal.status < 400 ? null : refusal;
  },
  fault: (behaviour, request) => disguised(fault(behaviour), request),
  files: answerFiles,
  models: (request) => request.practised,
  whole: answer.whole,
  stream: answer.stream,
};
