#!/bin/sh
# Marked copies of departments' workbooks, opened by the real Calc. tests/files/annotate.sh GONGKAI STREAMS
set -u
gongkai=$(realpath "$1")
streams=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
office=${LO:-/usr/lib/libreoffice}/program/soffice

convert() {
  "$office" "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "$3" \
    >"$work/office.log" 2>&1 || cat "$work/office.log" >&2
}

# change FILE FIGURE NTH NEW: another figure in the NTH place that has it
change() {
  awk -v old="office:value=\"$2\"><text:p>$2<" -v nth="$3" -v new="office:value=\"$4\"><text:p>$4<" '
    index($0, old) && ++seen == nth { at = index($0, old); $0 = substr($0, 1, at - 1) new substr($0, at + length(old)) }
    { print }' "$1" >"$work/changed" && mv "$work/changed" "$1"
}

in="$work/in" out="$work/out"
mkdir -p "$in/sub" "$in/all"
cp sheets/example/*.fods "$in/a.fods"
sed 's/1671\.41/1671.42/g' "$in/a.fods" >"$in/clean.fods"
convert ods "$in/sub" "$in/a.fods"
awk -f tests/files/own_format.awk "$in/a.fods" >"$work/own.fods"
convert xlsx "$in" "$work/own.fods"
convert xls "$in" "$work/own.fods"
# Macros are kept: a part that nothing here knows.
cp "$in/own.xlsx" "$in/macros.xlsm"
mkdir -p "$work/xl" && head -c 5000 /dev/urandom >"$work/xl/vbaProject.bin"
(cd "$work" && zip -q "$in/macros.xlsm" xl/vbaProject.bin)
# Marks of every kind: a suspect, an error and the other figures of its sum, a warning, a rounding difference.
cp "$in/a.fods" "$work/five.fods"
change "$work/five.fods" 35.63 3 31.94
change "$work/five.fods" 9.82 1 13.87
change "$work/five.fods" 0.15 2 7.32
convert xlsx "$in/all" "$work/five.fods"
convert xls "$in/all" "$work/five.fods"
cp "$in/own.xlsx" "$work/before.xlsx"

expect "marked copies" 1 '' "$gongkai" check --annotate "$out" "$in"
cp "$work/said" "$work/words"
expect "without a word of refusal" 1 '' grep '^gongkai: .*副本' "$work/words"
(cd "$out" && find . -type f | LC_ALL=C sort) >"$work/found"
for file in a.fods all/five.xls all/five.xlsx macros.xlsm own.xls own.xlsx sub/a.ods; do
  printf './%s\n./%s.txt\n' $file $file
done >"$work/expected"
expect "of those with findings alone, in their folders" 0 '' cmp "$work/expected" "$work/found"
expect "with the sentences" 0 '应为1671.42' cat "$out/sub/a.ods.txt"
expect "the workbook itself stays" 0 '' cmp "$work/before.xlsx" "$in/own.xlsx"

# figures FILE: the findings, without the file's name
figures() {
  "$gongkai" check --format json --fail-on never "$1" | sed 's/^{"file":"[^"]*"//'
}
# shown FILE: the conditional formats that Calc finds in it, a line each: its condition, then its cells
shown() {
  convert fods "$work/again" "$1"
  sed -n -e 's/.*<calcext:conditional-format calcext:target-range-address="\(.*\)">/\1/' -e T -e h -e n \
    -e 's/.*calcext:value="\([^"]*\)".*/\1/' -e G -e 's/&quot;//g' -e 's/formula-is(LEN(gongkai\.\([a-z]*\)))/\1/' \
    -e 's/\n/ /' -e 's/&apos;GK0\([0-9]\) [^ ]*\.\([A-Z0-9]*:\)&apos;GK0[0-9] [^ ]*\.\([A-Z0-9]*\)/\1.\2\3/g' \
    -e 's/\.\([A-Z0-9]*\):\1\>/.\1/g' -e p \
    "$work/again/$(basename "${1%.*}").fods"
}

for file in a.fods sub/a.ods own.xlsx macros.xlsm own.xls all/five.xlsx all/five.xls; do
  figures "$in/$file" >"$work/expected"
  figures "$out/$file" >"$work/found"
  expect "the figures of the copy of $file" 0 '' cmp "$work/expected" "$work/found"
  expect "marking $file again" 1 '' "$gongkai" check --annotate "$work/twice" "$out/$file"
  expect "replaces the marks of $file" 0 '' cmp "$out/$file" "$work/twice/$(basename $file)"
done

for file in a.fods sub/a.ods; do
  convert fods "$work/again" "$out/$file"
  expect "Calc shows the suspect of $file" 0 'apply-style-name="公开校验·疑误[ 1-9]*" calcext:value="formula-is(LEN(&quot;gongkai.suspect' \
    cat "$work/again/a.fods"
  sed -n 's/.*target-range-address=.*[.]C33:.*[.]C33 .*[.]G38:.*[.]G38".*/C33 and G38/p' "$work/again/a.fods" >"$work/ranges"
  expect "and two rounding differences" 0 '^C33 and G38$' cat "$work/ranges"
  expect "with their look" 0 'fo:border="2.49pt solid #c00000"' cat "$work/again/a.fods"
done

# Excel's formats, as Calc reads them: the marks in front of the department's own format.
printf '%s\n' 'suspect 4.C7' 'rounding 4.C33 4.G38' '&gt;1000 4.C6:C10' >"$work/expected"
for file in own.xlsx macros.xlsm own.xls; do
  shown "$out/$file" >"$work/found"
  expect "the marks of $file" 0 '' diff "$work/expected" "$work/found"
