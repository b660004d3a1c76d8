#!/bin/sh
# Makes libraries to link against in place of LibreOffice's for another platform: stubs.sh TRIPLE FOLDER OBJECT...
#
# Debian has LibreOffice's libraries for this machine only. A library to link against needs no more than their names
# and the functions' names, which are those that the objects ask for.
set -eu

triple=$1 folder=$2
shift 2
mkdir -p "$folder"

# The functions of one library that the objects use.
wanted() {
  "$triple-nm" -u "$@" | sed "s/__imp_//" | grep -oE "\\b($prefixes)_[A-Za-z0-9_]+" | sort -u
}

stub() { # NAME PREFIXES WINDOWS-NAME
  name=$1 prefixes=$2 dll=$3
  shift 3
  case $triple in
    *mingw32)
      { echo "LIBRARY $dll"; echo EXPORTS; wanted "$@"; } >"$folder/$name.def"
      "$triple-dlltool" -d "$folder/$name.def" -l "$folder/lib$name.a" ;;
    *)
      wanted "$@" | sed 's/.*/void &(void); void &(void) {}/' >"$folder/$name.c"
      "$triple-gcc" -shared -fPIC -Wl,-soname,"lib$name.so.3" -o "$folder/lib$name.so" "$folder/$name.c" ;;
  esac
}

stub uno_sal 'rtl|osl' sal3.dll "$@"
stub uno_cppu 'uno|typelib' cppu3.dll "$@"
