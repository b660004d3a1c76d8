/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

/* Cuts a sentence that filled the buffer at the last whole UTF-8 character. */
static void cut_at_character(char *text, size_t size)
{
  size_t n = strlen(text);
  if (n + 1 < size) return;
  while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80) n--;
  if (n > 0) n--;
  text[n] = '\0';
}

bool gk_fail(gk_error *err, gk_status status, const char *zh, ...)
{
  if (err == NULL) return false;
  err->status = status;
  va_list args;
  va_start(args, zh);
  gk_words_format(err->text, sizeof err->text, zh, args);
  va_end(args);
  cut_at_character(err->text, sizeof err->text);
  gk_text_tame(err->text); /* names of files and sheets are what others chose */
  return false;
}

bool gk_fail_memory(gk_error *err)
{
  return gk_fail(err, GK_ERR_MEMORY, "内存不足，操作没有完成。");
}
