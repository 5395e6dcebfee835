// What the engines beside Chromium run: the tests with the tag @smoke. A test says by its other tags what it
// needs of the driver; what a driver cannot do is skipped, with the reason, and counted.

export const smoke = {
  testDir: '.',
  testMatch: '*.spec.mjs',
  grep: /@smoke/,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
};

/** Reasons by engine and tag. @type {Record<string, Record<string, string>>} */
const CANNOT = {
  firefox: {
    '@download': 'the driver tells of no downloads',
    '@clipboard': 'the driver grants no access to the clipboard',
    '@bars': 'Tab goes on into the bars of the browser, where the driver sends no keys',
  },
  webkit: {
    '@download': 'WebDriver knows no downloads',
    '@clipboard': 'WebDriver grants no access to the clipboard',
    '@files': 'a session of WebDriver is private, and those store no files',
    '@handle': 'WebDriver hands no objects of the page from one script to the next',
    '@offline': 'WebDriver cannot take the network away',
    '@hold': 'WebDriver holds no requests',
  },
};

/** Why this engine cannot run a test with these tags; empty when it can. @param {string[]} tags */
export function cannot(tags) {
  const reasons = CANNOT[process.env.TRIPTYCH_ENGINE ?? 'chromium'] ?? {};
  return tags.map((tag) => reasons[tag] ?? '').find(Boolean) ?? '';
}
