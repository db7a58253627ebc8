#!/usr/bin/env bash
# Installs what scripts/packages.txt lists and this machine lacks. Silent if nothing is missing. Root is asked
# for (sudo) only if something has to be installed; where there is no apt, the packages are named.
set -euo pipefail
list=$(dirname "$(readlink -f "$0")")/packages.txt
mapfile -t wanted < <(sed 's/#.*//; /^ *$/d' "$list")

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  for tool in c++ cmake ninja pkg-config; do
    command -v "$tool" >/dev/null && continue
    echo "citecheck: $tool is missing. This system has no apt; install its counterparts of: ${wanted[*]}" >&2
    exit 3
  done
  exit 0 # CMake names the libraries that are missing.
fi

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "citecheck: these packages are missing; install them as root: apt-get install ${missing[*]}" >&2
    exit 3
  fi
  as_root=(sudo)
fi
echo "citecheck: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "citecheck: the packages could not be installed; see above" >&2
  exit 3
fi
