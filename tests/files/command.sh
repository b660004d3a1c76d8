#!/bin/sh
# The gongkai command as a user runs it: exit statuses, formats, sentences. tests/files/command.sh GONGKAI
set -u
gongkai=$(realpath "$1")
example="sheets/example/2022年度部门决算公开.fods"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh
sed 's/1671\.41/1671.42/g' "$example" >"$work/clean.fods"
head -c 20000 "$example" >"$work/cut.fods"
: >"$work/empty.fods"
printf 'PK\003\004rest' >"$work/zipped.fods"
printf 'not xml' >"$work/prose.fods"
printf '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' >"$work/entity.fods"
printf '<?xml version="1.0"?><a/>' >"$work/other.fods"

expect "a mistake" 1 '应为1671.42' "$gongkai" check "$example"
expect "a clean workbook" 0 '通过' "$gongkai" check "$work/clean.fods"
expect "json" 1 '^{"file":.*"verdict":"fail".*"suggested":"1671.42".*"summary":{"error":1,"warning":0,"rounding":2,"info":0}}$' \
  "$gongkai" check --format json "$example"
expect "English" 1 'should be 1671.42' "$gongkai" check --lang=en "$example"
expect "never fails" 0 '疑误' "$gongkai" check --fail-on never "$example"
expect "rounding fails" 1 '尾差' "$gongkai" check --fail-on rounding "$example"

