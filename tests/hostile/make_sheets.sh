# shellcheck shell=sh
# Sourced by make.sh: workbooks that are sound as files and mad as sheets.

# flat NAME ROWS COLUMNS TEXT: a sheet with the text in so many repeated rows and columns
flat() {
  cat >"$files/$1.fods" <<XML
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="甲"><table:table-row table:number-rows-repeated="$2">
<table:table-cell office:value-type="string" table:number-columns-repeated="$3" table:number-columns-spanned="16384"
  table:number-rows-spanned="1048576"><text:p>$4</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document>
XML
}
flat million-rows 1048576 1 x
expect million-rows.fods checked
flat all-cells 1048576 16384 x
expect all-cells.fods refused '超过5000000个'
flat no-number 99999999999999999999 99999999999999999999 x
expect no-number.fods refused '超过'
flat negative -5 -5 x
expect negative.fods checked
flat titles 10 16384 支出决算表
expect titles.fods checked
flat marks 10000 10 公开03表
expect marks.fods checked
flat spaces 1 1 '<text:s text:c="2000000000"/>'
expect spaces.fods refused '超过256KB'

# A wrong total repeated 70,000 times: as many findings.
awk -v rows=' table:number-rows-repeated="70000">' '
  /table:name="GK02/ { there = 1 }
  there && /name-total/ && held != "" && !done { sub(/>/, rows, held); done = 1 }
  { if (held != "") print held; held = "" }
  /<table:table-row / { held = $0; next }
  { print }
  END { exit !done }' "$out/example.fods" >"$files/many-findings.fods"
expect many-findings.fods refused '结果超过64MB'

# --- sheet 1 of the .xlsx
# sheet NAME OUTCOME REASON FILTER ARGUMENT...
sheet() {
  name=$1 outcome=$2 reason=$3
  shift 3
  unzip -p "$out/example.xlsx" xl/worksheets/sheet1.xml | "$@" | part xlsx "sheet-$name" xl/worksheets/sheet1.xml
  expect "sheet-$name.xlsx" "$outcome" "$reason"
}
for index in 99999999 -1 1.5 18446744073709551616 0x1; do
  sheet "text-$index" checked '' sed "s|\(t=\"s\"[^>]*><v>\)[0-9]*|\1$index|"
done
for address in A0 XFE1 A1048577 A99999999999 ZZZZZZZZZZZZZ1 1A A1B ''; do
  sheet "cell-$address" refused '可能损坏|超' sed "s|<c r=\"A1\"|<c r=\"$address\"|"
done
for row in 0 -1 1048577 4294967297 99999999999999999999; do
  sheet "row-$row" refused '超|不成地址' sed "s|<row r=\"1\"|<row r=\"$row\"|; s|<row \([^>]*\) r=\"1\"|<row \1 r=\"$row\"|"
done
for number in 1e999 -1e999 nan inf 0x10 1e-400 1,5 99999999999999999999999999; do
  sheet "number-$number" checked '' sed "s|<v>1671.42</v>|<v>$number</v>|g"
done
merges() {
  cat >"$out/text"
  sed 's|</mergeCells>.*||' "$out/text"
  seq 1001 1001000 | sed 's|.*|<mergeCell ref="A&:XFD1048576"/>|'
  printf '</mergeCells></worksheet>'
}
sheet million-merges same '' merges
overlaps() { sed 's|<mergeCells[^>]*>|&<mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:XFD1048576"/>|'; }
sheet merge-all checked '' overlaps

# --- the list of sheets, and what it points to
unzip -p "$out/example.xlsx" xl/workbook.xml | sed 's|name="GK04[^"]*"|name="GK04\&#10;乙局.xlsx：通过\&#155;2J"|' |
  part xlsx sheet-name xl/workbook.xml
expect sheet-name.xlsx checked
relation() {
  unzip -p "$out/example.xlsx" xl/_rels/workbook.xml.rels | sed "s|Target=\"worksheets/sheet1.xml\"|Target=\"$2\"|" |
    part xlsx "target-$1" xl/_rels/workbook.xml.rels
  expect "target-$1.xlsx" "$3" "${4:-}"
}
relation outside ../../../../../../etc/passwd refused '可能损坏'
relation itself workbook.xml checked
relation folder worksheets/ refused '可能损坏'
relation nothing '' refused '可能损坏'
