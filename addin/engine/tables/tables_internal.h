/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Between the files that find tables: comparing texts, anchors (where a table begins), layouts (columns by heading),
 * rows (by 行次, name, code) and what stands around them. Nothing outside addin/engine/tables includes this.
 */
#ifndef GK_TABLES_INTERNAL_H
#define GK_TABLES_INTERNAL_H

#include "engine/base/code.h"
#include "engine/pack/pack_index.h"
#include "engine/tables/search.h"
#include "engine/tables/tables.h"

/* --- what a sheet says and what a pack says, compared folded (tables_names.c) ------------------------------------- */

/** The folded text of a cell; "" for NULL. */
static inline gk_folded gk_folded_at(const gk_cell *cell)
{
  return gk_folded_of(cell == NULL ? "" : cell->folded);
}

/** Whether one of the spellings equals `text`; never for "". */
bool gk_names_equal(const gk_names *names, gk_folded text);

/** As gk_names_equal, or a spelling stands before a remark in brackets: 项目(按功能分类). */
bool gk_names_head(const gk_names *names, gk_folded text);

/** Whether the text is one of the spellings, with a year or the like before it: 2022年度预算数. */
bool gk_names_end(const gk_names *names, gk_folded text);

/** The whole number above 0 that a cell holds, as a number or as text; 0 for none. */
int gk_cell_integer(const gk_cell *cell);

/** The digits of a classification code (3, 5 or 7) that a cell holds, as text or number; false where it holds none. */
bool gk_cell_code(const gk_cell *cell, char out[GK_CODE_ROOM]);

/* --- anchors (tables_anchor.c) ------------------------------------------------------------------------------------ */

/** The cells of a sheet that may name a table of one of the packs. False when memory is out. */
bool gk_naming_cells(gk_arena *arena, const gk_pack *const *packs, size_t pack_count, const gk_sheet *sheet,
                     const gk_cell ***cells, size_t *count);

/** What a sheet names, found in its cells that may; `name` is its own name, folded. False when memory is out. */
bool gk_sheet_names_read(gk_arena *arena, const gk_pack *pack, const char *name, const gk_cell *const *cells,
                         size_t count, gk_sheet_names *names);

/* --- layouts (tables_layout.c, tables_columns.c) ------------------------------------------------------------------ */

/** One standing of a block on the sheet. */
typedef struct gk_span {
  const gk_pack_block *block;
  int32_t start, end;                    /**< sheet columns, end exclusive */
  int32_t key_col, name_col, number_col; /**< names or codes, names of codes, 行次; -1 where there is none */
  size_t named_rows;                     /**< of a block of lines: rows that hold one of their names */
  int32_t *columns;                      /**< sheet column of each of the block's columns, -1 where it is missing */
  char code[GK_CODE_ROOM];               /**< the code read last, "" for none */
} gk_span;

/** Where the columns of a table stand below one row of headings. */
typedef struct gk_layout {
  int32_t top, bottom; /**< first row that may hold headings; last row that may belong to the table */
  int32_t head;        /**< row of the key headings; for a table of one row, of the lowest heading */
  int32_t first_row;   /**< first row below the headings */
  int32_t heads_end; /**< one past the last row that holds headings: first_row, or more where they reach into 合计 */
  gk_span *spans;
  size_t span_count;
  int32_t *rows; /**< of a table of one row that stands upright: one a column, -1 where it is missing; NULL else */
} gk_layout;

/** Finds the headings of a table in the rows from layout->top on, at most to layout->bottom. *found is false where too
 *  few of this table's headings stand there (a table of contents). Returns false only when memory is out. */
bool gk_layout_find(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, gk_layout *layout, bool *found);

/** Finds a table of one row (layout->spans[0]) where it stands upright. False only when memory is out. */
bool gk_layout_find_upright(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, gk_layout *layout,
                            bool *found);

/** Whether a row holds a heading of key columns: headings begin, or are repeated where a page broke. */
bool gk_is_heading_row(const gk_pack_table *table, const gk_sheet *sheet, int32_t row);

/** Gives each column of the span's block its sheet column by heading. False when memory is out. */
bool gk_columns_assign(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, const gk_layout *layout,
                       gk_span *span);

/* --- rows (tables_rows.c, tables_lines.c) ------------------------------------------------------------------------- */

/** A table while its rows are read. */
typedef struct gk_table_reader {
  gk_arena *arena;
  const gk_sheet *sheet;
  gk_table table;
  size_t room;      /**< of table.rows */
  bool *line_taken; /**< lines that were found, one a line of the pack */
  gk_layout layout; /**< of the rows being read */
  int32_t last_row; /**< last row that holds one of the table's rows, or its headings */
} gk_table_reader;

bool gk_reader_start(gk_table_reader *reader, gk_arena *arena, const gk_pack_table *pack, const gk_sheet *sheet);

/** Reads the rows below reader->layout, through repeated headings, to layout.bottom. False when memory is out. */
bool gk_rows_read(gk_table_reader *reader);

/** A row of the table with room for its figures; `name` is the cell of its name or NULL. NULL when memory is out. */
gk_row *gk_row_add(gk_table_reader *reader, const char *key, const gk_cell *name, int32_t row, int32_t key_col);

/** Adds the row of a named or numbered line; `cell` holds its name or is NULL. NULL when memory is out. */
gk_row *gk_row_add_line(gk_table_reader *reader, const gk_span *span, size_t line, const gk_cell *cell, int32_t row);

/** Reads a form from the row of its title, or the one below it, to `bottom`: *found is false where it has none of the
 *  headings. False when memory is out. */
bool gk_form_read(gk_table_reader *reader, int32_t top, int32_t bottom, bool *found);

/** Reads the figures of a row from the span's columns. */
void gk_row_read_figures(gk_table_reader *reader, gk_row *row, const gk_span *span);

/** Reads the lines of one span (公开01, 公开04) in the given rows. False when memory is out. */
bool gk_lines_read(gk_table_reader *reader, const gk_span *span, int32_t first, int32_t last);

/** Appends the rows of `more`, a later page of the same table. False when memory is out. */
bool gk_reader_append(gk_table_reader *reader, const gk_table_reader *more);

/** Whether `more` repeats rows of `reader`: a second standing of the table, not its next page. */
bool gk_reader_repeats(const gk_table_reader *reader, const gk_table_reader *more);

/* --- one sheet (tables_sheet.c) ----------------------------------------------------------------------------------- */

/** Tables as they are found on a sheet. */
typedef struct gk_table_list {
  gk_table *items;
  size_t count;
} gk_table_list;

/** Adds the tables of a pack that stand on a sheet which names them so. False when memory is out. */
bool gk_sheet_tables_read(gk_arena *arena, const gk_pack *pack, const gk_grid *grid, size_t sheet,
                          const gk_sheet_names *names, gk_table_list *list);

/* --- surroundings (tables_around.c) ------------------------------------------------------------------------------- */

/** Sets the columns of a table's range, whose rows are known. */
void gk_table_cover_columns(gk_table *table);

/** Fills unit, department, has_empty_note and the range of reader->table, whose rows are read. `above` is the first row
 *  above the title that may belong to it; `head` its first row of figures. False when memory is out. */
bool gk_surroundings_read(gk_table_reader *reader, int32_t above, int32_t head);

#endif
