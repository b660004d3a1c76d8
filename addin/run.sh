#!/bin/sh
# Opens a workbook in Calc with the built extension and checks it: addin/run.sh WORKBOOK OUTPUT-FOLDER
#
# With a display it leaves Calc open for the user. Without one it does the same on a virtual screen and leaves
# OUTPUT-FOLDER/check.png (what Calc shows) and OUTPUT-FOLDER/check.json (what the command finds).
# Status 0 only where the extension gave its sign that the check was done; it has SIGN_SECONDS (300) for that.
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
sign=$out/sign
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}

start_office() {
  rm -f "$sign" "$out/check.png"
  GK_SIGN=$sign gk_office "$out" --calc "$workbook" "service:org.gongkai.Commands?check" >"$out/soffice.log" 2>&1 &
  office=$!
}

end_office() {
  gk_office "$out" --headless --terminate_after_init >/dev/null 2>&1 || true
  kill $office 2>/dev/null || true
}

# The extension writes the file $sign when a command it was started with has come to its end.
wait_for_sign() {
  seconds=0
  until [ -f "$sign" ]; do
    if ! kill -0 $office 2>/dev/null; then
      echo "Calc ended without a sign from the extension: nothing was checked. See $out/soffice.log" >&2
      return 1
    fi
    if [ $seconds -ge "${SIGN_SECONDS:-300}" ]; then
      echo "No sign from the extension within $seconds seconds: nothing was checked. See $out/soffice.log" >&2
      return 1
    fi
    seconds=$((seconds + 1))
    sleep 1
  done
  if [ "$(head -n 1 "$sign")" != done ]; then
    echo "The extension did not check $workbook:" >&2
    sed 1d "$sign" >&2
    return 1
  fi
  sed -n 2p "$sign"
}

# A picture of the screen once it has stopped changing.
take_picture() {
  window=$(xdotool search --name "$(basename "$workbook")") || { echo "Calc shows no window" >&2; return 1; }
  # Without a window manager nobody else gives the window the whole screen.
  for w in $window; do xdotool windowmove "$w" 0 0 windowsize "$w" 1366 768 || true; done
  last=""
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 2
    import -window root "$out/check.png"
    now=$(convert "$out/check.png" rgb:- | sha256sum)
    [ "$now" = "$last" ] && return 0
    last=$now
  done
}

if [ "${3:-}" = picture ]; then # on the virtual screen that xvfb-run made
  start_office
  trap end_office EXIT
  wait_for_sign && take_picture
  exit
fi
gk_profile "$out" "$build"/gongkai-*.oxt
gk_register "$out"
if [ -n "$display" ]; then
  echo "Calc opens $workbook and checks it."
  start_office
  wait_for_sign || { end_office; exit 1; }
  wait $office
  exit
fi
"$build/gongkai" check --format json --fail-on never --output "$out/check.json" "$workbook"
xvfb-run -a -s "-screen 0 1366x768x24" sh "$0" "$workbook" "$out" picture
echo "No display: checked on a virtual screen."
echo "  what Calc shows:         $out/check.png"
echo "  what the command finds:  $out/check.json"
