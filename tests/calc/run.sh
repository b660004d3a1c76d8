#!/bin/sh
# Runs the suites inside a real headless Calc: tests/calc/run.sh OXT TEST-LIBRARY OUTPUT-FOLDER EXAMPLE [SUITE]
#
# Beside TEST-LIBRARY stand filled.ods, a template filled with the example's figures, and the folder marked, with copies
# that `gongkai check --annotate` made.
# The office has a fresh profile in OUTPUT-FOLDER and sees the unpacked extension and the driver; the user's own
# LibreOffice is not touched. Exit status 0 when every assertion held and the office came to an orderly end. LO names
# another office, WRAP a program to run it under (valgrind), LIMIT the seconds it may take, GK_LANGUAGE the language of
# its user interface (en-US).
set -eu
. "$(dirname "$0")/../../addin/profile.sh"

library=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
rm -rf "$out/result" "$out/report" "$out/files"
mkdir -p "$out/files"

gk_profile "$out" "$1"
gk_component "$out" "$library" org.gongkai.tests.comp.Probe org.gongkai.tests.Probe
gk_register "$out"
GK_TEST_REPORT="$out/report" GK_TEST_RESULT="$out/result" GK_TEST_OUTPUT="$out/files"
GK_TEST_LANGUAGE=${GK_LANGUAGE:-zh-CN}
GK_TEST_EXAMPLE=$(realpath "$4") GK_TEST_EXTENSION="$out/extensions/gongkai"
GK_TEST_FILLED="$(dirname "$library")/filled.ods" GK_TEST_MARKED="$(dirname "$library")/marked"
GK_TEST_FORMATS=$(realpath "$(dirname "$0")/formats")
XDG_CONFIG_HOME="$out/config" # no packs of the user's own
export XDG_CONFIG_HOME GK_TEST_LANGUAGE GK_TEST_REPORT GK_TEST_RESULT GK_TEST_OUTPUT GK_TEST_EXAMPLE
export GK_TEST_EXTENSION GK_TEST_FILLED GK_TEST_MARKED GK_TEST_FORMATS
ended=0
WRAP="timeout -k 10 ${LIMIT:-600} ${WRAP:-}" gk_office "$out" --headless \
  "service:org.gongkai.tests.Probe?${5:-all}" >"$out/office.log" 2>&1 || ended=$?
[ ! -f "$out/report" ] || cat "$out/report"
if [ ! -f "$out/result" ]; then
  echo "the tests did not come to an end; the office said:" >&2
  cat "$out/office.log" >&2
  exit 1
fi
if [ "$ended" != 0 ]; then
  echo "the office ended with status $ended; it said:" >&2
  cat "$out/office.log" >&2
  exit 1
fi
[ "$(cat "$out/result")" = 0 ]
