# Gives the example (.fods) a conditional format of the department's own: figures over 1000 in C6 to C10 of 公开04表 look
# like headings.
BEGIN { sheet = "'GK04 财政拨款收入支出决算总表'" }
/<\/table:table>/ && ++seen == 4 {
  space = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
  print "<calcext:conditional-formats xmlns:calcext=\"" space "\">"
  print "<calcext:conditional-format calcext:target-range-address=\"" sheet ".C6:" sheet ".C10\">"
  print "<calcext:condition calcext:apply-style-name=\"表头\" calcext:value=\"&gt;1000\" " \
    "calcext:base-cell-address=\"" sheet ".C6\"/>"
  print "</calcext:conditional-format></calcext:conditional-formats>"
}
{ print }
