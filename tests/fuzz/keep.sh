#!/bin/sh
# Keeps the inputs by which a fuzzer reaches all that its corpus in the build folder reaches, the smallest of each kind, for
# the runs of others: tests/fuzz/keep.sh FUZZER [MOST_BYTES_OF_AN_INPUT]
set -eu
fuzzer=$1 most=${2:-4096}
kept=$(pwd)/tests/fuzz/corpus/$(basename "$fuzzer").zip
chosen=$(mktemp -d)
trap 'rm -rf "$chosen"' EXIT
"$fuzzer" -merge=1 -max_len="$most" "$chosen" "$fuzzer.corpus" >/dev/null 2>&1
mkdir -p "$(dirname "$kept")"
rm -f "$kept"
(cd "$chosen" && find . -type f | LC_ALL=C sort | zip -q -9 -X "$kept" -@)
echo "$kept: $(find "$chosen" -type f | wc -l) inputs, $(wc -c <"$kept") bytes"
