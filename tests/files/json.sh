#!/bin/sh
# docs/json.md says what the JSON is: its examples are what the command prints, and its table names every member there
# is and no other. tests/files/json.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh
example="sheets/example/2022年度部门决算公开.fods"

# With every member: a mistake, a reason, a blank template, an absent file.
cell() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
row() { printf '<table:table-row>'; for text; do cell "$text"; done; printf '</table:table-row>'; }
reasons=$(printf '<table:table table:name="公开校验说明">'; row 规则 位置 填报数 说明
  row gk01.state.department 公开01表 "收入支出决算总表；某某中心" 年中更名; printf '</table:table>')
sed "0,/部门：株洲市石峰区网格化管理服务中心/s//部门：某某中心/; s|</office:spreadsheet>|$reasons&|" "$example" \
  >"$work/reasons.fods"
"$gongkai" template --department 某局 --output "$work/blank.fods" >/dev/null
sed 's|\(专项名称</text:p></table:table-cell><table:table-cell [^>]*\)/>|\1 office:value-type="string"><text:p>某项目</text:p></table:table-cell>|' \
  "$work/blank.fods" >"$work/named.fods"
"$gongkai" check --format json "$example" "$work/reasons.fods" "$work/named.fods" absent.ods >"$work/printed"

# The examples: each block, its lines joined, stands in what was printed.
awk -v folder="$work" '
  /^```json$/ { inside = 1; block = ""; next }
  /^```$/ { if (inside) print block > (folder "/example." ++count); inside = 0; next }
  inside { sub(/^ /, ""); block = block $0 }' docs/json.md
for block in "$work"/example.*; do
  expect "$(basename "$block") of docs/json.md" 0 '' grep -q -F -f "$block" "$work/printed"
done
expect "there are four" 0 '' test -f "$work/example.4"

# The members, without those of texts that hold a quote and a colon.
grep -o '[{,]"[a-z_]*":' "$work/printed" | tr -d '{,":' | LC_ALL=C sort -u >"$work/members"
awk -F'|' '/^\| `/ { print $2 }' docs/json.md | tr -c 'a-z_\n' '\n' | grep . | LC_ALL=C sort -u >"$work/documented"
expect "the members in the table" 0 '' diff "$work/documented" "$work/members"
finish json
