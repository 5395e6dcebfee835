#!/usr/bin/env bash
# clang-tidy over the lines that changed: since the main branch, or in the last commits when there is
# no difference to it. All files would take three quarters of an hour of two cores' time.
#   TIDY_BASE=COMMIT tests/lint/tidy.sh     since that commit
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

base=${TIDY_BASE:-$(git merge-base HEAD origin/HEAD 2>/dev/null || true)}
if [ -z "$base" ] || [ "$(git rev-parse "$base")" = "$(git rev-parse HEAD)" ]; then
  base=$(git rev-list --max-count=4 HEAD | tail -n 1)
fi
eval "$(web/tools/toolchain.sh env | grep THIRD_PARTY)"
third_party=$TRIPTYCH_THIRD_PARTY
flags=(-std=c++20 -Isrc -isystem "$third_party/json/include" -isystem "$third_party/md4c/src"
  -isystem "$third_party/imgui" '-DIMGUI_USER_CONFIG="widgets/imgui_config.h"')
# Python's engine is C with MicroPython's macros, web/ needs Emscripten's headers: neither is checked.
said=$(git diff -U0 "$base" -- 'src/*.cpp' ':!src/python' |
  clang-tidy-diff -p1 -quiet -j "$(nproc)" -- "${flags[@]}" 2>/dev/null |
  grep -E '(warning|error):' || true)
if [ -n "$said" ]; then
  printf '%s\n' "$said"
  echo "tidy: mend the lines above, or switch the check off in .clang-tidy with a reason."
  exit 1
fi
echo "tidy: nothing found in what changed since $(git rev-parse --short "$base")."
