# Prints the pieces that stand outside the made-up language and should not: allowed.awk OWN PIECES. OWN holds what a user
# wrote: the texts of the workbooks, names of files, words of the command line. Allowed are those, and
# - figures, punctuation, addresses of cells: nothing with two letters in a row or a Chinese character;
# - names fixed for programs: ids of rules and tables, of packs, names of formats, endings of files, languages and options;
# - 公开01表 to 公开09表, the marks of the tables, and units of money, which are data in every language.
NR == FNR { own = own "\n" $0; next }
{
  piece = $0
  gsub(/公开[0-9][0-9]表/, "", piece)
  gsub(/[A-Z]?[A-Z]?[A-Z][0-9]+/, "", piece)
  gsub(/[a-z0-9]+(\.[a-z0-9]+)+/, "", piece)
  gsub(/gk[0-9][0-9]|cn-20[0-9][0-9]|sh-2024/, "", piece)
  gsub(/^ *(text|json|csv|html) *$|gongkai: |gongkai /, "", piece)
  gsub(/&[a-z]+;/, "", piece)
  gsub(/--[a-z-]+|\.(ods|ots|xlsx|xlsm|xls|fods)/, "", piece)
  gsub(/zh\|en\|qtz/, "", piece)
  if (piece !~ /[A-Za-z][A-Za-z]/ && piece !~ /[\343-\351]/) next
  said = $0
  gsub(/^[ \t0-9.]+|[ \t]+$/, "", said)
  sub(/\.[A-Z]+[0-9]+$/, "", said)
  if (index(own, said) == 0) print
}
