#!/bin/sh
# What no file may do to a batch: each of the files of tests/hostile/make.sh gets its verdict, in one run over all of
# them, between sound workbooks that get theirs. tests/files/hostile.sh GONGKAI FOLDER
set -u
gongkai=$(realpath "$1")
made=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
sound=$made/example.fods

# absent NAME PATTERN: what was said last has no such line.
absent() { expect "$1" 1 '' grep -q -e "$2" "$work/last"; }

# --- all files in one batch
cut -f 1 "$made/expected" | while read -r name; do printf '%s\n' "$made/files/$name" "$sound"; done >"$work/list"
"$gongkai" check --format json --fail-on never "$sound" >"$work/sound"
expect "all hostile files, between sound ones" 3 '' \
  timeout -k 10 600 "$gongkai" check --jobs 2 --format json --files-from "$work/list" --output "$work/found"
cp "$work/said" "$work/told"
expect "a sound workbook has its verdict" 0 '"suggested":"1671.42"' cat "$work/sound"
expect "nothing is said beside the results" 1 '' grep . "$work/told"
expect "a result for each" 0 '' test "$(wc -l <"$work/list")" -eq "$(wc -l <"$work/found")"
expect "nothing of a file that another names" 1 '' grep -l 机密4711 "$work/found"
LC_ALL=C awk -F '\t' '
  function judge(line, name, outcome, reason,    verdict, message, findings) {
    findings = line
    sub(/^{"file":"[^"]*"/, "", findings)
    verdict = findings
    sub(/^,"verdict":"/, "", verdict)
    sub(/".*/, "", verdict)
    message = line
    sub(/.*"message":"/, "", message)
    sub(/","tables":.*/, "", message)
    if (verdict != "unreadable") return outcome ~ /checked/ || (outcome ~ /same/ && findings == sound)
    if (message ~ /信号|内存不够|秒没有结束/ || message !~ /。$/) return 0
    return outcome ~ /refused/ && message ~ reason
  }
  FILENAME ~ /sound$/ { sound = $0; sub(/^{"file":"[^"]*"/, "", sound); next }
  FILENAME ~ /expected$/ { name[++count] = $1; outcome[count] = $2; reason[count] = $3; next }
  FNR % 2 == 1 { ok = judge($0, name[(FNR + 1) / 2], outcome[(FNR + 1) / 2], reason[(FNR + 1) / 2]) }
  FNR % 2 == 0 { ok = judge($0, "", "same", ""); name[FNR / 2] = "the sound workbook behind " name[FNR / 2] }
  { print (ok ? "ok" : "FAILED"), name[int((FNR + 1) / 2)], ok ? "" : substr($0, 1, 400) }
' "$work/sound" "$made/expected" "$work/found" >"$work/judged"
grep -a '^FAILED' "$work/judged" >&2
failed=$((failed + $(grep -a -c '^FAILED' "$work/judged")))
passed=$((passed + $(grep -a -c '^ok' "$work/judged")))

# --- the other views of what can be read
grep -E '^(names/|macros|sheet-|target-)' "$made/expected" | grep -v refused | cut -f 1 | sed "s|^|$made/files/|" >"$work/list"
for format in text csv html; do
  "$gongkai" check --jobs 2 --format $format --files-from "$work/list" >"$work/last" 2>&1
  expect "as $format" 0 '1671.42' cat "$work/last"
  absent "without a broken worker" '信号\|内存不够\|Sanitizer'
done

# --- and what else is made of workbooks
expect "marked copies" 3 '' timeout 120 "$gongkai" check --annotate "$work/marked" --output "$work/last" \
  "$made/files/names" "$made/files/cuts"
absent "without a broken worker" '信号\|内存不够\|Sanitizer'
expect "of a workbook that lost its last byte" 0 '应为1671.42' cat "$work/marked/cut00059.fods.txt"
expect "consolidated" 3 '读不了[1-9][0-9]*个' timeout 120 "$gongkai" collect --with-errors --output "$work/sum.xlsx" \
  "$made/files/names" "$made/files/cuts" "$made/files/locked.ods"

# --- what is no file, under the name of one
mkdir -p "$work/in/folder.ods" "$work/empty.ods"
mkfifo "$work/in/pipe.ods"
ln -s /dev/zero "$work/in/device.xlsx"
ln -s loop.xls "$work/in/loop.xls"
ln -s nowhere "$work/in/nowhere.fods"
ln -s "$sound" "$work/in/link.xlsx"
cp "$sound" "$work/in/folder.ods/"
truncate -s 300M "$work/in/sparse.ods"
expect "a folder of what is no file" 3 '共校验7个文件：通过0个，有差错2个，无法读取5个' timeout 20 "$gongkai" check "$work/in"
for name in pipe.ods device.xlsx; do
  expect "$name" 3 '不是普通文件' timeout 20 "$gongkai" check "$work/in/$name"
done
expect "a link to itself" 3 '无法打开' timeout 20 "$gongkai" check "$work/in/loop.xls"
expect "a link to nothing" 3 '找不到文件' timeout 20 "$gongkai" check "$work/in/nowhere.fods"
expect "a link to a workbook" 1 '应为1671.42' timeout 20 "$gongkai" check "$work/in/link.xlsx"
expect "a sparse file" 3 '太大' timeout 20 "$gongkai" check "$work/in/sparse.ods"
expect "a folder with the name of a workbook" 1 '应为1671.42' timeout 20 "$gongkai" check "$work/in/folder.ods"
expect "an empty one" 3 '没有工作簿' timeout 20 "$gongkai" check "$work/empty.ods"

# --- names that would begin a line of the report, or steer the terminal
evil=$(printf 'a\033[2J\n乙局.xlsx：通过\377.fods')
cp "$sound" "$work/$evil"
head -c 1000 "$sound" >"$work/b$evil"
"$gongkai" check "$work/$evil" "$work/b$evil" "$made/files/sheet-name.xlsx" >"$work/last" 2>&1
expect "names with control characters" 0 '乙局.xlsx：通过?.fods：有差错$' cat "$work/last"
expect "in a refusal" 0 '乙局.xlsx：通过?.fods：无法读取$' cat "$work/last"
expect "of a sheet" 0 '（工作表“GK04 乙局.xlsx：通过  2J”）$' cat "$work/last"
absent "begin no line" '^乙局'
absent "and no escape" "$(printf '\033')"
absent "of either kind" "$(printf '\302\233')"
finish hostile
