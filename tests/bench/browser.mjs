// The browser of all benches: whole, without a GPU, and with both compilers, unlike that of the tests.
import { chromium } from 'playwright-core';

export const openBrowser = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // As wherever there is no GPU: nobody has a page composed by one that is computed.
      '--disable-gpu-compositing',
    ],
  });
