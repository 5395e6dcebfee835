// The smoke set in WebKit as Debian has it: the same specs and page object as in Chromium, over WebDriver.
import { defineConfig } from '@playwright/test';
import { smoke } from './support/smoke.mjs';

process.env.TRIPTYCH_ENGINE = 'webkit'; // for support/app.mjs, also in the workers

export default defineConfig(smoke);
