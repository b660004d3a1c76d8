/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/template/parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"

static void add(gk_parts *p, gk_book_part part)
{
  gk_book_part *items = gk_array_room(p->items, p->count, &p->capacity, sizeof *items);
  p->failed = p->failed || items == NULL;
  if (items == NULL) return;
  p->items = items;
  p->items[p->count++] = part;
}

void gk_parts_text(gk_parts *p, const char *text)
{
  add(p, (gk_book_part){.kind = GK_PART_TEXT, .text = text});
}

void gk_parts_separator(gk_parts *p)
{
  add(p, (gk_book_part){.kind = GK_PART_SEPARATOR});
}

void gk_parts_printf(gk_parts *p, gk_template *t, const char *format, ...)
{
  char made[64];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(made, sizeof made, format, arguments);
  va_end(arguments);
  bool fits = length >= 0 && (size_t)length < sizeof made;
  const char *kept = fits ? gk_arena_text(&t->book->arena, made, (size_t)length) : NULL;
  p->failed = p->failed || kept == NULL;
  if (kept != NULL) gk_parts_text(p, kept);
}

void gk_parts_area(gk_parts *p, size_t sheet, gk_book_area area)
{
  add(p, (gk_book_part){.kind = GK_PART_AREA, .sheet = sheet, .area = area});
}

void gk_parts_cell(gk_parts *p, size_t sheet, int32_t row, int32_t col)
{
  gk_parts_area(p, sheet, (gk_book_area){row, col, row, col});
}

bool gk_parts_keep(gk_template *t, gk_book_cell *cell, const gk_parts *p)
{
  gk_book_part *items = gk_arena_array(&t->book->arena, p->count, sizeof *items);
  if (items == NULL) return gk_fail_memory(t->err);
  memcpy(items, p->items, p->count * sizeof *items);
  cell->kind = GK_BOOK_FORMULA;
  cell->parts = items;
  cell->part_count = p->count;
  return true;
}
