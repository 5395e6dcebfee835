#!/usr/bin/env bash
# Prettier over every script and style sheet of the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

prettier=tests/node_modules/.bin/prettier
if ! bad=$(git ls-files -z '*.js' '*.mjs' '*.ts' '*.css' |
  xargs -0 "$prettier" --list-different --ignore-path .prettierignore); then
  printf '%s\n' "$bad"
  echo "prettier: these files need: $prettier --write FILE..."
  exit 1
fi
echo "prettier: all formatted."
