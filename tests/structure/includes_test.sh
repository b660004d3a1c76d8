#!/bin/sh
# includes.sh sees circles and what lies above: tests/structure/includes_test.sh
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh
line() { mkdir -p "$work/$1/$(dirname "$2")" && echo "#include \"$3\"" >>"$work/$1/$2"; }

line sound engine/rules/a.c engine/base/b.h
line sound files/read/a.c engine/rules/b.h
expect "sound" 0 '3 folders, 0 dependencies' sh tests/structure/includes.sh "$work/sound"
line pair engine/rules/a.c engine/pack/b.h
line pair engine/pack/a.c engine/rules/b.h
expect "two folders" 1 'engine/pack/a.c:1 includes engine/rules/b.h' sh tests/structure/includes.sh "$work/pair"
line ring engine/rules/a.c engine/pack/b.h
line ring engine/pack/a.c engine/base/b.h
line ring engine/base/a.h engine/rules/b.h
expect "a ring of three" 1 '3 dependencies that close a circle' sh tests/structure/includes.sh "$work/ring"
line upward engine/rules/a.c files/read/b.h
line upward uno/a.c engine/rules/b.h
line upward uno/a.c engine/base/b.h
expect "upward" 1 '0 dependencies that close a circle, 2 upward' sh tests/structure/includes.sh "$work/upward"
finish includes
