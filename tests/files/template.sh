#!/bin/sh
# gongkai template as a user runs it. tests/files/template.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"

printf '201\n20103\n2010301\n' >"$work/codes.txt"
printf '201\n2O1\n' >"$work/wrong-codes.txt"
printf '\357\273\277代码,部门\n001,甲局\n002,"乙,局"\n' >"$work/list.csv"
printf '代码,部门\n001,甲局\n002,甲局\n' >"$work/twice.csv"
printf '代码,名\n001,甲局\n' >"$work/no-name.csv"
printf '部门\n../甲局\n' >"$work/leads-out.csv"
printf '部门\n"甲局\n' >"$work/open-quote.csv"

expect "a workbook" 0 '' "$gongkai" template --department 甲局 --codes "$work/codes.txt" --output "$work/a.fods"
expect "it passes the check" 0 '通过' "$gongkai" check "$work/a.fods"
expect "the department is in it" 0 '部门：甲局' cat "$work/a.fods"
expect "an .ods" 0 '' "$gongkai" template --output "$work/a.ods"
expect "the package begins with its type" 0 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet' head -c 90 "$work/a.ods"
expect "an .xlsx" 0 '' "$gongkai" template --department 甲局 --codes "$work/codes.txt" --output "$work/a.xlsx"
expect "it passes the check too" 0 '通过' "$gongkai" check "$work/a.xlsx"
expect "a template" 0 '' "$gongkai" template --output "$work/a.ots"
expect "nothing is overwritten" 3 '加 --force' "$gongkai" template --output "$work/a.ods"
expect "unless told so" 0 '' "$gongkai" template --force --output "$work/a.ods"
expect "the same content is the same file" 0 '' sh -c "'$gongkai' template --output '$work/b.ods' && cmp '$work/a.ods' '$work/b.ods'"
expect "the self-evaluation forms are in it, blank" 0 '绩效自评表2张' "$gongkai" check "$work/a.xlsx"
expect "one table" 0 '' "$gongkai" template --tables gk07 --output "$work/one.fods"
expect "an unknown table" 2 '没有表gk99' "$gongkai" template --tables gk99 --output "$work/none.fods"
expect "another format" 2 '扩展名要是' "$gongkai" template --output "$work/a.doc"
expect "a wrong code" 3 '“2O1”不是科目编码' "$gongkai" template --codes "$work/wrong-codes.txt" --output "$work/none.ods"
expect "no output" 2 '要用 --output' "$gongkai" template
expect "an unknown option" 2 '没有选项 --colour' "$gongkai" template --colour red --output "$work/none.ods"
expect "a year that is none" 2 '1994到2999' "$gongkai" template --year 22 --output "$work/none.ods"
expect "help" 0 '用法' "$gongkai" template --help
expect "one for each department" 0 '已生成2份' "$gongkai" template --list "$work/list.csv" --pattern '{代码}{部门}.ods' --output "$work/many"
expect "under its name" 0 '002乙,局.ods' ls "$work/many"
expect "a name twice" 3 '“甲局”出现了两次' "$gongkai" template --list "$work/twice.csv" --output "$work/many"
expect "no column of names" 3 '没有“部门”这一栏' "$gongkai" template --list "$work/no-name.csv" --output "$work/many"
expect "a name that leads out" 3 '不能用作文件名' "$gongkai" template --list "$work/leads-out.csv" --output "$work/many"
expect "a quotation without end" 3 '第2行的引号没有配对' "$gongkai" template --list "$work/open-quote.csv" --output "$work/many"
expect "a pattern of no column" 2 '{年}' "$gongkai" template --list "$work/list.csv" --pattern '{年}.ods' --output "$work/many"
expect "a folder that cannot be made" 3 '无法建立文件夹' "$gongkai" template --list "$work/list.csv" --output "$work/none/many"
expect "a file that cannot be written" 3 '无法写入' "$gongkai" template --output "$work/none/a.ods"
expect "the newest tables" 0 '' "$gongkai" template --output "$work/newest.fods"
expect "are the default" 0 '2023年度' cat "$work/newest.fods"
expect "those of a year" 0 '' "$gongkai" template --year 2020 --output "$work/2020.fods"
expect "are those of its pack" 0 '' "$gongkai" template --pack cn-2020 --output "$work/of-2020.fods"
expect "alike" 0 '' cmp "$work/2020.fods" "$work/of-2020.fods"
expect "and not the newest" 1 '' cmp -s "$work/2020.fods" "$work/newest.fods"
finish template
