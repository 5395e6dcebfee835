// Gemini's generateContent as a server: CORS, refusals, errors. The answers are in
// gemini_answer.mjs. Bodies of errors are taken from recorded traffic where there is any.
import * as answer from './gemini_answer.mjs';
import { camelNames, findFault, GENERATE_REQUEST } from './gemini_schema.mjs';
import {
  answerFiles,
  fileFault,
  fileOf,
  isFileRoute,
  needsKey,
  UPLOAD_HEADERS,
} from './gemini_files.mjs';
import { decodeBase64, describeMedia, readJson, sniff } from './media.mjs';
import { Refusal } from './server.mjs';

const MODELS = [
  'gemini-3.8-flash',
  'gemini-3.7-flash',
  'gemini-3.6-flash',
  'gemini-3.5-flash',
  'gemini-3.5-flash-lite',
  'gemini-3.5-transcribe',
  'gemini-3.1-pro-preview',
  'gemini-3.1-flash-lite',
  'gemini-3-flash-preview',
  'gemini-flash-latest',
  'gemini-flash-lite-latest',
  'gemini-pro-latest',
  'gemini-4-argon',
  'gemini-4-carbon',
  'gemini-4-hydrogen',
  'gemini-2.5-flash',
  'gemini-2.5-flash-lite',
  'gemini-2.5-pro',
];
const MIME_TYPES = new Set(
  `image/png image/jpeg image/webp image/heic image/heif application/pdf
  text/plain audio/wav audio/mp3 audio/mpeg audio/aiff audio/aac audio/ogg audio/flac audio/m4a
  audio/opus audio/webm video/mp4 video/mpeg video/mov video/quicktime video/avi video/x-flv
  video/mpg video/webm video/wmv video/3gpp`.split(/\s+/),
);
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

function refuse(...error) {
  throw new Refusal(errorAnswer(...error));
}

const invalid = (message, details) => refuse(400, 'INVALID_ARGUMENT', message, details);

