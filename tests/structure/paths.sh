#!/bin/sh
# The files that the documents name are there: tests/structure/paths.sh DOCUMENT...
set -eu
lost=0
for document in "$@"; do
  for path in $(grep -oE '`(addin|docs|idl|registry|sheets|tests|\.ci)/[^` ]*`' "$document" | tr -d '`' | LC_ALL=C sort -u); do
    case $path in */NAME* | */TAG* | sheets/example) continue ;; esac
    for found in $path; do
      [ -e "$found" ] || { echo "$document names $path, which is not there" >&2; lost=1; }
    done
  done
done
[ $lost -eq 0 ]
