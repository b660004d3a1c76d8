#!/bin/sh
# gongkai check over many files, as a bureau runs it. tests/files/batch.sh GONGKAI
set -u
gongkai=$(realpath "$1")
example="sheets/example/2022年度部门决算公开.fods"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"

# A folder as departments fill it.
in="$work/in"
mkdir -p "$in/乙局/下级" "$in/.hidden" "$work/empty"
sed 's/1671\.41/1671.42/g' "$example" >"$in/b.fods"
cp "$example" "$in/乙局/a.fods"
cp "$in/b.fods" "$in/乙局/下级/c.FODS"
cp "$example" "$in/.hidden/d.fods"
cp "$example" "$in/.~lock.b.fods#"
cp "$example" "$in/~\$b.xlsx"
: >"$in/a broken one.fods"
printf 'text' >"$in/readme.txt"
ln -s .. "$in/乙局/up"
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cp "$in/b.fods" "$in/乙局/copy$i.fods"; done

names() { sed 's/^{"file":"\([^"]*\)".*/\1/' "$1"; }

expect "a folder" 3 '' "$gongkai" check --format json --output "$work/1.json" --jobs 1 "$in"
find "$in" -name '[!.~]*.[fF][oO][dD][sS]' ! -path '*/.hidden/*' | LC_ALL=C sort >"$work/expected"
names "$work/1.json" >"$work/listed"
expect "its workbooks by name, of its folders too, none else" 0 '' cmp "$work/expected" "$work/listed"
expect "in one process or in three" 3 '' "$gongkai" check --format json --output "$work/3.json" --jobs 3 "$in"
expect "the same bytes" 0 '' cmp "$work/1.json" "$work/3.json"
for format in text csv html; do
  expect "$format in one" 3 '' "$gongkai" check --format $format --output "$work/1.$format" --jobs 1 "$in"
  expect "$format in four" 3 '' "$gongkai" check --format $format --output "$work/4.$format" --jobs 4 "$in"
  expect "the same bytes of $format" 0 '' cmp "$work/1.$format" "$work/4.$format"
done
expect "the totals" 3 '共校验16个文件：通过14个，有差错1个，无法读取1个' "$gongkai" check "$in"
expect "a folder that holds none" 3 '没有工作簿' "$gongkai" check "$work/empty" "$in/b.fods"

printf '%s\n' "$in/b.fods" "" "$in/乙局/a.fods" >"$work/list"
expect "a list" 1 '' "$gongkai" check --format json --output "$work/l.json" --files-from "$work/list"
expect "its order" 0 "b.fods $in/乙局/a.fods" sh -c "sed 's/^{\"file\":\"\\([^\"]*\\)\".*/\\1/' '$work/l.json' | tr '\\n' ' '"
expect "a list on standard input" 1 '共校验2个' sh -c "'$gongkai' check --files-from - <'$work/list'"
expect "a list with zero bytes" 1 "共校验14个" sh -c "find '$in/乙局' -name '*.fods' -print0 | '$gongkai' check --files-from - '$in/b.fods'"
sed 's/$/\r/' "$work/list" >"$work/list.dos"
expect "a list from Windows" 1 '共校验2个' "$gongkai" check --files-from "$work/list.dos"
expect "no list" 3 '找不到文件' "$gongkai" check --files-from "$work/absent"
: >"$work/empty.list"
printf '代码,部门\n1,株洲市石峰区网格化管理服务中心\n2,丁局\n3,戊局\n' >"$work/who.csv"
expect "who sent nothing" 1 '^丁局：未报送' "$gongkai" check --departments "$work/who.csv" "$in/b.fods"
expect "how many did not" 1 '名单上还有2个部门没有报送' "$gongkai" check --departments "$work/who.csv" "$in/b.fods"
expect "in the page" 1 '戊局</td><td class="file"></td><td class="v missing">未报送' \
  "$gongkai" check --departments "$work/who.csv" --format html "$in/b.fods"
expect "in the table" 1 '"","丁局","未报送"\|"",丁局\|"丁局","未报送"' "$gongkai" check --departments "$work/who.csv" --format csv "$in/b.fods"
expect "json has files alone" 0 '^1$' sh -c "'$gongkai' check --departments '$work/who.csv' --format json '$in/b.fods' | wc -l"
printf '部门\n某局\n某局分局\n' >"$work/parts.csv"
cp "$in/a broken one.fods" "$work/某局分局.fods"
expect "a longer name is not the shorter one's" 3 '^某局：未报送' "$gongkai" check --departments "$work/parts.csv" "$work/某局分局.fods"
mkdir "$work/sent"
cp "$in/b.fods" "$work/sent/甲局.fods"
printf '<html><table></table></html>' >"$work/sent/某局.htm"
"$gongkai" check --format html --output "$work/sent/结果.html" "$in/b.fods"
expect "what is sent in place of a workbook is named" 3 '某局.htm 其实是网页' "$gongkai" check "$work/sent"
expect "a page of ours is passed over" 3 '共校验2个文件：通过1个，有差错0个，无法读取1个' "$gongkai" check "$work/sent"
expect "who sent it sent something" 3 '^某局：报送了但读不了' "$gongkai" check --departments "$work/parts.csv" "$work/sent"
expect "and is not counted among those who did not" 3 '名单上还有1个部门没有报送' \
  "$gongkai" check --departments "$work/parts.csv" "$work/sent"
