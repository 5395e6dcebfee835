// Small but valid media files, made here so that nobody has to wonder where they came from.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const WORK = join(ROOT, 'build/contract');

function png(width, height) {
  const chunk = (name, data) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const out = Buffer.alloc(named.length + 8);
    out.writeUInt32BE(data.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), out.length - 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 0x7f).fill(0, 0, 1));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// Baseline, grey, one pixel: tables with a single code each.
function jpeg() {
  const table = (kind) => [0xff, 0xc4, 0, 20, kind, 1, ...Array(15).fill(0), 0];
  return Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
    ...[0xff, 0xdb, 0, 67, 0, ...Array(64).fill(1)],
    ...[0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0],
    ...table(0x00),
    ...table(0x10),
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9],
  ]);
}

function gif() {
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);
}

// Lossless, one pixel.
function webp() {
  return Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
}

function pdf() {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const xref = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join('')}`;
  text += `trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

// A tenth of a second of silence, 8 kHz mono.
function wav() {
  const out = Buffer.alloc(44 + 1600);
  out.write('RIFF', 0, 'latin1');
  out.writeUInt32LE(out.length - 8, 4);
  out.write('WAVEfmt ', 8, 'latin1');
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(8000, 24);
  out.writeUInt32LE(16000, 28);
  out.writeUInt16LE(2, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36, 'latin1');
  out.writeUInt32LE(1600, 40);
  return out;
}

// Three silent frames, MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes each.
function mp3() {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat([frame, frame, frame]);
}

const text = () => Buffer.from('Plain words: naïve café, 東京.\n');

const MAKERS = {
  'photo.jpg': jpeg,
  'chart.png': () => png(2, 3),
  'other.png': () => png(5, 1),
  'icon.gif': gif,
  'drawing.webp': webp,
  'paper.pdf': pdf,
  'speech.wav': wav,
  'song.mp3': mp3,
  'notes.txt': text,
};

export const TYPES = {
  'photo.jpg': 'image/jpeg',
  'chart.png': 'image/png',
  'other.png': 'image/png',
  'icon.gif': 'image/gif',
  'drawing.webp': 'image/webp',
  'paper.pdf': 'application/pdf',
  'speech.wav': 'audio/wav',
  'song.mp3': 'audio/mpeg',
  'notes.txt': 'text/plain',
};

export const bytesOf = (name) => MAKERS[name]();
export const base64Of = (name) => bytesOf(name).toString('base64');

// Writes a file below build/contract, for our programs to read. Test files run side by side: what
// another one reads is never half written.
export function put(name, content) {
  const path = join(WORK, name);
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, content);
  renameSync(draft, path);
  return path;
}

export const pathOf = (name) => put(join('media', name), bytesOf(name));
