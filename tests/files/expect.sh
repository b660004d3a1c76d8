# shellcheck shell=sh
# Sourced by the tests of the command, which have made a folder $work.
passed=0
failed=0
unset LC_ALL LC_MESSAGES
LANG=C.UTF-8
XDG_CONFIG_HOME="$work/none" # no packs of the user's own
export LANG XDG_CONFIG_HOME

# expect NAME STATUS PATTERN COMMAND...: the command ends with STATUS and says PATTERN (a basic regular expression).
expect() {
  name=$1 status=$2 pattern=$3
  shift 3
  "$@" >"$work/said" 2>&1
  got=$?
  if [ "$got" -eq "$status" ] && { [ -z "$pattern" ] || grep -q -e "$pattern" "$work/said"; }; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name: status $got, expected $status and \"$pattern\":" >&2
    cat "$work/said" >&2
  fi
}

# finish NAME: the last line of a test.
finish() {
  echo "$1: $passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
