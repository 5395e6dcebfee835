#!/usr/bin/env bash
# Gets everything that building, running and testing the page needs, into one cache folder.
#
#   web/tools/toolchain.sh native     third-party sources, CMake, Clang, ccache, clang-format, GoogleTest
#   web/tools/toolchain.sh web        third-party sources, CMake, Emscripten and its system libraries
#   web/tools/toolchain.sh tests      the npm packages of tests/
#   web/tools/toolchain.sh bench      the npm packages of tests/bench, which are large
#   web/tools/toolchain.sh chromium   the browser and the fonts of the browser tests
#   web/tools/toolchain.sh engines    the other browsers of the browser tests, and a screen for them
#   web/tools/toolchain.sh clang      the compiler of the tests and fuzzers (part of native)
#   web/tools/toolchain.sh sums       prints the lines of web/tools/third_party.sh as Debian has them today
#   web/tools/toolchain.sh env        prints what a shell needs to use it: eval "$(web/tools/toolchain.sh env)"
#
# Every step may be run again and may be killed at any moment: things are made in a temporary
# folder, renamed when whole, and the marker that says "finished" is written last.
# The system's own packages are never upgraded: newer software is unpacked into the cache by an
# apt with a world of its own (see `world`). Third-party code is never part of the repository.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/triptych
THIRD_PARTY=$CACHE/third_party
PREFIX=$CACHE/emscripten        # the isolated Emscripten, when the machine has none new enough
RECIPE=1                        # raise to make every machine unpack Emscripten again
EMSCRIPTEN_MIN=6                # emscripten_fetch streams properly since this major version

trap 'printf "[toolchain] error: line %s failed: %s\n" "$LINENO" "$BASH_COMMAND" >&2' ERR
set -o errtrace

say() { printf '[toolchain] %s\n' "$*" >&2; }
die() { printf '[toolchain] error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- the machine's own packages --------------------------------------------------------------

# system_packages PACKAGE...: installs those that are missing, in one go.
system_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "please install ${missing[*]}: this script can only do it with apt."
  [ "$(id -u)" = 0 ] || die "please run 'apt-get install ${missing[*]}' as root, then try again."
  say "installing ${missing[*]}"
  local install=(apt-get install -y -q --no-install-recommends "${missing[@]}")
  DEBIAN_FRONTEND=noninteractive "${install[@]}" </dev/null >"$CACHE/apt.log" 2>&1 && return 0
  # A fresh machine has no package lists yet, an old one has stale lists: refresh once.
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive "${install[@]}"; } \
    </dev/null >"$CACHE/apt.log" 2>&1 ||
    die "apt could not install ${missing[*]} (no network?); its words are in $CACHE/apt.log."
}

