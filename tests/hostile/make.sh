#!/bin/sh
# Makes the files that no batch may suffer from, and what is to be said of each: tests/hostile/make.sh TOOLS FOLDER
#
# TOOLS holds mutants, lying_zips and save_specials.so. FOLDER/example.* will be the example in the four formats, saved
# by the real Calc; FOLDER/files the hostile ones; FOLDER/expected has a line for each: its name, a tab, what becomes
# of it, a tab, and, where it may be refused, an extended regular expression that the reason matches. It is one of
#   same       it has the findings of the example
#   checked    it has some findings
#   refused    it is unreadable
#   same or refused, checked or refused
set -eu
here=$(realpath "$(dirname "$0")")
. "$here/../../addin/profile.sh"
tools=$(realpath "$1")
rm -rf "$2"
mkdir -p "$2/files/names" "$2/files/cuts" "$2/office/extensions"
out=$(realpath "$2")
files=$out/files
LC_ALL=C.UTF-8
export LC_ALL

# expect NAME OUTCOME [REASON]: of a file that stands in FOLDER/files.
expect() {
  [ -f "$files/$1" ] || { echo "make.sh did not make $1" >&2; exit 1; }
  printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}" >>"$out/expected"
}

# part FORMAT NAME PART <BYTES: the example as NAME.FORMAT, where PART is what comes in.
part() {
  rm -rf "$out/part"
  mkdir -p "$out/part/$(dirname "$3")"
  cat >"$out/part/$3"
  cp "$out/example.$1" "$files/$2.$1"
  (cd "$out/part" && zip -q -1 "$files/$2.$1" "$3")
}

# --- from the real Calc: the formats, passwords, macros
cp sheets/example/*.fods "$out/example.fods"
gk_component "$out/office" "$tools/save_specials.so" org.gongkai.tests.comp.Specials org.gongkai.tests.Specials
gk_register "$out/office"
GK_HOSTILE_EXAMPLE=$out/example.fods GK_HOSTILE_FOLDER=$out
export GK_HOSTILE_EXAMPLE GK_HOSTILE_FOLDER
WRAP="timeout -k 10 120" gk_office "$out/office" --headless "service:org.gongkai.tests.Specials?" \
  >"$out/office.log" 2>&1 || { cat "$out/office.log" >&2; exit 1; }
for name in locked.ods locked.xlsx locked.xls; do
  mv "$out/$name" "$files/"
  expect $name refused '密码'
done
for name in macros.ods macros.xlsm macros.xls; do
  mv "$out/$name" "$files/"
  expect $name same
done
unzip -l "$files/macros.xlsm" | grep -q vbaProject.bin
unzip -l "$files/macros.ods" | grep -q Basic/Macros/Module1.xml
printf _VBA_PROJECT | iconv -t UTF-16LE >"$out/storage"
LC_ALL=C grep -qaFf "$out/storage" "$files/macros.xls"

# --- names that say something else
for format in fods ods xlsx xls; do
  for name in fods ods xlsx xls; do
    [ $format != $name ] || continue
    cp "$out/example.$format" "$files/names/$format.$name"
    expect names/$format.$name same
  done
done

# --- cut off and damaged, a few of them; `mutants` itself tries thousands
for format in fods ods xlsx xls; do
  "$tools/mutants" --write "$files/cuts" 60 30 "$out/example.$format"
done
cd "$files"
for name in cuts/cut*; do expect "$name" 'same or refused' '可能损坏|空文件|不是电子表格|不是工作簿'; done
for name in cuts/damage*.ods cuts/damage*.xlsx; do expect "$name" 'same or refused' '可能损坏|没有工作簿'; done
for name in cuts/damage*.fods cuts/damage*.xls; do expect "$name" 'checked or refused' '可能损坏|不是|写了两次'; done
cd "$OLDPWD"

. "$here/make_archives.sh"
. "$here/make_xml.sh"
. "$here/make_sheets.sh"
