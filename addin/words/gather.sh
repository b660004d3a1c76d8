#!/bin/sh
# Gathers the texts of the code for translating: gather.sh OUTPUT.pot. Run from the top folder of the source tree.
set -eu
# The functions whose text is a format, and which of their arguments it is.
formats="gk_text_say:2 gk_say:2 gk_say_in:2c,3 gk_say_line:1 gk_fail:3 gk_pack_refuse:3 gk_pack_refuse_line:3"
plain="gk_tr gk_tr_in:1c,2 gk_tr_to:3 N_ NC_:1c,2 gk_xml_malformed:3"

options="--flag=gk_tr:1:pass-c-format --flag=gk_tr_in:2:pass-c-format --flag=N_:1:pass-c-format --flag=NC_:2:pass-c-format --flag=gk_text_printf:2:c-format"
for keyword in $plain $formats; do options="$options --keyword=$keyword"; done
for format in $formats; do options="$options --flag=$(echo "$format" | sed 's/2c,//'):c-format"; done
find addin -name '*.[ch]' ! -path 'addin/tools/*' | LC_ALL=C sort |
  xgettext --language=C --from-code=UTF-8 --files-from=- --output="$1.all" --sort-by-file --package-name=gongkai \
    --add-comments=translators: --keyword $options 2> "$1.log" || { cat "$1.log" >&2; exit 1; }
# Formats without a word in them need no translation.
LC_ALL=C.UTF-8 msggrep --no-wrap --sort-by-file --msgid --regexp='[^ -~]' --msgctxt --regexp=. "$1.all" 2> /dev/null |
  sed '/^"POT-Creation-Date/d' > "$1"
rm "$1.all" "$1.log"
