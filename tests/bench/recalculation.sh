#!/bin/sh
# Times cell functions inside a real headless Calc: recalculation.sh OXT BENCH-LIBRARY OUTPUT-FOLDER
set -eu
. "$(dirname "$0")/../../addin/profile.sh"

mkdir -p "$3"
out=$(realpath "$3")
rm -f "$out/report"
gk_profile "$out" "$1"
gk_component "$out" "$2" org.gongkai.tests.comp.Bench org.gongkai.tests.Bench
gk_register "$out"
export GK_TEST_REPORT="$out/report"
WRAP="timeout -k 10 900" gk_office "$out" --headless "service:org.gongkai.tests.Bench?" >"$out/office.log" 2>&1 ||
  echo "the office ended with status $?"
cat "$out/report"
! grep -q "benchmark failed" "$out/report"
