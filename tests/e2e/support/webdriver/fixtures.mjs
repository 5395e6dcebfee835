// The fixtures of app.mjs for an engine that only WebDriver drives: a browser of its own for every test.
import { Page } from './page.mjs';
import { Driver } from './session.mjs';

export { expect } from './expect.mjs';

function refuseWorkers() {
  if (!isSecureContext) return; // about:blank
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not allowed'));
}

/** @param {(installs: boolean) => (() => void)[]} beginnings scripts that every page begins with */
export const fixtures = (beginnings) => ({
  driver: [
    async ({}, use) => {
      const driver = await Driver.start();
      await use(driver);
      driver.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ driver, site, serviceWorkers, installs }, use, info) => {
    const page = new Page(await driver.open(), site);
    for (const one of beginnings(installs)) await page.addInitScript(one);
    if (serviceWorkers === 'block') await page.addInitScript(refuseWorkers);
    await page.setViewportSize({ width: 1280, height: 800 });
    await use(page);
    if (info.status !== info.expectedStatus)
      await page.screenshot({ path: info.outputPath('failed.png') }).catch(() => {});
    await page.close();
  },
});
