# shellcheck shell=sh
# Sourced by what starts LibreOffice with the built extension: make run, the tests inside Calc, the benchmarks.
#
#   gk_profile FOLDER OXT   makes FOLDER/profile (fresh, in Chinese or in GK_LANGUAGE) and FOLDER/extensions
#                           (OXT unpacked)
#   gk_component FOLDER LIBRARY IMPLEMENTATION SERVICE   adds a component library of ours that is not shipped
#   gk_register FOLDER      registers what is in FOLDER/extensions; call it once, before the first gk_office
#   gk_office FOLDER ARGUMENT...   runs that LibreOffice
#
# The user's own profile is not touched. LO names another LibreOffice; WRAP a program to run it under.

gk_profile() {
  rm -rf "$1/profile" "$1/extensions"
  mkdir -p "$1/profile/user" "$1/extensions/gongkai"
  unzip -q -o "$2" -d "$1/extensions/gongkai"
  # An extension that is found rather than installed has nobody to accept its licence and would stay unregistered.
  sed -i '/<registration>/,/<\/registration>/d' "$1/extensions/gongkai/description.xml"
  cat >"$1/profile/user/registrymodifications.xcu" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>${GK_LANGUAGE:-zh-CN}</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>${GK_LANGUAGE:-zh-CN}</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office/InstalledLocales"><node oor:name="${GK_LANGUAGE:-zh-CN}" oor:op="replace"/></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
XML
}

gk_component() {
  folder=$1/extensions/$(basename "$2" .so)
  mkdir -p "$folder/META-INF"
  cp "$2" "$folder/component.so"
  cat >"$folder/component.components" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<components xmlns="http://openoffice.org/2010/uno-components">
  <component loader="com.sun.star.loader.SharedLibrary" uri="component.so">
    <implementation name="$3"><service name="$4"/></implementation>
  </component>
</components>
XML
  cat >"$folder/META-INF/manifest.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:media-type="application/vnd.sun.star.uno-components" manifest:full-path="component.components"/>
</manifest:manifest>
XML
  cat >"$folder/description.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006"><identifier value="$3"/><version value="1"/></description>
XML
}

# The first start with new extensions registers their types and ends with a restart, which loses its arguments.
gk_register() {
  WRAP='' gk_office "$1" --headless --terminate_after_init >"$1/register.log" 2>&1 || true
  WRAP='' gk_office "$1" --headless --cat "$1/no-document" >>"$1/register.log" 2>&1 || true
}

gk_office() {
  gk_folder=$(realpath "$1")
  shift
  ${WRAP:-} "${LO:-/usr/lib/libreoffice}/program/soffice" "-env:UserInstallation=file://$gk_folder/profile" \
    "-env:BUNDLED_EXTENSIONS=file://$gk_folder/extensions" --norestore --nologo "$@"
}
