#!/bin/sh
# Spreads `gongkai check` over several hosts with GNU parallel over ssh.
#
#   docs/batch-parallel.sh HOST,HOST,… FOLDER OUTPUT.json [OPTION OF gongkai check]…
#
# FOLDER and the folder of OUTPUT are on a file system that all hosts see under the same path (NFS, for example), and
# so is gongkai, or $GONGKAI names it. Each host is given lists of $CHUNK workbooks (default 200), one at a time, and
# checks them on all its processors. OUTPUT has one line a workbook, in the order of their names, whatever the hosts.
# A list whose host failed goes to another one. Exit status: that of gongkai check.
set -eu
[ $# -ge 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
hosts=$1 folder=$(realpath "$2") output=$(realpath "$3")
shift 3
gongkai=${GONGKAI:-gongkai} chunk=${CHUNK:-200}

work=$(mktemp -d "$output.XXXXXX")
trap 'rm -rf "$work"' EXIT
find "$folder" -type f \( -iname '*.fods' -o -iname '*.ods' -o -iname '*.xlsx' -o -iname '*.xlsm' -o -iname '*.xls' \
  -o -iname '*.et' \) ! -name '.*' ! -name '~$*' | LC_ALL=C sort >"$work/all"
[ -s "$work/all" ] || { echo "batch-parallel: $folder holds no workbook" >&2; exit 3; }
split -d -a 6 -l "$chunk" "$work/all" "$work/list."

# Statuses up to 3 are gongkai's own; anything else is a host or a program that failed, and is tried elsewhere.
parallel ${SSH:+--ssh "$SSH"} --sshlogin "$hosts" --jobs 1 --retries 3 --joblog "$work/log" \
  "$gongkai" check "$@" --format json --files-from {} --output {}.json '; s=$?; [ $s -le 3 ] && exit 0; exit $s' \
  ::: "$work"/list.?????? ||
  { echo "batch-parallel: some lists could not be checked:" >&2; cat "$work/log" >&2; exit 3; }

cat "$work"/list.*.json >"$output"
awk 'NR > 1 { lists[$2]++ } END { for (host in lists) print "batch-parallel: " host ": " lists[host] " lists" }' \
  "$work/log" >&2
if grep -q '"verdict":"unreadable"' "$output"; then exit 3; fi
if grep -q '"verdict":"fail"' "$output"; then exit 1; fi
