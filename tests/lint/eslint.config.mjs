// Rules that find faults in this code, no matters of taste (Prettier) nor of types (types.sh).
import js from '@eslint/js';
import globals from 'globals';

// Globals of a browser that are more likely a forgotten variable.
const { event, name, status, length, parent, top, origin, closed, find, stop, ...browser } =
  globals.browser;

/** @param {string[]} files @param {object} known */
const among = (files, known) => ({ files, languageOptions: { globals: known } });
const workers = ['web/js/**/*_worker.js', 'web/js/**/*_encoder.js'];
// What a cell's worker loads; the rest of that folder is the page's half.
const python = ['block', 'figure*', 'host', 'memory', 'suspend', 'worker'].map(
  (one) => `web/js/python/${one}.js`,
);

// What the page under test or a test leaves in `window`, see tests/e2e/support/page_globals.ts.
const left = Object.fromEntries(
  ['__triptych', 'axe', 'copied', 'stolen', 'events', 'python', 'text', 'when'].map((one) => [
    one,
    'readonly',
  ]),
);

export default [
  {
    // No rule here looks into type files; the type checker does.
    ignores: ['build/', '**/node_modules/', 'assets/', 'tests/fixtures/', '**/*.ts'],
  },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      // Playwright wants an object pattern, also where nothing is taken out of it.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  among(['shell/**', 'web/js/**'], browser),
  among([...workers, ...python], globals.worker),
  among(['shell/service_worker.js'], globals.serviceworker),
  among(['web/bridge.js', 'web/python/bridge.js'], {
    ...{ addToLibrary: 'readonly', Module: 'readonly', UTF8ToString: 'readonly' },
    ...{ GL: 'readonly', GLctx: 'readonly' },
    ...{ abort: 'readonly', performance: 'readonly' },
  }),
  // A piece that is put in front of the compiler's module, which uses what it declares.
  {
    files: ['web/own_fetch.js'],
    languageOptions: { globals: { Module: 'readonly' } },
    rules: { 'no-unused-vars': 'off' },
  },
  among(['web/tools/*.mjs', 'tests/**'], globals.nodeBuiltin),
  // What is passed to page.evaluate() runs in the page.
  among(['tests/e2e/**', 'tests/samples/**', 'tests/bench/**'], { ...browser, ...left }),
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'waitForTimeout', message: 'Wait for a named state instead of a time.' },
        { object: 'test', property: 'only', message: 'The other tests would not run.' },
      ],
    },
  },
];