done
printf '%s\n' 'suspect 3.C12' 'error 3.C9' 'suspect 4.C7' 'rounding 4.C33 4.G38' 'warning 5.C12' 'suspect 6.F5' \
  'error 6.C5 6.I33' 'part 6.C6:C18' | LC_ALL=C sort >"$work/expected"
for look in 'xlsx:#ffa6a6:#ffd9d9:#c00000:#fff2b3:#7f6000:#dce9f7' \
  'xls:#ff8080:#ff99cc:#ff0000:#ffff99:#808000:#ccffff'; do
  format=${look%%:*}
  IFS=: read -r _ suspect error red warning brown rounding <<EOF
$look
EOF
  shown "$out/all/five.$format" | sed 's/^part 6.C6 6.C7 .*6.C17 6.C18$/part 6.C6:C18/' | LC_ALL=C sort >"$work/found"
  expect "marks of every kind in .$format" 0 '' diff "$work/expected" "$work/found"
  tr -d '\n' <"$work/again/five.fods" >"$work/line"
  expect "the look of a suspect in .$format" 0 \
    "color=\"$suspect\" fo:border=\"[0-9.]*pt solid $red\"/> *<[^>]*weight=\"bold\"" \
    cat "$work/line"
  expect "the look of an error in .$format" 0 \
    "color=\"$error\" fo:border=\"[0-9.]*pt solid $red\"/> *<[^>]*underline-type=\"double\"" \
    cat "$work/line"
  expect "the look of a part in .$format" 0 "fo:border=\"[0-9.]*pt dotted $red\"/> *</style:style>" cat "$work/line"
  expect "the look of a warning in .$format" 0 \
    "color=\"$warning\" fo:border=\"[0-9.]*pt [a-z-]*dashed $brown\"/> *<[^>]*style=\"italic\"" \
    cat "$work/line"
  expect "the look of a difference in .$format" 0 "color=\"$rounding\"/> *<[^>]*underline-style=\"solid\"" \
    cat "$work/line"
done

# Whatever is no mark stays, byte for byte.
for file in own.xlsx macros.xlsm; do
  mkdir -p "$work/parts/$file" "$work/marked/$file"
  unzip -q -d "$work/parts/$file" "$in/$file"
  unzip -q -d "$work/marked/$file" "$out/$file"
  diff -rq "$work/parts/$file" "$work/marked/$file" | sed "s|.*/||; s| differ\$||" | LC_ALL=C sort >"$work/found"
  printf '%s\n' sheet4.xml styles.xml >"$work/expected"
  expect "the parts of $file that change" 0 '' diff "$work/expected" "$work/found"
  zipinfo -1 "$in/$file" >"$work/expected"
  zipinfo -1 "$out/$file" >"$work/found"
  expect "the order of the parts of $file" 0 '' cmp "$work/expected" "$work/found"
done
expect "the own rule of own.xlsx comes behind" 0 'gongkai.rounding.*priority="3"' \
  cat "$work/marked/own.xlsx/xl/worksheets/sheet4.xml"
for file in own.xls all/five.xls; do
  "$streams" "$in/$file" | grep -v ' Workbook$' >"$work/expected"
  expect "a sound container of $file" 0 'Workbook' "$streams" "$out/$file"
  "$streams" "$out/$file" | grep -v ' Workbook$' >"$work/found"
  expect "the other streams of $file" 0 '' cmp "$work/expected" "$work/found"
  expect "which are some" 0 'SummaryInformation' cat "$work/expected"
done

# Readers of others, where they are installed.
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
  cat >"$work/rules.py" <<'EOF'
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1]):
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            print(sheet.title[:4], cells.sqref, rule.priority, *rule.formula, rule.dxf.fill.bgColor.rgb)
EOF
  expect "openpyxl loads a copy" 0 '^GK06 F5 1 LEN("gongkai.suspect") FFFFA6A6$' \
    /usr/bin/python3 "$work/rules.py" "$out/all/five.xlsx"
  expect "with all its rules" 0 '^GK05 C12 1 LEN("gongkai.warning") FFFFF2B3$' \
    /usr/bin/python3 "$work/rules.py" "$out/all/five.xlsx"
fi
if command -v ssconvert >/dev/null; then
  ssconvert -T Gnumeric_XmlIO:sax:0 "$out/all/five.xls" "$work/five.xml" >"$work/gnumeric.log" 2>&1
  expect "Gnumeric reads a copy" 0 '<gnm:Expression0>len(&quot;gongkai.suspect' cat "$work/five.xml"
fi

# Where the style Default sets a size, a marked cell keeps its own, as in Calc.
sed 's#<style:style style:name="Default" style:family="table-cell">#&<style:text-properties fo:font-size="30pt"/>#' "$in/a.fods" >"$work/large.fods"
expect "a workbook with large letters" 1 '' "$gongkai" check --annotate "$work/large" "$work/large.fods"
expect "a marked cell inherits from its own style" 0 'style:name="公开校验·疑误_20_1" [^>]*parent-style-name="figure"' \
  cat "$work/large/large.fods"

expect "never over the workbooks" 2 '不能覆盖' "$gongkai" check --annotate "$in" "$in"
expect "nor two under one name" 2 '会同名' "$gongkai" check --annotate "$work/one" "$in/a.fods" "$out/a.fods"
: >"$work/file"
expect "a folder that cannot be made" 3 '无法建立文件夹\|无法写入' "$gongkai" check --annotate "$work/file" "$in/a.fods"
finish annotate
