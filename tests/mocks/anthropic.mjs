// Anthropic's messages as a server: CORS, refusals, errors. The answers are in
// anthropic_answer.mjs. Bodies of errors are taken from recorded traffic where there is any.
import * as answer from './anthropic_answer.mjs';
import { decodeBase64, describeMedia, readJson, sniff, walkSchema } from './media.mjs';
import { Refusal } from './server.mjs';

const MODELS = [
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-opus-5-5',
  'claude-fable-5-2',
  'claude-fable-5-1',
  'claude-fable-5',
  'claude-sonnet-5',
  'claude-opus-5',
  'claude-opus-4-8',
  'claude-opus-4-7',
  'claude-opus-4-6',
  'claude-sonnet-4-6',
  'claude-opus-4-5',
  'claude-haiku-4-5',
  'claude-sonnet-4-5',
];
const OLD_VERSION = '2023-06-01',
  NEW_VERSION = '2026-10-21';
const BROWSER_HEADER = 'anthropic-dangerous-direct-browser-access';
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

const KNOWN_ARGUMENTS = new Set(
  `cache_control container context_management inference_geo max_tokens
  messages metadata model output_config service_tier stop_sequences stream system thinking
  tool_choice tools user_profile_id`.split(/\s+/),
);
const SAMPLING = ['temperature', 'top_p', 'top_k']; // gone with the new version

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

function refuse(status, type, message) {
  throw new Refusal(errorAnswer(status, type, message));
}

const invalid = (message) => refuse(400, 'invalid_request_error', message);
const unauthorized = (message) => refuse(401, 'authentication_error', message);

function checkHeaders({ headers }) {
  if (headers.origin && headers[BROWSER_HEADER] !== 'true') {
    unauthorized(`CORS requests must set '${BROWSER_HEADER}' header`);
  }
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const key = headers['x-api-key'];
  if (!key && !bearer) unauthorized('x-api-key header is required');
  // Sources disagree about both at once: some say it works, some say it does not.
  if (key && bearer) unauthorized('send either x-api-key or Authorization, not both');
  if ((key ?? bearer).startsWith('bad')) {
    unauthorized(key ? 'invalid x-api-key' : 'Invalid bearer token');
  }
  const version = headers['anthropic-version'];
  if (!version) invalid('anthropic-version: header is required');
  if (version !== OLD_VERSION && version !== NEW_VERSION) {
    invalid(`anthropic-version: "${version}" is not a valid version`);
  }
}

function checkKeys(object, allowed, at) {
  const extra = Object.keys(object).find((key) => !allowed.includes(key));
  if (extra) invalid(`${at}.${extra}: Extra inputs are not permitted`);
}

function checkUrl(source, at) {
  if (typeof source.url !== 'string') invalid(`${at}.url.url: Field required`);
  if (!source.url.startsWith('https://')) invalid('Only HTTPS URLs are supported.');
}

