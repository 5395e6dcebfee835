// Chromium as every machine has it, and no second tries.
import { defineConfig } from '@playwright/test';
import { launch } from './support/chromium.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  retries: 0,
  workers: 3, // on two cores: each waits now and then for what its browser does not compute
  fullyParallel: true,
  timeout: 90_000, // software rendering on a busy machine is slow; nothing here waits for time to pass
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    // Nearly all tests of a worker share a context and its page, emptied between them (forget() in support/app.mjs): what
    // the renderer has compiled serves the next test, too.
    reuseContext: true,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    launchOptions: launch('chromium-headless-shell'),
  },
});
