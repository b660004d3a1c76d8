/* SPDX-License-Identifier: MPL-2.0 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/text.h"

void gk_say_line(const char *zh, ...)
{
  va_list arguments, again;
  va_start(arguments, zh);
  va_copy(again, arguments);
  int length = gk_words_format(NULL, 0, NULL, zh, arguments);
  va_end(arguments);
  char *line = length < 0 ? NULL : malloc((size_t)length + 1);
  if (line != NULL) {
    gk_words_format(line, (size_t)length + 1, NULL, zh, again);
    gk_text_tame(line);
    puts(line);
  }
  va_end(again);
  free(line);
}
