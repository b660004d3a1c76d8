#!/bin/sh
# The share of lines that ran, by folder of addin/: tests/coverage/by_folder.sh OBJECT-FOLDER
#
# OBJECT-FOLDER holds what a build with --coverage left and its runs wrote. Headers are not counted, nor sources that were
# not built, or are gone since.
set -eu
objects=$1
find addin -name '*.c' ! -path 'addin/tools/*' ! -path 'addin/calc/*' ! -path 'addin/uno/*' | LC_ALL=C sort | while read -r source; do
  notes=$objects/${source%.c}.gcno
  [ ! -f "$notes" ] || echo "$notes"
done | xargs gcov -n 2>/dev/null |
  awk '
    /^File / { split($0, quoted, "\047"); file = quoted[2]; next }
    /^Lines executed:/ {
      if (file !~ /^addin\/.*\.c$/ || file in seen) { file = ""; next }
      seen[file]
      folder = file; sub(/\/[^\/]*$/, "", folder); sub(/^addin\//, "", folder)
      split($0, part, /[:% ]+/) # Lines executed:93.10% of 58
      lines[folder] += part[5]; ran[folder] += part[3] * part[5] / 100
      total += part[5]; all += part[3] * part[5] / 100
      file = ""
    }
    END {
      for (f in lines) printf "%-18s %6d lines  %5.1f%%\n", f, lines[f], 100 * ran[f] / lines[f] | "LC_ALL=C sort"
      close("LC_ALL=C sort")
      if (total > 0) printf "%-18s %6d lines  %5.1f%%\n", "in all", total, 100 * all / total
      exit total == 0
    }'
