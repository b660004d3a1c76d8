#!/bin/sh
# What is built stops a mistake before it is a way in: tests/build/hardened.sh BINARY...
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/files/expect.sh
for binary in "$@"; do
  expect "$binary: its tables are read-only" 0 'GNU_RELRO' readelf -lW "$binary"
  expect "$binary: all of them, from the start" 0 'FLAGS.*NOW' readelf -dW "$binary"
  expect "$binary: its stack is no program" 0 'GNU_STACK.* RW ' readelf -lW "$binary"
  expect "$binary: it lies anywhere" 0 'DYN' readelf -hW "$binary"
  expect "$binary: its stack is watched" 0 '__stack_chk_fail' readelf -sW --dyn-syms "$binary"
  expect "$binary: lengths are checked" 0 '__[a-z]*printf_chk' readelf -sW --dyn-syms "$binary"
done
finish "hardened binaries"
