#!/bin/sh
# Builds libxml2 for the portable extension: libxml2.sh TRIPLE FOLDER
#
# Leaves FOLDER/lib/libxml2.a (position-independent, no dependency beyond the C library) and FOLDER/include/libxml2.
# The source is Debian's own, checked by apt against Debian's keys. Only what packs need is built in: the shared
# libraries of the machines it will run on differ in soname (libxml2.so.2, .so.16) and cannot be relied on.
set -eu

triple=$1
mkdir -p "$2"
folder=$(realpath "$2")
[ ! -f "$folder/lib/libxml2.a" ] || exit 0

fetch() {
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/source"
  . /etc/os-release
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $VERSION_CODENAME main" \
    >"$folder/apt/sources.list"
  options="-o Dir::Etc::SourceList=$folder/apt/sources.list -o Dir::Etc::SourceParts=/dev/null
    -o Dir::State::Lists=$folder/apt/lists -o Dir::Cache=$folder/apt -o APT::Sandbox::User="
  # shellcheck disable=SC2086
  apt-get -q $options update && cd "$folder/source" && apt-get -q $options source libxml2
}

[ -d "$folder/source" ] || fetch
cd "$folder"/source/libxml2-*/
# stat() stands in glibc since 2.33 only; without it libxml2 does not ask what a path is. We hand it bytes, never paths.
./configure -q ac_cv_func_stat=no --host="$triple" --disable-shared --enable-static --with-pic --with-minimum \
  --with-push --with-sax1 --with-tree --with-schemas --with-regexps --with-pattern --without-lzma --without-zlib --without-iconv --without-icu --without-threads \
  CFLAGS="-O2 -fvisibility=hidden"
# Debian's patches touch what automake would regenerate; the files are right as they are.
make -s -j2 AUTOMAKE=: ACLOCAL=: AUTOCONF=: AUTOHEADER=: libxml2.la
mkdir -p "$folder/lib" "$folder/include/libxml2/libxml"
cp include/libxml/*.h "$folder/include/libxml2/libxml"
cp .libs/libxml2.a "$folder/lib"
