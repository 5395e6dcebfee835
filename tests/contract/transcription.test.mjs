// Sound to text: our form and the one of OpenAI's SDK, field by field, read by Node's own parser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from './support/files.mjs';
import { openaiClient } from './support/sdks.mjs';
import { requestOf } from './support/wire.mjs';

async function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of form) {
    fields[name] =
      typeof value === 'string'
        ? value
        : {
            name: value.name,
            type: value.type,
            bytes: Buffer.from(await value.arrayBuffer()).toString('base64'),
          };
  }
  return fields;
}

async function sdkRequest(params) {
  let seen;
  /** @param {URL | RequestInfo} url @param {RequestInit} [init] */
  const fetch = async (url, { method = 'GET', headers, body } = {}) => {
    const form = await new Response(body, {
      headers: body instanceof FormData ? {} : headers,
    }).formData();
    seen = {
      url: String(url),
      method: method.toUpperCase(),
      authorization: new Headers(headers).get('authorization'),
      form,
    };
    throw new Error('kept');
  };
  const client = openaiClient('https://api.openai.com', { fetch });
  await client.audio.transcriptions.create(params).catch(() => {});
  return { ...seen, form: await fieldsOf(seen.form) };
}

async function ourRequest(call) {
  const { method, url, headers, body_base64: body } = await requestOf(call);
  const response = new Response(Buffer.from(body, 'base64'), {
    headers: { 'content-type': headers['Content-Type'] },
  });
  return {
    url,
    method,
    authorization: headers.Authorization,
    form: await fieldsOf(await response.formData()),
  };
}

const KEY = 'sk-transcription-0123456789';
/**
 * Model, our call, the SDK's parameters.
 * @type {[string, {prompt?: string, stream?: boolean, temperature?: number},
 *   {stream?: string, temperature?: string, [name: string]: string | undefined}][]}
 */
const CASES = [
  [
    'gpt-transcribe',
    { prompt: 'Names: Aylin, "Bö"\n' },
    { response_format: 'json', prompt: 'Names: Aylin, "Bö"\n' },
  ],
  [
    'gpt-4o-transcribe',
    { stream: true, temperature: 0.5 },
    { response_format: 'json', stream: 'true', temperature: '0.5' },
  ],
  [
    'gpt-4o-transcribe-diarize',
    { stream: true },
    { response_format: 'diarized_json', chunking_strategy: 'auto' },
  ],
  ['whisper-1', { stream: true }, { response_format: 'json' }],
];
for (const [model, call, params] of CASES) {
  test(`${model}: the same form as the SDK's`, async () => {
    const ours = await ourRequest({
      provider: 'openai',
      model,
      files: ['speech.wav'],
      key: KEY,
      ...call,
    });
    const file = new File([bytesOf('speech.wav')], 'speech.wav', { type: 'audio/wav' });
    const { stream, temperature, ...rest } = params;
    const theirs = await sdkRequest({
      model,
      file,
      ...rest,
      ...(stream && { stream: true }),
      ...(temperature && { temperature: Number(temperature) }),
    });
    // Forms of browsers and of Node write line feeds as CRLF; to a prompt it is the same.
    if (call.prompt) theirs.form.prompt = theirs.form.prompt.replaceAll('\r\n', '\n');
    theirs.authorization = `Bearer ${KEY}`;
    assert.deepEqual(ours, theirs);
    assert.equal(ours.form.file.bytes, bytesOf('speech.wav').toString('base64'));
  });
}
