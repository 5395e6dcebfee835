// What OpenAI refuses, in its words: taken from recorded traffic (tests/fixtures/recorded) where
// there is any.
import { decodeBase64, describeMedia, parseDataUrl, sniff, walkSchema } from './media.mjs';
import { idHeaders } from './openai_answer.mjs';
import { Refusal } from './server.mjs';

export const TEXT_MODELS = [
  'gpt-6.2-sol',
  'gpt-6.2-astra',
  'gpt-6-sol',
  'gpt-6-luna',
  'gpt-6.1-sol',
  'gpt-6.1-terra',
  'gpt-6-astra',
  'gpt-5.6-sol',
  'gpt-5.6-terra',
  'gpt-5.6-luna',
  'gpt-5.5',
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-5.1',
  'gpt-5',
  'gpt-5-mini',
  'gpt-5-nano',
  'o3',
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-4.1',
  'gpt-4.1-mini',
];
export const AUDIO_MODELS = ['gpt-audio-1.5', 'gpt-audio', 'gpt-audio-mini'];
export const TRANSCRIBERS = [
  'gpt-transcribe',
  'gpt-4o-transcribe',
  'gpt-4o-mini-transcribe',
  'gpt-4o-transcribe-diarize',
  'whisper-1',
];
export const OTHER_MODELS = [
  'text-embedding-3-small',
  'gpt-4o-mini-tts',
  'gpt-image-1',
  'omni-moderation-latest',
  'gpt-realtime',
  'davinci-002',
];
// These refuse max_tokens and any temperature but 1.
const REASONING = /^(gpt-[5-9]|o\d)/;

const KNOWN_ARGUMENTS = new Set(
  `audio frequency_penalty logit_bias logprobs max_completion_tokens
  max_tokens messages metadata modalities model n parallel_tool_calls prediction presence_penalty
  prompt_cache_key reasoning_effort response_format safety_identifier seed service_tier stop store
  stream stream_options temperature tool_choice tools top_logprobs top_p user verbosity
  web_search_options`.split(/\s+/),
);
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

// indent: what comes from the gate in front of the API has 4 blanks, the API itself 2.
/**
 * @param {number} status
 * @param {{message: string, type?: string, param?: string | null, code?: string | null,
 *   headers?: object, indent?: number}} error
 */
export function errorAnswer(
  status,
  { message, type = 'invalid_request_error', param = null, code = null, headers = {}, indent = 2 },
) {
  const body = `${JSON.stringify({ error: { message, type, param, code } }, null, indent)}\n`;
  return {
    status,
    headers: { 'content-type': 'application/json', ...idHeaders(), ...headers },
    body,
  };
}

/** @returns {never} */
export function refuse(status, error) {
  throw new Refusal(errorAnswer(status, error));
}

/** @param {string | null} [code] @returns {never} */
function invalid(param, message, code = 'invalid_value') {
  refuse(400, { message, param, code });
}

