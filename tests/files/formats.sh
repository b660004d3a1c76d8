#!/bin/sh
# Workbooks saved by the real Calc, then renamed or damaged: what a file is, its bytes say, and what is damaged, locked or
# no workbook is refused in words. That all formats give the same is tested inside Calc (tests/calc/formats_test.c).
# tests/files/formats.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
office=${LO:-/usr/lib/libreoffice}/program/soffice

# the example in each format
cp sheets/example/*.fods "$work/example.fods"
mkdir "$work/saved"
for format in ods xlsx xls; do
  "$office" "-env:UserInstallation=file://$work/profile" --headless --convert-to $format --outdir "$work/saved" \
    "$work/example.fods" >"$work/office.log" 2>&1 || cat "$work/office.log" >&2
done

cp "$work/saved/example.xlsx" "$work/wrongly-named.ods"
expect "a wrong name does not matter" 1 '应为1671.42' "$gongkai" check "$work/wrongly-named.ods"
cp "$work/saved/example.xlsx" "$work/macros.xlsm"
expect "a workbook for macros" 1 '应为1671.42' "$gongkai" check "$work/macros.xlsm"

for format in ods xlsx xls; do
  size=$(wc -c <"$work/saved/example.$format")
  head -c $((size / 2)) "$work/saved/example.$format" >"$work/cut.$format"
  expect "a cut .$format" 3 '可能损坏或没有传完' "$gongkai" check "$work/cut.$format"
done
# Some bytes of the compressed content turned.
cp "$work/saved/example.ods" "$work/flipped.ods"
at=$(grep -abo content.xml "$work/flipped.ods" | head -1 | cut -d: -f1)
printf '\377\000\377' | dd of="$work/flipped.ods" bs=1 seek=$((at + 2000)) conv=notrunc 2>/dev/null
expect "a damaged .ods" 3 '可能损坏' "$gongkai" check "$work/flipped.ods"
printf 'hello' >"$work/hello.txt"
(cd "$work" && zip -q archive.zip hello.txt && zip -q -P secret locked.xlsx hello.txt)
expect "an archive of something else" 3 '里面没有工作簿' "$gongkai" check "$work/archive.zip"
mkdir -p "$work/bomb/xl/_rels"
head -c 300000000 /dev/zero >"$work/bomb/content.xml"
(cd "$work/bomb" && zip -q -9 ../bomb.ods content.xml)
expect "a zip bomb" 3 '展开后太大' timeout 20 "$gongkai" check "$work/bomb.ods"
printf '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>' >"$work/content.xml"
(cd "$work" && zip -q laughs.ods content.xml)
expect "a billion laughs" 3 'DOCTYPE' "$gongkai" check "$work/laughs.ods"
printf '\320\317\021\340rest' >"$work/old.xls"
expect "a stump of an .xls" 3 '可能损坏或没有传完' "$gongkai" check "$work/old.xls"
# What costs a parser the square of its length.
flat='<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
{ echo "$flat"; seq 100000 | sed 's|.*|<a&/>|'; echo '</office:document>'; } >"$work/names.fods"
expect "too many names" 3 '名称超过4096个' timeout 20 "$gongkai" check "$work/names.fods"
{ echo "$flat<a"; seq 300000 | sed 's|.*| a&=""|'; echo '/></office:document>'; } >"$work/tag.fods"
expect "too many attributes" 3 '属性超过256个' timeout 20 "$gongkai" check "$work/tag.fods"
{ echo "$flat<a b=\""; head -c 2000000 /dev/zero | tr "\0" x; echo "\"/></office:document>"; } >"$work/long.fods"
expect "a tag too long" 3 "超过1MB的标记" timeout 20 "$gongkai" check "$work/long.fods"
# One entry listed as many sheets: each small enough, too much in all.
mkdir -p "$work/many/xl/_rels"
{
  printf '<worksheet><sheetData>'
  head -c 12000000 /dev/zero | tr '\0' ' '
  printf '</sheetData></worksheet>'
} >"$work/many/xl/sheet.xml"
{ printf '<workbook xmlns:r="r"><sheets>'; seq 200 | sed 's|.*|<sheet name="&" r:id="r&"/>|'; printf '</sheets></workbook>'; } \
  >"$work/many/xl/workbook.xml"
{ printf '<Relationships>'; seq 200 | sed 's|.*|<Relationship Id="r&" Type="/worksheet" Target="sheet.xml"/>|'
  printf '</Relationships>'; } >"$work/many/xl/_rels/workbook.xml.rels"
(cd "$work/many" && zip -q -r ../many.xlsx xl)
expect "one entry as many sheets" 3 '展开后太大' timeout 60 "$gongkai" check "$work/many.xlsx"
expect "the rest of a batch is checked" 3 '应为1671.42' "$gongkai" check "$work/old.xls" "$work/saved/example.xlsx"
finish formats