# command_packages COMMAND=PACKAGE...: like the above, for those whose command does not exist.
command_packages() {
  local pair packages=()
  for pair in "$@"; do have "${pair%%=*}" || packages+=("${pair#*=}"); done
  [ ${#packages[@]} -eq 0 ] || system_packages "${packages[@]}"
}

# --- apt with a world of its own -------------------------------------------------------------

# world SUITE: prints the configuration of an apt that sees only that Debian suite and an empty
# machine, so that it downloads a whole closure and never touches the system. Where to download
# from is what this machine is configured to use; no address is written here.
world() {
  local suite=$1 dir=$CACHE/apt/$1 codename site keyring
  have apt-get && have dpkg || die "this step needs a Debian machine (apt-get and dpkg)."
  if [ ! -f "$dir/ready" ]; then
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    site=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
      awk -v release="$codename" '$2 == release { print $1; exit }')
    [ -n "$site" ] || die "apt on this machine has no Debian source configured to copy."
    keyring=$(ls /usr/share/keyrings/debian-archive-keyring.* 2>/dev/null | head -n 1)
    [ -n "$keyring" ] || die "the package debian-archive-keyring is missing; please install it."
    mkdir -p "$dir"/{lists,cache/archives,sources.list.d}
    : >"$dir/status"
    printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
      "$site" "$suite" "$keyring" >"$dir/sources.list.d/debian.sources"
    cat >"$dir/apt.conf" <<CONF
Dir::State::lists "$dir/lists";
Dir::State::status "$dir/status";
Dir::Cache "$dir/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$dir/sources.list.d";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
CONF
    say "reading the package lists of Debian $suite"
    APT_CONFIG=$dir/apt.conf apt-get update -q </dev/null >"$dir/log" 2>&1 ||
      die "could not read the package lists of Debian $suite (no network?); see $dir/log."
    : >"$dir/ready"
  fi
  echo "$dir/apt.conf"
}

# --- sources and packages --------------------------------------------------------------------

. "$ROOT/web/tools/third_party.sh"  # fetch_sources, command_sums

# npm_packages FOLDER: what the lock file in that folder of the repository says, when it changed.
npm_packages() {
  local folder=$ROOT/$1 want
  [ -f "$folder/package-lock.json" ] || return 0
  have npm || die "npm is missing; please install Node 20 or newer together with npm."
  want=$(cat "$folder/package.json" "$folder/package-lock.json" | sha256sum)
  [ "$(cat "$folder/node_modules/.triptych" 2>/dev/null)" != "$want" ] || return 0
  say "fetching the npm packages of $1/"
  # The browser comes from apt; Playwright must not fetch another one.
  (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefer-offline) \
    </dev/null >"$CACHE/npm.log" 2>&1 ||
    die "npm could not fetch the packages of $1/ (no network?); see $CACHE/npm.log."
  echo "$want" >"$folder/node_modules/.triptych"
}

# --- Emscripten ------------------------------------------------------------------------------

# new_enough EMCC: is it at least EMSCRIPTEN_MIN?
new_enough() {
  local major
  major=$("$1" --version 2>/dev/null </dev/null | sed -n '1s/.* \([0-9]\+\)\.[0-9.]\+.*/\1/p')
  [ -n "$major" ] && [ "$major" -ge "$EMSCRIPTEN_MIN" ]
}

# find_emcc: prints the folder of an emcc that is new enough and the machine's own, or nothing.
find_emcc() {
  local emcc
  for emcc in "${EMSDK:+$EMSDK/upstream/emscripten/emcc}" "$(command -v emcc || true)"; do
    [ -n "$emcc" ] && [ -x "$emcc" ] && [ "${emcc#"$PREFIX"}" = "$emcc" ] && new_enough "$emcc" &&
      dirname "$emcc" && return 0
  done
  return 0
}

# patch_prefix ROOT PREFIX: makes the unpacked programs use the libc and libraries they came with,
# wherever the prefix lies. Programs get DT_RPATH (it also serves the libraries they load), and
# libraries with a search path of their own, which would hide it, get the same one.
patch_prefix() {
  local root=$1 final=$2 loader file
  loader=$(cd "$root" && find usr -name 'ld-linux*.so.*' | head -n 1)
  export LIBRARIES
  LIBRARIES=$(cd "$root" && find usr/lib -maxdepth 2 -type d \
    \( -name '*-linux-gnu' -o -name binaryen -o -path '*/llvm-*/lib' \) | sed "s|^|$final/|" |
    paste -sd:)
  for file in "$root"/usr/lib/llvm-*/bin/* "$root"/usr/bin/*; do
    [ ! -f "$file" ] || [ -L "$file" ] || printf '%s\0' "$file"
  done | xargs -0 -P 4 -n 16 sh -c 'for file; do
    patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue
    patchelf --set-interpreter "$0" --force-rpath --set-rpath "$LIBRARIES" "$file" || exit 255
  done' "$final/$loader"
  find "$root/usr/lib" -type f -name '*.so*' -print0 | xargs -0 -P 4 -n 16 sh -c 'for file; do
    [ -n "$(patchelf --print-rpath "$file" 2>/dev/null)" ] || continue
    patchelf --force-rpath --set-rpath "$LIBRARIES" "$file" || exit 255
  done' sh
}

# install_emscripten: the isolated prefix, from Debian testing.
install_emscripten() {
  [ "$(cat "$PREFIX/.recipe" 2>/dev/null)" != "$RECIPE" ] || return 0
  local conf dir temp=$PREFIX.tmp deb
  command_packages patchelf=patchelf xz=xz-utils python3=python3
  conf=$(world forky)
  dir=${conf%/apt.conf}
  say "downloading Emscripten (about 165 MB)"
  APT_CONFIG=$conf apt-get install -y -q --download-only emscripten </dev/null >"$dir/log" 2>&1 ||
    { rm -f "$dir/ready"; die "could not download Emscripten (no network?); see $dir/log."; }
  rm -rf "$temp" && mkdir -p "$temp"
  say "unpacking (about 600 MB)"
  for deb in "$dir"/cache/archives/*.deb; do
    case ${deb##*/} in
      # Python, Node, Perl are the machine's own; C for the machine itself is not compiled here.
      python3* | libpython3* | nodejs_* | libnode* | perl* | libperl*) ;;
      gcc-*-x86* | cpp* | g++* | libgcc-*-dev* | libc6-dev* | libc-dev* | lib*san[0-9]*) ;;
      *) dpkg -x "$deb" "$temp" ;;
    esac
  done
  # Emscripten's own scripts import their parser (acorn) by name; the link was in a skipped package.
  ln -sfn nodejs "$temp/usr/share/node_modules"
  say "fitting the programs to their new place"
  patch_prefix "$temp" "$PREFIX"
  cat >"$temp/usr/share/emscripten/.emscripten" <<CONF
EMSCRIPTEN_ROOT = '$PREFIX/usr/share/emscripten'
LLVM_ROOT = '$(cd "$temp" && ls -d usr/lib/llvm-*/bin | sed "s|^|$PREFIX/|")'
BINARYEN_ROOT = '$PREFIX/usr'
NODE_JS = '$(command -v node)'
CONF
  echo "$RECIPE" >"$temp/.recipe"
  rm -rf "$PREFIX" && mv "$temp" "$PREFIX"
  rm -rf "$dir/cache/archives"
}

