// Files made for a test: a camera's JPEG, a tone, PDF documents (plain and protected), and looking into
// what was sent.
import { createHash } from 'node:crypto';

const number = (value, bytes) => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
};
const entry = (tag, type, count, value) =>
  Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), value]);

/** The EXIF of a phone: which way it was held, and 48° 51' north, 2° 21' east. */
function exif(orientation) {
  const short = (value) => Buffer.concat([number(value, 2), number(0, 2)]);
  const gps = 8 + 2 + 2 * 12 + 4;
  const places = gps + 2 + 4 * 12 + 4;
  const degrees = (...parts) =>
    Buffer.concat(parts.map((part) => Buffer.concat([number(part, 4), number(1, 4)])));
  const ascii = (letter) => Buffer.from(`${letter}\0\0\0`, 'latin1');
  return Buffer.concat([
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    number(8, 4),
    number(2, 2),
    entry(0x0112, 3, 1, short(orientation)),
    entry(0x8825, 4, 1, number(gps, 4)),
    number(0, 4),
    number(4, 2),
    entry(1, 2, 2, ascii('N')),
    entry(2, 5, 3, number(places, 4)),
    entry(3, 2, 2, ascii('E')),
    entry(4, 5, 3, number(places + 24, 4)),
    number(0, 4),
    degrees(48, 51, 0),
    degrees(2, 21, 0),
  ]);
}

/** A JPEG as a phone stores it: the same pixels with a note how to turn them, and where they were taken. */
export function asTakenBy(jpeg, orientation) {
  const block = exif(orientation);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    number(block.length + 2, 2),
    block,
    jpeg.subarray(2),
  ]);
}

/** A JPEG painted by the page: `corner` (top left eighth) red on blue, by default. */
export async function paintJpeg(page, width, height, corner = '#e00000', ground = '#0000e0') {
  const base64 = await page.evaluate(
    async ([w, h, red, blue]) => {
      const canvas = new OffscreenCanvas(w, h);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.fillStyle = blue;
      pen.fillRect(0, 0, w, h);
      pen.fillStyle = red;
      pen.fillRect(0, 0, w / 8, h / 8);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result).split(',')[1]);
        reader.readAsDataURL(blob);
      });
    },
    [width, height, corner, ground],
  );
  return Buffer.from(base64, 'base64');
}

/** Decodes in the page: size, and the colours at the given places (shares of the sides). */
export function lookAt(page, type, bytes, places) {
  return page.evaluate(
    async ([kind, base64, at]) => {
      const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([data], { type: kind }));
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.drawImage(picture, 0, 0);
      const colours = at.map(([x, y]) => [
        ...pen
          .getImageData(Math.floor(x * picture.width), Math.floor(y * picture.height), 1, 1)
          .data.subarray(0, 3),
      ]);
      return { width: picture.width, height: picture.height, colours };
    },
    [type, bytes.toString('base64'), places],
  );
}

/** A WAV of `seconds` with a tone (351 Hz unless told), stereo at 44.1 kHz unless told. */
export function tone(
  seconds,
  { hertz = 44_100 / (40 * Math.PI), rate = 44_100, channels = 2 } = {},
) {
  const frames = Math.round(seconds * rate),
    step = 2 * channels;
  const file = Buffer.alloc(44 + step * frames);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  [16, channels * 0x1_0000 + 1, rate, rate * step, 0x10_0000 + step].forEach((value, i) =>
    file.writeUInt32LE(value, 16 + 4 * i),
  );
  file.write('data', 36);
  file.writeUInt32LE(step * frames, 40);
  for (let i = 0; i < frames; i += 1) {
    const value = Math.round(12_000 * Math.sin((2 * Math.PI * hertz * i) / rate));
    for (let c = 0; c < channels; c += 1) file.writeInt16LE(value, 44 + step * i + 2 * c);
  }
  return file;
}

// --- PDF -------------------------------------------------------------------------------------

const PADDING = Buffer.from(
  '28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A',
  'hex',
);
const md5 = (...parts) => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(key, data) {
  const s = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + s[i] + key[i % key.length]) & 255;
    [s[i], s[j]] = [s[j], s[i]];
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + s[i]) & 255;
      [s[i], s[j]] = [s[j], s[i]];
      return byte ^ s[(s[i] + s[j]) & 255];
    }),
  );
}

// The standard handler of 40 bits (PDF 1.7, 7.6.3): weak, and all a test needs.
function protection(password, id) {
  const padded = (text) => Buffer.concat([Buffer.from(text, 'latin1'), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded(password)).subarray(0, 5), padded(password));
  const rights = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded(password), owner, rights, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const entries = `/Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}>`;
  const seal = (object, data) =>
    rc4(md5(key, Buffer.from([object, 0, 0, 0, 0])).subarray(0, 10), data);
  return { entries, seal };
}

/** Pages of 200 x 100 points, each filled with its colour ("1 0 0" is red); with words on them. */
export function makePdf(colours, password = '') {
  const id = Buffer.from('0123456789abcdef', 'latin1');
  const lock = password ? protection(password, id) : null;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${colours.length} /Kids [${colours.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  colours.forEach((colour, i) => {
    const plain = Buffer.from(
      `${colour} rg 0 0 200 100 re f 0 g BT /F1 24 Tf 20 40 Td (Page ${i + 1}) Tj ET`,
      'latin1',
    );
    const content = lock ? lock.seal(5 + 2 * i, plain) : plain;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    objects.push(
      `<< /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream`,
    );
  });
  if (lock) objects.push(`<< ${lock.entries} >>`);
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]${lock ? ` /Encrypt ${objects.length} 0 R` : ''} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
