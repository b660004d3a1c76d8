#!/bin/sh
# Two jobs beside one, over copies of the example: seconds of the clock, and the median of the ratios of five pairs, one
# run after the other, so that what else the machine does falls on both.
# tests/bench/jobs.sh GONGKAI EXAMPLE FOLDER [COPIES]
set -eu
gongkai=$1 example=$2 work=$3 copies=${4:-3000}
rm -rf "$work"
mkdir -p "$work/in"
cp "$example" "$work/one.fods"
i=0
while [ "$i" -lt "$copies" ]; do
  ln "$work/one.fods" "$work/in/$i.fods" 2>/dev/null || cp "$example" "$work/in/$i.fods"
  i=$((i + 1))
done

# run JOBS: the clock's milliseconds.
run() {
  begin=$(date +%s%N)
  "$gongkai" check --jobs "$1" --fail-on never --format json --output "$work/$1.json" "$work/in"
  echo $((($(date +%s%N) - begin) / 1000000))
}
for pair in 1 2 3 4 5; do echo "$(run 1) $(run 2)"; done >"$work/times"
cmp "$work/1.json" "$work/2.json"
median() { sort -n | sed -n 3p; }
one=$(cut -d ' ' -f 1 "$work/times" | median) two=$(cut -d ' ' -f 2 "$work/times" | median)
ratio=$(awk '{ printf "%.3f\n", $1 / $2 }' "$work/times" | median)
awk -v n="$copies" -v one="$one" -v two="$two" -v ratio="$ratio" 'BEGIN {
  printf "%d workbooks (.fods), medians of five pairs of runs\n", n
  printf "  one job:  %.2f s, %.0f a second\n", one / 1000, n * 1000 / one
  printf "  two jobs: %.2f s, %.0f a second; %.2f times one job, the same bytes\n", two / 1000, n * 1000 / two, ratio
}'
rm -rf "$work"
