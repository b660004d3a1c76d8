# shellcheck shell=sh
# Sourced by make.sh: archives that swell, lie, are locked or hold something else.

"$tools/lying_zips" "$files"
expect smaller-than-it-says-not.ods refused '可能损坏'
expect says-it-is-empty.ods refused '可能损坏|不是完整'
expect says-it-is-larger.ods refused '可能损坏'
expect says-it-is-4-GB.ods refused '可能损坏|太大'
expect overlapping.xlsx refused '展开后太大|可能损坏'
expect holds-itself.ods refused '可能损坏'
expect twice.ods refused '有两个 content.xml'

mkdir "$out/archive"
cd "$out/archive"
printf 'hello' >hello.txt
zip -q "$files/other.ods" hello.txt
expect other.ods refused '不是工作簿'
head -c 300000000 /dev/zero >content.xml
zip -q -1 "$files/bomb.ods" content.xml
expect bomb.ods refused '展开后太大'
for layer in 1 2 3 4 5 6; do
  zip -q layer$layer.zip content.xml
  mv layer$layer.zip content.xml
done
zip -q -0 "$files/nested.ods" content.xml
expect nested.ods refused '可能损坏'

mkdir many
cd many
seq 20001 | xargs touch
seq 20001 | zip -q -0 "$files/many-entries.ods" -@
expect many-entries.ods refused '超过20000个'
cd ..

# The whole package encrypted, as LibreOffice 24.8 and later write it; and by the archive itself.
mkdir META-INF xl
printf 'application/vnd.oasis.opendocument.spreadsheet' >mimetype
cat >META-INF/manifest.xml <<'XML'
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="encrypted-package"><manifest:encryption-data/></manifest:file-entry>
</manifest:manifest>
XML
head -c 20000 "$out/example.ods" >encrypted-package
zip -q "$files/locked-whole.ods" mimetype META-INF/manifest.xml encrypted-package
expect locked-whole.ods refused '密码'
printf '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>' >xl/workbook.xml
zip -q -P secret "$files/locked-archive.xlsx" xl/workbook.xml
expect locked-archive.xlsx refused '密码'

# One entry listed as many sheets: each small enough, too much in all.
# list_sheets NAME COUNT: an .xlsx whose sheets are all xl/sheet.xml
list_sheets() {
  mkdir -p xl/_rels
  {
    printf '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    seq "$2" | sed 's|.*|<sheet name="&" r:id="r&"/>|'
    printf '</sheets></workbook>'
  } >xl/workbook.xml
  {
    printf '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    seq "$2" | sed 's|.*|<Relationship Id="r&" Type="/worksheet" Target="sheet.xml"/>|'
    printf '</Relationships>'
  } >xl/_rels/workbook.xml.rels
  zip -q -1 -r "$files/$1.xlsx" xl
}
printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>' >xl/sheet.xml
list_sheets many-sheets 1025
expect many-sheets.xlsx refused '超过1024个'
{
  printf '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  head -c 12000000 /dev/zero | tr '\0' ' '
  printf '</sheetData></worksheet>'
} >xl/sheet.xml
list_sheets one-entry-as-many-sheets 200
expect one-entry-as-many-sheets.xlsx refused '展开后太大'
cd "$OLDPWD" || exit 1
rm -r "$out/archive"
