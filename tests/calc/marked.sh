#!/bin/sh
# Excel's workbooks and their marked copies, for the tests inside Calc: tests/calc/marked.sh GONGKAI EXAMPLE FOLDER
# makes FOLDER/plain/own.xlsx, FOLDER/copy/own.xlsx and the same of .xls.
set -eu
gongkai=$(realpath "$1")
rm -rf "$3"
mkdir -p "$3/plain"
awk -f tests/files/own_format.awk "$2" >"$3/own.fods"
for format in xlsx xls; do
  "${LO:-/usr/lib/libreoffice}/program/soffice" "-env:UserInstallation=file://$(realpath "$3")/profile" --headless \
    --convert-to $format --outdir "$3/plain" "$3/own.fods" >"$3/office.log" 2>&1
done
"$gongkai" check --fail-on never --annotate "$3/copy" "$3/plain" >"$3/check.txt"
[ -f "$3/copy/own.xlsx" ] && [ -f "$3/copy/own.xls" ]
