/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/utf8.h"

/* Cuts a sentence that filled the buffer at the last whole UTF-8 character. */
static void cut_at_character(char *text, size_t size)
{
  size_t length = strlen(text);
  if (length + 1 >= size) text[gk_utf8_cut(text, length - 1)] = '\0';
}

const char *gk_path_end(const char *path)
{
  enum { MOST = 160 };
  size_t length = strlen(path);
  if (length > MOST) path += length - MOST;
  while (((unsigned char)*path & 0xC0) == 0x80) path++;
  return path;
}

bool gk_fail(gk_error *err, gk_status status, const char *zh, ...)
{
  if (err == NULL) return false;
  err->status = status;
  va_list args;
  va_start(args, zh);
  gk_words_format(err->text, sizeof err->text, NULL, zh, args);
  va_end(args);
  cut_at_character(err->text, sizeof err->text);
  gk_text_tame(err->text); /* names of files and sheets are what others chose */
  return false;
}

bool gk_fail_memory(gk_error *err)
{
  return gk_fail(err, GK_ERR_MEMORY, "内存不足，操作没有完成。");
}
