#!/bin/sh
# Runs one fuzzer for some seconds: tests/fuzz/run.sh FUZZER SECONDS. Its corpus starts from the project's own files and
# grows beside the fuzzer, in the build folder.
set -eu
fuzzer=$1
seconds=$2
corpus=$fuzzer.corpus
mkdir -p "$corpus"
case $fuzzer in
  *fods*) cp sheets/example/*.fods tests/data/*.fods "$corpus"/ 2>/dev/null || true ;;
  *pack*)
    for pack in sheets/*/pack.xml; do
      folder=$(dirname "$pack")
      for file in pack rules codes; do
        cat "$folder/$file.xml" 2>/dev/null || true
        printf '\n%%%%%%\n'
      done >"$corpus/$(basename "$folder")"
    done ;;
  *xlsx*)
    printf '<worksheet><sheetData><row r="7"><c r="C7" t="s"><v>0</v></c><c r="D7"><f>A1</f><v>1671.4100000000001</v></c><c r="E7" t="inlineStr"><is><t>a</t></is></c><c t="e"><v>#REF!</v></c><c><f/></c></row></sheetData><mergeCells><mergeCell ref="C7:D8"/></mergeCells></worksheet>\000<sst><si><t>a&amp;b</t></si><si><r><t>c</t></r><rPh><t>d</t></rPh></si></sst>' >"$corpus/sheet" ;;
  *workbook*)
    (cd "$corpus" && printf '<a/>' >content.xml && zip -q -0 stored.ods content.xml && zip -q deflated.ods content.xml &&
      mkdir -p xl && cp content.xml xl/workbook.xml && zip -q -r some.xlsx xl && rm -r xl)
    printf '\320\317\021\340' >"$corpus/old" ;;
  *figure*) printf '1,671.42' >"$corpus/separated"; printf '（１２．５）' >"$corpus/wide"; printf '105.00%%' >"$corpus/percent" ;;
esac
"$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=200000 -artifact_prefix="$fuzzer." \
  -print_final_stats=1 "$corpus" 2>&1 | grep -E 'DONE|stat::number_of_executed_units|ERROR|SUMMARY' || true
if ls "$fuzzer".crash-* "$fuzzer".leak-* "$fuzzer".timeout-* "$fuzzer".oom-* >/dev/null 2>&1; then
  echo "$fuzzer found a failing input: $(ls "$fuzzer".*-*)" >&2
  exit 1
fi