export function checkKey({ headers }) {
  const key = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (!key) {
    refuse(401, {
      indent: 4,
      message:
        "You didn't provide an API key. You need to provide your API " +
        'key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), ' +
        "or as the password field (with blank username) if you're accessing the API from your " +
        'browser and are prompted for a username and password. You can obtain an API key from ' +
        'https://platform.openai.com/account/api-keys.',
    });
  }
  if (key.startsWith('bad')) {
    const masked = key.length > 8 ? `${key.slice(0, 4)}***${key.slice(-4)}` : key;
    refuse(401, {
      indent: 4,
      code: 'invalid_api_key',
      message:
        'Incorrect API key provided: ' +
        `${masked}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    });
  }
}

function checkImage(image, at, request) {
  if (typeof image !== 'object' || image === null) {
    invalid(
      at,
      `Invalid type for '${at}': expected an object, but got a ${typeof image} instead.`,
      'invalid_type',
    );
  }
  if (!['auto', 'low', 'high', 'original', undefined].includes(image.detail)) {
    invalid(
      `${at}.detail`,
      `Invalid value: '${image.detail}'. Supported values are: 'low', 'high', ` +
        "'auto', and 'original'.",
    );
  }
  const url = image.url;
  if (typeof url !== 'string') {
    invalid(`${at}.url`, `Missing required parameter: '${at}.url'.`, 'missing_required_parameter');
  }
  if (/^https?:\/\//.test(url)) {
    // The vendor fetches it, and cannot reach this machine.
    if (/^https?:\/\/(localhost|127\.|10\.|192\.168\.)/.test(url)) {
      refuse(400, { message: `Error while downloading ${url}.`, code: 'invalid_image_url' });
    }
    return;
  }
  const data = parseDataUrl(url);
  if (!data) {
    invalid(
      `${at}.url`,
      `Invalid '${at}.url'. Expected a valid URL, but got a value with an invalid ` + 'format.',
    );
  }
  if (!data.bytes || !IMAGE_TYPES.includes(sniff(data.bytes)) || !IMAGE_TYPES.includes(data.type)) {
    refuse(400, {
      code: 'invalid_image_format',
      message:
        'You uploaded an unsupported image. Please ' +
        "make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
    });
  }
  request.media.push(describeMedia(`${at}.url`, data.type, data.bytes));
}

function checkFile(file, at, request) {
  if (file?.file_id) return;
  // Without a name the vendor takes it for a reference to an uploaded file.
  if (!file?.filename || !file.file_data) {
    invalid(
      `${at}.file_id`,
      `Missing required parameter: '${at}.file_id'.`,
      'missing_required_parameter',
    );
  }
  const data = parseDataUrl(file.file_data);
  if (data?.type !== 'application/pdf' || !data.bytes || sniff(data.bytes) !== 'application/pdf') {
    const got = data ? `unsupported MIME type '${data.type}'` : 'an invalid data URL';
    invalid(
      `${at}.file_data`,
      `Invalid file data: '${at}.file_data'. Expected a base64-encoded data ` +
        "URL with an application/pdf MIME type (e.g. 'data:application/pdf;base64," +
        `SGVsbG8sIFdvcmxkIQ=='), but got ${got}.`,
    );
  }
  request.media.push(describeMedia(`${at}.file_data`, data.type, data.bytes));
}

function checkAudio(audio, at, request) {
  if (request.provider === 'openai' && !AUDIO_MODELS.includes(request.json.model)) {
    const message = at.replace(/\.content.*/, '');
    invalid(
      message,
      `Invalid '${message}'. Content blocks are expected to be either text or ` + 'image_url type.',
    );
  }
  if (!['wav', 'mp3'].includes(audio?.format)) {
    invalid(
      `${at}.format`,
      `Invalid value: '${audio?.format}'. Supported values are: 'wav' and 'mp3'.`,
    );
  }
  const bytes = decodeBase64(audio.data);
  const expected = audio.format === 'wav' ? 'audio/wav' : 'audio/mpeg';
  if (!bytes || sniff(bytes) !== expected) {
    invalid(
      `${at}.data`,
      "The data provided for 'input_audio' is not of valid " + `${audio.format} format.`,
    );
  }
  request.media.push(describeMedia(`${at}.data`, expected, bytes));
}

const PARTS = {
  text: (part, at) => {
    if (typeof part.text !== 'string') {
      invalid(
        `${at}.text`,
        `Missing required parameter: '${at}.text'.`,
        'missing_required_parameter',
      );
    }
  },
  image_url: (part, at, request) => checkImage(part.image_url, `${at}.image_url`, request),
  file: (part, at, request) => checkFile(part.file, `${at}.file`, request),
  input_audio: (part, at, request) => checkAudio(part.input_audio, `${at}.input_audio`, request),
};

function checkPart(part, at, role, request) {
  const check = PARTS[part?.type];
  if (!check) {
    invalid(
      `${at}.type`,
      `Invalid value: '${part?.type}'. Supported values are: 'text', 'image_url', ` +
        "'input_audio', 'refusal', 'audio', and 'file'.",
    );
  }
  if (part.type !== 'text' && role !== 'user') {
    invalid(
      at.replace(/\.content.*/, ''),
      'Image URLs are only allowed for messages with role ' +
        `'user', but this message with role '${role}' contains an image URL.`,
    );
  }
  const extra = Object.keys(part).find((key) => key !== 'type' && key !== part.type);
  if (extra) invalid(`${at}.${extra}`, `Unknown parameter: '${at}.${extra}'.`, 'unknown_parameter');
  check(part, at, request);
}

export function checkMessages(messages, request) {
  if (!Array.isArray(messages)) {
    invalid('messages', "Missing required parameter: 'messages'.", 'missing_required_parameter');
  }
  if (messages.length === 0) {
    invalid(
      'messages',
      "Invalid 'messages': empty array. Expected an array with minimum length 1, " +
        'but got an empty array instead.',
      'empty_array',
    );
  }
  messages.forEach(({ role, content }, i) => {
    if (!['system', 'developer', 'user', 'assistant'].includes(role)) {
      invalid(
        `messages[${i}].role`,
        `Invalid value: '${role}'. Supported values are: 'system', ` +
          "'assistant', 'user', 'function', 'tool', and 'developer'.",
      );
    }
    if (typeof content === 'string') return;
    if (!Array.isArray(content) || content.length === 0) {
      invalid(
        `messages[${i}].content`,
        `Invalid type for 'messages[${i}].content': expected one of a ` +
          'string or array of objects.',
        'invalid_type',
      );
    }
    content.forEach((part, j) => checkPart(part, `messages[${i}].content[${j}]`, role, request));
  });
}

function checkParameters(json) {
  const unknown = Object.keys(json).find((key) => !KNOWN_ARGUMENTS.has(key));
  if (unknown) invalid(unknown, `Unknown parameter: '${unknown}'.`, 'unknown_parameter');
  if (json.max_tokens !== undefined && REASONING.test(json.model)) {
    invalid(
      'max_tokens',
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use " +
        "'max_completion_tokens' instead.",
      'unsupported_parameter',
    );
  }
  for (const name of ['max_tokens', 'max_completion_tokens']) {
    if (json[name] !== undefined && !(Number.isInteger(json[name]) && json[name] >= 1)) {
      invalid(
        name,
        `Invalid '${name}': integer below minimum value. Expected a value >= 1, but got ` +
          `${json[name]} instead.`,
        'integer_below_min_value',
      );
    }
  }
  const { temperature } = json;
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
    invalid(
      'temperature',
      "Invalid 'temperature': decimal above maximum value. Expected a value <= " +
        `2, but got ${temperature} instead.`,
      'decimal_above_max_value',
    );
  }
  if (temperature !== undefined && temperature !== 1 && REASONING.test(json.model)) {
    invalid(
      'temperature',
      `Unsupported value: 'temperature' does not support ${temperature} with this ` +
        'model. Only the default (1) value is supported.',
      'unsupported_value',
    );
  }
  if (json.stream_options !== undefined && json.stream !== true) {
    invalid(
      'stream_options',
      "The 'stream_options' parameter is only allowed when 'stream' is " + 'enabled.',
      null,
    );
  }
}

