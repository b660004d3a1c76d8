/* SPDX-License-Identifier: MPL-2.0 */
#include "slips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const slip_names[SLIP_KINDS] = {"transposed", "x10",   "x10000",    "sign",         "+0.01",
                                            "+1",         "blank", "row above", "column aside", "one digit"};

static int64_t in_cents(gk_dec value)
{
  gk_dec rounded;
  if (!gk_dec_round(value, 2, &rounded)) return 0;
  while (rounded.scale < 2) rounded.units *= 10, rounded.scale++;
  return rounded.units;
}

/* Swaps the first two neighbouring digits that differ. */
static int64_t transposed(int64_t units)
{
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", (long long)units);
  for (size_t i = digits[0] == '-'; digits[i] != '\0' && digits[i + 1] != '\0'; i++) {
    if (digits[i] == digits[i + 1]) continue;
    char keep = digits[i];
    digits[i] = digits[i + 1];
    digits[i + 1] = keep;
    break;
  }
  return strtoll(digits, NULL, 10);
}

static int64_t one_digit(int64_t units)
{
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", (long long)units);
  size_t middle = strlen(digits) / 2;
  digits[middle] = digits[middle] >= '6' ? '2' : (char)(digits[middle] + 3);
  return strtoll(digits, NULL, 10);
}

static int64_t neighbour(const gk_sheet *sheet, int32_t row, int32_t col, int64_t own)
{
  const gk_cell *cell = gk_sheet_at(sheet, row, col);
  return cell != NULL && cell->kind == GK_CELL_NUMBER ? in_cents(cell->number) : own;
}

bool slip_make(const gk_tables *tables, const gk_table *table, const gk_row *row, size_t column, int kind, slip *out)
{
  const gk_figure *figure = &row->figures[column];
  int64_t own = in_cents(figure->value), wrong = own;
  switch (kind) {
    case 0: wrong = transposed(own); break;
    case 1: wrong = own * 10; break;
    case 2: wrong = own * 10000; break;
    case 3: wrong = -own; break;
    case 4: wrong = own + 1; break;
    case 5: wrong = own + 100; break;
    case 6: wrong = 0; break;
    case 7: wrong = neighbour(table->sheet, figure->row - 1, figure->col, own); break;
    case 8: wrong = neighbour(table->sheet, figure->row, figure->col + 1, own); break;
    default: wrong = one_digit(own); break;
  }
  *out = (slip){(size_t)(table->pack - tables->pack->tables),
                row->key,
                column,
                kind,
                figure->value,
                gk_dec_trim((gk_dec){wrong, 2}),
                kind == 6};
  return wrong != own;
}

bool slip_apply(const gk_tables *tables, gk_grid *grid, const slip *s, slip_undo *undo)
{
  const gk_table *table = gk_tables_get(tables, s->table);
  const gk_row *row = table == NULL ? NULL : gk_table_row(table, s->key);
  if (row == NULL) return false;
  gk_sheet *sheet = grid->sheets[table->sheet_index];
  const gk_cell *cell = gk_sheet_at(sheet, row->figures[s->column].row, row->figures[s->column].col);
  if (cell == NULL) return false;
  undo->cell = &sheet->cells[cell - sheet->cells];
  undo->before = *cell;
  undo->cell->number = s->wrong;
  if (s->blank) undo->text[0] = '\0';
  else gk_dec_format(s->wrong, undo->text);
  if (s->blank) undo->cell->kind = GK_CELL_TEXT;
  if (undo->cell->kind == GK_CELL_TEXT) undo->cell->text = undo->cell->folded = undo->text;
  return true;
}

void slip_take_back(slip_undo *undo)
{
  *undo->cell = undo->before;
}
