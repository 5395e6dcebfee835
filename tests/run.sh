#!/usr/bin/env bash
# Sets up what is missing and runs every test. It ends with a table (part, checks, seconds), the ten
# slowest tests, those that failed and why, and the line "N passed, N failed".
#
#   tests/run.sh                 all of: lint unit web python lessons scripts contract e2e firefox webkit
#   tests/run.sh PART...         only those parts; there are also:
#     bench                      speed and size as ratios (tests/bench: run, file, python, python_code)
#     fuzz                       every tests/fuzz/*_fuzz.cpp for $FUZZ_SECONDS (60) seconds
#     tools                      builds the programs of tests/tools into build/test/bin
#
# e2e: the browser tests in Chromium; firefox, webkit: those of them that carry the tag @smoke.
# lessons: every cell, starter, solution and test of assets/lessons against the practice provider.
# Arguments after -- go to the test runner of the part: tests/run.sh unit -- --gtest_filter='Sse*'
# Parts that do not need each other run side by side when there are cores (JOBS=1: never); the
# browser tests run alone. tests/budget.txt says how long each may take.
# A part that cannot be built, crashes, or runs no test although it has test files, counts as one
# failure. A part that has no test files yet counts as nothing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export CI=${CI:-true}

passed=0 failed=0
arguments=()
reports=$PWD/build/parts  # of each part: log, result ("passed failed seconds"), tests ("seconds name", "FAILED name why")
jobs=${JOBS:-$(nproc)}

say() { printf '\n=== %s\n' "$*"; }
count() { passed=$((passed + $1)) failed=$((failed + $2)); }
broken() {
  printf '!!! %s\n' "$*"
  printf 'FAILED\t%s\tits output is further up\n' "$*" >>"$reports/$part.tests"
  count 0 1
}

# files FOLDER PATTERN: is there such a file (outside node_modules)?
files() { [ -n "$(find "$1" -name node_modules -prune -o -name "$2" -print -quit 2>/dev/null)" ]; }

# tools PART...: what web/tools/toolchain.sh sets up for them, and the compilers' cache.
tools() {
  local one
  for one in "$@"; do
    web/tools/toolchain.sh "$one" || { broken "the tools could not be set up"; return 1; }
  done
  eval "$(web/tools/toolchain.sh env | grep -v PATH)"
}

