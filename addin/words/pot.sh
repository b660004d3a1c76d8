#!/bin/sh
# Gathers the texts of the code: pot.sh OUTPUT. Run from the top folder of the source tree.
set -eu
find addin -name '*.[ch]' ! -path "addin/tools/*" | LC_ALL=C sort > "$1.files"
# Formats without a word in them need no translation.
xgettext --language=C --from-code=UTF-8 --files-from="$1.files" --output="$1.all" --sort-by-file --no-wrap \
  --package-name=gongkai --msgid-bugs-address=https://github.com/gongkai/gongkai \
  --add-comments=translators: \
  --keyword --keyword=gk_tr --keyword=gk_tr_in:1c,2 --keyword=gk_tr_to:3 --keyword=N_ --keyword=NC_:1c,2 --keyword=gk_text_say:2 \
  --keyword=gk_say_line --keyword=gk_fail:3 --keyword=gk_pack_refuse:3 --keyword=gk_pack_refuse_line:3 \
  --keyword=gk_odf_refuse:3 --keyword=gk_xml_malformed:3 --keyword=gk_xml_limit:2 --keyword=fail_limit:2 \
  --flag=gk_text_say:2:c-format --flag=gk_say_line:1:c-format --flag=gk_fail:3:c-format \
  --flag=gk_pack_refuse:3:c-format --flag=gk_pack_refuse_line:3:c-format \
  --flag=gk_tr:1:pass-c-format --flag=gk_tr_in:2:pass-c-format --flag=gk_text_printf:2:c-format
LC_ALL=C.UTF-8 msggrep --no-wrap --sort-by-file --msgid --regexp='[^ -~]' --output-file="$1" "$1.all"
rm -f "$1.files" "$1.all"
