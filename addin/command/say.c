/* SPDX-License-Identifier: MPL-2.0 */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/text.h"

void gk_say_line(const char *format, ...)
{
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  char *line = length < 0 ? NULL : malloc((size_t)length + 1);
  if (line != NULL) {
    vsnprintf(line, (size_t)length + 1, format, again);
    gk_text_tame(line);
    puts(line);
  }
  va_end(again);
  free(line);
}
