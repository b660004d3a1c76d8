#!/bin/sh
# Says what the portable libraries need of a machine, and fails where that is too much: needs.sh FOLDER
# FOLDER holds PLATFORM/LIBRARY.
set -eu

newest_glibc=2.28 # Kylin V10, UOS 20
status=0
for library in "$1"/*/*.so; do
  needed=$(objdump -p "$library" | sed -n 's/^ *NEEDED *//p' | tr '\n' ' ')
  glibc=$(objdump -T "$library" | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -Vu | tail -1)
  echo "$library needs $needed(glibc $glibc)"
  [ "$(printf '%s\n' "$glibc" $newest_glibc | sort -V | tail -1)" = $newest_glibc ] || status=1
  case $needed in *libxml2* | *libstdc++*) status=1 ;; esac
done
for library in "$1"/*/*.dll; do
  echo "$library needs $(objdump -p "$library" | sed -n 's/.*DLL Name: //p' | tr '\n' ' ')"
done
[ $status = 0 ] || echo "the portable extension needs what older machines lack" >&2
exit $status
