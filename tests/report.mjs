// What the parts of tests/run.sh did, in numbers.
//
//   node tests/report.mjs count KIND FILE STATUS TIMES   prints "passed failed" of a runner's own results
//                                                        and adds lines to TIMES: "seconds<TAB>name", or
//                                                        "FAILED<TAB>name<TAB>why"
//   node tests/report.mjs table FOLDER PART...           the table, the slowest tests, and those that failed
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const SLOWEST = 10;
const WHY = 400; // characters of an error that are repeated
const [command, ...rest] = process.argv.slice(2);

/** @typedef {{name: string, seconds: number, ok: boolean, why?: string}} Test */

/** The first words of an error, without the colours of a terminal. @param {unknown} text */
const brief = (text) =>
  stripVTControlCharacters(String(text ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, WHY);

/** @param {string} text @returns {Test[]} */
function gtest(text) {
  /** @type {any[]} */
  const suites = JSON.parse(text).testsuites ?? [];
  return suites.flatMap((suite) =>
    suite.testsuite
      .filter((/** @type {any} */ one) => one.result === 'COMPLETED')
      .map((/** @type {any} */ one) => ({
        name: `${suite.name}.${one.name}`,
        seconds: Number.parseFloat(one.time),
        ok: !one.failures,
        why: brief(one.failures?.[0]?.failure),
      })),
  );
}

/** Node's test runner: the tests themselves, not the groups around them. @param {string} text @returns {Test[]} */
function tap(text) {
  /** @type {Test[]} */
  const tests = [];
  const line =
    /^ *(not )?ok \d+ - (.*?)( # (?:SKIP|TODO).*)?\n *---\n *duration_ms: ([\d.]+)([^]*?)\n *\.\.\./gm;
  for (const [, not, name, skipped, time, more] of text.matchAll(line)) {
    if (skipped || /type: 'suite'/.test(more)) continue;
    const why = brief(more.match(/error: (?:\|-)?([^]*?)\n *code:/)?.[1]);
    tests.push({ name, seconds: Number(time) / 1000, ok: !not, why });
  }
  return tests;
}

/** @param {string} text @returns {Test[]} */
function playwright(text) {
  const { suites, errors } = JSON.parse(text);
  /** @type {Map<string, number>} */
  const skipped = new Map(); // reason -> tests
  /** @type {Test[]} */
  const tests = [];
  const walk = (/** @type {any} */ suite, /** @type {string} */ file) => {
    for (const spec of suite.specs ?? []) {
      for (const one of spec.tests) {
        if (one.status === 'skipped') {
          const why = one.annotations.find(
            (/** @type {any} */ a) => a.type === 'skip',
          )?.description;
          skipped.set(why ?? 'no reason', (skipped.get(why ?? 'no reason') ?? 0) + 1);
          continue;
        }
        const time = one.results.reduce(
          (/** @type {number} */ sum, /** @type {any} */ r) => sum + r.duration,
          0,
        );
        tests.push({
          name: `${file}: ${spec.title}`,
          seconds: time / 1000,
          ok: one.status === 'expected',
          why: brief(
            one.results
              .at(-1)
              ?.errors?.map((/** @type {any} */ e) => e.message)
              .join(' '),
          ),
        });
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, file);
  };
  for (const suite of suites) walk(suite, suite.file);
  for (const [why, times] of skipped) console.error(`skipped ${times}: ${why}`);
  if (errors.length > 0 && tests.every(({ ok }) => ok))
    tests.push({ name: String(errors[0].message), seconds: 0, ok: false });
  return tests;
}

/** When the runner wrote nothing, found no test, or ended badly without naming a failed one, that is one failure. */
function count(
  /** @type {string} */ kind,
  /** @type {string} */ file,
  /** @type {string} */ status,
  /** @type {string} */ times,
) {
  /** @type {Test[]} */
  let tests = [];
  try {
    tests = { gtest, tap, playwright }[/** @type {'gtest'} */ (kind)](readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`no results: ${error instanceof Error ? error.message : error}`);
  }
  const passed = tests.filter(({ ok }) => ok).length;
  let failed = tests.length - passed;
  if (failed === 0 && (passed === 0 || status !== '0')) {
    failed = 1;
    tests.push({ name: `the tests (${kind})`, seconds: 0, ok: false, why: `status ${status}` });
  }
  appendFileSync(
    times,
    tests
      .map(({ name, seconds, ok, why }) =>
        ok ? `${seconds.toFixed(2)}\t${name}\n` : `FAILED\t${name}\t${why ?? ''}\n`,
      )
      .join(''),
  );
  console.log(passed, failed);
}

/** Part -> seconds, of tests/budget.txt. */
function budgets() {
  const lines = readFileSync(new URL('budget.txt', import.meta.url), 'utf8').split('\n');
  return new Map(
    lines
      .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
      .filter(([part]) => part)
      .map(([part, seconds]) => /** @type {const} */ ([part, Number(seconds)])),
  );
}

function table(/** @type {string} */ folder, /** @type {string[]} */ parts) {
  const budget = budgets();
  const row = (/** @type {(string | number)[]} */ ...cells) =>
    console.log(
      cells
        .map((cell, i) =>
          i === 0 ? String(cell).padEnd(10) : i === 4 ? ` ${cell}` : String(cell).padStart(8),
        )
        .join(''),
    );
  row('part', 'passed', 'failed', 'seconds', '');
  /** @type {[number, string][]} */
  const slow = [];
  /** @type {string[]} */
  const bad = [];
  for (const part of parts) {
    const result = join(folder, `${part}.result`);
    const [passed, failed, seconds] = existsSync(result)
      ? readFileSync(result, 'utf8').trim().split(' ').map(Number)
      : [0, 1, 0];
    const most = budget.get(part);
    const over = most !== undefined && seconds > most * 1.5 ? `OVER its budget of ${most} s` : '';
    row(part, passed, failed, seconds, over);
    const times = join(folder, `${part}.tests`);
    if (!existsSync(times)) continue;
    for (const line of readFileSync(times, 'utf8').split('\n').filter(Boolean)) {
      const [time, name, why] = line.split('\t');
      if (time === 'FAILED') bad.push(`${part}: ${name}\n           ${why}`);
      else slow.push([Number(time), `${part}: ${name}`]);
    }
  }
  slow.sort((a, b) => b[0] - a[0]);
  console.log('\nslowest tests');
  for (const [time, name] of slow.slice(0, SLOWEST))
    console.log(`${time.toFixed(1).padStart(7)} s  ${name}`);
  if (bad.length > 0) console.log(`\nfailed\n${bad.map((one) => `  ✘ ${one}`).join('\n')}`);
}

if (command === 'count') count(rest[0], rest[1], rest[2], rest[3]);
else table(rest[0], rest.slice(1));