expect "a list that is none" 3 '没有“部门”这一栏' "$gongkai" check --departments "$work/list" "$in/b.fods"
expect "a list of nothing" 2 '没有文件' "$gongkai" check --files-from "$work/empty.list"
expect "output over an input" 2 '不能覆盖' "$gongkai" check --output "$in/b.fods" "$in"
expect "a full disk" 3 '写不出去\|没有写完' sh -c "'$gongkai' check '$in' >/dev/full"

# --- texts that are meant to be something else where they are shown
sed 's/1671\.41/1671.40/; s/部门：[^<]*/部门：=HYPERLINK("x")\&lt;script\&gt;/' "$example" >"$work/=evil.fods"
expect "CSV begins with a byte order mark" 1 "^$(printf '\357\273\277')文件," "$gongkai" check --format csv "$work/=evil.fods"
expect "CSV disarms formulas" 1 "\"'=HYPERLINK(\"\"x\"\")<script>\"" "$gongkai" check --format csv "$work/=evil.fods"
expect "CSV disarms names of files" 1 "^\"'=evil.fods\"" sh -c "cd '$work' && '$gongkai' check --format csv =evil.fods"
expect "CSV keeps amounts numbers" 1 ',-0.02,0.00,' "$gongkai" check --format csv "$work/=evil.fods"
expect "CSV says that a file passes" 0 '"通过",,' "$gongkai" check --format csv "$in/b.fods"
"$gongkai" check --format csv "$in" >"$work/all.csv"
expect "CSV has one number of columns" 0 '^15$' sh -c "sed 's/\"[^\"]*\"//g' '$work/all.csv' | tr -dc ',\\n' | awk '{ print length }' | sort -u"
"$gongkai" check --format html "$work/=evil.fods" "$in" >"$work/all.html"
expect "HTML is well formed" 0 '^$' sh -c "xmllint --html --noout '$work/all.html'; echo"
expect "HTML escapes" 0 '=HYPERLINK(&quot;x&quot;)&lt;script&gt;' cat "$work/all.html"
expect "HTML has its own script alone" 0 '^1$' grep -c '<script' "$work/all.html"
expect "HTML loads nothing" 1 '' grep -E 'src=|href="[^#]|url\(' "$work/all.html"
i=0
while [ "$i" -le 2000 ]; do echo "$example" && i=$((i + 1)); done >"$work/thousands"
"$gongkai" check --format html --files-from "$work/thousands" >"$work/thousands.html"
expect "HTML of thousands has sentences" 0 '应为1671.42' cat "$work/thousands.html"
expect "and says that there are no tables" 0 '只列说明，不列表格' cat "$work/thousands.html"
expect "of which there is none" 1 '' grep '<td class="m0' "$work/thousands.html"
expect "HTML marks the cell" 0 '<td class="m0 n">1671.40<sup>' cat "$work/all.html"

# --- what happens to a run. The processes of one are found under /proc by their parent.
big="$work/big.fods"
awk '/<table:table-row/ && !done { for (i = 0; i < 60000; i++) print "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"" i "\"/></table:table-row>"; done = 1 } { print }' "$example" >"$big"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do echo "$big"; done >"$work/bigs"
child_of() {
  for stat in /proc/[0-9]*/stat; do
    { read -r pid _ _ parent _ <"$stat"; } 2>/dev/null || continue # it has ended meanwhile
    [ "$parent" != "$1" ] || { echo "$pid" && return; }
  done
}

# begin ARGUMENTS...: a run in the background over the big workbooks, once its first result is written: to what takes the
# place of its output at the end.
begin() {
  rm -f "$work/out"
  env --default-signal=INT "$gongkai" check --files-from "$work/bigs" --format json --output "$work/out" "$@" 2>"$work/told" &
  run=$!
  while [ ! -s "$work"/.gongkai-* ] && kill -0 "$run" 2>/dev/null; do sleep 0.01; done
}

begin --jobs 1
kill -SEGV "$(child_of "$run")"
expect "a crash while a file is checked" 3 '' wait "$run"
expect "is that file's result" 0 '^1$' grep -c '"verdict":"unreadable".*信号11' "$work/out"
expect "and no other's" 0 '^30$' grep -c '^{.*}$' "$work/out"

begin --jobs 2
kill -INT "$run"
expect "Ctrl-C" 130 '' wait "$run"
done=$(grep -c . "$work/out")
expect "leaves whole results" 0 "^$done\$" grep -c '^{.*}}$' "$work/out"
expect "stops before the end" 0 '' test "$done" -lt 30
expect "says how many are done" 0 "$done个文件校验完毕" cat "$work/told"

begin --jobs 2 --format html
kill -TERM "$run"
expect "a termination" 143 '' wait "$run"
expect "leaves a whole page" 0 '' xmllint --html --noout "$work/out"
finish batch
