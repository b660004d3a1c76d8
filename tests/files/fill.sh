#!/bin/sh
# gongkai template --from as a user runs it. tests/files/fill.sh GONGKAI
set -u
gongkai=$(realpath "$1")
example=$(ls sheets/example/*.fods)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"

sed 's/1671\.41/1671.42/g' "$example" >"$work/clean.fods"
sed 's/单位：万元/单位：元/' "$work/clean.fods" >"$work/yuan.fods"
printf '<a/>' >"$work/none.fods"

for pack in cn-2019 cn-2020 cn-2021 cn-2022 cn-2023; do
  expect "into a template of $pack" 0 '逐个列在工作表“填入清单”上' \
    "$gongkai" template --pack $pack --from "$work/clean.fods" --output "$work/$pack.fods"
  all=$(sed -n 's/.*的\([0-9]*\)个数，.*/\1/p' "$work/said")
  sum=0
  for part in $(sed -n 's/.*个数，\(.*\)；.*/\1/p' "$work/said" | sed 's/[^0-9]/ /g'); do sum=$((sum + part)); done
  expect "every figure is listed: $pack" 0 '' test "${all:-0}" -gt 100 -a "${all:-0}" -eq "$sum"
  expect "$pack passes the check" 0 '差错0处，尾差0处' "$gongkai" check --pack $pack "$work/$pack.fods"
done
expect "nothing differs in the same year" 0 '公式不同0个，没有去处0个' \
  "$gongkai" template --force --from "$work/clean.fods" --output "$work/same.fods"
expect "the department comes along" 0 '部门：株洲市石峰区网格化管理服务中心' cat "$work/same.fods"
expect "the mistake of the example shows" 0 '公式不同 GK04.*C33\|公式不同 GK04' \
  "$gongkai" template --from "$example" --output "$work/wrong.fods"
expect "a table in 元 is converted" 0 '换算填入[1-9]' "$gongkai" template --from "$work/yuan.fods" --output "$work/yuan-filled.fods"
for format in ods xlsx; do
  expect "out of .$format" 0 '没有去处0个' sh -c "'$gongkai' template --from '$work/clean.fods' --output '$work/a.$format' &&
    '$gongkai' template --from '$work/a.$format' --output '$work/b-$format.ods'"
done
expect "from nothing" 3 '没有工作表\|没有找到公开表' "$gongkai" template --from "$work/none.fods" --output "$work/x.ods"
expect "from a file that is not there" 3 '找不到' "$gongkai" template --from "$work/absent.ods" --output "$work/x.ods"
expect "not for a list" 2 '不能和 --list' "$gongkai" template --from "$work/a.ods" --list x --output "$work/x"

# There and back through another program, where it is installed (Debian: gnumeric).
if command -v ssconvert >/dev/null; then
  "$gongkai" template --from "$work/clean.fods" --output "$work/sent.xlsx" >/dev/null
  ssconvert "$work/sent.xlsx" "$work/back.xlsx" >/dev/null 2>&1
  expect "back from Gnumeric" 0 '差错0处，尾差0处，核实0处' "$gongkai" check "$work/back.xlsx"
  ssconvert --set="'GK01 收入支出决算总表'!C7=1671.41" "$work/sent.xlsx" "$work/typed.xlsx" >/dev/null 2>&1
  expect "with the example's mistake typed there" 1 '1671.42' "$gongkai" check "$work/typed.xlsx"
else
  echo "no ssconvert: the round trip through Gnumeric was not tried"
fi
finish fill
