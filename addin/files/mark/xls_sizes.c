/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "engine/base/array.h"
#include "files/package/compound.h"
#include "files/read/xls_records.h"
#include "files/mark/mark_xls.h"

/* The number at an index of a list of 2 bytes each; `absent` beyond its end. */
static unsigned number_at(const gk_text *list, size_t index, unsigned absent)
{
  return index * 2 + 2 > list->length ? absent : gk_read16((const unsigned char *)list->bytes + index * 2);
}

void gk_xls_sizes_take(gk_xls_sizes *sizes, uint16_t type, const unsigned char *data, size_t length)
{
  if (length < 2) return;
  if (type == GK_XLS_FONT) gk_text_add(&sizes->fonts, (const char *)data, 2);
  else if (type == GK_XLS_XF) gk_text_add(&sizes->formats, (const char *)data, 2);
}

void gk_xls_sizes_free(gk_xls_sizes *sizes)
{
  gk_text_free(&sizes->fonts);
  gk_text_free(&sizes->formats);
}

/* The size of a cell format's font, 0 where it is Normal's. No font has the number 4. */
static unsigned size_of(const gk_xls_sizes *sizes, unsigned format)
{
  unsigned font = number_at(&sizes->formats, format, 0);
  unsigned normal = number_at(&sizes->fonts, 0, 0), size = number_at(&sizes->fonts, font > 4 ? font - 1 : font, normal);
  return size == normal ? 0 : size;
}

/* Marks are in the order of their addresses. */
static void note(const gk_mark *marks, size_t count, uint16_t *of, int32_t row, int32_t col, unsigned size)
{
  const gk_mark wanted = {.sheet = count > 0 ? marks->sheet : 0, .row = row, .col = col};
  size_t low = gk_array_find(marks, count, sizeof wanted, &wanted, gk_mark_order);
  if (low < count && marks[low].row == row && marks[low].col == col) of[low] = (uint16_t)size;
}

static bool is_cell(uint16_t type)
{
  static const uint16_t types[] = {GK_XLS_FORMULA, GK_XLS_FORMULA3, GK_XLS_FORMULA4, GK_XLS_RSTRING, GK_XLS_LABELSST,
                                   GK_XLS_BLANK,   GK_XLS_NUMBER,   GK_XLS_LABEL,    GK_XLS_BOOLERR, GK_XLS_RK};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (types[i] == type) return true;
  return false;
}

void gk_xls_sizes_of(const gk_xls_sizes *sizes, uint16_t type, const unsigned char *data, size_t length,
                     const gk_mark *marks, size_t count, uint16_t *of)
{
  enum { HEAD = 4, LAST_COLUMN = 2, FORMAT = 2, FORMAT_AND_NUMBER = 6 };
  size_t step = type == GK_XLS_MULRK ? FORMAT_AND_NUMBER : FORMAT;
  bool many = type == GK_XLS_MULRK || type == GK_XLS_MULBLANK;
  if (count == 0 || length < HEAD + FORMAT || (!many && !is_cell(type))) return;
  int32_t row = gk_read16(data), col = gk_read16(data + 2);
  size_t end = many ? length - LAST_COLUMN : HEAD + FORMAT;
  for (size_t at = HEAD; at + step <= end; at += step, col++)
    note(marks, count, of, row, col, size_of(sizes, gk_read16(data + at)));
}
