/* SPDX-License-Identifier: MPL-2.0 */
#include "grid_build.h"

#include <stdlib.h>
#include <string.h>

gk_build gk_build_new(void)
{
  return (gk_build){.grid = gk_grid_new()};
}

void gk_build_sheet(gk_build *build, const char *name)
{
  build->sheet = gk_grid_add_sheet(build->grid, name, false);
  build->row = 0;
  build->col = 0;
}

/* Cuts >N or vN off the end of a cell; 0 where there is none. */
static int32_t cut_merge(const char *text, size_t *length, char sign)
{
  size_t digits = 0;
  while (digits < *length && text[*length - 1 - digits] >= '0' && text[*length - 1 - digits] <= '9') digits++;
  if (digits == 0 || digits == *length || text[*length - 1 - digits] != sign) return 0;
  int32_t count = (int32_t)strtol(text + *length - digits, NULL, 10);
  *length -= digits + 1;
  return count;
}

static void put_text(gk_build *build, int32_t col, const char *text, size_t length)
{
  char copy[4096];
  if (length >= sizeof copy) length = sizeof copy - 1;
  for (size_t i = 0; i < length; i++) copy[i] = text[i] == '\\' ? '\n' : text[i];
  gk_grid_put_text(build->grid, build->sheet, build->row, col, copy, length, false);
}

static void put(gk_build *build, int32_t col, const char *text, size_t length)
{
  int32_t right = cut_merge(text, &length, '>'), down = cut_merge(text, &length, 'v');
  gk_grid *grid = build->grid;
  gk_sheet *sheet = build->sheet;
  gk_dec value;
  if (length == 0) return;
  if (gk_dec_parse(text, length, &value)) gk_grid_put_number(grid, sheet, build->row, col, value, false);
  else if (length == 1 && *text == '?') gk_grid_put_uncomputed(grid, sheet, build->row, col);
  else if (length == 5 && memcmp(text, "#REF!", 5) == 0) gk_grid_put_error(grid, sheet, build->row, col, "#REF!");
  else if (*text == '\'') put_text(build, col, text + 1, length - 1);
  else put_text(build, col, text, length);
  if (right > 0 || down > 0) gk_grid_merge_last(build->sheet, build->row + down, col + right);
}

static void put_row(gk_build *build, const char *cells, size_t length)
{
  int32_t col = build->col;
  for (size_t from = 0; from <= length;) {
    const char *end = memchr(cells + from, '|', length - from);
    size_t to = end == NULL ? length : (size_t)(end - cells);
    put(build, col++, cells + from, to - from);
    from = to + 1;
  }
  build->row++;
}

void gk_build_row(gk_build *build, const char *cells)
{
  put_row(build, cells, strlen(cells));
}

void gk_build_rows(gk_build *build, const char *rows)
{
  while (*rows != '\0') {
    size_t length = strcspn(rows, "\n");
    put_row(build, rows, length);
    rows += length + (rows[length] == '\n');
  }
}

gk_grid *gk_built(gk_build *build)
{
  if (build->grid != NULL && gk_grid_seal(build->grid)) return build->grid;
  gk_grid_free(build->grid);
  return NULL;
}