# print_cache_env: the compilers' cache. Paths count from the clone, so that another clone finds what
# this one compiled; native compilers are started by CMake, Emscripten starts its own.
print_cache_env() {
  have ccache || return 0
  echo "export CCACHE_DIR='$CACHE/ccache' CCACHE_BASEDIR='$ROOT' CCACHE_NOHASHDIR=1"
  echo "export CCACHE_MAXSIZE=3G CCACHE_COMPRESS=1"
  echo "export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache"
  echo "export EM_COMPILER_WRAPPER=ccache"
}

# print_env: what a shell needs to build with all of this.
print_env() {
  local own
  print_cache_env
  echo "export TRIPTYCH_CACHE='$CACHE'"
  echo "export TRIPTYCH_THIRD_PARTY='$THIRD_PARTY'"
  own=$(find_emcc)
  if [ -n "$own" ]; then
    echo "export PATH='$own':\"\$PATH\""
  else
    own=$PREFIX/usr/share/emscripten
    echo "export PATH='$own':\"\$PATH\""
    echo "export EM_CONFIG='$own/.emscripten'"
    # The same for scripts that use require().
    echo "export NODE_PATH='$PREFIX/usr/share/nodejs'"
  fi
  # Emscripten starts Python once a file; a version manager's stand-in costs more than the work.
  have python3 && echo "export EMSDK_PYTHON='$(python3 -c 'import sys; print(sys.executable)')'"
  # A cache of our own: system libraries are built once.
  echo "export EM_CACHE='$CACHE/emscripten-cache'"
}

# build_system_libraries: links one small page with the flags of the real one, which makes
# Emscripten build libc, libc++, GL ... now, and proves that the toolchain works.
build_system_libraries() {
  local probe=$CACHE/probe version marker=$CACHE/emscripten-cache/.triptych
  eval "$(print_env)"
  have node || die "node and npm are missing; please install Node 20 or newer."
  version="$(emcc --version </dev/null 2>/dev/null | head -n 1)"
  version="$version / 3"
  [ "$(cat "$marker" 2>/dev/null)" != "$version" ] || return 0
  say "building Emscripten's system libraries (about a minute, once)"
  rm -rf "$EM_CACHE" "$probe" && mkdir -p "$probe" "$EM_CACHE"
  cat >"$probe/probe.cpp" <<'CPP'
#include <EGL/egl.h>
#include <GLES3/gl3.h>
#include <emscripten/fetch.h>
#include <emscripten/html5.h>
#include <string>
int main(int argc, char**) {
  if (!eglInitialize(eglGetDisplay(EGL_DEFAULT_DISPLAY), nullptr, nullptr)) return 1;
  emscripten_set_canvas_element_size("#canvas", 9, 9);
  emscripten_fetch_attr_t attributes;
  emscripten_fetch_attr_init(&attributes);
  glClear(std::to_string(argc).size() > 9 ? 0 : GL_COLOR_BUFFER_BIT);
}
CPP
  local flags=(-std=c++20 -flto -fno-exceptions -sSUPPORT_LONGJMP=0 -sFETCH=1
    -sFETCH_STREAMING=1 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH)
  em++ -Oz "${flags[@]}" "$probe/probe.cpp" -o "$probe/probe.mjs" </dev/null 2>&1 |
    tee "$CACHE/probe.log" |
    sed -un 's|.*generating .*/\([^/ ]*\)\.\.\. .*|[toolchain]   \1|p' >&2 ||
    die "Emscripten cannot build a small page; see $CACHE/probe.log."
  rm -rf "$probe"
  echo "$version" >"$marker"
}

# --- commands --------------------------------------------------------------------------------

# What every build needs.
build_tools() {
  command_packages cmake=cmake ninja=ninja-build g++=g++ ccache=ccache xz=xz-utils python3=python3
  fetch_sources
  npm_packages web/tools  # prices are part of the core
}

command_native() {
  command_packages clang-format=clang-format clang-tidy=clang-tidy
  command_clang
  [ -d /usr/include/gtest ] || system_packages libgtest-dev
  build_tools
}

command_web() {
  build_tools
  [ -n "$(find_emcc)" ] || install_emscripten
  build_system_libraries
}

command_tests() {
  npm_packages tests
}

command_bench() {
  npm_packages tests/bench
}

command_clang() {
  command_packages clang++=clang
  # The sanitizers' and the fuzzer's run-time libraries belong to that very version of Clang.
  system_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
}

command_engines() {
  system_packages firefox-esr webkit2gtk-driver xvfb libgl1-mesa-dri libegl1
}

command_chromium() {
  command_packages chromium=chromium chromium-headless-shell=chromium-headless-shell
  # Text of every script, so that the tests see what people see.
  system_packages fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk
}

# with_lock COMMAND: two set-ups at the same time wait for each other; a killed one holds nothing.
with_lock() {
  mkdir -p "$CACHE" || die "cannot write to $CACHE."
  exec 9>"$CACHE/.lock"
  flock -n 9 || { say "waiting for another set-up to finish" && flock 9; }
  "$@"
}

case "${1:-}" in
  native | web | tests | bench | chromium | engines | clang | sums) with_lock "command_$1" ;;
  env) print_env ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" && exit 2 ;;
esac
