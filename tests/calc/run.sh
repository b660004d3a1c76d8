#!/bin/sh
# Runs the suites inside a real headless Calc: tests/calc/run.sh OXT TEST-LIBRARY OUTPUT-FOLDER EXAMPLE [SUITE]
#
# The office has a fresh profile in OUTPUT-FOLDER and sees the unpacked extension and the driver; the user's own
# LibreOffice is not touched. Exit status 0 when every assertion held. LO names another office, WRAP a program to run
# it under (valgrind), LIMIT the seconds it may take.
set -eu

oxt=$(realpath "$1")
library=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
example=$(realpath "$4")
suite=${5:-all}
office=${LO:-/usr/lib/libreoffice}/program/soffice
extensions=$out/extensions

unpack() {
  rm -rf "$out/profile" "$extensions" "$out/files"
  mkdir -p "$extensions/gongkai" "$extensions/probe/META-INF" "$out/profile/user" "$out/files"
  unzip -q -o "$oxt" -d "$extensions/gongkai"
  # An extension that is found rather than installed has nobody to accept its licence and would stay unregistered.
  sed -i '/<registration>/,/<\/registration>/d' "$extensions/gongkai/description.xml"
  cp "$library" "$extensions/probe/probe.so"
  cat >"$extensions/probe/probe.components" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<components xmlns="http://openoffice.org/2010/uno-components">
  <component loader="com.sun.star.loader.SharedLibrary" uri="probe.so">
    <implementation name="org.gongkai.tests.comp.Probe"><service name="org.gongkai.tests.Probe"/></implementation>
  </component>
</components>
XML
  cat >"$extensions/probe/META-INF/manifest.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:media-type="application/vnd.sun.star.uno-components" manifest:full-path="probe.components"/>
</manifest:manifest>
XML
  cat >"$extensions/probe/description.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006"><identifier value="org.gongkai.tests"/><version value="1"/></description>
XML
  # Messages in Chinese, as accountants see them.
  cat >"$out/profile/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
XML
}

start() {
  timeout -k 10 "${LIMIT:-300}" ${WRAP:-} "$office" "-env:UserInstallation=file://$out/profile" \
    "-env:BUNDLED_EXTENSIONS=file://$extensions" --headless --norestore --nologo "$@"
}

unpack
# The first start of a fresh profile registers the extensions' types for the second.
start --terminate_after_init >"$out/first.log" 2>&1 || true
rm -f "$out/result" "$out/report"
export GK_TEST_REPORT="$out/report" GK_TEST_RESULT="$out/result" GK_TEST_OUTPUT="$out/files"
export GK_TEST_EXAMPLE="$example" GK_TEST_EXTENSION="$extensions/gongkai"
start "service:org.gongkai.tests.Probe?$suite" >"$out/office.log" 2>&1 || echo "the office ended with status $?"
[ ! -f "$out/report" ] || cat "$out/report"
if [ ! -f "$out/result" ]; then
  echo "the tests did not come to an end; the office said:" >&2
  cat "$out/office.log" >&2
  exit 1
fi
[ "$(cat "$out/result")" = 0 ]
