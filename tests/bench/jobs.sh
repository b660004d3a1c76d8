#!/bin/sh
# Two jobs beside one, over copies of the example: seconds of the clock and the ratio.
# The best of three runs each, in turns, since other work on the machine only ever makes a run slower.
# tests/bench/jobs.sh GONGKAI EXAMPLE FOLDER [COPIES]
set -eu
gongkai=$1 example=$2 work=$3 copies=${4:-600}
rm -rf "$work"
mkdir -p "$work/in"
i=0
while [ "$i" -lt "$copies" ]; do
  cp "$example" "$work/in/$i.fods"
  i=$((i + 1))
done

# run JOBS: the clock's hundredths of a second.
run() {
  begin=$(date +%s%N)
  "$gongkai" check --jobs "$1" --fail-on never --format json --output "$work/$1.json" "$work/in"
  echo $((($(date +%s%N) - begin) / 10000000))
}
best1=999999 best2=999999
for turn in 1 2 3; do
  one=$(run 1) two=$(run 2)
  [ "$one" -ge "$best1" ] || best1=$one
  [ "$two" -ge "$best2" ] || best2=$two
done
cmp "$work/1.json" "$work/2.json"
awk -v n="$copies" -v one="$best1" -v two="$best2" 'BEGIN {
  printf "%d workbooks (.fods), one job: %.2f s, %.0f a second\n", n, one / 100, n * 100 / one
  printf "%d workbooks (.fods), two jobs: %.2f s, %.0f a second; %.2f times one job, the same bytes\n", n, two / 100, n * 100 / two, one / two
}'
rm -rf "$work"
