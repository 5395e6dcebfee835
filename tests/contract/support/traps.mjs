// Every trap that a client can fall into, by vendor: name -> [what is changed in a request that is
// accepted (peers.mjs), the status, the words]. What else a refusal says is in refusals.json.
import { base64Of } from './files.mjs';
import { rawRequest } from './peers.mjs';

const png = base64Of('chart.png');
const png_url = `data:image/png;base64,${png}`;
const strict = (schema) => ({ name: 'x', strict: true, schema });
const loose = { type: 'object', properties: { x: { type: 'string' } }, required: ['x'] };
const closed = { ...loose, additionalProperties: false };

// Changes to the body of OpenAI's dialect.
const say = (...parts) => ({ messages: [{ role: 'user', content: parts }] });
const image_url = (image) => say({ type: 'image_url', image_url: image });
const audio = (input_audio, model = 'gpt-audio-1.5') => ({
  model,
  ...say({ type: 'input_audio', input_audio }),
});
const format = (json_schema) => ({ response_format: { type: 'json_schema', json_schema } });

const OPENAI = {
  'no key': [{ headers: { authorization: undefined } }, 401, /You didn't provide an API key/],
  'a key in another header': [
    { headers: { authorization: undefined, 'x-api-key': 'sk' } },
    401,
    /You didn't provide/,
  ],
  'a wrong key': [
    { headers: { authorization: 'Bearer bad-key-1234' } },
    401,
    /Incorrect API key provided: bad-\*\*\*1234/,
  ],
  'another path': [{ path: '/v1/completion' }, 404, /Invalid URL \(POST \/v1\/completion\)/],
  'no JSON': [{ text: '{"model":' }, 400, /We could not parse the JSON body/],
  'half a surrogate pair': [
    { text: '{"model":"gpt-6-sol","messages":[{"role":"user","content":"\\ud83d"}]}' },
    400,
    /could not parse/,
  ],
  'bytes that are no UTF-8': [{ text: Buffer.from([0x7b, 0xff, 0x7d]) }, 400, /could not parse/],
  'no model': [{ model: undefined }, 400, /you must provide a model parameter/],
  'an unknown model': [{ model: 'gpt-7' }, 404, /model_not_found/],
  'a model that does not chat': [{ model: 'whisper-1' }, 404, /not a chat model/],
  'an unknown parameter': [{ maxTokens: 5 }, 400, /Unknown parameter: 'maxTokens'/],
  max_tokens: [{ max_tokens: 5 }, 400, /Use 'max_completion_tokens' instead/],
  'no tokens at all': [{ max_completion_tokens: 0 }, 400, /integer_below_min_value/],
  temperature: [{ temperature: 0.2 }, 400, /'temperature' does not support 0.2 with this model/],
  'too hot': [{ model: 'gpt-4o', temperature: 3 }, 400, /decimal_above_max_value/],
  'stream_options without stream': [
    { stream: false, stream_options: { include_usage: true } },
    400,
    /only allowed when 'stream' is enabled/,
  ],
  'no messages': [{ messages: undefined }, 400, /Missing required parameter: 'messages'/],
  'empty messages': [{ messages: [] }, 400, /empty_array/],
  'role model': [{ messages: [{ role: 'model', content: 'Hi' }] }, 400, /Invalid value: 'model'/],
  'parts of another vendor': [say({ type: 'image', source: {} }), 400, /Invalid value: 'image'/],
  'an image in a system turn': [
    { messages: [{ role: 'system', content: image_url({ url: png_url }).messages[0].content }] },
    400,
    /only allowed for messages with role 'user'/,
  ],
  'image_url as a string': [image_url(png_url), 400, /expected an object, but got a string/],
  'an image without data URL': [image_url({ url: png }), 400, /Expected a valid URL/],
  'an image that is none': [
    image_url({ url: 'data:image/png;base64,AAAA' }),
    400,
    /invalid_image_format/,
  ],
  'a HEIC image': [
    image_url({ url: `data:image/heic;base64,${png}` }),
    400,
    /invalid_image_format/,
  ],
  'base64 with a line end': [
    image_url({ url: `data:image/png;base64,${png}\n` }),
    400,
    /invalid_image_format/,
  ],
  'an image of this machine': [
    image_url({ url: 'http://localhost/a.png' }),
    400,
    /Error while downloading/,
  ],
  'an unknown detail': [image_url({ url: png_url, detail: 'huge' }), 400, /'huge'/],
  'a file without name': [
    say({
      type: 'file',
      file: { file_data: `data:application/pdf;base64,${base64Of('paper.pdf')}` },
    }),
    400,
    /file\.file_id/,
  ],
  'a file without data URL': [
    say({ type: 'file', file: { filename: 'a.pdf', file_data: base64Of('paper.pdf') } }),
    400,
    /an invalid data URL/,
  ],
  'a text as file': [
    say({ type: 'file', file: { filename: 'a.txt', file_data: 'data:text/plain;base64,SGk=' } }),
    400,
    /unsupported MIME type 'text\/plain'/,
  ],
  'audio for a deaf model': [
    audio({ data: base64Of('speech.wav'), format: 'wav' }, 'gpt-6-sol'),
    400,
    /either text or image_url/,
  ],
  'audio as m4a': [audio({ data: base64Of('speech.wav'), format: 'm4a' }), 400, /'m4a'/],
  'audio as data URL': [
    audio({ data: `data:audio/wav;base64,${base64Of('speech.wav')}`, format: 'wav' }),
    400,
    /not of valid wav format/,
  ],
  'MP3 named WAV': [
    audio({ data: base64Of('song.mp3'), format: 'wav' }),
    400,
    /not of valid wav format/,
  ],
  'nothing to hear': [{ model: 'gpt-audio' }, 400, /output modality contain audio/],
  'a schema without name': [format({ schema: closed }), 400, /json_schema\.name/],
  'a schema that is open': [format(strict(loose)), 400, /'additionalProperties' is required/],
  'an optional property': [format(strict({ ...closed, required: [] })), 400, /Missing 'x'/],
};

const block = (...content) => ({ messages: [{ role: 'user', content }] });
const source = (change) => ({ type: 'base64', media_type: 'image/png', data: png, ...change });
const image = (change) => block({ type: 'image', source: source(change) });
const output = (schema) => ({ output_config: { format: { type: 'json_schema', schema } } });
const WEB = { origin: 'http://page.example' };

const ANTHROPIC = {
  'a page without the header': [
    { headers: WEB },
    401,
    /CORS requests must set 'anthropic-dangerous-direct-browser-access' header/,
  ],
  'no key': [{ headers: { 'x-api-key': undefined } }, 401, /x-api-key header is required/],
  'two keys': [{ headers: { authorization: 'Bearer sk' } }, 401, /authentication_error/],
  'a wrong key': [{ headers: { 'x-api-key': 'bad' } }, 401, /invalid x-api-key/],
  'no version': [{ headers: { 'anthropic-version': undefined } }, 400, /header is required/],
  'an unknown version': [
    { headers: { 'anthropic-version': '2027-01-01' } },
    400,
    /not a valid version/,
  ],
  'another path': [{ path: '/v1/chat/completions' }, 404, /not_found_error/],
  'no JSON': [{ text: 'model=x' }, 400, /not valid JSON/],
  'no max_tokens': [{ max_tokens: undefined }, 400, /max_tokens: Field required/],
  'an unknown model': [{ model: 'claude-9' }, 404, /model: claude-9/],
  temperature: [{ temperature: 1 }, 400, /temperature: Extra inputs are not permitted/],
  'temperature, old version, new model': [
    { headers: { 'anthropic-version': '2023-06-01' }, temperature: 0.2 },
    400,
    /temperature/,
  ],
  'an unknown parameter': [{ max_completion_tokens: 5 }, 400, /Extra inputs are not permitted/],
  'no messages': [{ messages: [] }, 400, /at least one message/],
  'role system': [{ messages: [{ role: 'system', content: 'x' }] }, 400, /top-level `system`/],
  'an answer begun': [
    {
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: '{' },
      ],
    },
    400,
    /does not support assistant message prefill/,
  ],
  'empty text': [block({ type: 'text', text: '' }), 400, /must be non-empty/],
  'parts of another vendor': [block({ type: 'image_url', image_url: {} }), 400, /'image_url'/],
  'a HEIC image': [image({ media_type: 'image/heic' }), 400, /Input should be 'image\/jpeg', /],
  'PNG named JPEG': [image({ media_type: 'image/jpeg' }), 400, /appears to be a image\/png image/],
  'a data URL': [image({ data: png_url }), 400, /Invalid base64 data/],
  'base64 with a line end': [image({ data: `${png}\n` }), 400, /Invalid base64 data/],
  'an image that is none': [image({ data: 'AAAA' }), 400, /Could not process image/],
  'an image by plain http': [
    block({ type: 'image', source: { type: 'url', url: 'http://example.org/a.png' } }),
    400,
    /Only HTTPS/,
  ],
  'a PDF that is none': [
    block({ type: 'document', source: source({ media_type: 'application/pdf' }) }),
    400,
    /PDF specified was not valid/,
  ],
  'a Word document': [
    block({ type: 'document', source: source({ media_type: 'application/msword' }) }),
    400,
    /'application\/pdf'/,
  ],
  audio: [block({ type: 'audio', source: source() }), 400, /'audio'/],
  output_format: [{ output_format: {} }, 400, /output_format: Extra inputs/],
  'a schema that is open': [output(loose), 400, /explicitly set to false/],
  'a schema with limits': [
    output({ ...closed, properties: { x: { type: 'integer', minimum: 1 } } }),
    400,
    /'minimum' is not supported/,
  ],
};