function checkBase64(source, at, request, types) {
  checkKeys(source, ['type', 'media_type', 'data'], `${at}.base64`);
  if (!types.includes(source.media_type)) {
    const list = types
      .map((type) => `'${type}'`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1');
    invalid(`${at}.base64.media_type: Input should be ${list}`);
  }
  const bytes = decodeBase64(source.data);
  if (!bytes) invalid(`${at}.base64.data: Invalid base64 data`);
  const real = sniff(bytes);
  if (real !== source.media_type) {
    if (source.media_type === 'application/pdf') invalid('The PDF specified was not valid.');
    if (!IMAGE_TYPES.includes(real)) invalid('Could not process image');
    invalid(
      `${at}.base64.data: The image was specified using the ${source.media_type} media type, ` +
        `but the image appears to be a ${real} image`,
    );
  }
  request.media.push(describeMedia(`${at}.data`, source.media_type, bytes));
}

const BLOCKS = {
  text(block, at) {
    checkKeys(block, ['type', 'text', 'cache_control', 'citations'], `${at}.text`);
    if (typeof block.text !== 'string') invalid(`${at}.text.text: Field required`);
    if (block.text === '') invalid('messages: text content blocks must be non-empty');
    if (block.text.trim() === '') {
      invalid('messages: text content blocks must contain non-whitespace text');
    }
  },
  image(block, at, request) {
    checkKeys(block, ['type', 'source', 'cache_control', 'transformations'], `${at}.image`);
    const where = `${at}.image.source`;
    if (block.source?.type === 'url') return checkUrl(block.source, where);
    if (block.source?.type === 'file') return undefined;
    if (block.source?.type !== 'base64') invalid(`${where}: Input should be a valid source`);
    return checkBase64(block.source, where, request, IMAGE_TYPES);
  },
  document(block, at, request) {
    checkKeys(
      block,
      ['type', 'source', 'title', 'context', 'cache_control', 'citations'],
      `${at}.document`,
    );
    const where = `${at}.document.source`;
    if (block.source?.type === 'url') return checkUrl(block.source, where);
    if (block.source?.type === 'base64') {
      return checkBase64(block.source, where, request, ['application/pdf']);
    }
    if (block.source?.type !== 'text') invalid(`${where}: Input should be a valid source`);
    if (block.source.media_type !== 'text/plain') {
      invalid(`${where}.text.media_type: Input should be 'text/plain'`);
    }
    return undefined;
  },
  thinking() {},
  redacted_thinking() {},
};

function checkMessages(messages, request) {
  if (!Array.isArray(messages)) invalid('messages: Field required');
  if (messages.length === 0) invalid('messages: at least one message is required');
  messages.forEach(({ role, content, ...extra }, i) => {
    const at = `messages.${i}`;
    if (role === 'system') {
      invalid(
        'messages: Unexpected role "system". The Messages API accepts a top-level `system` ' +
          'parameter, not "system" as an input message role.',
      );
    }
    if (role !== 'user' && role !== 'assistant') {
      invalid(`${at}.role: Input should be 'user' or 'assistant'`);
    }
    checkKeys(extra, [], at);
    if (typeof content === 'string' && content !== '') return;
    if (!Array.isArray(content) || content.length === 0) {
      invalid(
        `${at}: all messages must have non-empty content except for the optional final ` +
          'assistant message',
      );
    }
    content.forEach((block, j) => {
      const check = BLOCKS[block?.type];
      if (!check) {
        invalid(
          `${at}.content.${j}: Input tag '${block?.type}' found using 'type' does not match any ` +
            'of the expected tags',
        );
      }
      if (role === 'assistant' && ['image', 'document'].includes(block.type)) {
        invalid(`${at}.content.${j}: ${block.type} blocks are not permitted in assistant turns`);
      }
      check(block, `${at}.content.${j}`, request);
    });
  });
  if (messages.at(-1).role === 'assistant') {
    invalid(
      'This model does not support assistant message prefill. The conversation must end with a ' +
        'user message.',
    );
  }
}

function checkOutput(config) {
  if (config === undefined) return;
  checkKeys(config, ['effort', 'format', 'task_budget'], 'output_config');
  if (config.effort && !['low', 'medium', 'high', 'xhigh', 'max'].includes(config.effort)) {
    invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
  }
  if (!config.format) return;
  if (config.format.type !== 'json_schema') {
    invalid("output_config.format.type: Input should be 'json_schema'");
  }
  walkSchema(config.format.schema, (inner) => {
    if (inner.type === 'object' && inner.additionalProperties !== false) {
      invalid(
        "output_config.format.schema: For 'object' type, 'additionalProperties' must be " +
          'explicitly set to false',
      );
    }
    for (const key of ['minimum', 'maximum', 'minLength', 'maxLength']) {
      if (key in inner) {
        invalid(
          `output_config.format.schema: For '${inner.type}' type, property '${key}' is not ` +
            'supported',
        );
      }
    }
  });
}

function checkSampling(json, version) {
  for (const name of SAMPLING) {
    if (json[name] === undefined) continue;
    if (version === NEW_VERSION) invalid(`${name}: Extra inputs are not permitted`);
    // The old version still knows the names, the models after Opus 4.6 take the defaults only.
    const old = /-4-[1-6]\b/.test(json.model ?? '');
    if (!old && !(name === 'temperature' && json[name] === 1)) {
      invalid(`\`${name}\` is not supported for this model`);
    }
  }
}

function checkGenerate(request) {
  const { json, headers } = request;
  if (!json || typeof json !== 'object' || Array.isArray(json)) {
    invalid('The request body is not valid JSON');
  }
  for (const name of ['model', 'max_tokens', 'messages']) {
    if (json[name] === undefined) invalid(`${name}: Field required`);
  }
  if (!(Number.isInteger(json.max_tokens) && json.max_tokens >= 1)) {
    invalid('max_tokens: Input should be greater than or equal to 1');
  }
  checkSampling(json, headers['anthropic-version']);
  const extra = Object.keys(json).find(
    (key) => !KNOWN_ARGUMENTS.has(key) && !SAMPLING.includes(key),
  );
  if (extra) invalid(`${extra}: Extra inputs are not permitted`);
  checkMessages(json.messages, request);
  checkOutput(json.output_config);
  if (!MODELS.includes(json.model)) refuse(404, 'not_found_error', `model: ${json.model}`);
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
    request.stream = request.json?.stream === true;
    if (request.path === '/v1/messages' && request.method === 'POST') return 'generate';
    if (request.path === '/v1/models' && request.method === 'GET') return 'models';
    return undefined;
  },
  judge(request) {
    checkHeaders(request);
    if (!request.route) refuse(404, 'not_found_error', 'Not found');
    if (request.route === 'generate') checkGenerate(request);
    return null;
  },
  fault,
  models: (request) => answer.modelList(MODELS, request.query),
  whole: answer.whole,
  stream: answer.stream,
};
