#!/usr/bin/env bash
# Sets up what is missing and runs every test; the last line is "N passed, N failed".
#
#   tests/run.sh                 all of: lint unit python lessons contract web e2e, in that order
#   tests/run.sh PART...         only those parts; there are also:
#     bench                      speed and size as ratios (tests/bench/run.mjs, python.mjs)
#     fuzz                       every tests/fuzz/*_fuzz.cpp for $FUZZ_SECONDS (20) seconds
#     tools                      builds the programs of tests/tools into build/native/bin
#
# lessons: every cell, starter, solution and test of assets/lessons against the practice provider.
# Arguments after -- go to the test runner of the part: tests/run.sh unit -- --gtest_filter='Sse*'
# A part that cannot be built, crashes, or runs no test although it has test files, counts as one
# failure. A part that has no test files yet counts as nothing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export CI=${CI:-true}

passed=0 failed=0
arguments=()

say() { printf '\n=== %s\n' "$*"; }
count() { passed=$((passed + $1)) failed=$((failed + $2)); }
broken() { printf '!!! %s\n' "$*"; count 0 1; }

# files FOLDER PATTERN: is there such a file (outside node_modules)?
files() { [ -n "$(find "$1" -name node_modules -prune -o -name "$2" -print -quit 2>/dev/null)" ]; }

# cmake_build FOLDER ARGUMENT...: configures and builds; shows the compiler's words only on failure.
# SOURCE (environment) is another project's folder than the root.
cmake_build() {
  local folder=$1 log=$1.log
  shift
  mkdir -p build
  # The lock lets two people share a tree: Ninja does not notice another Ninja.
  flock "$folder.lock" cmake -S "${SOURCE:-.}" -B "$folder" -G Ninja "$@" >"$log" 2>&1 &&
    flock "$folder.lock" cmake --build "$folder" -- -k 0 >"$log" 2>&1 && return 0
  grep -a -v '^\[[0-9]*/[0-9]*\] [BGLR]' "$log"
  return 1
}

# node_24: makes `node` a version that the SDKs accept (22 or newer).
node_24() {
  local own
  [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 22 ] && return 0
  own=$PWD/tests/node_modules/node/bin
  [ -x "$own/node" ] && export PATH=$own:$PATH && return 0
  echo "These tests need Node 22 or newer; this machine's is older and none came from npm."
  return 1
}

# --- parts -----------------------------------------------------------------------------------

