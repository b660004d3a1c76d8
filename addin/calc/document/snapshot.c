/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/snapshot.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/document/snapshot_areas.h"
#include "calc/document/snapshot_formats.h"

enum {
  BLOCK_CELLS = 262144, /* cells that one getDataArray brings: bounds the memory that a large sheet takes at once */
  ERROR_TEXTS = 1000,   /* error values of one sheet whose text is asked for; the rest are called "Err" */
};

enum { CELL_FORMULA = 1, CELL_ERROR = 2, CELL_BINARY = 4 /* 1 or 0 */, CELL_LOGICAL = 8 };

/** One sheet while it is being read. */
typedef struct reading {
  gk_grid *grid;
  gk_sheet *to;
  uno_Interface *document, *sheet;
  ux_cell_range_address all;       /* from the first cell that holds something to the last */
  gk_areas areas;                  /* that hold all of them */
  uno_Sequence *formulas, *errors; /* ranges */
  gk_cell_formats formats;
  size_t error_texts;
  unsigned char *flags; /* of one block: CELL_… */
  ux_error *err;
} reading;

static void flag_ranges(const uno_Sequence *ranges, unsigned char flag, const ux_cell_range_address *block,
                        unsigned char *flags)
{
  size_t cols = (size_t)(block->end_column - block->start_column + 1), count = 0;
  if (ranges != NULL) count = ux_sequence_length(ranges);
  for (size_t i = 0; i < count; i++) {
    ux_cell_range_address r = gk_area_within(&UX_ITEMS(const ux_cell_range_address, ranges)[i], block);
    for (int32_t row = r.start_row; row <= r.end_row; row++) {
      unsigned char *line = flags + (size_t)(row - block->start_row) * cols;
      for (int32_t col = r.start_column; col <= r.end_column; col++) line[col - block->start_column] |= flag;
    }
  }
}

static void put_error(reading *r, int32_t row, int32_t col)
{
  static ux_method get_string = UX_METHOD("com.sun.star.text.XTextRange::getString");
  char *text = NULL;
  if (r->error_texts++ < ERROR_TEXTS) {
    uno_Interface *cell = gk_sheet_cell(r->sheet, row, col, r->err);
    text = ux_call_utf8(cell, &get_string, NULL, r->err);
    ux_release(cell);
  }
  gk_grid_put_error(r->grid, r->to, row, col, text == NULL || *text == '\0' ? "Err" : text);
  free(text);
}

/* A tab within formatted text comes as the mark of Calc's text engine, U+0001 (25.2). */
static void put_text(reading *r, int32_t row, int32_t col, char *text, bool formula)
{
  for (char *mark = strchr(text, 1); mark != NULL; mark = strchr(mark, 1)) *mark = '\t';
  gk_grid_put_text(r->grid, r->to, row, col, text, strlen(text), formula);
}

static void put_cell(reading *r, int32_t row, int32_t col, const uno_Any *value, unsigned char flags)
{
  double number;
  size_t before = r->to->count;
  bool formula = (flags & CELL_FORMULA) != 0;
  if ((flags & CELL_ERROR) != 0) {
    put_error(r, row, col);
  } else if (ux_any_to_double(value, &number)) {
    if ((flags & CELL_LOGICAL) != 0) gk_grid_put_logical(r->grid, r->to, row, col, number != 0, formula);
    else gk_grid_put_double(r->grid, r->to, row, col, number, formula);
  } else {
    char *text = ux_any_to_utf8(value);
    if (text == NULL) {
      if (ux_any_string(value) != NULL) r->grid->failed = true;
      return;
    }
    put_text(r, row, col, text, formula);
    free(text);
  }
  if (r->to->count == before) return;
  const ux_cell_range_address *merged = gk_cell_formats_merged(&r->formats, row, col);
  if (merged != NULL) gk_grid_merge_last(r->to, merged->end_row, merged->end_column);
}

/* Flags the numbers that a format may show as TRUE and FALSE. */
static void flag_binary(const uno_Sequence *data, size_t rows, size_t cols, unsigned char *flags)
{
  for (size_t i = 0; i < rows && i < ux_sequence_length(data); i++) {
    const uno_Sequence *line = UX_ITEMS(uno_Sequence *, data)[i];
    for (size_t j = 0; j < cols && j < ux_sequence_length(line); j++) {
      double number;
      if (ux_any_to_double(&UX_ITEMS(uno_Any, line)[j], &number) && (number == 0 || number == 1))
        flags[i * cols + j] |= CELL_BINARY;
    }
  }
}

