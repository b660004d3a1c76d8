/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Tables: the 公开 tables of a pack, found in a grid. Every figure has a name (table, row, column) and an
 * address; a table is known by its title or mark, a row by 行次, name or code, a column by its heading.
 */
#ifndef GK_TABLES_H
#define GK_TABLES_H

#include "engine/base/grid.h"
#include "engine/pack/pack.h"

/** The keys of the rows of a form that have no name of their own: its items, and the headings of their groups. */
extern const char gk_item_key[], gk_group_key[];

typedef enum gk_figure_state {
  GK_FIGURE_ABSENT, /**< no such row or column in this table */
  GK_FIGURE_BLANK,  /**< an exact 0: nothing, or a dash */
  GK_FIGURE_NUMBER,
  GK_FIGURE_TEXT,   /**< a number stored as text; `value` holds it */
  GK_FIGURE_WRONG,  /**< text that is no figure, an error value, or a formula not computed */
  GK_FIGURE_HEADING /**< not published: the column's heading stands in its place, in the row of 合计 */
} gk_figure_state;

typedef struct gk_figure {
  gk_dec value; /**< in the unit of the cell as it stands; 0 for BLANK and WRONG */
  int32_t row;  /**< address on the table's sheet; also set for blanks */
  int16_t col;
  uint8_t state; /**< gk_figure_state */
  bool formula;
} gk_figure;

/** The key of the row that all 类 stand below. */
#define GK_TOTAL_KEY "total"

typedef struct gk_row {
  const char *key;          /**< "r27", "total", "201" … as the rules name it */
  const char *name;         /**< the text beside it, "" where there is none */
  const char *folded;       /**< the same, folded for comparing */
  const gk_pack_line *line; /**< NULL for rows by code */
  int32_t row, key_col;     /**< where its name or code stands */
  long parent;        /**< index of the row with the code's parent; for 类 the "total" row; of an item the group's;
                                 -1 for none */
  gk_figure *figures; /**< one a column of the pack's table */
} gk_row;

/** A row's code and its index, for looking rows up. */
typedef struct gk_row_code {
  const char *code;
  size_t row;
} gk_row_code;

typedef struct gk_table {
  const gk_pack_table *pack; /**< its description */
  const gk_sheet *sheet;
  size_t sheet_index;
  int32_t top, left, bottom, right; /**< range from title to last row or note, inclusive */
  int32_t title_row, title_col;     /**< where its title stands, or its mark where it has none */
  int called;                       /**< how well it is called as the pack does: gk_anchor::called */
  const char *unit;                 /**< "万元" as read from the table, "" where it says none; see gk_table_unit */
  int32_t unit_row, unit_col;       /**< where it says it */
  const char *department;           /**< "" where it says none */
  const char *name; /**< what a form is about (网格工作专项经费); "" where it says none, and of a table */
  bool unfilled;    /**< of a form: no amount and no item is filled in */
  bool other_lines; /**< of a form: among its lines stand figures of some that the pack does not know */
  bool has_empty_note;
  bool may_have_note; /**< below it stands a formula without a value, which may be its note */
  bool *column_found; /**< one a column of the pack's table */
  gk_row *rows;       /**< in the order of the sheet */
  size_t row_count;
  gk_row_code *by_code; /**< rows by code, sorted by it, equal ones in the order of the sheet */
  size_t code_count;
  long *row_of_line;          /**< one a line of the pack's table: index of its first row, -1 for none */
  size_t *below, *below_from; /**< gk_table_below; NULL where no row stands by code */
  bool open;                  /**< further rows by code are still to be filled in: a template */
} gk_table;

typedef struct gk_tables {
  gk_arena arena;
  const gk_pack *pack;
  const gk_grid *grid;
  int year;        /**< that the workbook names (year.h), 0 for none */
  gk_table *items; /**< in the order of the pack's tables; a table found twice stands twice; behind them the forms */
  size_t count;    /**< the 公开 tables alone */
  size_t form_count;
} gk_tables;

/** Finds the tables. NULL only when memory is out; no table found is count 0. */
gk_tables *gk_tables_find(const gk_pack *pack, const gk_grid *grid, gk_error *err);
void gk_tables_free(gk_tables *tables);

/** The form with that number, by kind, then by sheet and row. */
static inline const gk_table *gk_tables_form(const gk_tables *tables, size_t index)
{
  return &tables->items[tables->count + index];
}

/** The first table with that pack index, or NULL. */
const gk_table *gk_tables_get(const gk_tables *tables, size_t pack_table);

/** The row with that key, or NULL. Logarithmic or better in the number of rows. */
const gk_row *gk_table_row(const gk_table *table, const char *key);

/** The unit that its figures stand in: what it says, its pack's where it says none. May be one that is not known. */
const char *gk_table_unit(const gk_table *table);

/** The row of a line of the pack's table, or NULL. */
const gk_row *gk_table_line(const gk_table *table, const gk_pack_line *line);

/** The rows that stand one level below a row by their codes, as indexes in the order of the sheet. */
static inline const size_t *gk_table_below(const gk_table *table, size_t row, size_t *count)
{
  *count = table->below_from == NULL ? 0 : table->below_from[row + 1] - table->below_from[row];
  return *count == 0 ? NULL : &table->below[table->below_from[row]];
}

/** Fills what looking rows up needs (by_code to below, and each row's parent) from the rows of a table. False when
 *  memory is out. */
bool gk_table_index(gk_arena *arena, gk_table *table);

#endif
