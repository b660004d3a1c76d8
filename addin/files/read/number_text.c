/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/number_text.h"

#include <stdlib.h>
#include <string.h>

bool gk_number_read(const char *text, size_t length, gk_dec *out)
{
  enum { DIGITS = 15 };
  char *end;
  if (length <= DIGITS && gk_dec_parse(text, length, out)) {
    *out = gk_dec_trim(*out);
    return true;
  }
  if (length == 0 || strspn(text, "0123456789+-.eE") != length) return false;
  double value = strtod(text, &end);
  return *end == '\0' && gk_dec_from_double(value, out);
}
