# Prints the Chinese literals of C sources that are no texts of the catalogue: outside.awk WORDS.pot SOURCE...
# Texts that a user reads go through gk_tr and the like; the words that workbooks are recognised by, and those of the
# sheets that are made, stand in the files that workbooks.txt names.
function literal_end(line, at,   c) { # behind the closing quote
  for (at++; (c = substr(line, at, 1)) != "\""; at++) {
    if (c == "") return at
    if (c == "\\") at++
  }
  return at + 1
}
function finish() {
  if ((text ~ /[\343-\351]/ || text ~ /\357[\274\275]/) && !(text in known)) {
    printf "%s:%d: \"%s\"\n", FILENAME, begun, text
    found = 1
  }
  text = ""
}
FNR == 1 { number++; comment = 0 }
number == 1 { # the catalogue
  if ($0 ~ /^msgid "/) id = substr($0, 8, length($0) - 8)
  else if (id_open && $0 ~ /^"/) id = id substr($0, 2, length($0) - 2)
  else if (id_open) known[id] = 1
  id_open = $0 ~ /^msgid "/ || (id_open && $0 ~ /^"/)
  next
}
/^#include/ { next }
{
  for (at = 1; at <= length($0);) {
    two = substr($0, at, 2)
    c = substr(two, 1, 1)
    if (comment) {
      if (two == "*/") comment = 0
      at += two == "*/" ? 2 : 1
    } else if (two == "/*") {
      comment = 1
      at += 2
    } else if (two == "//") break
    else if (c == "'") at += substr($0, at + 1, 1) == "\\" ? 4 : 3
    else if (c == "\"") {
      end = literal_end($0, at)
      if (text == "") begun = FNR
      text = text substr($0, at + 1, end - at - 2)
      at = end
    } else {
      if (c !~ /[ \t]/) finish()
      at++
    }
  }
}
END { exit found }
