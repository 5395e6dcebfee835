// The vendors' own types as judges. OpenAI and Anthropic: JSON Schemas generated from the types of
// their SDKs. Gemini: the published protos, since its SDK's types are not what goes over the wire.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { createGenerator } from 'ts-json-schema-generator';
import { put, ROOT, WORK } from './files.mjs';

const MODULES = join(ROOT, 'tests/node_modules');

// One program per vendor: both have types of the same name.
export const ENTRIES = {
  openai: `
import type * as O from 'openai/resources/chat/completions/completions';
import type * as B from 'openai/resources/batches';
import type * as M from 'openai/resources/models';
export type OpenAiRequest = O.ChatCompletionCreateParamsNonStreaming;
export type OpenAiStreamRequest = O.ChatCompletionCreateParamsStreaming;
export type OpenAiBatchRequest = B.BatchCreateParams;
export type OpenAiReply = O.ChatCompletion;
export type OpenAiChunk = O.ChatCompletionChunk;
export type OpenAiModel = M.Model;
`,
  anthropic: `
import type * as A from '@anthropic-ai/sdk/resources/messages/messages';
import type * as B from '@anthropic-ai/sdk/resources/messages/batches';
import type * as M from '@anthropic-ai/sdk/resources/models';
export type AnthropicRequest = A.MessageCreateParamsNonStreaming;
export type AnthropicStreamRequest = A.MessageCreateParamsStreaming;
export type AnthropicBatchRequest = B.BatchCreateParams;
export type AnthropicReply = A.Message;
export type AnthropicEvent = A.RawMessageStreamEvent;
export type AnthropicModel = M.ModelInfo;
`,
};

const versionOf = (name) =>
  JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')).version;

function generate(vendor) {
  const config = {
    compilerOptions: {
      module: 'nodenext',
      moduleResolution: 'nodenext',
      target: 'es2023',
      lib: ['es2023', 'dom'],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
      // build/ lies outside of tests/, where the packages are.
      paths: { '*': [`${MODULES}/*`] },
    },
    files: [`${vendor}.ts`],
  };
  const path = put(`schema/${vendor}.ts`, ENTRIES[vendor]);
  const tsconfig = put(`schema/${vendor}.tsconfig.json`, JSON.stringify(config));
  return createGenerator({ path, tsconfig, type: '*', skipTypeCheck: true }).createSchema('*');
}

// Some ten seconds: kept until a package or an entry changes. tests/run.sh has them made before the test
// files run side by side (make_schemas.mjs), else each would make its own.
export function schemaOf(vendor) {
  const packages = ['openai', '@anthropic-ai/sdk', 'ts-json-schema-generator'];
  const key = JSON.stringify([packages.map(versionOf), ENTRIES[vendor]]);
  const name = `schema/${vendor}.json`;
  try {
    const cached = JSON.parse(readFileSync(join(WORK, name), 'utf8'));
    if (cached.key === key) return cached.schema;
  } catch {
    // not there yet
  }
  const schema = generate(vendor);
  put(name, JSON.stringify({ key, schema }));
  return schema;
}

// Answers are older and newer than the types: what may be null may be missing, and the fingerprint
// may be null (recorded traffic has both).
function relax(schema) {
  const nullable = (inner) => {
    const types = [inner.type].flat();
    return types.includes('null') || (inner.anyOf ?? []).some(nullable);
  };
  for (const { properties = {}, required } of Object.values(schema.definitions)) {
    if (properties.system_fingerprint) properties.system_fingerprint.type = ['string', 'null'];
    for (const [key, inner] of Object.entries(properties)) {
      if (required?.includes(key) && nullable(inner)) required.splice(required.indexOf(key), 1);
    }
  }
  return schema;
}

const validators = new Map();

function compile(type) {
  const sdk = schemaOf(type.startsWith('OpenAi') ? 'openai' : 'anthropic');
  if (!sdk.definitions[type]) throw new Error(`no schema for ${type}`);
  const ajv = new Ajv.default({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(type.endsWith('Request') ? sdk : relax(sdk), 'sdk');
  return ajv.compile({ $ref: `sdk#/definitions/${type}` });
}

// Complaints about `value` as the named type of an entry; none when it fits.
export function complaints(type, value) {
  if (!validators.has(type)) validators.set(type, compile(type));
  const validate = validators.get(type);
  if (validate(value)) return [];
  return validate.errors.map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}