function checkKey({ headers, query }) {
  const inHeader = headers['x-goog-api-key'],
    inQuery = query.key;
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if ([inHeader, inQuery, bearer].filter(Boolean).length > 1) {
    invalid('Multiple authentication credentials received. Please pass only one.');
  }
  const key = inHeader ?? inQuery;
  if (bearer || (inQuery ?? '').startsWith('AQ.')) {
    refuse(
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 ' +
        'access token, login cookie or other valid authentication credential. See ' +
        'https://developers.google.com/identity/sign-in/web/devconsole-project.',
    );
  }
  if (!key) {
    refuse(
      403,
      'PERMISSION_DENIED',
      "Method doesn't allow unregistered callers (callers without " +
        'established identity). Please use API Key or other form of API consumer identity to ' +
        'call this API.',
    );
  }
  if (key.startsWith('bad')) throw new Refusal(wrongKey());
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

function checkInline({ mimeType = '', data }, at, request) {
  if (!MIME_TYPES.has(mimeType)) invalid(`Unsupported MIME type: ${mimeType}`);
  const bytes = decodeBase64(data);
  const real = sniff(bytes);
  if (mimeType.startsWith('image/') && !real.startsWith('image/')) {
    invalid(
      'Unable to process input image. Please retry or report in ' +
        'https://developers.generativeai.google/guide/troubleshooting',
    );
  }
  if (mimeType === 'application/pdf' && real !== mimeType) invalid('The document has no pages.');
  request.media.push(describeMedia(at, mimeType, bytes));
}

function checkContents(contents, request) {
  if (!contents?.length) invalid('* GenerateContentRequest.contents: contents is not specified\n');
  contents.forEach(({ role, parts }, i) => {
    const at = `contents[${i}]`;
    if (role !== undefined && role !== 'user' && role !== 'model') {
      invalid('Please use a valid role: user, model.');
    }
    if (!parts?.length) {
      invalid(`* GenerateContentRequest.${at}.parts: contents.parts must not be empty.\n`);
    }
    parts.forEach((part, j) => checkPart(part, `${at}.parts[${j}]`, request));
  });
}

const DATA = [
  'text',
  'inlineData',
  'fileData',
  'functionCall',
  'functionResponse',
  'executableCode',
  'codeExecutionResult',
];

function checkPart(part, at, request) {
  const held = DATA.filter((name) => part[name] !== undefined);
  if (held.length === 0 || part.text === '') {
    invalid(
      `* GenerateContentRequest.${at}.data: required oneof field 'data' must have one ` +
        'initialized field\n',
    );
  }
  if (held.length > 1) {
    invalid(
      `Invalid value at '${at}' (oneof), oneof field 'data' is already set. Cannot set ` +
        `'${held[1]}'`,
    );
  }
  if (part.inlineData) checkInline(part.inlineData, `${at}.inlineData`, request);
  const notReady = part.fileData && fileFault(part.fileData.fileUri);
  if (notReady) refuse(400, 'FAILED_PRECONDITION', notReady);
  const stored = part.fileData && fileOf(part.fileData.fileUri);
  if (stored)
    request.media.push({ where: at, declared: part.fileData.mimeType, sha256: stored.sha });
  if (part.fileData && !/^https:\/\/\S+$/.test(part.fileData.fileUri ?? '')) {
    invalid(`Invalid or unsupported file uri: ${part.fileData.fileUri}`);
  }
}

function checkConfig(config = {}) {
  if (config.temperature !== undefined && !(config.temperature >= 0 && config.temperature <= 2)) {
    invalid(
      '* GenerateContentRequest.generation_config.temperature: temperature must be in the range ' +
        '[0.0, 2.0].\n',
    );
  }
  if (config.maxOutputTokens !== undefined && config.maxOutputTokens < 1) {
    invalid(
      '* GenerateContentRequest.generation_config.max_output_tokens: max_output_tokens must be ' +
        'positive.\n',
    );
  }
  const asksForJson = config.responseSchema ?? config.responseJsonSchema;
  if (asksForJson && config.responseMimeType !== 'application/json') {
    invalid('Response schema requires the response MIME type application/json.');
  }
  if (config.responseSchema && config.responseJsonSchema) {
    invalid('Only one of response_schema and response_json_schema may be set.');
  }
  const thinking = config.thinkingConfig ?? {};
  if (thinking.thinkingBudget !== undefined && thinking.thinkingLevel !== undefined) {
    invalid('You can only set only one of thinking budget and thinking level.');
  }
}

function checkGenerate(request) {
  if (request.json === undefined) {
    invalid('Invalid JSON payload received. Expected an object key or }.\n');
  }
  const words = findFault(request.json, GENERATE_REQUEST);
  if (words) {
    invalid(words, [{ '@type': `${INFO}BadRequest`, fieldViolations: [{ description: words }] }]);
  }
  const message = camelNames(request.json, GENERATE_REQUEST);
  if (!MODELS.includes(request.model)) {
    refuse(
      404,
      'NOT_FOUND',
      `models/${request.model} is not found for API version v1beta, or is not ` +
        'supported for generateContent. Call ListModels to see the list of available models and ' +
        'their supported methods.',
    );
  }
  const { role, parts = [] } = message.systemInstruction ?? {};
  if (role !== undefined && !['user', 'system', 'model'].includes(role)) {
    invalid('Please use a valid role: user, model.');
  }
  if (parts.some((part) => part.text === undefined)) {
    invalid('* GenerateContentRequest.system_instruction: only text parts are supported\n');
  }
  checkContents(message.contents, request);
  checkConfig(message.generationConfig);
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
    const [, model, verb] = /^\/v1beta\/models\/([^/:]+):(\w+)$/.exec(request.path) ?? [];
    request.model = model && decodeURIComponent(model);
    request.stream = verb === 'streamGenerateContent';
    if (request.method === 'POST' && (request.stream || verb === 'generateContent')) {
      return 'generate';
    }
    if (isFileRoute(request)) return 'files';
    return request.method === 'GET' && request.path === '/v1beta/models' ? 'models' : undefined;
  },
  judge(request) {
    if (!request.route) {
      return {
        status: 404,
        headers: { 'content-type': 'text/html; charset=UTF-8' },
        body:
          '<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n' +
          `<p>The requested URL <code>${request.path}</code> was not found on this server.\n`,
      };
    }
    try {
      if (request.route !== 'files' || needsKey(request)) checkKey(request);
      if (request.route === 'generate') checkGenerate(request);
    } catch (problem) {
      if (problem instanceof Refusal) return disguised(problem.answer, request);
      throw problem;
    }
    return null;
  },
  fault: (behaviour, request) => disguised(fault(behaviour), request),
  files: answerFiles,
  models: (request) => answer.modelList(MODELS, request.query),
  whole: answer.whole,
  stream: answer.stream,
};
