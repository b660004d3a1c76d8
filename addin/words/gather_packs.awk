# Gathers the labels of packs, and what their schema says of values, for translating into languages other than English, which stands in the packs:
# gather_packs.awk FILE... A label is the attribute zh or, where there is none, the first of the
# names, titles or headings.
function attribute(name,   at, rest) {
  at = match($0, "[ \n:]" name "=\"[^\"]*\"")
  if (at == 0) return ""
  rest = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
  gsub(/&lt;/, "<", rest)
  gsub(/&gt;/, ">", rest)
  gsub(/&quot;/, "\\\"", rest)
  gsub(/&amp;/, "\\&", rest)
  return rest
}
BEGIN { RS = "<" }
FNR == 1 { file = FILENAME }
{
  zh = attribute("zh")
  if (zh == "" && attribute("en") != "") {
    zh = attribute("names") attribute("titles") attribute("headings")
    sub(/\|.*/, "", zh)
  }
  if (zh == "" || zh in seen) next
  seen[zh] = 1
  printf "#. in English: %s\n#: %s\nmsgctxt \"pack\"\nmsgid \"%s\"\nmsgstr \"\"\n\n", attribute("en"), file, zh
}
