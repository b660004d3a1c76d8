#!/bin/sh
# The example in each format, saved by the real Calc: files read and checked in a second of one processor, beside openpyxl
# and beside zlib inflating the same bytes; then the other peers, as far as they are installed. tests/bench/files.sh READ_FILES EXAMPLE FOLDER
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
  "$read_files" "$folder/example.$format" "$seconds" sheets >"$folder/$format.rates"
  awk -v format=$format -v bytes="$(wc -c <"$folder/example.$format")" -v peer="$openpyxl" '
      { rate[$1] = $2 }
      END {
        printf "  .%-5s %3d KB: read %6d, read and checked %5d, without a given pack %5d", format, bytes / 1024,
          rate["read"], rate["check"], rate["choose"]
        if (format == "xlsx") printf "; openpyxl reads %.1f, ratio %.0f", peer, rate["read"] / peer
        if (rate["inflate"] > 0) printf "; zlib inflates %d, %.1f times the reader", rate["inflate"], rate["inflate"] / rate["read"]
        print ""
      }' "$folder/$format.rates"
done

# other NAME FORMAT RATE: a line for a peer.
other() {
  awk -v name="$1" -v format="$2" -v rate="$3" '$1 == "read" {
    if (rate > 0) printf "  .%-5s %s reads %.1f, ratio %.0f\n", format, name, rate, $2 / rate
    else printf "  .%-5s %s could not read it\n", format, name }' "$folder/$2.rates"
}
timed() { "$python" tests/bench/processor_time.py "$@"; }
for format in xlsx ods; do
  rm -rf "$folder/many" "$folder/csv" && mkdir -p "$folder/many" "$folder/csv"
  for i in 1 2 3 4 5 6 7 8 9 10; do cp "$folder/example.$format" "$folder/many/$i.$format"; done
  # One office for all ten: its start is shared.
  other "soffice --convert-to csv" $format "$(timed 10 "${LO:-/usr/lib/libreoffice}/program/soffice" \
    "-env:UserInstallation=file://$folder/profile" --headless --convert-to csv --outdir "$folder/csv" "$folder/many"/*)"
  if command -v ssconvert >/dev/null; then
    other "Gnumeric's ssconvert" $format "$(timed 10 sh -c "for f in '$folder/many'/*; do ssconvert \$f '$folder/csv/x.csv' || exit 1; done")"
  else
    echo "  .$format   no ssconvert here (Debian: gnumeric)"
  fi
done
# The JavaScript ones come from npm, into the build folder, where there is npm and a network.
if command -v npm >/dev/null && npm install --silent --no-audit --no-fund --prefix "$folder/node" xlsx exceljs >/dev/null 2>&1; then
  for library in xlsx exceljs; do
    name=$library
    [ $library != xlsx ] || name=SheetJS
    other $name xlsx "$(NODE_PATH="$folder/node/node_modules" node tests/bench/read_node.js $library "$folder/example.xlsx" "$seconds")"
  done
  other SheetJS ods "$(NODE_PATH="$folder/node/node_modules" node tests/bench/read_node.js xlsx "$folder/example.ods" "$seconds")"
else
  echo "  SheetJS and exceljs: no npm or no network here"
fi
