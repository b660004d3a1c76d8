#!/bin/sh
# make run says that the check was done only where the extension says so: tests/build/run.sh OXT GONGKAI
set -u
oxt=$(realpath "$1")
gongkai=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh
unset DISPLAY WAYLAND_DISPLAY
example=$(realpath sheets/example/*.fods)

# As make run does it, with an extension in a build folder of its own; the command finds its packs beside the program.
prepare() {
  mkdir -p "$work/$1"
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$gongkai" >"$work/$1/gongkai"
  chmod +x "$work/$1/gongkai"
}
prepare whole
cp "$oxt" "$work/whole/"
expect "the extension checks" 0 '差错1处' sh addin/run.sh "$example" "$work/whole/run"
expect "a picture was taken" 0 '' test -s "$work/whole/run/check.png"

# The same without the component: Calc opens the workbook, and nothing happens.
prepare hollow
cp "$oxt" "$work/hollow/"
(cd "$work/hollow" && zip -q -d gongkai-*.oxt 'program/*' META-INF/manifest.xml && mkdir META-INF &&
  echo '<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest"/>' >META-INF/manifest.xml &&
  zip -q gongkai-*.oxt META-INF/manifest.xml)
expect "no extension, no success" 1 'No sign from the extension within 10 seconds' \
  env SIGN_SECONDS=10 sh addin/run.sh "$example" "$work/hollow/run"
expect "no picture was left" 1 '' test -e "$work/hollow/run/check.png"

# The command is refused where the workbook holds no table.
cat >"$work/letter.fods" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="1"><table:table-row><table:table-cell office:value-type="string"><text:p>通知</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>
XML
expect "refused, no success" 1 'The extension did not check' sh addin/run.sh "$work/letter.fods" "$work/whole/run"
finish run
