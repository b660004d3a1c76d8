/* SPDX-License-Identifier: MPL-2.0 */
/* How templates print a form: rows of cells between |. */
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

/* The cell being read. */
typedef struct reader {
  gk_pack_loader *loader;
  const xmlNode *node;
  const gk_pack_table *table;
  gk_print_cell *cell;
} reader;

static bool refuse(const reader *r, const char *text, size_t length)
{
  return gk_pack_refuse(
    r->loader, r->node,
    "格子“%.*s”看不懂：可以写文字，或 {title}、{department}、{name}、{grade}、{}、{行.栏}、{栏}，后面可加 "
    "→2、↓3、=10",
    (int)length, text);
}

static bool is(const char *text, size_t length, const char *word)
{
  return strlen(word) == length && memcmp(text, word, length) == 0;
}

/* line.column or column. */
static bool read_figure(const reader *r, const char *text, size_t length)
{
  const char *stop = memchr(text, '.', length), *column = stop == NULL ? text : stop + 1;
  size_t rest = length - (size_t)(column - text);
  bool named = stop == NULL, found = false;
  r->cell->kind = GK_PRINT_FIGURE;
  r->cell->line = -1;
  for (size_t i = 0; !named && i < r->table->line_count; i++) {
    if (!is(text, (size_t)(stop - text), r->table->lines[i].key)) continue;
    r->cell->line = (long)i;
    named = true;
  }
  for (size_t i = 0; i < r->table->column_count; i++) {
    if (!is(column, rest, r->table->columns[i].id)) continue;
    r->cell->column = i;
    found = true;
  }
  return named && found;
}

/* What stands between braces. */
static bool read_name(const reader *r, const char *text, size_t length)
{
  static const struct {
    const char *name;
    gk_print_kind kind;
  } kinds[] = {{"title", GK_PRINT_TITLE},
               {"department", GK_PRINT_DEPARTMENT},
               {"name", GK_PRINT_NAME},
               {"grade", GK_PRINT_GRADE},
               {"", GK_PRINT_BLANK}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (is(text, length, kinds[i].name)) r->cell->kind = kinds[i].kind;
  }
  return r->cell->kind != GK_PRINT_NOTHING || read_figure(r, text, length);
}

/* Takes "→2" or the like off the end of a text; 0 where it is not there. */
static int take_number(const char *text, size_t *length, const char *sign)
{
  size_t digits = 0, size = strlen(sign);
  while (digits < *length && digits < 3 && text[*length - digits - 1] >= '0' && text[*length - digits - 1] <= '9')
    digits++;
  if (digits == 0 || *length < digits + size || memcmp(text + *length - digits - size, sign, size) != 0) return 0;
  int number = (int)strtol(text + *length - digits, NULL, 10);
  *length -= digits + size;
  return number;
}

static bool read_cell(const reader *r, const char *text, size_t length)
{
  const char *whole = text;
  size_t all = length;
  int number;
  while ((number = take_number(text, &length, "→")) > 0) r->cell->right = number;
  while ((number = take_number(text, &length, "↓")) > 0) r->cell->down = number;
  while ((number = take_number(text, &length, "→")) > 0) r->cell->right = number;
  r->cell->value = take_number(text, &length, "=");
  if (length == 0) return true;
  if (text[0] == '{') return (text[length - 1] == '}' && read_name(r, text + 1, length - 2)) || refuse(r, whole, all);
  r->cell->kind = GK_PRINT_TEXT;
  r->cell->text = gk_arena_text(&r->loader->pack->arena, text, length);
  return r->cell->text != NULL || gk_fail_memory(r->loader->err);
}

static bool read_row(gk_pack_loader *loader, const xmlNode *node, const gk_pack_table *table, size_t columns,
                     gk_print_row *row)
{
  static const char *const styles[] = {"name", "title", "heading", "total"};
  const char *style = gk_pack_plain(node, "style"), *text = gk_pack_plain(node, "cells");
  for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
    if (strcmp(style, styles[i]) == 0) row->style = (gk_print_style)i;
  }
  row->cells = gk_arena_array(&loader->pack->arena, columns, sizeof *row->cells);
  if (row->cells == NULL) return gk_fail_memory(loader->err);
  if (!gk_pack_integer(loader, node, "height", 0, &row->height)) return false;
  for (;; text++) {
    size_t length = strcspn(text, "|");
    reader r = {loader, node, table, &row->cells[row->count]};
    if (row->count == columns) return gk_pack_refuse(loader, node, "格子多于 %zu 栏", columns);
    if (!read_cell(&r, text, length)) return false;
    row->count++;
    text += length;
    if (*text == '\0') return true;
  }
}

/* "300 330 420". */
static bool read_widths(gk_pack_loader *loader, const xmlNode *node, gk_print *print)
{
  enum { MOST_COLUMNS = 64 };
  const char *text = gk_pack_plain(node, "widths");
  print->widths = gk_arena_array(&loader->pack->arena, MOST_COLUMNS, sizeof *print->widths);
  if (print->widths == NULL) return gk_fail_memory(loader->err);
  for (char *end; print->column_count < MOST_COLUMNS; text = end) {
    long width = strtol(text, &end, 10);
    if (end == text) break;
    if (width < 1 || width > 9999) return gk_pack_refuse(loader, node, "栏宽 %ld 不对", width);
    print->widths[print->column_count++] = (int)width;
  }
  return print->column_count > 0 || gk_pack_refuse(loader, node, "<%s> 缺少属性 %s", "print", "widths");
}

bool gk_pack_read_print(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  gk_print *print = gk_arena_alloc(&loader->pack->arena, sizeof *print);
  if (print == NULL) return gk_fail_memory(loader->err);
  *print = (gk_print){0};
  print->rows = gk_arena_array(&loader->pack->arena, gk_pack_count(node, "row"), sizeof *print->rows);
  if (print->rows == NULL) return gk_fail_memory(loader->err);
  if (!table->form) return gk_pack_refuse(loader, node, "只有自评表（form=\"yes\"）才有 <print>");
  if (!read_widths(loader, node, print)) return false;
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n))
    if (!read_row(loader, n, table, print->column_count, &print->rows[print->row_count++])) return false;
  table->print = print;
  return true;
}
