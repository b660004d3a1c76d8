#!/bin/sh
# The command in the made-up language: tests/words/command.sh GONGKAI EXAMPLE FOLDER. Fails on every text that a user can
# see outside its brackets; allowed.awk says what may stand there.
set -u
gongkai=$(realpath "$1") example=$(realpath "$2") here=$(realpath "$(dirname "$0")")
rm -rf "$3/run" && mkdir -p "$3/run"
work=$(realpath "$3/run")
unset LC_ALL LC_MESSAGES
LANG=qtz XDG_CONFIG_HOME="$work/none"
export LANG XDG_CONFIG_HOME
runs=0 failed=0

# What is the user's own: one text a line.
own() {
  sed 's/<[^>]*>/\n/g' "$@" >> "$work/own"
  grep -ho 'table:name="[^"]*"' "$@" | cut -d'"' -f2 | sort -u >> "$work/own"
}

# look NAME FILE: the pieces of a text.
look() {
  runs=$((runs + 1))
  [ -s "$2" ] || { echo "FAILED $1: it says nothing" >&2; failed=$((failed + 1)); return; }
  grep -q '⟦' "$2" || { echo "FAILED $1: it does not speak the made-up language" >&2; failed=$((failed + 1)); return; }
  sort -u -o "$work/own" "$work/own"
  LC_ALL=C awk -f "$here/outside.awk" "$2" | sort -u > "$work/pieces" &&
    LC_ALL=C awk -f "$here/allowed.awk" "$work/own" "$work/pieces" > "$work/left" || exit 2
  [ -s "$work/left" ] || return 0
  failed=$((failed + 1))
  echo "FAILED $1: outside the made-up language stand" >&2
  sort -u "$work/left" >&2
}

# say NAME ARGUMENT...: what the command prints.
say() {
  name=$1
  shift
  printf '%s\n' "$@" >> "$work/own"
  "$gongkai" "$@" > "$work/said" 2>&1
  look "$name" "$work/said"
}

# --- workbooks: sound, with slips of every kind, and what is none
cd "$work" || exit 2
cp "$example" sound.fods
sed 's/1671\.42/167.142/' sound.fods > power.fods
sed 's/1581\.42/1851.42/; s/90\.00/-90.00/' sound.fods > digits.fods
sed 's/单位：万元/单位：千元/; s/2010301/2O10301/; s/部门：[^<]*/部门：别的局/' sound.fods > words.fods
sed 's/单位：万元/单位：美元/; s/2022年度/2031年度/g' sound.fods > unit.fods
sed 's/公开05表/公开99表/; s/office:value="133.63"/office:value="133.6312"/g' sound.fods > lost.fods
sed 's/office:value-type="float" office:value="[0-9.]*"/office:value-type="string"/3; s/行政运行/行政/' sound.fods > text.fods
sed 's/\(<table:table-row.*\)/\1/; /<table:table /,/<\/table:table>/{/公开03表/!s/支出合计/支出/}' sound.fods > lines.fods
printf 'PK\003\004' > cut.xlsx
: > empty.ods
printf '%%PDF-1.4\n' > paper.xlsx
printf '<html><body></body></html>' > page.xls
printf '\320\317\021\340\241\261\032\341' > old.xls
head -c 20000 sound.fods > half.fods
printf '部门\n别的局\n没有报送的局\n' > list.csv
own sound.fods power.fods digits.fods words.fods unit.fods lost.fods text.fods lines.fods list.csv

# --- help and wrong words
say "usage"
say "help" --help
for c in check template collect; do say "$c --help" "$c" --help; done
say "no file" check
say "no such option" check --no-such
say "no value" check --output
say "format" check --format pdf sound.fods
say "jobs" check --jobs many sound.fods
say "fail-on" check --fail-on all sound.fods
say "language" check --lang klingon sound.fods
say "no such file" check none.ods
say "no output" template
say "rows" template --output new.ods --rows x
say "codes" template --output new.ods --codes list.csv
say "extension" template --output new.doc
say "no tables" template --output new.ods --tables gk77
say "nothing to collect" collect --output sum.fods
echo "$(dirname "$gongkai")/../sheets/none/pack.xml" >> own
say "no such pack" check --pack none sound.fods
say "later" narrate

# --- results in every view
mkdir books && cp ./*.fods cut.xlsx empty.ods paper.xlsx page.xls old.xls books
say "results" check books/*
say "a folder" check --departments list.csv --annotate back books
for f in back/*.txt; do look "$f" "$f"; done
"$gongkai" check --departments list.csv --format html books | sed '/<style>/,/<\/style>/d; /<script>/,/<\/script>/d
  s/<[^>]*>/\n/g' > html.txt
look html html.txt
"$gongkai" check --departments list.csv --format csv books | tr '",' '\n\n' > csv.txt
look csv csv.txt
"$gongkai" check --format json books | grep -oE '"(message|cause)":"([^"\]|\\.)*"' | sed 's/^"[a-z]*"://' > json.txt
look json json.txt

# --- packs that are refused
pack() { # NAME SED-SCRIPT FILE
  rm -rf packs && mkdir -p packs && cp -r "$(dirname "$gongkai")/../sheets/cn-2022" "$(dirname "$gongkai")/../sheets/pack.rng" packs
  sed "$2" packs/cn-2022/"$3" > changed && cp changed packs/cn-2022/"$3"
  find packs >> "$work/own"
  own packs/cn-2022/"$3"
  tr '"<> =' '\n\n\n\n\n' < packs/cn-2022/"$3" >> own
  say "$1" check --pack packs/cn-2022 sound.fods
}
pack "no XML" 's/<pack /<pack <<'"/" pack.xml
pack "an attribute" 's/year="2022"/year="two"/' pack.xml
pack "an element" 's/<pack \(.*\)>/<pack \1><other\/>/' pack.xml
pack "a formula" '0,/formula="/s/formula="/formula="?/' rules.xml
pack "a rule twice" 's/id="gk01.c1.r60"/id="gk01.c1.r27"/' rules.xml
pack "a code" '0,/id="201"/s/id="201"/id="2"/' codes.xml

# --- templates and consolidation
"$gongkai" template --output new.ods
say "from a workbook" template --from words.fods --output filled.fods
say "it is there" template --output new.ods
say "a list" template --list list.csv --output made
say "collected" collect --list list.csv --output sum.fods books

echo "words: $runs outputs in the made-up language, $failed failed"
[ "$failed" -eq 0 ]
