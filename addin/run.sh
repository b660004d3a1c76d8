#!/bin/sh
# Opens a workbook in Calc with the built extension and checks it: addin/run.sh WORKBOOK OUTPUT-FOLDER
#
# With a display it leaves Calc open for the user. Without one it does the same on a virtual screen and leaves
# OUTPUT-FOLDER/check.png (what Calc shows) and OUTPUT-FOLDER/check.json (what the command finds).
# The user's own LibreOffice profile is not touched: profile and extension live in OUTPUT-FOLDER.
set -eu
. "$(dirname "$0")/profile.sh"

workbook=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
# A copy: an office that is ended at once leaves its lock beside the document.
[ "$(dirname "$workbook")" = "$out" ] || cp "$workbook" "$out/"
rm -f "$out"/.~lock.*
workbook=$out/$(basename "$workbook")
build=$(dirname "$out")
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}

check_and_show() {
  gk_office "$out" --calc "$workbook" "service:org.gongkai.Commands?check"
}

# Waits until the screen shows a document window and has stopped changing.
wait_for_picture() {
  title=$(basename "$workbook")
  tries=0
  until xdotool search --name "$title" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 120 ] || { echo "Calc did not show $workbook within two minutes" >&2; return 1; }
    sleep 1
  done
  # Without a window manager nobody else gives the window the whole screen.
  xdotool search --name "$title" windowmove %@ 0 0 windowsize %@ 1366 768 || true
  last=""
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 2
    import -window root "$out/check.png"
    now=$(convert "$out/check.png" rgb:- | sha256sum)
    [ "$now" = "$last" ] && return 0
    last=$now
  done
}

# Runs on the virtual screen that xvfb-run made.
picture() {
  check_and_show >"$out/soffice.log" 2>&1 &
  office_pid=$!
  trap 'gk_office "$out" --headless --terminate_after_init >/dev/null 2>&1 || true; kill $office_pid 2>/dev/null || true' EXIT
  wait_for_picture
}

if [ "${3:-}" = picture ]; then
  picture
  exit
fi
gk_profile "$out" "$build"/gongkai-*.oxt
gk_register "$out"
if [ -n "$display" ]; then
  echo "Calc opens $workbook and checks it."
  check_and_show
  exit
fi
"$build/gongkai" check --format json --fail-on never --output "$out/check.json" "$workbook"
xvfb-run -a -s "-screen 0 1366x768x24" sh "$0" "$workbook" "$out" picture
echo "No display: checked on a virtual screen."
echo "  what Calc shows:         $out/check.png"
echo "  what the command finds:  $out/check.json"
