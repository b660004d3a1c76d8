#!/bin/sh
# Spreads `gongkai check` over a Slurm cluster: one task of an array for each list of workbooks.
#
#   docs/batch-slurm.sh FOLDER OUTPUT.json [OPTION OF gongkai check]…
#
# FOLDER and the folder of OUTPUT are on a file system that all nodes see under the same path, and so is gongkai, or
# $GONGKAI names it. $CHUNK workbooks (default 500) are one task with $CPUS processors (default 2); $SBATCH holds
# further options of sbatch, such as "--partition=short". OUTPUT has one line a workbook, in the order of their names.
# Exit status: that of gongkai check.
set -eu
gongkai=${GONGKAI:-gongkai} chunk=${CHUNK:-500}

# Within a task. Statuses up to 3 are gongkai's own; anything else makes the task fail.
if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
  list=$(printf '%s/list.%06d' "$GONGKAI_WORK" "$SLURM_ARRAY_TASK_ID")
  status=0
  "$gongkai" check "$@" --format json --jobs "${SLURM_CPUS_PER_TASK:-1}" --files-from "$list" --output "$list.json" ||
    status=$?
  [ "$status" -le 3 ] || exit "$status"
  exit 0
fi

[ $# -ge 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$(realpath "$1") output=$(realpath "$2")
shift 2
work=$(mktemp -d "$output.XXXXXX")
trap 'rm -rf "$work"' EXIT
find "$folder" -type f \( -iname '*.fods' -o -iname '*.ods' -o -iname '*.xlsx' -o -iname '*.xlsm' -o -iname '*.xls' \
  -o -iname '*.et' \) ! -name '.*' ! -name '~$*' | LC_ALL=C sort >"$work/all"
[ -s "$work/all" ] || { echo "batch-slurm: $folder holds no workbook" >&2; exit 3; }
split -d -a 6 -l "$chunk" "$work/all" "$work/list."
last=$(($(ls "$work" | grep -c '^list\.') - 1))

GONGKAI_WORK=$work GONGKAI=$gongkai sbatch ${SBATCH:-} --wait --job-name=gongkai --cpus-per-task="${CPUS:-2}" \
  --array="0-$last" --output="$work/task.%a.log" --export=ALL "$(realpath "$0")" "$@" >&2 ||
  { echo "batch-slurm: some tasks failed:" >&2; cat "$work"/task.*.log >&2; exit 3; }

cat "$work"/list.*.json >"$output"
if grep -q '"verdict":"unreadable"' "$output"; then exit 3; fi
if grep -q '"verdict":"fail"' "$output"; then exit 1; fi
