# SPDX-License-Identifier: MPL-2.0
# Of valgrind's XML reports, the errors and leaks that are ours: of their stack the innermost frame that is neither of
# the C and C++ runtime nor of UNO's own plain libraries and bridge (which work for whoever calls them) belongs to a
# library below `ours`. Prints each as its kind and the frames whose source is known; the last
# line counts them.
BEGIN { RS = "</error>" }

function tag(text, name,    from, to) {
  from = index(text, "<" name ">")
  to = index(text, "</" name ">")
  if (from == 0) return ""
  from += length(name) + 2
  return substr(text, from, to - from)
}

function is_ours(count, frames,    i, object) {
  for (i = 2; i <= count; i++) {
    object = tag(frames[i], "obj")
    if (object !~ /vgpreload|\/libc\.so|\/ld-linux|\/libm\.so|libstdc\+\+|libuno_sal|libuno_cppu\.so|libgcc3_uno/)
      return index(object, ours) > 0
  }
  return 0
}

/<kind>/ {
  stack = tag($0, "stack")
  count = split(stack, frames, "<frame>")
  if (!is_ours(count, frames)) next
  found++
  print tag($0, "kind") " " tag($0, "what") tag($0, "text")
  for (i = 2; i <= count; i++)
    if (tag(frames[i], "file") != "") print "    " tag(frames[i], "fn") " " tag(frames[i], "file") ":" tag(frames[i], "line")
}

END { print found + 0 " errors or leaks of ours" }
