/* SPDX-License-Identifier: MPL-2.0 */
#include "files/write/write_book.h"

#include <string.h>

#include "files/file_bytes.h"

static bool ends_with(const char *text, const char *end)
{
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool write_flat(const gk_book *book, const char *path, gk_error *err)
{
  gk_text text = {0};
  bool ok = gk_write_fods(book, false, &text, err) && gk_file_write(path, text.bytes, text.length, err);
  gk_text_free(&text);
  return ok;
}

static bool write_document(const gk_book *book, const char *path, gk_error *err)
{
  return gk_write_ods(book, false, path, err);
}

static bool write_template(const gk_book *book, const char *path, gk_error *err)
{
  return gk_write_ods(book, true, path, err);
}

static const struct format {
  const char *extension;
  bool (*write)(const gk_book *book, const char *path, gk_error *err);
} formats[] = {{".ods", write_document}, {".ots", write_template}, {".xlsx", gk_write_xlsx}, {".fods", write_flat}};

static const struct format *format_of(const char *path)
{
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    if (ends_with(path, formats[i].extension)) return &formats[i];
  }
  return NULL;
}

bool gk_book_format_known(const char *path, gk_error *err)
{
  return format_of(path) != NULL || gk_fail(err, GK_ERR_USAGE, "%s 的扩展名要是 .ods、.ots、.xlsx 或 .fods。", path);
}

bool gk_write_book(const gk_book *book, const char *path, gk_error *err)
{
  return gk_book_format_known(path, err) && format_of(path)->write(book, path, err);
}
