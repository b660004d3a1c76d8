#!/bin/sh
# Marked copies of departments' workbooks, opened by the real Calc. tests/files/annotate.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
office=${LO:-/usr/lib/libreoffice}/program/soffice

convert() {
  "$office" "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "$3" \
    >"$work/office.log" 2>&1 || cat "$work/office.log" >&2
}

in="$work/in" out="$work/out"
mkdir -p "$in/sub"
cp sheets/example/*.fods "$in/a.fods"
sed 's/1671\.41/1671.42/g' "$in/a.fods" >"$in/clean.fods"
convert ods "$in/sub" "$in/a.fods"
convert xlsx "$in" "$in/a.fods"
cp "$in/a.xlsx" "$work/before.xlsx"

expect "marked copies" 1 'a.xlsx 不是.ods或.fods' "$gongkai" check --annotate "$out" "$in"
(cd "$out" && find . -type f | LC_ALL=C sort) >"$work/found"
printf '%s\n' ./a.fods ./a.fods.txt ./a.xlsx.txt ./sub/a.ods ./sub/a.ods.txt >"$work/expected"
expect "of those with findings alone, in their folders" 0 '' cmp "$work/expected" "$work/found"
expect "with the sentences" 0 '应为1671.42' cat "$out/sub/a.ods.txt"
expect "the workbook itself stays" 0 '' cmp "$work/before.xlsx" "$in/a.xlsx"

for file in a.fods sub/a.ods; do
  "$gongkai" check --format json --fail-on never "$in/$file" | sed 's/^{"file":"[^"]*"//' >"$work/expected"
  "$gongkai" check --format json --fail-on never "$out/$file" | sed 's/^{"file":"[^"]*"//' >"$work/found"
  expect "the figures of the copy of $file" 0 '' cmp "$work/expected" "$work/found"
  convert fods "$work/again" "$out/$file"
  expect "Calc shows the suspect of $file" 0 'apply-style-name="公开校验·疑误[ 1-9]*" calcext:value="formula-is(LEN(&quot;gongkai.suspect' \
    cat "$work/again/a.fods"
  sed -n 's/.*target-range-address=.*[.]C33:.*[.]C33 .*[.]G38:.*[.]G38".*/C33 and G38/p' "$work/again/a.fods" >"$work/ranges"
  expect "and two rounding differences" 0 '^C33 and G38$' cat "$work/ranges"
  expect "with their look" 0 'fo:border="2.49pt solid #c00000"' cat "$work/again/a.fods"
done

# Where the style Default sets a size, a marked cell keeps its own, as in Calc.
sed 's#<style:style style:name="Default" style:family="table-cell">#&<style:text-properties fo:font-size="30pt"/>#' "$in/a.fods" >"$work/large.fods"
expect "a workbook with large letters" 1 '' "$gongkai" check --annotate "$work/large" "$work/large.fods"
expect "a marked cell inherits from its own style" 0 'style:name="公开校验·疑误_20_1" [^>]*parent-style-name="figure"' \
  cat "$work/large/large.fods"

expect "marking again" 1 '' "$gongkai" check --annotate "$work/twice" "$out/a.fods"
expect "replaces the marks" 0 '' cmp "$out/a.fods" "$work/twice/a.fods"
expect "never over the workbooks" 2 '不能覆盖' "$gongkai" check --annotate "$in" "$in"
expect "nor two under one name" 2 '会同名' "$gongkai" check --annotate "$work/one" "$in/a.fods" "$out/a.fods"
: >"$work/file"
expect "a folder that cannot be made" 3 '无法建立文件夹\|无法写入' "$gongkai" check --annotate "$work/file" "$in/a.fods"
finish annotate