function checkFormat(format) {
  if (format?.type !== 'json_schema') return;
  const { name, schema, strict } = format.json_schema ?? {};
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name ?? '')) {
    invalid(
      'response_format.json_schema.name',
      "Invalid 'response_format.json_schema.name': string " +
        "does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
    );
  }
  if (!strict) return;
  walkSchema(schema, (inner, path) => {
    if (inner.type !== 'object') return;
    const where =
      `Invalid schema for response_format '${name}': In context=` +
      `(${path.map((step) => `'${step}'`).join(', ')}), `;
    if (inner.additionalProperties !== false) {
      invalid(
        'response_format',
        `${where}'additionalProperties' is required to be supplied and to be ` + 'false.',
        null,
      );
    }
    const missing = Object.keys(inner.properties ?? {}).find(
      (key) => !(inner.required ?? []).includes(key),
    );
    if (missing) {
      invalid(
        'response_format',
        `${where}'required' is required to be supplied and to be an array ` +
          `including every key in properties. Missing '${missing}'.`,
        null,
      );
    }
  });
}

export function checkGenerate(request) {
  const { json } = request;
  if (!json || typeof json !== 'object' || Array.isArray(json)) {
    refuse(400, {
      message:
        'We could not parse the JSON body of your request. (HINT: This likely means ' +
        "you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, " +
        'but what was sent was not valid JSON.)',
    });
  }
  if (typeof json.model !== 'string')
    refuse(400, { message: 'you must provide a model parameter' });
  if ([...OTHER_MODELS, ...TRANSCRIBERS].includes(json.model)) {
    refuse(404, {
      param: 'model',
      message:
        'This is not a chat model and thus not supported in the ' +
        'v1/chat/completions endpoint. Did you mean to use v1/completions?',
    });
  }
  if (!TEXT_MODELS.includes(json.model) && !AUDIO_MODELS.includes(json.model)) {
    refuse(404, {
      indent: 4,
      code: 'model_not_found',
      message: `The model \`${json.model}\` does not ` + 'exist or you do not have access to it.',
    });
  }
  checkParameters(json);
  checkMessages(json.messages, request);
  checkFormat(json.response_format);
  const hears = request.media.some(({ declared }) => declared.startsWith('audio/'));
  if (AUDIO_MODELS.includes(json.model) && !hears && !(json.modalities ?? []).includes('audio')) {
    invalid(
      'model',
      'This model requires that either input content or output modality contain audio.',
    );
  }
}