part_lint() {
  local sources bad script version
  say "format"
  { web/toolchain.sh native && web/toolchain.sh tests; } ||
    { broken "the tools could not be set up"; return; }
  version=$(clang-format --version | sed 's/.*version \([0-9]*\).*/\1/')
  if [ "$version" = 14 ]; then
    mapfile -t sources < <(find src web tests -name node_modules -prune -o \
      \( -name '*.cpp' -o -name '*.h' -o -name '*.c' \) -print | sort)
    # Names only: clang-format -i shows the rest better than a log.
    bad=$(printf '%s\0' "${sources[@]}" | xargs -0 -P 4 -n 8 -r sh -c \
      'for file; do clang-format --dry-run -Werror "$file" 2>/dev/null || echo "$file"; done' sh)
    if [ -z "$bad" ]; then count 1 0; else
      printf '%s\n' "$bad"
      broken "these files need: clang-format -i FILE..."
    fi
  else
    echo "clang-format $version formats differently from 14, which this tree uses: not checked."
  fi
  for script in tests/lint/*.sh tests/lint/*.mjs; do
    [ -x "$script" ] || continue
    say "$script"
    if "$script"; then count 1 0; else broken "$script"; fi
  done
}

part_unit() {
  files tests/unit '*_test.cpp' || files tests/ui '*_test.cpp' || return 0
  say "unit tests"
  local result=build/test/result.json log=build/test/run.log
  web/toolchain.sh native || { broken "the tools could not be set up"; return; }
  cmake_build build/test -DTRIPTYCH_TESTS=ON || { broken "the unit tests do not build"; return; }
  rm -f "$result"
  ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
    timeout -k 10 600 build/test/bin/triptych_tests --gtest_brief=1 \
    "--gtest_output=json:$result" "${arguments[@]}" 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]}
  count_results gtest "$result" "$status"
}

part_python() {
  files tests/python '*_test.cpp' || return 0
  say "tests of the Python engine"
  local result=build/python_native/result.json
  web/toolchain.sh native || { broken "the tools could not be set up"; return; }
  SOURCE=src/python cmake_build build/python_native -DTPY_TESTS=ON ||
    { broken "the Python engine does not build"; return; }
  rm -f "$result"
  # The collector reads the stack, which must therefore be the real one.
  ASAN_OPTIONS=detect_stack_use_after_return=0 UBSAN_OPTIONS=print_stacktrace=1 \
    timeout -k 10 300 build/python_native/triptych_python_tests --gtest_brief=1 \
    "--gtest_output=json:$result" "${arguments[@]}"
  count_results gtest "$result" $?
}

part_lessons() {
  files assets/lessons '*.md' || return 0
  say "lessons"
  local result=build/python_native/lessons.json
  web/toolchain.sh native || { broken "the tools could not be set up"; return; }
  SOURCE=src/python cmake_build build/python_native -DTPY_TESTS=ON ||
    { broken "the Python engine does not build"; return; }
  rm -f "$result"
  ASAN_OPTIONS=detect_stack_use_after_return=0 UBSAN_OPTIONS=print_stacktrace=1 \
    timeout -k 10 300 build/python_native/bin/triptych_lesson_tests --gtest_brief=1 \
    "--gtest_output=json:$result" "${arguments[@]}"
  count_results gtest "$result" $?
}

part_tools() {
  files tests/tools '*.cpp' || return 0
  say "programs"
  web/toolchain.sh native || { broken "the tools could not be set up"; return; }
  cmake_build build/native || broken "the programs do not build"
}

part_contract() {
  files tests/contract '*.test.*' || return 0
  local result=build/contract.tap tests
  part_tools  # they show what our code sends and makes of an answer
  say "contract tests"
  web/toolchain.sh tests && node_24 || { broken "the tools could not be set up"; return; }
  mkdir -p build && rm -f "$result"
  mapfile -t tests < <(find tests/contract -name '*.test.*' | sort)
  timeout -k 10 900 node --test --test-reporter=dot --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$result" "${arguments[@]}" "${tests[@]}"
  count_results tap "$result" $?
}

part_web() {
  [ -f shell/index.html.in ] && files web '*.cpp' || return 0
  say "page"
  web/serve.sh --build-only || { broken "the page does not build"; return 1; }
}

part_e2e() {
  files tests/e2e '*.spec.*' || return 0
  local result=$PWD/build/e2e.json
  part_web || return
  say "browser tests"
  web/toolchain.sh tests && web/toolchain.sh chromium && node_24 ||
    { broken "the tools could not be set up"; return; }
  rm -f "$result"
  PLAYWRIGHT_JSON_OUTPUT_NAME=$result PLAYWRIGHT_JSON_OUTPUT_FILE=$result timeout -k 10 2400 \
    node tests/node_modules/@playwright/test/cli.js test -c tests/e2e/playwright.config.ts \
    --reporter=list,json --output build/e2e "${arguments[@]}"
  count_results playwright "$result" $?
}

part_bench() {
  [ -f tests/bench/run.mjs ] || return 0
  part_web || return
  local script
  web/toolchain.sh tests && web/toolchain.sh bench && web/toolchain.sh chromium && node_24 ||
    { broken "the tools could not be set up"; return; }
  for script in run python; do
    say "$script"
    if node "tests/bench/$script.mjs" "${arguments[@]}"; then count 1 0; else broken "a goal is missed"; fi
  done
}

part_fuzz() {
  files tests/fuzz '*_fuzz.cpp' || return 0
  local source name corpus
  web/toolchain.sh native && web/toolchain.sh clang || { broken "no Clang"; return; }
  say "fuzzers"
  CC=clang CXX=clang++ cmake_build build/fuzz -DTRIPTYCH_FUZZ=ON ||
    { broken "the fuzzers do not build"; return; }
  for source in tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$source" .cpp)
    say "$name"
    # New inputs go to the first folder; the seeds in the repository are only read.
    corpus=("build/fuzz/corpus/$name")
    mkdir -p "${corpus[0]}"
    [ ! -d "tests/fuzz/corpus/$name" ] || corpus+=("tests/fuzz/corpus/$name")
    if "build/fuzz/bin/$name" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 \
      -verbosity=0 -print_final_stats=1 -artifact_prefix="build/fuzz/$name-" "${arguments[@]}" "${corpus[@]}"; then
      count 1 0
    else
      broken "$name found something: see build/fuzz/$name-*"
    fi
  done
}

# --- counting --------------------------------------------------------------------------------

# count_results KIND FILE STATUS: adds what the runner wrote down. When it wrote nothing, found no
# test, or ended badly without naming a failed one, that is one failure.
count_results() {
  local numbers
  numbers=$(node -e '
    const [kind, file, status] = process.argv.slice(1);
    let passed = 0, failed = 0;
    try {
      const text = require("node:fs").readFileSync(file, "utf8");
      if (kind === "gtest") {
        const all = JSON.parse(text).testsuites.flatMap((suite) => suite.testsuite);
        const ran = all.filter((test) => test.result === "COMPLETED");
        failed = ran.filter((test) => test.failures).length;
        passed = ran.length - failed;
      } else if (kind === "tap") {
        const number = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)`, "m"))?.[1] ?? 0);
        [passed, failed] = [number("pass"), number("fail") + number("cancelled")];
      } else {
        const { stats, errors } = JSON.parse(text);
        [passed, failed] = [stats.expected, stats.unexpected + stats.flaky];
        if (errors.length && !failed) failed = 1;
      }
    } catch (error) {
      console.error(`no results: ${error.message}`);
    }
    if (!failed && (!passed || status !== "0")) failed = 1;
    console.log(passed, failed);' "$@") || numbers="0 1"
  # shellcheck disable=SC2086
  count $numbers
  printf '%s\n' "${numbers/ / passed, } failed"
}

# --- start -----------------------------------------------------------------------------------

parts=()
while [ $# -gt 0 ]; do
  case $1 in
    lint | unit | python | lessons | contract | web | e2e | bench | fuzz | tools) parts+=("$1") ;;
    --) shift && arguments=("$@") && break ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' tests/run.sh && exit 2 ;;
  esac
  shift
done
# The page is built by the browser tests; on its own it is a part while there are none.
if [ ${#parts[@]} -eq 0 ]; then
  parts=(lint unit python lessons contract e2e)
  files tests/e2e '*.spec.*' || parts[5]=web
fi

for part in "${parts[@]}"; do "part_$part"; done
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