# A table of another department is a warning; the reason for it stands on a sheet of its own.
department=$(sed -n 's/.*部门：\(株洲[^<]*\)<.*/\1/p' "$work/clean.fods" | head -n 1)
sed "0,/部门：$department/s//部门：某某中心/" "$work/clean.fods" >"$work/warned.fods"
row() { printf '<table:table-row>'; for text; do printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$text"; done; printf '</table:table-row>'; }
reasons=$(printf '<table:table table:name="公开校验说明">'; row 规则 位置 填报数 说明
  row gk01.state.department 公开01表 "收入支出决算总表；某某中心" 年中更名; printf '</table:table>')
sed "s|</office:spreadsheet>|$reasons&|" "$work/warned.fods" >"$work/explained.fods"
expect "a warning" 1 '核实 .*某某中心' "$gongkai" check --fail-on warning "$work/warned.fods"
expect "an explained warning" 0 '提示 .*已作说明：年中更名' "$gongkai" check --fail-on warning "$work/explained.fods"
expect "its reason in json" 0 '"severity":"info".*"reason":"年中更名".*"warning":0' \
  "$gongkai" check --format json "$work/explained.fods"
expect "missing file" 3 '找不到文件' "$gongkai" check "$work/absent.fods"
mkdir "$work/none"
expect "folder without workbooks" 3 '没有工作簿' "$gongkai" check "$work/none"
expect "empty file" 3 '空文件' "$gongkai" check "$work/empty.fods"
expect "cut file" 3 '行不是完整的XML' "$gongkai" check "$work/cut.fods"
expect "zipped workbook" 3 '可能损坏或没有传完' "$gongkai" check "$work/zipped.fods"
expect "prose" 3 '其实是文本' "$gongkai" check "$work/prose.fods"
expect "entities" 3 'DOCTYPE' "$gongkai" check "$work/entity.fods"
expect "no spreadsheet" 3 '没有工作表' "$gongkai" check "$work/other.fods"
expect "unreadable as json" 3 '"verdict":"unreadable"' "$gongkai" check --format json "$work/empty.fods"
expect "the rest of a batch" 3 '通过' "$gongkai" check "$work/empty.fods" "$work/clean.fods"
expect "output file" 1 '^$' sh -c "'$gongkai' check --output '$work/out' '$example'; s=\$?; echo; exit \$s"
expect "output written" 0 '有差错' cat "$work/out"
expect "no file" 2 '没有给出' "$gongkai" check
expect "unknown option" 2 '没有选项' "$gongkai" check --colour x
expect "option without value" 2 '缺少值' "$gongkai" check --format
expect "unknown format" 2 '不能是' "$gongkai" check --format yaml x
expect "wrong number of jobs" 2 '整数' "$gongkai" check --jobs many x
# Every subcommand reads its words alike.
for subcommand in check template collect; do
  expect "$subcommand: help" 0 '用法' "$gongkai" $subcommand --help
  expect "$subcommand: help by a letter" 0 '用法' "$gongkai" $subcommand -h
  expect "$subcommand: help in English" 0 'Usage' "$gongkai" $subcommand --help --lang=en
  expect "$subcommand: unknown language" 2 '选项 --lang 不能是“fr”' "$gongkai" $subcommand --lang fr --output x x
  expect "$subcommand: unknown option" 2 '没有选项 -q；gongkai '$subcommand' --help' "$gongkai" $subcommand -q
  expect "$subcommand: option without value" 2 '缺少值' "$gongkai" $subcommand --output
  expect "$subcommand: switch with a value" 2 '不带值' "$gongkai" $subcommand --help=x
done
expect "template takes no files" 2 '不认识“x.ods”' "$gongkai" template --output y.ods x.ods
expect "number out of range" 2 '1到2000之间的整数，不能是“0”' "$gongkai" template --rows=0 --output y.ods
expect "help of all" 0 '用法' "$gongkai" -h
expect "no subcommand" 2 '用法' "$gongkai"
expect "wrong pack" 3 "规则包" "$gongkai" check --pack "$work" "$example"
expect "pack by its id" 1 '表式包 cn-2021' "$gongkai" check --pack cn-2021 "$example"
mkdir "$work/beside" "$work/beside/cn-2021"
expect "a folder beside the workbooks that is called like a pack is none" 1 '表式包 cn-2021' \
  sh -c "cd '$work/beside' && '$gongkai' check --pack cn-2021 '$(realpath "$example")'"
expect "with a slash it is meant" 3 '规则包' sh -c "cd '$work/beside' && '$gongkai' check --pack ./cn-2021 '$(realpath "$example")'"
expect "no such pack" 3 'cn-1999/pack.xml' "$gongkai" check --pack cn-1999 "$example"
sed 's/收入支出决算总表/2024年度收入支出决算总表/' "$example" >"$work/2024.fods"
expect "pack by the year" 1 '"pack":"cn-2023"' "$gongkai" check --format json "$work/2024.fods"
expect "each file its own pack" 1 '"pack":"cn-2022"' "$gongkai" check --format json "$work/2024.fods" "$example"
mkdir -p "$work/config/gongkai/sheets/mine"
printf '<pack id="mine" year="2024" extends="cn-2023" regions="石峰区" zh="石峰区" confirm="yes"/>' \
  >"$work/config/gongkai/sheets/mine/pack.xml"
expect "a user's own pack" 1 '"pack":"mine"' \
  env XDG_CONFIG_HOME="$work/config" "$gongkai" check --format json "$work/2024.fods"
expect "a user's own pack by its id" 1 '表式包 mine' env XDG_CONFIG_HOME="$work/config" "$gongkai" check --pack mine "$example"
expect "a pack anywhere" 1 '表式包 mine' "$gongkai" check --pack "$work/config/gongkai/sheets/mine" "$example"
printf '<pack id="mine" year="2024" extends="cn-1999" zh="石峰区"/>' >"$work/config/gongkai/sheets/mine/pack.xml"
printf '<pack id="yours" year="2022" extends="cn-2022" zh="某市" source="x">\n<change table="gk01"><remove line="r999"/></change>\n</pack>\n' |
  install -D -m 644 /dev/stdin "$work/config/gongkai/sheets/yours/pack.xml"
own() { env XDG_CONFIG_HOME="$work/config" "$gongkai" check "$@"; }
own --format json "$example" 2>"$work/warned" >"$work/with"
"$gongkai" check --format json "$example" >"$work/without"
expect "own packs that are wrong are passed over" 0 same sh -c "cmp '$work/with' '$work/without' && echo same"
expect "one warning each" 0 '^2$' grep -c . "$work/warned"
expect "the warning says which and why" 0 '“mine”.*mine/pack.xml 第 1 行.*cn-1999 不存在' cat "$work/warned"
expect "the warning says where" 0 '“yours”.*yours/pack.xml 第 2 行.*没有 r999' cat "$work/warned"
expect "one that is asked for is refused" 3 'cn-1999 不存在' own --pack mine "$example"
expect "through a link" 1 '疑误' sh -c "ln -s '$gongkai' '$work/link' && '$work/link' check '$example'"

finish command
