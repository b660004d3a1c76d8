#!/bin/sh
# Runs a suite inside a real Calc under valgrind: tests/calc/valgrind.sh OXT TEST-LIBRARY OUTPUT-FOLDER EXAMPLE SUITE
#
# LibreOffice leaks in places of its own, so valgrind reports everything and valgrind.awk picks what is ours. Exit
# status 0 when the suite passed, no error is ours and nothing of ours is lost.
set -eu
mkdir -p "$3"
out=$(realpath "$3")
tests=$(dirname "$0")
rm -f "$out"/valgrind.*
WRAP="valgrind --quiet --trace-children=yes --child-silent-after-fork=yes --leak-check=full --show-leak-kinds=definite \
  --num-callers=60 --keep-debuginfo=yes --xml=yes --xml-file=$out/valgrind.%p.xml" \
  LIMIT="${LIMIT:-1200}" sh "$tests/run.sh" "$@"

# The shell script soffice and what it starts write reports too; the one that counts is soffice.bin's, to its end.
report=$(grep -l '<exe>.*soffice\.bin</exe>' "$out"/valgrind.*.xml)
grep -q '</valgrindoutput>' "$report" || { echo "valgrind did not come to the end of $report" >&2; exit 1; }
awk -v ours="$out/extensions/" -f "$tests/valgrind.awk" "$report" >"$out/valgrind.ours"
cat "$out/valgrind.ours"
[ "$(tail -n 1 "$out/valgrind.ours")" = "0 errors or leaks of ours" ]
