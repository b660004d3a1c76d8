# shellcheck shell=sh
# Sourced by make.sh: XML that is against its reader, in every part that is read.

# every_part NAME OUTCOME REASON FILTER ARGUMENT...: NAME-0.fods, NAME-1.ods …, one part of each put through the filter.
every_part() {
  name=$1 outcome=$2 reason=$3 number=1
  shift 3
  "$@" <"$out/example.fods" >"$files/$name-0.fods"
  expect "$name-0.fods" "$outcome" "$reason"
  for place in ods:content.xml xlsx:xl/workbook.xml xlsx:xl/_rels/workbook.xml.rels xlsx:xl/worksheets/sheet1.xml \
    xlsx:xl/sharedStrings.xml; do
    format=${place%%:*}
    unzip -p "$out/example.$format" "${place#*:}" | "$@" | part "$format" "$name-$number" "${place#*:}"
    expect "$name-$number.$format" "$outcome" "$reason"
    number=$((number + 1))
  done
}

# --- declarations: entities that grow, that name another file or another machine
printf '机密4711' >"$out/secret"
# declare_entity DECLARATION: puts it behind <?xml ?> and its entity j into the text of the root
declare_entity() { sed -e "1s#?>#?><!DOCTYPE x $1>#" -e '$s#</[^<>]*>$#\&j;&#'; }
laughs='<!ENTITY a "ha">'
for pair in ba cb dc ed fe gf hg ih ji; do
  ten=$(for time in 1 2 3 4 5 6 7 8 9 10; do printf '\\&%s;' "${pair#?}"; done)
  laughs="$laughs<!ENTITY ${pair%?} \"$ten\">"
done
every_part laughs refused 'DOCTYPE' declare_entity "[$laughs]"
every_part outside refused 'DOCTYPE' declare_entity "[<!ENTITY j SYSTEM \"file://$out/secret\">]"
every_part parameter refused 'DOCTYPE' declare_entity "[<!ENTITY % p SYSTEM \"file://$out/secret\"> %p;]"
every_part remote refused 'DOCTYPE' declare_entity 'SYSTEM "http://127.0.0.1:9/x.dtd"'

# --- what is added at the end of the root. Some of it costs a parser the square of its length.
# in_root COMMAND ARGUMENT...: what the command says, there
in_root() {
  cat >"$out/text"
  at=$(LC_ALL=C grep -abo '</[^<>]*>' "$out/text" | tail -1 | cut -d: -f1)
  head -c "$at" "$out/text"
  "$@"
  tail -c +$((at + 1)) "$out/text"
}
# many COUNT BEGIN EACH END: EACH COUNT times between the others, its & a number
many() {
  printf '%s' "$2"
  seq "$1" | sed "s|.*|$3|" | tr -d '\n'
  printf '%s' "$4"
}
nested() { many "$1" '' '<a>' '' && many "$1" '' '</a>' ''; }
every_part deep refused '嵌套太深' in_root nested 200
every_part deepest refused '嵌套太深' in_root nested 300000
every_part names refused '超过' in_root many 100000 '' '<a&/>' ''
every_part attributes refused '超过' in_root many 20000 '<a' ' a&=""' '/>'
every_part tag refused '超过' in_root many 300000 '<a' ' a&=""' '/>'
every_part value 'same or refused' '超过' in_root many 300000 '<a a="' 'abcdefgh' '"/>'
every_part comment 'same or refused' '超过' in_root many 300000 '<!--' 'abcdefgh' '-->'
every_part twice refused '可能损坏' in_root echo '<a b="" b=""/>'
every_part open refused '可能损坏' in_root echo '<a>'
every_part entity refused '可能损坏' in_root echo '&nothing;'
every_part nul refused '可能损坏' in_root printf '<a>\000</a>'
every_part latin refused '可能损坏|UTF' in_root printf '<a>\344\366\374</a>'
every_part overlong refused '可能损坏|UTF' in_root printf '<a>\300\257</a>'
every_part include same '' in_root echo \
  "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file://$out/secret\" parse=\"text\"/>"

# --- encodings
wide() { sed '1s/encoding="UTF-8"/encoding="UTF-16"/' | iconv -f UTF-8 -t UTF-16; }
every_part utf16 'same or refused' '编码|UTF|可能损坏' wide
every_part encoding 'same or refused' '编码|UTF|可能损坏' sed '1s/encoding="UTF-8"/encoding="x-none"/'

# --- the manifest of an .ods, which tells of a password and of nothing else
# manifest NAME OUTCOME REASON FILTER ARGUMENT...
manifest() {
  name=$1 outcome=$2 reason=$3
  shift 3
  unzip -p "$out/example.ods" META-INF/manifest.xml | "$@" | part ods "manifest-$name" META-INF/manifest.xml
  expect "manifest-$name.ods" "$outcome" "$reason"
}
# as OpenOffice.org wrote it
manifest doctype same '' \
  sed '1s#?>#?><!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">#'
manifest laughs 'same or refused' 'DOCTYPE' declare_entity "[$laughs]"
manifest deep 'same or refused' '嵌套太深' in_root nested 300000
manifest cut 'same or refused' '可能损坏' head -c 100
