// Which names and values Gemini's JSON reader knows, for gemini.mjs: the part of
// GenerateContentRequest that a client of text and media can use. Both spellings of a name are
// accepted (maxOutputTokens, max_output_tokens); everything else is "Unknown name".
import { decodeBase64 } from './media.mjs';

const string = (value) => typeof value === 'string';
const number = (value) => typeof value === 'number';
const boolean = (value) => typeof value === 'boolean';
const integer = (value) => Number.isInteger(value);
const anything = () => true;
const bytes = Object.assign((value) => decodeBase64(value) !== null, { is: 'TYPE_BYTES' });
const oneOf = (type, ...words) =>
  Object.assign((value) => words.includes(value), {
    is: `type.googleapis.com/google.ai.generativelanguage.v1beta.${type}`,
  });
const int64 = (value) => integer(value) || (string(value) && /^-?\d+$/.test(value));
// Lower case is against the protos, but works (recorded traffic).
const schemaType = (value) =>
  string(value) && /^(string|number|integer|boolean|array|object|null)$/i.test(value);
const list = (of) => ({ list: of });

const part = {
  text: string,
  thought: boolean,
  thoughtSignature: bytes,
  partMetadata: anything,
  inlineData: { mimeType: string, data: bytes, displayName: string },
  fileData: { mimeType: string, fileUri: string, displayName: string },
  functionCall: anything,
  functionResponse: anything,
  executableCode: anything,
  codeExecutionResult: anything,
  mediaResolution: {
    level: oneOf(
      'PartMediaResolution.Level',
      'MEDIA_RESOLUTION_UNSPECIFIED',
      'MEDIA_RESOLUTION_LOW',
      'MEDIA_RESOLUTION_MEDIUM',
      'MEDIA_RESOLUTION_HIGH',
      'MEDIA_RESOLUTION_ULTRA_HIGH',
    ),
    numTokens: integer,
  },
  videoMetadata: { startOffset: string, endOffset: string, fps: number },
};
const content = { role: string, parts: list(part) };

const schema = {
  type: schemaType,
  format: string,
  title: string,
  description: string,
  nullable: boolean,
  enum: list(string),
  maxItems: int64,
  minItems: int64,
  required: list(string),
  minProperties: int64,
  maxProperties: int64,
  minimum: number,
  maximum: number,
  minLength: int64,
  maxLength: int64,
  pattern: string,
  example: anything,
  propertyOrdering: list(string),
  default: anything,
};
schema.items = schema;
schema.anyOf = list(schema);
schema.properties = { mapOf: schema };

export const GENERATE_REQUEST = {
  model: string,
  contents: list(content),
  systemInstruction: content,
  cachedContent: string,
  tools: list(anything),
  toolConfig: anything,
  labels: anything,
  serviceTier: string,
  safetySettings: list({
    category: oneOf(
      'HarmCategory',
      'HARM_CATEGORY_HARASSMENT',
      'HARM_CATEGORY_HATE_SPEECH',
      'HARM_CATEGORY_SEXUALLY_EXPLICIT',
      'HARM_CATEGORY_DANGEROUS_CONTENT',
      'HARM_CATEGORY_CIVIC_INTEGRITY',
    ),
    threshold: oneOf(
      'SafetySetting.HarmBlockThreshold',
      'BLOCK_LOW_AND_ABOVE',
      'BLOCK_MEDIUM_AND_ABOVE',
      'BLOCK_ONLY_HIGH',
      'BLOCK_NONE',
      'OFF',
    ),
  }),
  generationConfig: {
    temperature: number,
    topP: number,
    topK: integer,
    candidateCount: integer,
    seed: integer,
    maxOutputTokens: integer,
    stopSequences: list(string),
    responseMimeType: string,
    responseSchema: schema,
    responseJsonSchema: anything,
    responseFormat: anything,
    presencePenalty: number,
    frequencyPenalty: number,
    responseLogprobs: boolean,
    logprobs: integer,
    responseModalities: list(oneOf('GenerationConfig.Modality', 'TEXT', 'IMAGE', 'AUDIO')),
    speechConfig: anything,
    imageConfig: anything,
    mediaResolution: oneOf(
      'GenerationConfig.MediaResolution',
      'MEDIA_RESOLUTION_UNSPECIFIED',
      'MEDIA_RESOLUTION_LOW',
      'MEDIA_RESOLUTION_MEDIUM',
      'MEDIA_RESOLUTION_HIGH',
    ),
    thinkingConfig: {
      includeThoughts: boolean,
      thinkingBudget: integer,
      thinkingLevel: oneOf(
        'ThinkingConfig.ThinkingLevel',
        'MINIMAL',
        'LOW',
        'MEDIUM',
        'HIGH',
        'XHIGH',
      ),
    },
  },
};

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

// The vendor's complaint about `value`, or null.
export function findFault(value, expected, at = '') {
  if (typeof expected === 'function') {
    if (expected(value)) return null;
    const kind = expected.is ?? `TYPE_${expected.name.toUpperCase()}`;
    const failed =
      kind === 'TYPE_BYTES' && string(value)
        ? `Base64 decoding failed for "${value.slice(0, 60)}"`
        : JSON.stringify(value)?.slice(0, 60);
    return `Invalid value at '${at}' (${kind}), ${failed}`;
  }
  if (expected.list) {
    if (!Array.isArray(value)) return `Invalid value at '${at}', starting an array was expected`;
    return firstFault(value.map((item, i) => () => findFault(item, expected.list, `${at}[${i}]`)));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return at === ''
      ? 'Invalid JSON payload received. Unknown name "": Root element must be a message.'
      : `Invalid value at '${at}', a message was expected`;
  }
  return firstFault(
    Object.entries(value).map(([name, inner]) => () => {
      const below = expected.mapOf ?? expected[camel(name)];
      if (below) return findFault(inner, below, at === '' ? snake(name) : `${at}.${snake(name)}`);
      return (
        `Invalid JSON payload received. Unknown name "${name}"${at === '' ? '' : ` at '${at}'`}: ` +
        'Cannot find field.'
      );
    }),
  );
}

function firstFault(checks) {
  for (const check of checks) {
    const fault = check();
    if (fault) return fault;
  }
  return null;
}

// The same message with every known name in camel case, so that judges need only one spelling.
export function camelNames(value, expected) {
  if (expected?.list) return value.map((item) => camelNames(item, expected.list));
  if (!expected || typeof expected === 'function' || expected.mapOf) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      camel(name),
      camelNames(inner, expected[camel(name)]),
    ]),
  );
}
