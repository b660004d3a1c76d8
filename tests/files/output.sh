#!/bin/sh
# Nothing that is written is half, and nothing that was there is lost: tests/files/output.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
example=$(realpath sheets/example/*.fods)
mkdir "$work/out"
# No file grows beyond this many blocks of 512 bytes (in the shell's children alone).
small() { (trap '' XFSZ && ulimit -f "$1" && shift && "$@"); }
alone() { [ "$(find "$work/out" -mindepth 1 | wc -l)" -eq "$1" ]; }

# --- a disk that is full
for kind in fods ods xlsx; do
  echo old >"$work/out/a.$kind"
  expect "a .$kind that has no room" 3 '无法写入\|临时文件夹' small 8 "$gongkai" template --force --output "$work/out/a.$kind"
  expect "leaves the old one" 0 '^old$' cat "$work/out/a.$kind"
  rm "$work/out/a.$kind"
done
echo old >"$work/out/r"
for kind in text json csv html; do
  expect "results as $kind that have no room" 3 '没有写完\|写不出去\|无法写入' \
    small 1 "$gongkai" check --format $kind --output "$work/out/r" "$example" "$example"
  expect "leave the old ones" 0 '^old$' cat "$work/out/r"
done
expect "nothing lies about" 0 '' alone 1
expect "a marked copy that has no room" 3 '无法写入' small 8 "$gongkai" check --annotate "$work/copies" "$example"
expect "is none" 0 '^0$' sh -c "find '$work/copies' -type f | wc -l"
expect "results lost on the way" 3 '没有写完\|写不出去' sh -c "'$gongkai' check '$example' >/dev/full"
expect "what collect says is lost" 3 '写不出去' \
  sh -c "'$gongkai' collect --output '$work/sum.fods' '$example' >/dev/full"
expect "a help that is lost" 3 '写不出去' sh -c "'$gongkai' check --help >/dev/full"

# --- the parts of an .xlsx that its library writes to temporary files: whatever is cut, the whole workbook or none
whole_or_none() {
  for blocks in 1 2 4 8 12 16 20 24 28 32 40 48 56 64 80 96 128 256; do
    rm -f "$work/out/cut.xlsx"
    if small $blocks "$gongkai" template --output "$work/out/cut.xlsx" 2>/dev/null; then
      cmp "$work/out/cut.xlsx" "$work/whole.xlsx" || return 1
    else
      [ ! -e "$work/out/cut.xlsx" ] || return 1
    fi
  done
  cmp "$work/out/cut.xlsx" "$work/whole.xlsx"
}
expect "an .xlsx" 0 '' "$gongkai" template --output "$work/whole.xlsx"
expect "of which any part is lost is none" 0 '' whole_or_none

# --- links and pipes
echo precious >"$work/precious"
ln -s "$work/precious" "$work/out/r.part"
ln -sf "$work/precious" "$work/out/linked"
expect "results in the place of a link" 1 '' "$gongkai" check --output "$work/out/linked" "$example"
expect "do not follow it" 0 '^precious$' cat "$work/precious"
expect "but are there" 0 '校验\|通过\|差错' cat "$work/out/linked"
expect "nor where one waits beside" 1 '' "$gongkai" check --output "$work/out/r" "$example"
expect "for what is not whole" 0 '^precious$' cat "$work/precious"
expect "a device is written as it is" 1 '差错' "$gongkai" check --output /dev/stdout "$example"
expect "a file that only its owner reads" 0 '' chmod 600 "$work/out/r"
expect "is written anew" 1 '' "$gongkai" check --output "$work/out/r" "$example"
expect "for its owner alone" 0 '^600$' stat -c %a "$work/out/r"
expect "a new one is everybody's to read" 0 '^644$' sh -c \
  "umask 022; '$gongkai' check --output '$work/out/new' '$example'; stat -c %a '$work/out/new'"

# --- what is read is not written over
cp "$example" "$work/in.fods"
printf '部门\n甲局\n' >"$work/list.csv"
echo "$work/in.fods" >"$work/files"
ln "$work/list.csv" "$work/list.ods"
ln "$work/list.csv" "$work/same.csv"
expect "not the workbook" 2 '不能覆盖' "$gongkai" check --output "$work/in.fods" "$work/in.fods"
expect "nor the list of files" 2 '不能覆盖' "$gongkai" check --output "$work/files" --files-from "$work/files"
expect "nor the list of departments, by another name" 2 '不能覆盖' \
  "$gongkai" check --output "$work/same.csv" --departments "$work/list.csv" "$work/in.fods"
expect "nor the workbook of a template" 2 '不能覆盖' "$gongkai" template --force --from "$work/in.fods" --output "$work/in.fods"
expect "nor the list of a collection" 2 '不能覆盖' \
  "$gongkai" collect --force --list "$work/list.csv" --output "$work/list.ods" "$work/in.fods"
expect "nor what is collected" 2 '不能覆盖' "$gongkai" collect --force --output "$work/in.fods" "$work/in.fods"
mkdir "$work/folder" && cp "$example" "$work/folder/a.fods"
expect "in a folder either" 2 '报来的工作簿，不能覆盖' "$gongkai" collect --force --output "$work/folder/a.fods" "$work/folder"
expect "they are as they were" 0 '' sh -c "cmp '$example' '$work/in.fods' && cmp '$example' '$work/folder/a.fods'"
mkdir "$work/pack" && echo '<pack id="mine" year="2022" extends="cn-2022" zh="某市"/>' >"$work/pack/pack.xml"
expect "nor a pack" 2 '规则包里的文件' "$gongkai" check --output "$work/pack/pack.xml" "$example"

# --- names
for kind in fods ods xlsx; do
  expect "a name like an escape, in .$kind" 0 '' "$gongkai" template --department 甲_xFFFE_局 --output "$work/name.$kind"
  expect "is read again" 0 '"department":"甲_xFFFE_局"' "$gongkai" check --format json "$work/name.$kind"
  rm "$work/name.$kind"
done
bad=$(printf '甲\377局')
expect "a name of other bytes" 2 '不是文字的字节' "$gongkai" template --department "$bad" --output "$work/bad.xlsx"
expect "of control characters" 2 '不是文字的字节' "$gongkai" collect --department "$(printf '甲\033局')" --output "$work/bad.xlsx" "$example"
printf '部门\n甲局\n\274\327\276\326\n' >"$work/gbk.csv"
expect "a list that is no UTF-8" 3 '名单第3行.*UTF-8' "$gongkai" template --list "$work/gbk.csv" --output "$work/many"
printf '部门\n甲\001局\n' >"$work/control.csv"
expect "or has control characters" 3 '名单第2行' "$gongkai" template --list "$work/control.csv" --output "$work/many"
expect "writes nothing" 1 '' test -e "$work/many"
finish output
