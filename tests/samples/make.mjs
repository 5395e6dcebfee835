// Draws the bundled samples (assets/samples) and writes the truth beside them: what is on each picture,
// as data. Everything is invented here; names of people and shops are made up and look it.
//
//   node tests/samples/make.mjs       needs chromium and espeak-ng (Debian packages) and `npm ci` in tests/
//
// The results are committed, so that a build needs neither.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chart, dashboard, landscape, receipt } from './draw.mjs';
import * as truth from './truth.mjs';

const out = join(dirname(fileURLToPath(import.meta.url)), '../../assets/samples');
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
const page = await browser.newPage();

/** Runs `draw(context, data, width, height)` on a canvas in the page and saves what it painted. */
async function picture(name, width, height, draw, data, type = 'image/png') {
  const url = await page.evaluate(
    ([source, w, h, value, mime]) => {
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      new Function('ctx', 'data', 'w', 'h', `(${source})(ctx, data, w, h)`)(
        canvas.getContext('2d'),
        value,
        w,
        h,
      );
      return canvas.toDataURL(mime, 0.86);
    },
    [draw.toString(), width, height, data, type],
  );
  writeFileSync(join(out, name), Buffer.from(url.split(',')[1], 'base64'));
  writeFileSync(join(out, `${name}.truth.json`), `${JSON.stringify(data, null, 1)}\n`);
}

await picture('landscape.jpg', 1280, 853, landscape, truth.landscape, 'image/jpeg');
await picture('chart.png', 1200, 760, chart, truth.chart);
await picture('receipt.png', 720, 1180, receipt, truth.receipt);
await picture('receipt.jpg', 720, 1180, receipt, truth.receipt, 'image/jpeg'); // tutorials want one
await picture('dashboard_week_1.png', 1200, 760, dashboard, truth.dashboards[0]);
await picture('dashboard_week_2.png', 1200, 760, dashboard, truth.dashboards[1]);
await browser.close();

// 16 kHz mono is what the transcription models work with.
const wide = join(out, 'wide.wav');
execFileSync('espeak-ng', ['-v', 'en-gb', '-s', '150', '-w', wide, truth.speech.text]);
execFileSync('sox', ['-D', wide, '-r', '16000', '-c', '1', '-b', '16', join(out, 'meeting.wav')]);
rmSync(wide);
writeFileSync(join(out, 'meeting.wav.truth.json'), `${JSON.stringify(truth.speech, null, 1)}\n`);
console.log(`meeting.wav: ${readFileSync(join(out, 'meeting.wav')).length} bytes`);