static void read_block(reading *r, const ux_cell_range_address *block)
{
  static ux_method get_data = UX_METHOD("com.sun.star.sheet.XCellRangeData::getDataArray");
  static ux_type matrix = UX_TYPE("[][]any");
  size_t rows = (size_t)(block->end_row - block->start_row + 1);
  size_t cols = (size_t)(block->end_column - block->start_column + 1);
  memset(r->flags, 0, rows * cols);
  flag_ranges(r->formulas, CELL_FORMULA, block, r->flags);
  flag_ranges(r->errors, CELL_ERROR, block, r->flags);

  uno_Interface *range =
    gk_sheet_range(r->sheet, block->start_row, block->start_column, block->end_row, block->end_column, r->err);
  uno_Sequence *data = ux_call_sequence(range, &get_data, NULL, r->err);
  ux_release(range);
  if (data == NULL) return;
  flag_binary(data, rows, cols, r->flags);
  gk_cell_formats_flag(&r->formats, r->document, r->sheet, block, r->flags, CELL_BINARY, CELL_LOGICAL, r->err);
  for (size_t i = 0; i < rows && i < ux_sequence_length(data) && !r->grid->failed; i++) {
    const uno_Sequence *line = UX_ITEMS(uno_Sequence *, data)[i];
    for (size_t j = 0; j < cols && j < ux_sequence_length(line); j++) {
      const uno_Any *value = &UX_ITEMS(uno_Any, line)[j];
      unsigned char flags = r->flags[i * cols + j];
      if (flags != 0 || !ux_any_is_void(value))
        put_cell(r, block->start_row + (int32_t)i, block->start_column + (int32_t)j, value, flags);
    }
  }
  ux_sequence_drop(data, &matrix);
}

/* One area, some of its rows at a time. */
static void read_area(reading *r, const ux_cell_range_address *area)
{
  int64_t cols = area->end_column - area->start_column + 1;
  int64_t step = BLOCK_CELLS / cols > 0 ? BLOCK_CELLS / cols : 1;
  for (int64_t row = area->start_row; row <= area->end_row && !r->grid->failed && !r->err->raised; row += step) {
    ux_cell_range_address block = *area;
    block.start_row = (int32_t)row;
    if (row + step - 1 < block.end_row) block.end_row = (int32_t)(row + step - 1);
    read_block(r, &block);
  }
}

static void read_areas(reading *r)
{
  enum { ERROR_RESULT = 4, FORMULA = 16 }; /* com.sun.star.sheet.FormulaResult, CellFlags */
  r->formulas = gk_sheet_query_content(r->sheet, FORMULA, r->err);
  bool computed = r->formulas != NULL && ux_sequence_length(r->formulas) > 0;
  r->errors = computed ? gk_sheet_query_formulas(r->sheet, ERROR_RESULT, r->err) : NULL;
  gk_cell_formats_find(r->sheet, &r->all, GK_SNAPSHOT_MAX_MERGES, &r->formats, r->err);
  r->flags = malloc(BLOCK_CELLS);
  if (r->flags == NULL || r->formats.failed) r->grid->failed = true;
  for (size_t i = 0; i < r->areas.count; i++) read_area(r, &r->areas.items[i]);
  free(r->flags);
  gk_cell_formats_free(&r->formats);
  gk_ranges_drop(r->formulas);
  gk_ranges_drop(r->errors);
}

/* Finds where the sheet holds something; the number of cells in these areas. */
static int64_t find_areas(reading *r)
{
  uno_Sequence *content = gk_sheet_content(r->sheet, &r->all, r->err);
  int64_t cells = 0;
  if (content != NULL)
    gk_areas_cover(UX_ITEMS(ux_cell_range_address, content), ux_sequence_length(content), BLOCK_CELLS, &r->areas);
  gk_ranges_drop(content);
  if (r->areas.failed) r->grid->failed = true;
  for (size_t i = 0; i < r->areas.count; i++) cells += gk_area_cells(&r->areas.items[i]);
  return cells;
}

/** False where the sheet is beyond the limits. */
static bool read_sheet(gk_grid *grid, uno_Interface *document, uno_Interface *sheet, ux_error *raised, gk_error *err)
{
  char *name = ux_name(sheet, raised);
  bool visible = ux_get_bool(sheet, "IsVisible", raised);
  reading r = {.grid = grid, .document = document, .sheet = sheet, .err = raised};
  if (!raised->raised) r.to = gk_grid_add_sheet(grid, name, !visible);
  bool fits = true;
  int64_t cells = r.to == NULL ? 0 : find_areas(&r);
  if (cells > 0) {
    fits = cells <= GK_SNAPSHOT_MAX_CELLS;
    if (fits) read_areas(&r);
    else
      gk_fail(err, GK_ERR_LIMIT, "工作表“%s”的内容占 %lld 个单元格，超过可校验的 %d 个。", name, (long long)cells,
              GK_SNAPSHOT_MAX_CELLS);
  }
  gk_areas_free(&r.areas);
  free(name);
  return fits;
}

gk_grid *gk_snapshot(uno_Interface *document, gk_error *err)
{
  return gk_snapshot_in(document, NULL, err);
}

gk_grid *gk_snapshot_in(uno_Interface *document, gk_memory *memory, gk_error *err)
{
  if (!gk_document_is_spreadsheet(document)) {
    gk_fail(err, GK_ERR_DOCUMENT, "当前文档不是电子表格，请先打开含有公开表的 Calc 文档。");
    return NULL;
  }
  gk_grid *grid = gk_grid_new_in(memory);
  if (grid == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  ux_error raised = UX_ERROR_INIT;
  int32_t count = gk_document_sheet_count(document);
  bool ok = true;
  for (int32_t i = 0; i < count && ok && !raised.raised && !grid->failed; i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, &raised);
    ok = read_sheet(grid, document, sheet, &raised, err);
    ux_release(sheet);
  }
  if (ok && raised.raised) ok = gk_fail_uno(err, &raised);
  if (ok && !gk_grid_seal(grid)) ok = gk_fail_memory(err);
  if (ok) return grid;
  gk_grid_free(grid);
  return NULL;
}
