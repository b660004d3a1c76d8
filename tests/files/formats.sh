#!/bin/sh
# Workbooks saved by the real Calc under other names: what a file is, its bytes say. That all formats give the same is
# tested inside Calc (tests/calc/formats_test.c), what is damaged in hostile.sh.
# tests/files/formats.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
office=${LO:-/usr/lib/libreoffice}/program/soffice

# the example in each format
cp sheets/example/*.fods "$work/example.fods"
mkdir "$work/saved"
for format in ods xlsx xls; do
  "$office" "-env:UserInstallation=file://$work/profile" --headless --convert-to $format --outdir "$work/saved" \
    "$work/example.fods" >"$work/office.log" 2>&1 || cat "$work/office.log" >&2
done

cp "$work/saved/example.xlsx" "$work/wrongly-named.ods"
expect "a wrong name does not matter" 1 '应为1671.42' "$gongkai" check "$work/wrongly-named.ods"
cp "$work/saved/example.xlsx" "$work/macros.xlsm"
expect "a workbook for macros" 1 '应为1671.42' "$gongkai" check "$work/macros.xlsm"
finish formats
