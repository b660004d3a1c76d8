#!/bin/sh
# The example in each format, saved by the real Calc: files read and checked in a second of one processor, beside openpyxl
# and beside zlib inflating the same bytes. tests/bench/files.sh READ_FILES EXAMPLE FOLDER
set -eu
read_files=$(realpath "$1") example=$(realpath "$2") folder=$3
seconds=${SECONDS_EACH:-3}
python=$(PATH=/usr/bin:/bin command -v python3)
mkdir -p "$folder"
folder=$(realpath "$folder")
cp "$example" "$folder/example.fods"
for format in ods xlsx xls; do
  "${LO:-/usr/lib/libreoffice}/program/soffice" "-env:UserInstallation=file://$folder/profile" --headless \
    --convert-to $format --outdir "$folder" "$folder/example.fods" >/dev/null 2>&1
done
openpyxl=$("$python" tests/bench/read_openpyxl.py "$folder/example.xlsx" "$seconds")
echo "reading the nine tables, files in a second of one processor"
for format in xlsx ods xls fods; do
  "$read_files" "$folder/example.$format" "$seconds" sheets/cn-2022 |
    awk -v format=$format -v bytes="$(wc -c <"$folder/example.$format")" -v peer="$openpyxl" '
      { rate[$1] = $2 }
      END {
        printf "  .%-5s %3d KB: read %6d, read and checked %5d", format, bytes / 1024, rate["read"], rate["check"]
        if (format == "xlsx") printf "; openpyxl reads %.1f, ratio %.0f", peer, rate["read"] / peer
        if (rate["inflate"] > 0) printf "; zlib inflates %d, %.1f times the reader", rate["inflate"], rate["inflate"] / rate["read"]
        print ""
      }'
done