# cmake_build FOLDER TARGET ARGUMENT...: configures and builds; shows the compiler's words only on
# failure. SOURCE (environment) is another project's folder than the root. Clang compiles what the
# sanitizers watch several times faster than GCC does.
cmake_build() {
  local folder=$1 target=$2 log=$1.log
  shift 2
  mkdir -p build
  # The lock lets two parts, or two people, share a tree: Ninja does not notice another Ninja.
  (
    flock 8
    CC=${CC:-clang} CXX=${CXX:-clang++} cmake -S "${SOURCE:-.}" -B "$folder" -G Ninja "$@" >"$log" 2>&1 &&
      cmake --build "$folder" --target $target -- -k 0 >"$log" 2>&1 && exit 0
    grep -a -v '^\[[0-9]*/[0-9]*\] [BGLR]' "$log"
    exit 1
  ) 8>"$folder.lock"
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

# count_results KIND FILE STATUS: adds what the runner wrote down (tests/report.mjs).
count_results() {
  local numbers
  numbers=$(node tests/report.mjs count "$@" "$reports/$part.tests") || numbers="0 1"
  # shellcheck disable=SC2086
  count $numbers
  printf '%s\n' "${numbers/ / passed, } failed"
}

# --- parts -----------------------------------------------------------------------------------

part_lint() {
  local script began
  tools native tests || return
  for script in tests/lint/*.sh tests/lint/*.mjs; do
    [ -x "$script" ] || continue
    began=$(date +%s%N)
    say "$script"
    if "$script"; then count 1 0; else broken "$script"; fi
    printf '%d.%02d\t%s\n' $((($(date +%s%N) - began) / 1000000000)) \
      $((($(date +%s%N) - began) / 10000000 % 100)) "$script" >>"$reports/$part.tests"
  done
}

# gtest SHARDS PROGRAM: runs a test program, several processes of it where asked to.
gtest() {
  local shards=$1 program=$2 i status pids=()
  for ((i = 0; i < shards; i++)); do
    rm -f "$program.$i.json"
    GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$i UBSAN_OPTIONS=print_stacktrace=1 \
      timeout -k 10 600 "$program" --gtest_brief=1 "--gtest_output=json:$program.$i.json" \
      "${arguments[@]}" >"$program.$i.log" 2>&1 &
    pids+=($!)
  done
  for ((i = 0; i < shards; i++)); do
    wait "${pids[i]}"
    status=$?
    grep -v '^\[.*\] 0 tests\|^Running main' "$program.$i.log"
    count_results gtest "$program.$i.json" "$status"
  done
}

part_unit() {
  files tests/unit '*_test.cpp' || files tests/ui '*_test.cpp' || return 0
  local shards=$jobs
  [ ${#arguments[@]} -eq 0 ] || shards=1  # one test, perhaps: a shard without any would fail
  say "unit tests"
  tools native || return
  cmake_build build/test all -DTRIPTYCH_TESTS=ON || { broken "the unit tests do not build"; return; }
  ASAN_OPTIONS=detect_stack_use_after_return=1 gtest "$shards" build/test/bin/triptych_tests
}

# The collector of MicroPython reads the stack, which must therefore be the real one; Clang's
# sanitizer stops it all the same, so this project is compiled by GCC.
part_python() {
  files tests/python '*_test.cpp' || return 0
  say "tests of the Python engine"
  tools native || return
  CC=gcc CXX=g++ SOURCE=src/python cmake_build build/python_native "tpy triptych_python_tests python_cells" \
    -DTPY_TESTS=ON ||
    { broken "the Python engine does not build"; return; }
  ASAN_OPTIONS=detect_stack_use_after_return=0 gtest 1 build/python_native/triptych_python_tests
}

part_lessons() {
  files assets/lessons '*.md' || return 0
  say "lessons"
  tools native || return
  CC=gcc CXX=g++ SOURCE=src/python cmake_build build/python_native triptych_lesson_tests -DTPY_TESTS=ON ||
    { broken "the lessons' tests do not build"; return; }
  ASAN_OPTIONS=detect_stack_use_after_return=0 gtest 1 build/python_native/bin/triptych_lesson_tests
}

part_tools() {
  tools native || return
  cmake_build build/test "triptych_practice triptych_replay triptych_wire" -DTRIPTYCH_TESTS=ON ||
    { broken "the programs do not build"; return 1; }
}

# node_tests FOLDER: its *.test.* with Node's own runner.
node_tests() {
  local result=build/$part.tap tests
  tools tests && node_24 || { broken "the tools could not be set up"; return; }
  rm -f "$result"
  mapfile -t tests < <(find "$1" -name '*.test.*' | sort)
  timeout -k 10 900 node --test --test-reporter=dot --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$result" "${arguments[@]}" "${tests[@]}"
  count_results tap "$result" $?
}

part_scripts() {
  files tests/js '*.test.*' || return 0
  say "scripts of the page"
  node_tests tests/js
}

part_contract() {
  files tests/contract '*.test.*' || return 0
  part_tools  # they show what our code sends and makes of an answer, and judge for the mocks
  say "contract tests"
  tools tests && node_24 && node tests/contract/support/make_schemas.mjs
  node_tests tests/contract
}

part_web() {
  [ -f shell/index.html.in ] && files web '*.cpp' || return 0
  say "page"
  web/serve.sh --build-only || { broken "the page does not build"; return 1; }
}

# browser_tests TOOLS CONFIG: in one browser; the tools it needs, and the file that says how.
browser_tests() {
  files tests/e2e '*.spec.*' || return 0
  local result=$PWD/build/$part.json
  part_web && part_tools || return  # the mocks ask triptych_practice what a vendor would take
  say "browser tests: $part"
  tools tests "$1" && node_24 || { broken "the tools could not be set up"; return; }
  rm -f "$result"
  PLAYWRIGHT_JSON_OUTPUT_NAME=$result PLAYWRIGHT_JSON_OUTPUT_FILE=$result timeout -k 10 2400 \
    node tests/node_modules/@playwright/test/cli.js test -c "tests/e2e/$2.config.ts" \
    --reporter=list,json --output "build/$part" "${arguments[@]}"
  count_results playwright "$result" $?
}

part_e2e() { browser_tests chromium playwright; }
part_firefox() { browser_tests engines firefox; }
part_webkit() { browser_tests engines webkit; }

part_bench() {
  [ -f tests/bench/run.mjs ] || return 0
  part_web || return
  local script
  tools tests bench chromium && node_24 || { broken "the tools could not be set up"; return; }
  for script in run file python python_code; do
    say "$script"
    if node "tests/bench/$script.mjs" "${arguments[@]}"; then count 1 0; else broken "a goal is missed"; fi
  done
}

part_fuzz() {
  files tests/fuzz '*_fuzz.cpp' || return 0
  local source name corpus
  say "fuzzers"
  tools native || return
  cmake_build build/fuzz all -DTRIPTYCH_FUZZ=ON || { broken "the fuzzers do not build"; return; }
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

# --- start -----------------------------------------------------------------------------------

# run_part NAME: in a process of its own; what it did goes to $reports.
run_part() (
  part=$1 SECONDS=0
  "part_$part"
  echo "$passed $failed $SECONDS" >"$reports/$part.result"
)

# lane PART...: one after the other, each one's output in one piece.
lane() {
  local one
  for one in "$@"; do
    run_part "$one" >"$reports/$one.log" 2>&1
    flock "$reports" cat "$reports/$one.log"
  done
}

parts=()
while [ $# -gt 0 ]; do
  case $1 in
    lint | unit | python | lessons | scripts | contract | web | e2e | firefox | webkit | bench | fuzz | tools) parts+=("$1") ;;
    --) shift && arguments=("$@") && break ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' tests/run.sh && exit 2 ;;
  esac
  shift
done

rm -rf "$reports" && mkdir -p "$reports"
if [ ${#parts[@]} -gt 0 ]; then
  for part in "${parts[@]}"; do run_part "$part"; done
else
  parts=(lint unit web python lessons scripts contract e2e firefox webkit)
  if [ "$jobs" -ge 2 ]; then
    # Set up once: the lanes would wait for each other.
    web/tools/toolchain.sh web && web/tools/toolchain.sh tests && web/tools/toolchain.sh chromium &&
      web/tools/toolchain.sh engines
    lane lint unit scripts contract &
    lane web python lessons
    wait
  else
    for part in lint unit web python lessons scripts contract; do run_part "$part"; done
  fi
  for part in e2e firefox webkit; do run_part "$part"; done
fi

for part in "${parts[@]}"; do
  read -r p f _ <"$reports/$part.result" && count "$p" "$f" || count 0 1
done
echo
node tests/report.mjs table "$reports" "${parts[@]}"
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
