// The place Batch as a person uses it.
import { createHash } from 'node:crypto';
import { PNG, expect } from './app.mjs';

// Pictures that all differ, so that the mocks can tell them apart.
export const picture = (number, size = 0) =>
  Buffer.concat([PNG, Buffer.alloc(size, number), Buffer.from(`#${number}`)]);
export const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
export const nameOf = (number) => `scan-${String(number).padStart(3, '0')}.png`;
export const pictures = (count) =>
  Array.from({ length: count }, (_, i) => ({
    name: nameOf(i),
    mimeType: 'image/png',
    buffer: picture(i),
  }));

export class Batch {
  constructor(app) {
    this.app = app;
    this.page = app.page;
  }
  button = (name) => this.page.getByRole('button', { name, exact: true });
  says = (words) => expect(this.page.getByText(words).first()).toBeAttached({ timeout: 120_000 });
  async open(...ids) {
    await this.app.openWithMocks();
    for (const [index, id] of ids.entries()) {
      if (index === 0) await this.app.choose(id);
      else {
        await this.app.addModel();
        await this.app.fillModel(id);
      }
    }
    await this.app.place('Batch').click();
  }
  async add(files) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Add files').click();
    await (await chooser).setFiles(files);
    await this.says(`${files.length} files, `);
  }
  prompt = (words) => this.page.getByRole('textbox', { name: 'Prompt 1', exact: true }).fill(words);
  pace = (calls) =>
    this.page
      .getByRole('combobox', { name: 'Parallel calls, each provider' })
      .selectOption(String(calls));
  heap = () => this.page.evaluate(() => window.__triptych.heap());
}