const part = (...parts) => ({ contents: [{ role: 'user', parts }] });
const inline = (mimeType, data) => part({ inlineData: { mimeType, data } });
const config = (generationConfig) => ({ generationConfig });

const GEMINI = {
  'no key': [{ headers: { 'x-goog-api-key': undefined } }, 403, /unregistered callers/],
  'a wrong key': [{ headers: { 'x-goog-api-key': 'bad' } }, 400, /API_KEY_INVALID/],
  'two keys': [
    { path: `${rawRequest('gemini').path}&key=AIzaSy` },
    400,
    /Multiple authentication credentials/,
  ],
  'a new key in the URL': [
    { headers: { 'x-goog-api-key': undefined }, path: `${rawRequest('gemini').path}&key=AQ.x` },
    401,
    /UNAUTHENTICATED/,
  ],
  'an unknown model': [
    { path: '/v1beta/models/gemini-9:generateContent' },
    404,
    /models\/gemini-9 is not found for API version v1beta/,
  ],
  'a doubled prefix': [
    { path: '/v1beta/models/models/gemini-3.8-flash:generateContent' },
    404,
    /Error 404 \(Not Found\)/,
  ],
  'no JSON': [{ text: '{"contents":' }, 400, /Invalid JSON payload received/],
  'a body of another vendor': [{ messages: [] }, 400, /Unknown name "messages"/],
  'a misspelt setting': [
    config({ maxTokens: 5 }),
    400,
    /Unknown name "maxTokens" at 'generation_config'/,
  ],
  'a misspelt part': [
    part({ txt: 'Hi' }),
    400,
    /Unknown name "txt" at 'contents\[0\]\.parts\[0\]'/,
  ],
  'no contents': [{ contents: [] }, 400, /contents is not specified/],
  'role assistant': [
    { contents: [{ role: 'assistant', parts: [{ text: 'Hi' }] }] },
    400,
    /Please use a valid role: user, model/,
  ],
  'role system': [
    { contents: [{ role: 'system', parts: [{ text: 'Hi' }] }] },
    400,
    /Please use a valid role/,
  ],
  'no parts': [part(), 400, /must not be empty/],
  'an empty part': [part({ text: '' }), 400, /required oneof field 'data'/],
  'two things in one part': [
    part({ text: 'Hi', inlineData: { mimeType: 'image/png', data: png } }),
    400,
    /oneof field 'data' is already set/,
  ],
  GIF: [inline('image/gif', base64Of('icon.gif')), 400, /Unsupported MIME type: image\/gif/],
  'a data URL': [inline('image/png', png_url), 400, /TYPE_BYTES.*Base64 decoding failed/],
  'an image that is none': [inline('image/png', 'AAAA'), 400, /Unable to process input image/],
  'an image by path': [
    part({ fileData: { mimeType: 'image/png', fileUri: 'a.png' } }),
    400,
    /unsupported file uri/,
  ],
  'an image in the system text': [
    { systemInstruction: part({ inlineData: { mimeType: 'image/png', data: png } }).contents[0] },
    400,
    /only text parts/,
  ],
  'too hot': [config({ temperature: 3 }), 400, /temperature/],
  'a schema without type': [
    config({ responseJsonSchema: loose }),
    400,
    /MIME type application\/json/,
  ],
  'JSON Schema in responseSchema': [
    config({ responseMimeType: 'application/json', responseSchema: closed }),
    400,
    /Unknown name "additionalProperties" at 'generation_config.response_schema'/,
  ],
  'an unknown resolution': [config({ mediaResolution: 'HIGH' }), 400, /MediaResolution\), "HIGH"/],
  'two kinds of thinking': [
    config({ thinkingConfig: { thinkingBudget: 1, thinkingLevel: 'LOW' } }),
    400,
    /only one of thinking budget and thinking level/,
  ],
};

const COMPATIBLE = {
  'another path': [{ path: '/chat/completions' }, 404, /404 page not found/],
  'an unknown model': [{ model: 'x' }, 404, /model 'x' not found/],
  'image_url as a string': [image_url(png_url), 400, /expected an object/],
};

export const TRAPS = {
  openai: OPENAI,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
  compatible: COMPATIBLE,
};

// The request of a case.
export function spoiled(provider, { headers, path, text, ...body }) {
  const request = rawRequest(provider);
  Object.assign(request.headers, headers);
  for (const key of Object.keys(request.headers)) {
    if (request.headers[key] === undefined) delete request.headers[key];
  }
  Object.assign(request.body, body);
  if (path) request.path = path;
  if (text) request.body = text;
  return request;
}
