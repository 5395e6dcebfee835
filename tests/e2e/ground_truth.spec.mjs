// Pictures with known numbers: drawn by the page, sent as any file, answers held against their truth.
import { readFileSync } from 'node:fs';
import { MODELS, expect, test } from './support/app.mjs';
import { lookAt } from './support/media_makers.mjs';

const dialog = (app) => app.page.getByRole('dialog', { name: 'Test image' });
const section = (app) => app.page.getByRole('region', { name: 'Accuracy' });

async function open(app) {
  await app.openWithMocks();
  await app.choose('openai');
  await app.attachBy('Test image');
  await app.idle();
}
async function seed(app, number) {
  await dialog(app).getByRole('textbox', { name: 'Seed' }).fill(String(number));
  await app.idle();
}
async function set(app, slider, value) {
  await dialog(app).getByRole('slider', { name: slider, exact: true }).fill(String(value));
  await app.idle();
}
async function saved(app, name) {
  const download = app.page.waitForEvent('download');
  await app.page.getByRole('button', { name, exact: true }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
const picture = (app) => saved(app, 'Save picture');
const truth = async (app) => JSON.parse((await saved(app, 'Save truth')).bytes.toString());
const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Whether every mark of the truth file has its colour in the middle of its place. */
async function marksSeen(app, file, bytes, tolerance = 2) {
  const places = file.marks.map(({ box: [x, y, w, h] }) => [
    (x + w / 2) / file.width,
    (y + h / 2) / file.height,
  ]);
  const seen = await lookAt(app.page, 'image/png', bytes, places);
  expect([seen.width, seen.height]).toEqual([file.width, file.height]);
  return file.marks.map(({ colour }, i) =>
    rgb(colour).every((part, c) => Math.abs(part - seen.colours[i][c]) <= tolerance),
  );
}

test('what the truth says is really drawn, and what is drawn is what leaves', async ({
  app,
  mocks,
}) => {
  mocks.script('openai', { text: '{}' });
  await open(app);
  await seed(app, 42);
  await expect(
    dialog(app).getByRole('img', { name: /^Bar chart, seed 42, 6 values/ }),
  ).toBeVisible();
  const file = await truth(app);
  expect(file.picture).toMatchObject({ kind: 'bar', seed: 42, values: 6 });
  const drawn = await picture(app);
  expect(drawn.name).toBe('test-bar-42.png');
  expect(await marksSeen(app, file, drawn.bytes)).toEqual(file.marks.map(() => true));
  await dialog(app).getByRole('button', { name: 'Use it' }).click();
  await expect(app.attachments()).toContainText('test-bar-42.png');
  await expect(await app.fileFacts('test-bar-42.png')).toContainText('1000 × 640 px');
  await app.closeSheet();
  await expect(app.prompt()).toHaveValue(/^Read every data point/);
  await app.run().click();
  const call = await mocks.call('openai');
  expect(call.media[0]).toMatchObject({ declared: 'image/png', sniffed: 'image/png' });
  expect(Buffer.compare(call.media[0].bytes, drawn.bytes)).toBe(0);
  expect(call.json.response_format.json_schema.schema.properties).toHaveProperty('series');
});

test('every kind is drawn; the same seed gives the same bytes', async ({ app }) => {
  await open(app);
  for (const [name, kind] of [
    ['Bar chart', 'bar'],
    ['Line chart', 'line'],
    ['Pie chart', 'pie'],
    ['Grouped bars', 'grouped'],
  ]) {
    await dialog(app).getByRole('radio', { name }).click();
    await seed(app, 7);
    const file = await truth(app);
    const { bytes } = await picture(app);
    expect(file.picture.kind).toBe(kind);
    expect(await marksSeen(app, file, bytes)).toEqual(file.marks.map(() => true));
    await seed(app, 8);
    expect(Buffer.compare((await picture(app)).bytes, bytes)).not.toBe(0);
    await seed(app, 7);
    expect(Buffer.compare((await picture(app)).bytes, bytes)).toBe(0);
  }
  await dialog(app).getByRole('radio', { name: 'Receipt' }).click();
  await app.idle();
  const file = await truth(app);
  expect(file.truth.items).toHaveLength(6);
  const { bytes } = await picture(app);
  const ground = await lookAt(app.page, 'image/png', bytes, [
    [0.01, 0.5],
    [0.1, 0.5],
  ]);
  expect(ground.height).toBe(file.height);
  expect(ground.colours).toEqual([
    [207, 202, 191],
    [253, 252, 248],
  ]);
});

test('nuisance changes the bytes as it says', async ({ app }) => {
  await open(app);
  await seed(app, 42);
  const file = await truth(app);
  const plain = (await picture(app)).bytes;
  await set(app, 'Rotation', 10);
  const turned = await lookAt(app.page, 'image/png', (await picture(app)).bytes, [[0.01, 0.01]]);
  expect([turned.width, turned.height]).toEqual([1096, 804]); // 1000 cos + 640 sin, 1000 sin + 640 cos
  expect(turned.colours[0]).toEqual([255, 255, 255]); // paper where the turning uncovered something
  await set(app, 'Rotation', 0);
  expect(Buffer.compare((await picture(app)).bytes, plain)).toBe(0);
  const {
    box: [x, y, w],
  } = file.marks[0];
  const edge = [(x + w / 2) / file.width, (y + 1) / file.height]; // just inside of the first bar's top
  await set(app, 'Blur', 4);
  const [blurred] = (await lookAt(app.page, 'image/png', (await picture(app)).bytes, [edge]))
    .colours;
  expect(blurred[0]).toBeGreaterThan(rgb(file.marks[0].colour)[0] + 40); // mixed with the paper above
  await set(app, 'Blur', 0);
  await set(app, 'Contrast', 40);
  const [grey] = (await lookAt(app.page, 'image/png', (await picture(app)).bytes, [[0.002, 0.002]]))
    .colours;
  expect(Math.abs(grey[0] - (255 * 0.4 + 128 * 0.6))).toBeLessThan(2);
  await set(app, 'Contrast', 100);
  await dialog(app).getByRole('combobox', { name: 'File type' }).selectOption({ label: 'JPEG' });
  await set(app, 'JPEG quality', 90);
  const good = await picture(app);
  await set(app, 'JPEG quality', 10);
  const bad = await picture(app);
  expect(good.name).toBe('test-bar-42.jpg');
  expect(bad.bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(bad.bytes.length).toBeLessThan(good.bytes.length * 0.6);
});

test('three models against the truth: errors by name, a file to show, and again from the history', async ({
  app,
  mocks,
}) => {
  await open(app);
  await seed(app, 42);
  const file = await truth(app);
  const wrong = structuredClone(file.truth);
  const { points } = wrong.series[0];
  points[0].value = Math.round(points[0].value * 125) / 100; // a quarter too high
  points.pop();
  points.reverse();
  mocks.script('openai', { text: JSON.stringify(file.truth) });
  mocks.script('anthropic', { text: '```json\n' + JSON.stringify(wrong) + '\n```' });
  mocks.script('gemini', { text: JSON.stringify(file.truth) });
  await dialog(app).getByRole('button', { name: 'Use it' }).click();
  await app.addModel();
  await app.fillModel('anthropic');
  await app.addModel();
  await app.fillModel('gemini');
  await app.run().click();
  const figure = (id, scope = section(app)) =>
    scope
      .getByRole('list', { name: 'Figures of each answer' })
      .getByRole('listitem')
      .filter({ hasText: MODELS[id] });
  await expect(figure('openai')).toContainText('16 of 16 right');
  await expect(figure('gemini')).toContainText('median error 0 %');
  await expect(figure('anthropic')).toContainText('13 of 16 right');
  await expect(figure('anthropic')).toContainText('2 missing');
  const table = section(app).getByRole('table', { name: 'Values against the truth' });
  const off = table.getByRole('cell', { name: /, \+(24\.9|25\.0|25\.1) %$/ });
  await expect(off).toHaveCount(1);
  await expect(table.getByRole('cell', { name: 'missing', exact: true })).toHaveCount(2);
  await expect(
    section(app).getByRole('img', { name: /^Error of each value; .*Claude.* \+2[45]/ }),
  ).toBeAttached();
  await app.see('Compare');
  const found = app.page.getByRole('region', { name: 'Extracted values' });
  await expect(
    found.getByRole('cell', { name: '16 right, 0 wrong among the marked values' }).first(),
  ).toBeVisible();
  await app.see('Accuracy');
  const download = app.page.waitForEvent('download');
  await section(app).getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).toContain('Bar chart,42,6,yes');
  expect(csv).toContain('/series/0/points/0/value');
  for (const name of Object.values(MODELS)) expect(csv).toContain(name);
  // The picture is kept with the run, and tells its truth again.
  await app.idle();
  await app.place('History').click();
  await app.page.getByRole('button', { name: /^Open Read every data point/ }).click();
  await expect(figure('anthropic')).toContainText('13 of 16 right');
});
