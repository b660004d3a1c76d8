# Prints what stands outside the brackets of the made-up language: outside.awk OUTPUT. Arguments of a text, in ⟨⟩, stand
# outside unless they are translated themselves. Each piece is a line; a line of the input ends every bracket.
BEGIN { OPEN = "\342\237\246"; CLOSE = "\342\237\247"; ARGUMENT = "\342\237\250"; END_ARGUMENT = "\342\237\251" }
{
  depth = 0
  stack[0] = 0
  piece = ""
  for (at = 1; at <= length($0);) {
    mark = substr($0, at, 3)
    if (mark == OPEN || mark == ARGUMENT) {
      stack[++depth] = mark == OPEN
      at += 3
    } else if (mark == CLOSE || mark == END_ARGUMENT) {
      if (depth > 0) depth--
      at += 3
    } else {
      if (!stack[depth]) piece = piece substr($0, at, 1)
      at++
      continue
    }
    if (piece != "") print piece
    piece = ""
  }
  if (piece != "") print piece
}
