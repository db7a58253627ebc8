#!/usr/bin/env bash
# ./test.sh [CTEST-ARGS…]: installs what is missing, builds program and tests, and runs all tests. PRESET=asan or
# PRESET=tsan runs them under the sanitizers.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
preset=${PRESET:-dev}
scripts/install-packages.sh
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset"
ctest --preset "$preset" --parallel "$(nproc)" "$@"
