// The fixtures of app.mjs for an engine that only WebDriver drives. The tests of a worker share a browser and its
// tab, which costs more than the page itself; each has the page at an origin of its own, of which nobody knows
// anything yet (`site` in app.mjs).
import { Page } from './page.mjs';
import { Driver } from './session.mjs';

export { expect } from './expect.mjs';

function refuseWorkers() {
  if (!isSecureContext) return; // about:blank
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not allowed'));
}

/** What a page says of itself when its test has failed: that it has stopped, or where it stands. */
function told() {
  const stopped = document.querySelector('[role=alertdialog]')?.textContent;
  const texts = [...document.querySelectorAll('main :is(p, li, button, [role=status])')];
  const words = texts.map((one) => one.textContent).join(' | ');
  return stopped ?? words.slice(0, 4000);
}

/** @param {(installs: boolean) => (() => void)[]} beginnings scripts that every page begins with */
export const fixtures = (beginnings) => ({
  driver: [
    async ({}, use) => {
      const driver = await Driver.start();
      await use(driver);
      await driver.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ driver, site, serviceWorkers, installs }, use, info) => {
    const page = new Page(await driver.session(), site);
    for (const one of beginnings(installs)) await page.addInitScript(one);
    if (serviceWorkers === 'block') await page.addInitScript(refuseWorkers);
    await page.setViewportSize({ width: 1280, height: 800 });
    await use(page);
    if (info.status === info.expectedStatus) return driver.forget();
    await page.screenshot({ path: info.outputPath('failed.png') }).catch(() => {});
    console.log(await page.evaluate(told).catch(String));
    return driver.end(); // who knows in which state it is
  },
});
