/* SPDX-License-Identifier: MPL-2.0 */
#include "layouts.h"

#include <stdio.h>
#include <string.h>

enum { PAGE_BREAK = 20, COLUMNS_02 = 8, COLUMNS_03 = 7 };

static int32_t every_second(size_t sheet, int32_t row)
{
  return row <= gk_example_body(sheet) ? row : 2 * row - gk_example_body(sheet);
}

static int32_t reversed(size_t sheet, int32_t row, int32_t col)
{
  int32_t last = sheet == 1 ? COLUMNS_02 : COLUMNS_03;
  return (sheet == 1 || sheet == 2) && row > 2 && col >= 2 ? last + 2 - col : col;
}

static int32_t lower(size_t sheet, int32_t row)
{
  return row + 3 + (int32_t)sheet;
}

static int32_t to_the_right(size_t sheet, int32_t row, int32_t col)
{
  (void)row;
  return col + 1 + (int32_t)sheet % 3;
}

/* 1,671.42 and spaces, as software that prints tables leaves them. */
static bool as_text(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  char plain[GK_DEC_TEXT];
  if (cell->kind != GK_CELL_NUMBER || cell->row < gk_example_body(sheet)) return false;
  gk_dec_format(cell->number, plain);
  size_t whole = strcspn(plain, ".");
  if (whole > 3) snprintf(out, GK_VARIANT_TEXT, " %.*s,%s", (int)(whole - 3), plain, plain + whole - 3);
  else snprintf(out, GK_VARIANT_TEXT, "%s ", plain);
  return true;
}

static bool broken_headings(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  if (cell->kind != GK_CELL_TEXT || cell->row < 3 || cell->row >= gk_example_body(sheet)) return false;
  snprintf(out, GK_VARIANT_TEXT, " %.3s\n　%s", cell->text, cell->text + 3);
  return true;
}

static int32_t below_page_break(size_t sheet, int32_t row)
{
  return row < PAGE_BREAK ? row : row + gk_example_body(sheet);
}

static void repeat_headings(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  const gk_sheet *from = gk_example->sheets[index];
  for (size_t i = 0; from->rows > PAGE_BREAK && i < from->count; i++) {
    const gk_cell *cell = &from->cells[i];
    if (cell->row >= 3 && cell->row < gk_example_body(index)) gk_variant_repeat(grid, sheet, cell, down + PAGE_BREAK);
  }
}

const layout layouts[] = {
  {"as published", {0}},
  {"all tables on one sheet", {.one_sheet = true}},
  {"nothing merged, sheets renamed", {.unmerged = true, .renamed = true}},
  {"blank rows between", {.row = every_second}},
  {"columns in another order", {.col = reversed}},
  {"lower and to the right", {.row = lower, .col = to_the_right}},
  {"figures as text", {.text = as_text}},
  {"headings with line breaks", {.text = broken_headings}},
  {"headings repeated at a page break", {.row = below_page_break, .more = repeat_headings}},
};
const size_t layout_count = sizeof layouts / sizeof *layouts;
