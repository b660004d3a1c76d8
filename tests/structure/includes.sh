#!/bin/sh
# Which folder includes which: tests/structure/includes.sh [SOURCES]
#
# Fails where a folder of SOURCES (addin) depends, directly or through others, on a folder that depends on it, and where
# one includes what lies above it: calc, command -> files, uno -> engine -> words, where uno knows of engine/base only.
# Says which lines do it.
set -eu
sources=${1:-addin}
cd "$sources"
awk '
  function folder(path) { return match(path, "/[^/]*$") ? substr(path, 1, RSTART - 1) : "." }
  function top(path) { sub("/.*", "", path); return path }
  BEGIN {
    below["words"] = ""
    below["engine"] = "words"
    below["uno"] = "engine" # base only
    below["files"] = "engine words"
    below["command"] = "files engine words"
    below["calc"] = "files uno engine words"
    below["tools"] = "command calc files engine words"
  }
  /^[ \t]*#[ \t]*include[ \t]+"[^"]*\// {
    split($0, quoted, "\"")
    from = folder(FILENAME); to = folder(quoted[2])
    if (from == to) next
    where = "  " FILENAME ":" FNR " includes " quoted[2] "\n"
    lines[from, to] = lines[from, to] where
    if (!((from, to) in edge)) { edge[from, to] = 1; reach[from, to] = 1; folders[from]; folders[to] }
    a = top(from); b = top(to)
    if (a != b && index(" " below[a] " ", " " b " ") == 0 || a == "uno" && b == "engine" && to != "engine/base") upward = upward where
  }
  END {
    for (k in folders) for (i in folders) if ((i, k) in reach)
      for (j in folders) if ((k, j) in reach) reach[i, j] = 1
    for (pair in edge) {
      split(pair, side, SUBSEP)
      if (!((side[2], side[1]) in reach)) continue
      circles++
      print side[1] " -> " side[2] ", which depends on it:"
      printf "%s", lines[pair]
    }
    if (upward != "") printf "Includes of what lies above:\n%s", upward
    for (f in folders) count++
    print count " folders, " circles + 0 " dependencies that close a circle, " gsub("\n", "", upward) + 0 " upward"
    exit circles > 0 || upward != ""
  }' $(find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort)
