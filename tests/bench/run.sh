#!/bin/sh
# A run over many workbooks in two jobs: whether memory stays flat, files a second, the whole time. The workbooks are
# KINDS copies of the example in each of three formats, each with a department and figures of its own, under COUNT names
# in all (hard links). tests/bench/run.sh GONGKAI EXAMPLE FOLDER COUNT
set -eu
gongkai=$1 example=$2 count=$4 kinds=${KINDS:-100}
rm -rf "$3" && mkdir -p "$3/in" "$3/kinds" "$3/xl/worksheets"
folder=$(realpath "$3")
for format in ods xlsx; do
  "${LO:-/usr/lib/libreoffice}/program/soffice" "-env:UserInstallation=file://$folder/profile" --headless \
    --convert-to $format --outdir "$folder" "$example" >/dev/null 2>&1
done
name=$(basename "$example" .fods)
department=$(sed -n 's/.*部门：\([^<]*\)<.*/\1/p' "$example" | head -1)
[ -n "$department" ]

# own NUMBER <PART: the part with the department's own name and one figure of its own, wherever it stands
own() { sed "s/$department/第$1局/g; s/1671\.42/$((1000 + $1)).42/g"; }
i=0
while [ "$i" -lt "$kinds" ]; do
  own "$i" <"$example" >"$folder/kinds/$i.fods"
  cp "$folder/$name.ods" "$folder/kinds/$i.ods"
  cp "$folder/$name.xlsx" "$folder/kinds/$i.xlsx"
  cd "$folder"
  unzip -p "$name.ods" content.xml | own "$i" >content.xml
  zip -q "kinds/$i.ods" content.xml
  for part in sharedStrings worksheets/sheet1; do unzip -p "$name.xlsx" xl/$part.xml | own "$i" >xl/$part.xml; done
  zip -q "kinds/$i.xlsx" xl/sharedStrings.xml xl/worksheets/sheet1.xml
  cd "$OLDPWD"
  i=$((i + 1))
done
# awk makes the list of links: a process for each name would take longer than the run
awk -v count="$count" -v kinds="$kinds" -v folder="$folder" 'BEGIN {
  split("fods ods xlsx", format, " ")
  for (i = 0; i < count; i++) {
    f = format[i % 3 + 1]
    printf "%s/kinds/%d.%s %s/in/%06d.%s\n", folder, int(i / 3) % kinds, f, folder, i, f
  }
}' >"$folder/links"
python=$(PATH=/usr/bin:/bin command -v python3)
"$python" -c 'import os, sys
for line in sys.stdin: os.link(*line.split())' <"$folder/links"

# The run writes into a pipe; whoever reads it looks at the processes when so many results have come.
mkfifo "$folder/results"
begin=$(date +%s%N)
"$gongkai" check --jobs 2 --fail-on never --format json "$folder/in" >"$folder/results" &
run=$!
"$python" tests/bench/resident.py "$run" 1000 5000 $((count - 50)) <"$folder/results" >"$folder/resident"
wait "$run"
end=$(date +%s%N)
echo "$count workbooks, $kinds of them different in each of .fods, .ods and .xlsx; two jobs; resident memory in MB"
cat "$folder/resident"
awk -v count="$count" -v ns=$((end - begin)) \
  'BEGIN { printf "  %.1f s, %.0f files a second\n", ns / 1e9, count / ns * 1e9 }'
rm -rf "$folder"
