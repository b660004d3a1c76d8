#!/bin/sh
# gongkai collect as a user runs it. tests/files/collect.sh GONGKAI
set -u
gongkai=$(realpath "$1")
example=$(ls sheets/example/*.fods)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"

# unit NAME: the example without its mistake, as another unit's
unit() {
  sed "s/1671\.41/1671.42/g; s/株洲市石峰区网格化管理服务中心/$1/g" "$example"
}
mkdir "$work/units"
for name in 甲局 乙局 丙局; do unit $name >"$work/units/$name.fods"; done
printf '部门\n甲局\n乙局\n丙局\n丁局\n' >"$work/list.csv"

expect "three units" 0 '已汇总3个单位，有差错未汇总0个，读不了0个，未报送0个' \
  "$gongkai" collect --department 某区 --output "$work/sum.fods" "$work/units"
expect "the sums hold together" 0 '差错0处，尾差0处，核实0处' "$gongkai" check "$work/sum.fods"
# 3 × 1671.42, and 3 × 10.28 which is 其他支出
expect "a sum of figures" 0 'office:value="5014.26"' cat "$work/sum.fods"
expect "a sum by code" 0 'office:value="30.84"' cat "$work/sum.fods"
expect "every figure with its units" 0 '丙局' cat "$work/sum.fods"
for format in ods xlsx; do
  expect "as .$format" 0 '已汇总3个' "$gongkai" collect --output "$work/sum.$format" "$work/units"
  expect ".$format holds together" 0 '差错0处，尾差0处，核实0处' "$gongkai" check "$work/sum.$format"
done
expect "nothing is overwritten" 2 '加 --force' "$gongkai" collect --output "$work/sum.ods" "$work/units"
expect "one that did not come" 1 '丁局：未报送' \
  "$gongkai" collect --force --list "$work/list.csv" --output "$work/sum.ods" "$work/units"

cp "$example" "$work/units/错的.fods"
expect "one with an error is left out" 1 '差错1处，未汇总' "$gongkai" collect --force --output "$work/sum.fods" "$work/units"
expect "and its figures" 0 'office:value="5014.26"' cat "$work/sum.fods"
expect "unless told otherwise" 0 '已汇总4个单位' \
  "$gongkai" collect --force --with-errors --output "$work/sum.fods" "$work/units"
expect "then its figures count" 0 'office:value="6685.68"' cat "$work/sum.fods"
printf 'no workbook' >"$work/units/坏的.fods"
expect "one that cannot be read" 3 '坏的.fods：读不了' "$gongkai" collect --force --output "$work/sum.fods" "$work/units"
expect "does not stop the others" 0 'office:value="5014.26"' cat "$work/sum.fods"
mkdir "$work/early" && cp "$work/units/坏的.fods" "$work/early/0.fods" && cp "$work/units/甲局.fods" "$work/early/1.fods"
expect "one before any that can be read" 3 '已汇总1个单位.*读不了1个' \
  "$gongkai" collect --force --output "$work/early.fods" "$work/early"
expect "the others are taken by their own pack" 0 'office:value="1671.42"' cat "$work/early.fods"
expect "only that one" 3 '已汇总0个单位' "$gongkai" collect --force --output "$work/sum.fods" "$work/units/坏的.fods"
expect "no files" 2 '没有给出要汇总的文件' "$gongkai" collect --output "$work/none.ods"
expect "no output" 2 '要用 --output' "$gongkai" collect "$work/units"
expect "another format" 2 '扩展名要是' "$gongkai" collect --output "$work/none.doc" "$work/units"
expect "an unknown option" 2 '没有选项 --sum' "$gongkai" collect --sum --output "$work/none.ods" "$work/units"
expect "help" 0 '用法' "$gongkai" collect --help

# 万元 and 元 are not added as they stand.
unit 戊局 | awk '/table:name="GK07/ { in_it = 1 } /table:name="GK08/ { in_it = 0 }
  in_it && !done && /table:style-name="figure"\/>/ { sub(/table:style-name="figure"\/>/, "table:style-name=\"figure\" office:value-type=\"float\" office:value=\"12345.6\"><text:p>12345.6</text:p></table:table-cell>"); done = 1 }
  in_it { sub(/单位：万元/, "单位：元") } { print }' >"$work/yuan.fods"
expect "a table in 元" 0 '已汇总1个' "$gongkai" collect --force --with-errors --output "$work/sum.fods" "$work/yuan.fods"
expect "is added in 万元" 0 'office:value="1.23456"' cat "$work/sum.fods"

# A department counts once.
mkdir -p "$work/twice/旧"
unit 办公室 >"$work/twice/办公室.fods"
unit 办公室 >"$work/twice/办公室（修改稿）.fods"
unit 财政局 >"$work/twice/财政局.fods"
unit 水利局 >"$work/twice/旧/水利局.fods"
printf '部门\n办公室\n财政局\n' >"$work/twice.csv"
for list in "" "--list $work/twice.csv"; do
  # shellcheck disable=SC2086 # the list is two words or none
  expect "a copy counts once $list" 1 '已汇总2个单位.*不能汇总的工作簿0份，重复的1份（只计一次）' \
    "$gongkai" collect $list --force --output "$work/twice.fods" "$work/twice"
  cp "$work/said" "$work/words"
  expect "and is named $list" 0 '办公室：办公室（修改稿）.fods重复。数与办公室.fods完全相同，只计一次' cat "$work/words"
  expect "its figures stand once $list" 0 'office:value="3342.84"' cat "$work/twice.fods"
  expect "the sheet says so $list" 0 '重复，只计一次' cat "$work/twice.fods"
done
"$gongkai" collect --force --output "$work/twice.fods" "$work/twice" >"$work/words"
expect "folders in the folder are left out" 0 '1个子文件夹里的工作簿没有汇总；要一并汇总请加 --subfolders' cat "$work/words"
expect "unless asked for" 1 '已汇总3个单位' \
  "$gongkai" collect --subfolders --force --output "$work/twice.fods" "$work/twice"
sed 's/1671\.42/1681.42/g; s/1537\.79/1547.79/g; s/1581\.42/1591.42/g; s/1576\.80/1586.80/g; s/1681\.70/1691.70/g' \
  "$work/twice/办公室.fods" >"$work/twice/办公室（修改稿）.fods"
expect "another figure passes the check" 0 '' "$gongkai" check "$work/twice/办公室（修改稿）.fods"
expect "of two that differ none counts" 1 '已汇总1个单位.*不能汇总的工作簿2份，重复的0份' \
  "$gongkai" collect --force --output "$work/twice.fods" "$work/twice"
cp "$work/said" "$work/words"
expect "not the one" 0 '办公室：办公室.fods不能汇总。与办公室（修改稿）.fods是同一个部门的' cat "$work/words"
expect "nor the other" 0 '办公室：办公室（修改稿）.fods不能汇总。与办公室.fods是同一个部门的' cat "$work/words"
expect "none of their figures" 1 '' grep -q -e 3342.84 -e 3352.84 -e 5024.26 "$work/twice.fods"
cp "$work/twice.fods" "$work/twice/sum.fods"
expect "what is written is no return" 1 'sum.fods 就是要生成的文件，不计入' \
  "$gongkai" collect --force --output "$work/twice/sum.fods" "$work/twice"
finish collect
