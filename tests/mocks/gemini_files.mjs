// Gemini's store for files in the mock: the resumable upload (start, pieces, finalize), files that
// are PROCESSING for a while, deletion. As @google/genai speaks it (mocks.test.mjs lets the SDK
// upload here).
import { createHash } from 'node:crypto';
import { COMMON_HEADERS } from './gemini_answer.mjs';

const GRANULE = 256 << 10; // pieces but the last are multiples of it
const LOOKS = 2; // how often one has to ask until a file is ACTIVE
export const UPLOAD_HEADERS = [
  'x-goog-upload-protocol',
  'x-goog-upload-command',
  'x-goog-upload-offset',
  'x-goog-upload-header-content-length',
  'x-goog-upload-header-content-type',
  'x-goog-upload-file-name',
];

const files = new Map(); // name -> file
const sessions = new Map(); // id -> {type, size, name, pieces}
let count = 0;

const json = (body, headers = {}, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...COMMON_HEADERS, ...headers },
  body: body === undefined ? '' : `${JSON.stringify(body, null, 2)}\n`,
});
const wrong = (message, status = 400, name = 'INVALID_ARGUMENT') =>
  json({ error: { code: status, message, status: name } }, {}, status);
const shown = ({ looks, sha, ...file }) => file;

export const isFileRoute = ({ path }) =>
  path.startsWith('/upload/v1beta/files') || /^\/v1beta\/files\/\w+$/.test(path);
// The address of an upload is a permission: they need no key.
export const isPiece = ({ path, query }) => path.startsWith('/upload/') && query.upload_id;
export const fileOf = (uri) => [...files.values()].find((file) => file.uri === uri);

function begin({ headers, url, json: body }) {
  const size = Number(headers['x-goog-upload-header-content-length']);
  const type = headers['x-goog-upload-header-content-type'];
  if (!(size > 0) || !type) return wrong('Upload size and type are missing.');
  const id = `up${(count += 1)}`;
  sessions.set(id, { size, type, display: body?.file?.displayName ?? '', pieces: [], received: 0 });
  const upload = `${new URL(url).origin}/upload/v1beta/files?upload_id=${id}&upload_protocol=resumable`;
  return json(undefined, { 'x-goog-upload-url': upload, 'x-goog-upload-status': 'active' });
}

function take({ headers, query, body }) {
  const session = sessions.get(query.upload_id);
  if (!session) return wrong('Upload has already been terminated.', 404, 'NOT_FOUND');
  const commands = (headers['x-goog-upload-command'] ?? '').split(/\s*,\s*/);
  const offset = Number(headers['x-goog-upload-offset']);
  const last = commands.includes('finalize');
  if (!commands.includes('upload') || offset !== session.received) {
    return wrong(`Invalid request. The offset is ${session.received}, not ${offset}.`);
  }
  if (!last && body.length % GRANULE !== 0)
    return wrong('The piece is no multiple of the granularity.');
  session.pieces.push(body);
  session.received += body.length;
  if (!last) return json(undefined, { 'x-goog-upload-status': 'active' });
  if (session.received !== session.size) return wrong('Fewer bytes than announced.');
  sessions.delete(query.upload_id);
  const name = `files/mock${(count += 1)}`;
  const file = {
    name,
    displayName: session.display,
    mimeType: session.type,
    sizeBytes: String(session.size),
    state: 'PROCESSING',
    uri: `https://files.mock.invalid/v1beta/${name}`,
    looks: 0,
    sha: createHash('sha256').update(Buffer.concat(session.pieces)).digest('hex'),
  };
  files.set(name, file);
  return json({ file: shown(file) }, { 'x-goog-upload-status': 'final' });
}

export function answerFiles(request) {
  const { method, path, query } = request;
  if (path.startsWith('/upload/')) return query.upload_id ? take(request) : begin(request);
  const name = path.slice('/v1beta/'.length);
  const file = files.get(name);
  if (!file)
    return wrong(
      `You do not have permission to access the File ${name} or it may not exist.`,
      403,
      'PERMISSION_DENIED',
    );
  if (method === 'DELETE') {
    files.delete(name);
    return json({});
  }
  file.looks += 1;
  if (file.looks >= LOOKS) file.state = 'ACTIVE';
  return json(shown(file));
}

/** What is wrong with naming this file in a request; null when nothing is. */
export const fileFault = (file) =>
  file.state === 'ACTIVE'
    ? null
    : `The File ${file.name} is not in an ACTIVE state and usage is not allowed.`;
