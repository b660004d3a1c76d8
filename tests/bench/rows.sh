#!/bin/sh
# What the command costs by the number of rows of one table: a 公开03 in each format, the processor's time (the least of
# five runs) and the peak of memory. A row's share is what a workbook of ten rows does not take; `ratio` compares it with
# that of the first size. tests/bench/rows.sh GONGKAI MAKE_ROWS FOLDER
set -eu
gongkai=$1 make_rows=$2
rm -rf "$3" && mkdir -p "$3"
folder=$(realpath "$3")
python=$(PATH=/usr/bin:/bin command -v python3)
printf '  %-7s %8s %10s %10s %9s %8s %9s %10s\n' format rows KB 'time, ms' 'us a row' ratio 'peak, MB' 'KB a row'
for format in fods ods xlsx xls; do
  for rows in 10 1000 10000 100000; do
    file=$folder/$rows.$format
    if [ $format = xls ]; then
      [ $rows != 100000 ] || rows=60000 # a sheet ends at 65536
      file=$folder/$rows.xls
      [ -f "$folder/$rows.ods" ] || "$make_rows" $rows "$folder/$rows.ods"
      "${LO:-/usr/lib/libreoffice}/program/soffice" "-env:UserInstallation=file://$folder/profile" --headless \
        --convert-to xls --outdir "$folder" "$folder/$rows.ods" >/dev/null 2>&1
    else
      "$make_rows" $rows "$file"
    fi
    cost=$("$python" tests/bench/cost_of.py 5 "$gongkai" check --jobs 1 --format json "$file")
    echo "$format $rows $(wc -c <"$file") $cost"
  done
done | awk '
  $2 == 10 { none = $4; empty = $5; first = 0; next }
  {
    each = ($4 - none) * 1e6 / $2
    if (first == 0) first = each
    printf "  .%-6s %8d %10d %10.1f %9.2f %8.2f", $1, $2, $3 / 1024, $4 * 1000, each, each / first
    printf " %9.1f %10.2f\n", $5, ($5 - empty) * 1024 / $2
  }'
rm -rf "$folder"
