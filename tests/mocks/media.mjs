// What the mocks know about media and schemas: what arrived, by hash and magic bytes, and the
// smallest answer that a JSON Schema allows.
import { createHash } from 'node:crypto';

const ascii = (bytes, start, end) => bytes.toString('latin1', start, end);

// The type that the bytes have, whatever anybody says; '' when unknown.
export function sniff(bytes) {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF') {
    if (ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
    if (ascii(bytes, 8, 12) === 'WAVE') return 'audio/wav';
  }
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg';
  // Frame sync; layer bits 00 are AAC, not MP3.
  if (bytes.length > 1 && bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0) {
    return (bytes[1] & 0x06) === 0 ? 'audio/aac' : 'audio/mpeg';
  }
  if (ascii(bytes, 0, 4) === 'fLaC') return 'audio/flac';
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(bytes, 0, 4) === 'FORM') return 'audio/aiff';
  if (ascii(bytes, 4, 8) === 'ftyp') {
    const brand = ascii(bytes, 8, 12);
    if (/^(heic|heix|hevc)$/.test(brand)) return 'image/heic';
    if (/^(mif1|msf1)$/.test(brand)) return 'image/heif';
    return brand === 'M4A ' ? 'audio/mp4' : 'video/mp4';
  }
  return '';
}

// The JSON of a request, undefined when the vendor could not read it: bytes that are no UTF-8, half
// of a surrogate pair.
export function readJson({ body }) {
  const whole = (text) => {
    if (typeof text === 'string' && !text.isWellFormed()) throw new Error('a lone surrogate');
  };
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), (key, value) => {
      whole(key);
      whole(value);
      return value;
    });
  } catch {
    return undefined;
  }
}

// Standard alphabet, padded, no line ends; null for anything else. Node's own decoder takes all.
export function decodeBase64(text) {
  if (typeof text !== 'string' || text === '') return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

// {type, bytes} of a base64 data URL; bytes is null when the base64 is wrong, all is null for
// others.
export function parseDataUrl(url) {
  const match = /^data:([\w.+-]+\/[\w.+-]+);base64,/.exec(`${url}`.slice(0, 200));
  return match && { type: match[1], bytes: decodeBase64(url.slice(match[0].length)) };
}

// What `requests[i].media` holds: enough to compare with the file that was attached; `bytes` as well.
export function describeMedia(where, declared, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const described = { where, declared, sniffed: sniff(bytes), length: bytes.length, sha256 };
  return Object.defineProperty(described, 'bytes', { value: bytes }); // not part of comparisons
}

const SOUND = { wav: 'audio/wav', mp3: 'audio/mpeg' };

/**
 * Every file in the body of a request, wherever a vendor puts it, in its order: `requests[i].media`.
 * @param {(uri: string) => any} stored the uploaded file of that address
 */
export function mediaIn(value, stored = () => undefined, at = '') {
  if (value === null || typeof value !== 'object') return [];
  const declared = value.media_type ?? value.mimeType ?? value.mime_type ?? SOUND[value.format];
  const bytes = declared && value.type !== 'text' && decodeBase64(value.data);
  if (bytes) return [describeMedia(`${at}.data`, declared, bytes)];
  const file = stored(value.fileUri ?? value.file_uri);
  if (file) return [{ where: at, declared, sha256: file.sha, file }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const where = `${at}.${key}`;
    const data = ['url', 'file_data'].includes(key) ? parseDataUrl(inner) : null;
    return data?.bytes
      ? [describeMedia(where, data.type, data.bytes)]
      : mediaIn(inner, stored, where);
  });
}

// A small value that fits: what a model bound to the schema could have answered.
export function sampleOf(schema, root = schema) {
  if (schema?.$ref) {
    const inner = schema.$ref
      .replace(/^#\//, '')
      .split('/')
      .reduce((at, key) => at?.[key], root);
    return sampleOf(inner, root);
  }
  if (schema?.enum) return schema.enum[0];
  if (schema?.const !== undefined) return schema.const;
  if (schema?.anyOf) return sampleOf(schema.anyOf[0], root);
  const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type;
  switch (type?.toLowerCase()) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, sampleOf(inner, root)]),
      );
    case 'array':
      return [sampleOf(schema.items ?? { type: 'string' }, root)];
    case 'integer':
      return 7;
    case 'number':
      return 7.5;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 'café';
  }
}

// A string cut in words, each with the blank before it, as models send them.
export function wordsOf(text) {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
