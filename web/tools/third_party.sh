# Third-party sources, pinned by version and by the SHA-256 of the upstream tarball; a part of
# web/tools/toolchain.sh, whose say, die, world, CACHE and THIRD_PARTY it uses.
# shellcheck shell=bash

# name | version | Debian suite | source package | SHA-256 of its upstream tarball (*.orig.tar.*).
# The version is the start of the package's. To raise one: `web/tools/toolchain.sh sums`.
SOURCES='imgui|1.92.2b|forky|imgui|e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
sdl2|2.32.4|trixie|libsdl2|d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277
md4c|0.5.2|trixie|md4c|55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21
json|3.11.3|trixie|nlohmann-json3|0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406
micropython|1.26.1|forky|micropython|f5ad2ec89d3e921f753d448955af98b6005655f84ba26087dde6ba0e8d062f34'

# has_source NAME VERSION SUM: is that very tarball unpacked already? The sum stands beside the tree:
# a file in it would be news to Emscripten, which would then build SDL2 again.
has_source() {
  local marker=$THIRD_PARTY/$1.sha256
  [ "$(cat "$THIRD_PARTY/$1/.version" 2>/dev/null)" = "$2" ] || return 1
  # Unpacked before sums were pinned: apt had checked that tarball.
  [ -f "$marker" ] || echo "$3" >"$marker"
  [ "$(cat "$marker")" = "$3" ]
}

# versions_of SUITE PACKAGE: "version sum" of each that the suite has, by its signed package lists.
versions_of() {
  local conf
  conf=$(world "$1")
  APT_CONFIG=$conf apt-cache showsrc --only-source "$2" | awk '
    /^[^ ]/ { sums = $1 == "Checksums-Sha256:" }
    /^Version:/ { version = $2 }
    sums && $3 ~ /\.orig\.tar\.[a-z0-9]+$/ && $3 !~ /\.asc$/ { print version, $1 }'
}

# package_version SUITE PACKAGE VERSION: the package's own version that starts with it, or nothing.
package_version() {
  versions_of "$1" "$2" | awk -v v="$3" '
    index($1, v) == 1 && substr($1, length(v) + 1) !~ /^[0-9.a-z]/ { print $1; exit }'
}

# forget_lists SUITE: the next look reads the package lists of the suite anew.
forget_lists() { rm -f "$CACHE/apt/$1/ready"; }

# check_sum FILE SUM WHAT: dies when the file is another one.
check_sum() {
  local found
  read -r found _ < <(sha256sum "$1")
  [ "$found" = "$2" ] || die "$3 is not the tarball that web/tools/third_party.sh names: expected SHA-256
  $2, got
  $found for $1.
Nothing was unpacked. Has Debian repacked this version? Then compare the two by hand and raise the
sum in web/tools/third_party.sh ('web/tools/toolchain.sh sums'). Otherwise distrust what lies between."
}

# fetch_source NAME VERSION SUITE PACKAGE SUM: the unpacked source in $THIRD_PARTY/NAME.
fetch_source() {
  local name=$1 version=$2 suite=$3 package=$4 sum=$5 to=$THIRD_PARTY/$1 conf full temp
  ! has_source "$name" "$version" "$sum" || return 0
  full=$(package_version "$suite" "$package" "$version")
  # The lists may be as old as the cache.
  [ -n "$full" ] || { forget_lists "$suite"; full=$(package_version "$suite" "$package" "$version"); }
  [ -n "$full" ] || die "Debian $suite has no $package $version any more, but $(
    versions_of "$suite" "$package" | cut -d' ' -f1 | paste -sd' '). To raise the pin: put the line
of $name that 'web/tools/toolchain.sh sums' prints into web/tools/third_party.sh, then run every test."
  say "fetching the source of $name $version"
  # Only the upstream tarball: the packaging around it is not used.
  conf=$(world "$suite")
  temp=$THIRD_PARTY/.$name.tmp
  rm -rf "$temp" && mkdir -p "$temp"
  (cd "$temp" && APT_CONFIG=$conf apt-get source -q --tar-only --download-only "$package=$full") \
    </dev/null >"$CACHE/apt.log" 2>&1 ||
    { forget_lists "$suite"
      die "could not download $package $version (no network?); see $CACHE/apt.log."; }
  check_sum "$temp"/*.orig.tar.* "$sum" "$name $version"
  mkdir "$temp/tree"
  tar -xf "$temp"/*.orig.tar.* -C "$temp/tree" --strip-components=1
  echo "$version" >"$temp/tree/.version"
  # Dangling links in there would break Emscripten's own copy of the folder, which is to be made anew.
  [ "$name" != sdl2 ] ||
    rm -rf "$temp/tree/android-project-ant" "$CACHE/emscripten-cache/.triptych"
  rm -rf "$to" "$to.sha256" && mv "$temp/tree" "$to" && rm -rf "$temp"
  echo "$sum" >"$to.sha256"
}

fetch_sources() {
  local name version suite package sum
  mkdir -p "$THIRD_PARTY"
  while IFS='|' read -r name version suite package sum; do
    fetch_source "$name" "$version" "$suite" "$package" "$sum"
  done <<<"$SOURCES"
}

command_sums() {
  local name suite package full line
  cut -d'|' -f3 <<<"$SOURCES" | sort -u | while read -r suite; do forget_lists "$suite"; done
  while IFS='|' read -r name _ suite package _; do
    line=$(versions_of "$suite" "$package" | sort -V | tail -n 1)
    [ -n "$line" ] || die "Debian $suite has no source package $package."
    full=${line%% *}
    echo "$name|${full%%[-+~]*}|$suite|$package|${line##* }"
  done <<<"$SOURCES"
}
