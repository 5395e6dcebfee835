#!/usr/bin/env bash
# Builds the page and serves it on this machine: the one command to try Triptych.
#
#   web/serve.sh                serve on 127.0.0.1, at $PORT or the first free port from 8080
#   web/serve.sh --port 9000    serve at that port
#   web/serve.sh --build-only   leave the finished page in build/site/ (for any static host)
#
# What is missing is set up first (web/tools/toolchain.sh); a second run takes seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '[serve] %s\n' "$*" >&2; }
die() { printf '[serve] error: %s\n' "$*" >&2; exit 1; }

port=${PORT:-} build_only=
while [ $# -gt 0 ]; do
  case $1 in
    --build-only) build_only=1 ;;
    --port) port=${2:-}; shift ;;
    --port=*) port=${1#*=} ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "web/serve.sh" && exit 2 ;;
  esac
  shift || break
done
[[ -z $port || $port =~ ^[0-9]+$ ]] || die "'$port' is not a port number."

# build_folder SOURCE FOLDER WHAT: configures and builds one project with Emscripten.
build_folder() {
  local source=$1 folder=$2 what=$3 log=$2.log
  # The folder is configured anew when another compiler made it.
  if [ "$(cat "$folder/.compiler" 2>/dev/null)" != "$(command -v emcc)" ]; then rm -rf "$folder"; fi
  if [ ! -f "$folder/build.ninja" ]; then
    say "configuring $what"
    emcmake cmake -S "$source" -B "$folder" -G Ninja >"$log" 2>&1 </dev/null ||
      { cat "$log" >&2; die "$what could not be configured (see above)."; }
    command -v emcc >"$folder/.compiler"
  fi
  say "building $what"
  flock "$folder.lock" cmake --build "$folder" -- -k 0 >"$log" 2>&1 </dev/null || {
    grep -a -v -e '^\[[0-9]*/[0-9]*\] [BGLR]' -e '^ports:' "$log" >&2
    die "$what does not compile (see above)."
  }
}

build() {
  web/tools/toolchain.sh web || exit 1
  eval "$(web/tools/toolchain.sh env)"
  # Emscripten calls the cache itself (EM_COMPILER_WRAPPER). Not when configuring only: Ninja configures again by itself.
  unset CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER
  mkdir -p build
  build_folder . build/web "the page"
  [ -f build/web/triptych.wasm ] || die "the program was not built: nothing to serve."
  build_folder src/python build/python_web "the Python engine"
  say "packaging"
  node web/tools/split_program.mjs
  node web/tools/package_site.mjs
}

# free_port FIRST: prints the first port from there on that nobody listens at.
free_port() {
  node -e '
    const attempt = (port) => {
      const server = require("node:net").createServer();
      server.once("error", () => attempt(port + 1));
      server.listen(port, "127.0.0.1", () => server.close(() => console.log(port)));
    };
    attempt(Number(process.argv[1]));' "$1"
}

# wait_until_up PORT PID: false when the server ended instead.
wait_until_up() {
  local i
  for ((i = 0; i < 100; i++)); do
    kill -0 "$2" 2>/dev/null || return 1
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
    sleep 0.1
  done
  return 1
}

serve() {
  local found server
  found=$(free_port "${port:-8080}")
  [ -z "$port" ] || [ "$found" = "$port" ] ||
    die "port $port is in use; choose another with --port."
  # Always ask (--maxage 0 with --etag): the names carry hashes, only index.html must be fresh.
  # Both variables would override the options.
  env -u PORT -u HOST node web/tools/node_modules/sirv-cli/bin.js build/site --host 127.0.0.1 \
    --port "$found" --brotli --etag --maxage 0 --quiet --no-clear &
  server=$!
  trap 'kill "$server" 2>/dev/null' EXIT
  trap 'exit 0' INT TERM
  wait_until_up "$found" "$server" || die "the web server did not start."
  echo "Triptych is at http://127.0.0.1:$found/  (Ctrl+C stops it)"
  wait "$server"
}

build
[ -n "$build_only" ] || serve
