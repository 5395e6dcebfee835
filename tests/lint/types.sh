#!/usr/bin/env bash
# The types of the page's scripts, of the workers' and of those that run in Node, by the JSDoc in them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

failed=0
for program in page worker node tests specs; do
  tests/node_modules/.bin/tsc --pretty false -p "tests/lint/tsconfig.$program.json" || failed=1
done
if [ $failed != 0 ]; then
  echo "types: mend the lines above, or write the missing type as JSDoc (shapes: web/js/*/types.ts)."
  exit 1
fi
echo "types: right."
