// How often the workers of a page, as they are now, read a Blob: what crosses into Python when a cell opens it.

/** @param {import('@playwright/test').Page} page */
export async function countBlobReads(page) {
  const patch = () => {
    self.reads = 0;
    const reader = self.FileReaderSync.prototype;
    const { readAsArrayBuffer } = reader;
    reader.readAsArrayBuffer = function (blob) {
      self.reads += 1;
      return readAsArrayBuffer.call(this, blob);
    };
  };
  // One that was stopped a moment ago may be listed still.
  const there = page.workers().map(async (worker) => {
    const answers = worker.evaluate(patch).then(() => [worker]);
    return answers.catch(() => []);
  });
  const workers = (await Promise.all(there)).flat();
  return async () => {
    const counts = await Promise.all(workers.map((worker) => worker.evaluate(() => self.reads)));
    return counts.reduce((sum, count) => sum + count, 0);
  };
}
