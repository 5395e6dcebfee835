// The smoke set in Firefox as Debian has it: the same specs and page object as in Chromium.
import { defineConfig } from '@playwright/test';
import { smoke } from './support/smoke.mjs';

process.env.TRIPTYCH_ENGINE = 'firefox';

export default defineConfig({
  ...smoke,
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox', // a stock Firefox, driven by WebDriver BiDi
    headless: false, // without a screen it has no WebGL
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    launchOptions: {
      executablePath: '/usr/bin/firefox-esr',
      args: ['--kiosk'], // or Tab leaves the page for the browser's own bars
      firefoxUserPrefs: {
        'webgl.force-enabled': true,
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
        // Without a GPU and with two cores: no process in advance, nothing composed by OpenGL.
        'dom.ipc.processPrelaunch.enabled': false,
        'gfx.webrender.software': true,
        // What a browser writes down for its owner, who is not there: a fifteenth of the work.
        'browser.sessionstore.interval': 600_000_000,
        'browser.sessionstore.resume_from_crash': false,
        'browser.pagethumbnails.capturing_disabled': true,
        'browser.chrome.site_icons': false,
        'browser.cache.disk.enable': false,
        'places.history.enabled': false,
        'toolkit.telemetry.enabled': false,
        'extensions.enabledScopes': 0,
      },
    },
  },
});
