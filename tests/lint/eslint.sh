#!/usr/bin/env bash
# ESLint with the few rules of eslint.config.mjs over every script and type file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! tests/node_modules/.bin/eslint --config tests/lint/eslint.config.mjs --max-warnings 0 .; then
  echo "eslint: mend the lines above; the rules and their reasons are in tests/lint/eslint.config.mjs."
  exit 1
fi
echo "eslint: nothing found."
