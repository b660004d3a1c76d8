#!/bin/sh
# Runs one fuzzer for some seconds: tests/fuzz/run.sh FUZZER SECONDS. Its corpus starts from the project's own files and
# grows beside the fuzzer, in the build folder.
set -eu
fuzzer=$1
seconds=$2
corpus=$fuzzer.corpus
mkdir -p "$corpus"
# What earlier runs found worth keeping (tests/fuzz/keep.sh).
kept=tests/fuzz/corpus/$(basename "$fuzzer").zip
[ ! -e "$kept" ] || unzip -q -n -d "$corpus" "$kept"
# The names that the readers know.
sed -n 's/.*GK_XML_WORD([^"]*"\([^"]*\)").*/"\1"/p' addin/files/read/*_words.c >"$fuzzer.dict"
# tables NUMBER...: those tables of the example in a document without styles, small enough to be changed often.
tables() {
  awk -v wanted=" $* " '
    /<office:document/ { head = 1 }
    head { print; if (/>/) head = 0 }
    /<office:body>|<office:spreadsheet>/ { print }
    /<table:table / { table++ }
    table && index(wanted, " " table " ") { sub(/ table:print-ranges="[^"]*"/, ""); sub(/^ +/, ""); print }
    END { print "</office:spreadsheet></office:body></office:document>" }' sheets/example/*.fods
}
most=200000
case $fuzzer in
  *fods*|*check*)
    for number in 1 2 3 4 5 6 7 8 9; do tables $number >"$corpus/table$number"; done
    tables 1 4 >"$corpus/tables14"
    tables 2 3 5 >"$corpus/tables235"
    most=60000 ;;
  *pack*)
    for pack in sheets/*/pack.xml; do
      folder=$(dirname "$pack")
      for file in pack rules codes; do
        cat "$folder/$file.xml" 2>/dev/null || true
        printf '\n%%%%%%\n'
      done >"$corpus/$(basename "$folder")"
    done ;;
  *fuzz_xml)
    printf '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- a --><a xmlns="u:1" xmlns:p="u:1" xml:space="preserve"><b c="1 &lt;\t&#x6536;" p:d='"'2'"'/><p:e>收]]&gt;\r\n&amp;<![CDATA[<]]]></p:e><?i ?></a>\n' >"$corpus/document"
    printf '<a>\000' | iconv -f UTF-8 -t UTF-16 >"$corpus/utf16"
    printf '<?xml version="1.0" encoding="GBK"?><a>\312\325</a>' >"$corpus/gbk" ;;
  *mark*)
    { printf '\11\10\20\0\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0\205\0\11\0\45\0\0\0\0\0\1\0A\12\0\0\0'
      printf '\11\10\20\0\0\6\20\0\0\0\0\0\0\0\0\0\0\0\0\0\176\2\12\0\0\0\1\0\0\0\3\4\0\0'
      printf '\76\2\2\0\0\0\260\1\26\0\1\0\2\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0'
      printf '\261\1\36\0\2\0\22\0\0\0\0\0\0\0\0\0\27\14\0gongkai.part\101\40\0\12\0\0\0'
      head -c 5000 /dev/zero; } >"$corpus/records"
    printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/><conditionalFormatting pivot="1"><cfRule priority="1" dxfId="3"><formula>LEN("gongkai.error")</formula></cfRule></conditionalFormatting><extLst><cfRule priority="2"/></extLst><dxfs><dxf/></dxfs></worksheet>' >"$corpus/sheet" ;;
  *xlsx*)
    printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="7"><c r="C7" t="s"><v>0</v></c><c r="D7"><f>A1</f><v>1671.4100000000001</v></c><c r="E7" t="inlineStr"><is><t>a</t></is></c><c t="e"><v>#REF!</v></c><c><f/></c></row></sheetData><mergeCells><mergeCell ref="C7:D8"/></mergeCells></worksheet>\000<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a&amp;b</t></si><si><r><t>c</t></r><rPh><t>d</t></rPh></si></sst>' >"$corpus/sheet" ;;
  *xls*)
    { printf '\11\10\4\0\0\6\5\0\205\0\12\0\76\0\0\0\0\0\1\1A\0\374\0\17\0'
      printf '\1\0\0\0\2\0\0\0\1\0\1\62\165\1\0\74\0\2\0\0x\12\0\0\0'
      printf '\11\10\4\0\0\6\20\0\375\0\12\0\0\0\0\0\0\0\1\0\0\0\176\2\12\0\0\0\1\0\0\0\3\4\0\0'
      printf '\6\0\24\0\1\0\0\0\0\0\0\0\0\0\0\0\377\377\0\0\0\0\0\0\7\2\4\0\1\0\0y'
      printf '\345\0\12\0\1\0\0\0\1\0\0\0\1\0\12\0\0\0'; } >"$corpus/records" ;;
  *workbook*)
    (cd "$corpus" && printf '<a/>' >content.xml && zip -q -0 stored.ods content.xml && zip -q deflated.ods content.xml &&
      mkdir -p xl && cp content.xml xl/workbook.xml && zip -q -r some.xlsx xl && rm -r xl)
    printf '\320\317\021\340' >"$corpus/old" ;;
  *slips*) for count in 8 16 64 256; do head -c "$count" LICENSE >"$corpus/$count"; done ;;
  *figure*) printf '1,671.42' >"$corpus/separated"; printf '（１２．５）' >"$corpus/wide"; printf '105.00%%' >"$corpus/percent" ;;
esac
"$fuzzer" -dict="$fuzzer.dict" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len="$most" -artifact_prefix="$fuzzer." \
  -print_final_stats=1 "$corpus" 2>&1 | grep -E 'DONE|stat::number_of_executed_units|ERROR|SUMMARY' || true
if ls "$fuzzer".crash-* "$fuzzer".leak-* "$fuzzer".timeout-* "$fuzzer".oom-* >/dev/null 2>&1; then
  echo "$fuzzer found a failing input: $(ls "$fuzzer".*-*)" >&2
  exit 1
fi
