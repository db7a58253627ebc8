#!/usr/bin/env bash
# ./run.sh ARGS…: runs `citecheck ARGS…`; installs what is missing and builds it first where that has not been
# done, or where the sources have changed since.
set -euo pipefail
root=$(dirname "$(readlink -f "$0")")
program=$root/build/release/citecheck

up_to_date() {
  [ -x "$program" ] || return 1
  local newer
  newer=$(cd "$root" && find CMakeLists.txt CMakePresets.json scripts/cmake references rules reports checker \
    -newer "$program" -print -quit)
  [ -z "$newer" ]
}

build() (
  cd "$root"
  scripts/install-packages.sh
  echo "citecheck: building (once)" >&2
  log=build/release.log
  mkdir -p build
  if ! { cmake --preset release && cmake --build --preset release; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "citecheck: the build failed; see above" >&2
    exit 3
  fi
  touch "$program"
)

up_to_date || build
exec "$program" "$@"
