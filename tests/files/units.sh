#!/bin/sh
# One set of accounts in every unit of money, checked, consolidated and filled in. tests/files/units.sh GONGKAI
set -u
gongkai=$(realpath "$1")
example=$(ls sheets/example/*.fods)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"

# in_unit NAME TIMES: the example without its mistake, each of its figures TIMES as large.
in_unit() {
  sed "s/1671\.41/1671.42/g; s/单位：万元/单位：$1/" "$example" |
    awk -v times="$2" '/table:style-name="figure/ && match($0, /office:value="[^"]*"/) {
        value = substr($0, RSTART + 14, RLENGTH - 15)
        $0 = substr($0, 1, RSTART + 13) sprintf("%.10g", value * times) substr($0, RSTART + RLENGTH - 1)
      } { print }' >"$work/$1.fods"
}
in_unit 元 10000
in_unit 百元 100
in_unit 千元 10
in_unit 万元 1
in_unit 百万元 0.01
in_unit 亿元 0.0001
in_unit 十万元 0.1

# every figure of the consolidated 公开表 of the accounts in 万元
figures() {
  sed '/table:name="各单位金额"/q' "$1" | grep -o 'office:value="[^"]*"'
}
"$gongkai" collect --output "$work/right.fods" "$work/万元.fods" >/dev/null
for unit in 元 百元 千元 百万元 亿元; do
  expect "$unit is checked" 0 "单位是“$unit”" "$gongkai" check "$work/$unit.fods"
  expect "$unit is consolidated" 0 '已汇总1个单位' "$gongkai" collect --output "$work/$unit.sum.fods" "$work/$unit.fods"
  figures "$work/right.fods" >"$work/right"
  figures "$work/$unit.sum.fods" >"$work/got"
  expect "$unit is consolidated rightly" 0 '' diff "$work/right" "$work/got"
  expect "$unit is filled in" 0 '换算填入35个，公式相同84个，公式不同0个，没有去处0个' \
    "$gongkai" template --pack cn-2022 --from "$work/$unit.fods" --output "$work/$unit.new.fods"
  expect "$unit is filled in rightly" 0 '差错0处，尾差0处，核实0处' "$gongkai" check "$work/$unit.new.fods"
  expect "$unit is filled in as 万元" 0 'office:value="1671.42"' cat "$work/$unit.new.fods"
done
figures "$work/right.fods" >"$work/right"
expect "the figures are the example's" 0 '"1671.42"' cat "$work/right"

expect "a unit not known fails the check" 1 '公开04表I3写的单位“十万元”不认识' "$gongkai" check "$work/十万元.fods"
expect "and is not consolidated" 1 '不能汇总.*公开01表F3写的单位“十万元”不认识，不能换算' \
  "$gongkai" collect --with-errors --output "$work/none.fods" "$work/十万元.fods"
expect "nor filled in" 0 '没有去处.*!C7 167.142（F3写的单位“十万元”不认识，不能换算）' \
  "$gongkai" template --pack cn-2022 --from "$work/十万元.fods" --output "$work/refused.fods"
expect "not one figure" 0 '照填0个，换算填入0个，公式相同0个，公式不同0个，没有去处119个' \
  "$gongkai" template --force --pack cn-2022 --from "$work/十万元.fods" --output "$work/refused.fods"
finish units
