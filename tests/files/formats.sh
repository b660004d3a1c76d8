#!/bin/sh
# One workbook in the formats that departments send, saved by the real Calc: the findings are the same, cell for cell.
# tests/files/formats.sh GONGKAI
set -u
gongkai=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/expect.sh"
office=${LO:-/usr/lib/libreoffice}/program/soffice

# save FORMAT [OPTIONS OF THE FILTER]: the example as $work/saved/FORMAT
cp sheets/example/*.fods "$work/example.fods"
mkdir "$work/saved"
for format in ods xlsx xls; do
  "$office" "-env:UserInstallation=file://$work/profile" --headless --convert-to $format --outdir "$work/saved" \
    "$work/example.fods" >"$work/office.log" 2>&1 || cat "$work/office.log" >&2
done

# findings FILE: the JSON without the file's name
findings() {
  "$gongkai" check --format json --fail-on never "$1" | sed 's/^{"file":"[^"]*"/{/'
}
findings "$work/example.fods" >"$work/expected"
for format in ods xlsx xls; do
  findings "$work/saved/example.$format" >"$work/found"
  expect "the findings of .$format" 0 '' cmp "$work/expected" "$work/found"
done
expect "the findings are those of the example" 0 '"suggested":"1671.42"' cat "$work/expected"

# What a file is, its bytes say.
cp "$work/saved/example.xlsx" "$work/wrongly-named.ods"
expect "a wrong name does not matter" 1 '应为1671.42' "$gongkai" check "$work/wrongly-named.ods"
cp "$work/saved/example.xlsx" "$work/macros.xlsm"
expect "a workbook for macros" 1 '应为1671.42' "$gongkai" check "$work/macros.xlsm"
finish formats
