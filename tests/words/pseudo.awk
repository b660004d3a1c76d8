# Makes a translation into a made-up language of a template: pseudo.awk gongkai.pot > qtz.po. Every line of a text is put
# in brackets and lengthened, ⟦…~~~⟧, and every text that a format inserts stands in brackets of its own, ⟨%s⟩: what a
# user can see outside ⟦⟧ did not come from the catalogue.
# Directives name their arguments, as those of a language with another order do.
function pseudo(text,   out, directive, stars) {
  out = ""
  while (is_format && match(text, /%[-+ #0-9.*]*[hlzjt]*[A-Za-z%]/)) {
    directive = substr(text, RSTART + 1, RLENGTH - 1)
    out = out substr(text, 1, RSTART - 1)
    text = substr(text, RSTART + RLENGTH)
    if (directive != "%") {
      if (sub(/\.\*/, ".*" (argument + 1) "$", directive)) argument++
      directive = ++argument "$" directive
    }
    out = out (directive ~ /s$/ ? "⟨%" directive "⟩" : "%" directive)
  }
  return out text
}
function line(text,   end) { # with the line's end outside
  end = ""
  while (text ~ /\\[nr]$/) {
    end = substr(text, length(text) - 1) end
    text = substr(text, 1, length(text) - 2)
  }
  begin = ""
  while (text ~ /^\\n/) {
    begin = begin "\\n"
    text = substr(text, 3)
  }
  return begin (text == "" ? "" : "⟦" pseudo(text) "~~~⟧") end
}
/^#,/ { is_format = /(^|[ ,])c-format/ }
/^$/ { is_format = 0; head_seen = 1 }
!head_seen {
  if (/^msgid/) print "msgid \"\"\nmsgstr \"\"\n\"Language: qtz\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\""
  next
}
/^msgid "/ { count = 0 }
/^msgid "./ { parts[++count] = substr($0, 8, length($0) - 8) }
/^"/ { parts[++count] = substr($0, 2, length($0) - 2) }
/^msgstr/ {
  printf "msgstr "
  argument = 0
  for (i = 1; i <= count; i++) printf "\"%s\"\n", line(parts[i])
  next
}
{ print }
