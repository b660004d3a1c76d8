/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/code.h"

#include <string.h>

enum { FIRST = 3, STEP = 2 };

int gk_code_level(const char *text)
{
  size_t length = strspn(text, "0123456789");
  if (text[length] != '\0' || length < FIRST || (length - FIRST) % STEP != 0) return 0;
  size_t level = 1 + (length - FIRST) / STEP;
  return level > GK_CODE_LEVELS ? 0 : (int)level;
}

size_t gk_code_length(int level)
{
  return level == 0 ? 0 : (size_t)(FIRST + STEP * (level - 1));
}

const char *gk_code_parent(const char *code, char out[GK_CODE_ROOM])
{
  size_t length = strlen(code);
  length = length > FIRST && length < GK_CODE_ROOM ? length - STEP : 0;
  memcpy(out, code, length);
  out[length] = '\0';
  return out;
}

bool gk_code_within(const char *code, const char *above)
{
  return strncmp(code, above, strlen(above)) == 0;
}

bool gk_code_below(const char *code, const char *above)
{
  size_t length = strlen(above);
  return strlen(code) == (length == 0 ? FIRST : length + STEP) && strncmp(code, above, length) == 0;
}
