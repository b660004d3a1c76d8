#!/bin/sh
# What make makes anew, and what it leaves where it fails: tests/build/make.sh BUILD-FOLDER (of built products)
set -u
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh

# In a copy of the sources and of what was built from them.
mkdir -p "$work/tree/$build"
cp -a Makefile LICENSE README.md description.xml addin docs idl registry sheets tests "$work/tree/"
for part in made obj/addin "obj/$build" tools words program template types.rdb gongkai ./gongkai-*.oxt; do
  for path in "$build"/$part; do
    mkdir -p "$work/tree/$(dirname "$path")" && cp -a "$path" "$work/tree/$(dirname "$path")/"
  done
done
unset MAKEFLAGS MAKELEVEL
export MAKELEVEL=1 # no packages are installed here
in_tree() { (cd "$work/tree" && make --no-print-directory B="$build" "$@"); }
# What would be made, without the long lists of files.
would() { in_tree -n products "$@" | grep -o '^echo "  [^"]*"'; }
# A dry run leaves the flags it was given for the next.
as_built() { rm -rf "$work/tree/$build/made" && cp -a "$build/made" "$work/tree/$build/"; }

expect "nothing changed, nothing to do" 0 '' in_tree -q products
expect "the version is in the command alone" 0 'command/main.o' would VERSION=9.9
expect "and in nothing else" 1 '' sh -c "cd '$work/tree' && make -n B='$build' VERSION=9.9 products | grep -q '^echo \"  [^\"]*engine/'"
as_built
expect "flags" 0 'engine/base/decimal.o' would CFLAGS=-O1
expect "warnings" 0 'calc/component.o' would WARN=-Wall
expect "more flags" 0 'uno/call.o' would EXTRA=-DX
expect "another compiler" 0 'files/file_bytes.o' would CC=clang
as_built
expect "a compiler behind ccache is the same" 0 '' in_tree -q CC="ccache gcc" products

echo 'static int gk_nothing;' >"$work/tree/addin/engine/base/new.c"
expect "a new source is compiled" 0 'base/new.o' would
expect "and linked" 0 '/gongkai"' would
rm "$work/tree/addin/engine/base/new.c"
as_built
rm "$work/tree/addin/command/paths.c"
expect "without a deleted source it is linked anew" 0 '/gongkai"' would
cp -a addin/command/paths.c "$work/tree/addin/command/"
as_built
expect "as before" 0 '' in_tree -q products
rm "$work/tree/registry/icons/gongkai.png"
expect "a deleted icon" 1 '' in_tree -q products

sed -i 's/<pack /<pack wrong="1" /' "$work/tree/sheets/cn-2022/pack.xml"
expect "no reference of rules from a wrong pack" 2 '' in_tree docs
expect "the one there stays" 0 '' cmp docs/rules.md "$work/tree/docs/rules.md"
finish "what make makes anew"
