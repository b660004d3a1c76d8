/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A workbook to be written, in no particular format: what a template is before it becomes .ods or .xlsx.
 *
 * Sheets are dense rectangles of cells. Formulas are lists of parts, so that each writer spells references and
 * separators in its own way: "[.C7:.C14]" and ";" in OpenDocument, "C7:C14" and "," in .xlsx.
 */
#ifndef GK_BOOK_H
#define GK_BOOK_H

#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/decimal.h"
#include "engine/base/error.h"

/** What a cell looks like; a writer has one cell style for each. */
typedef enum gk_book_style {
  GK_STYLE_PLAIN,      /**< outside the table: no border */
  GK_STYLE_TITLE,      /**< the table's title */
  GK_STYLE_CORNER,     /**< 公开NN表, 单位：万元: to the right */
  GK_STYLE_DEPARTMENT, /**< 部门：…: to the left; to be filled */
  GK_STYLE_HEADING,
  GK_STYLE_NAME,      /**< of a line or a code */
  GK_STYLE_ORDER,     /**< 行次 */
  GK_STYLE_TOTAL,     /**< the name of a total */
  GK_STYLE_CODE,      /**< text, to be filled */
  GK_STYLE_FILL_NAME, /**< the name of a code that the department enters */
  GK_STYLE_FILL,      /**< a figure to be filled: light colour, unlocked */
  GK_STYLE_COMPUTED,  /**< a figure with a formula: locked */
  GK_STYLE_SHUT,      /**< a figure that the table has no use for: locked, empty */
  GK_STYLE_NOTE,      /**< under the table */
  GK_BOOK_STYLES
} gk_book_style;

/** A rectangle; ends inclusive, all counted from 0. */
typedef struct gk_book_area {
  int32_t row, col, row_end, col_end;
} gk_book_area;

typedef enum gk_part_kind {
  GK_PART_TEXT,      /**< operators, function names, brackets, literals: the same in every format */
  GK_PART_SEPARATOR, /**< between arguments */
  GK_PART_AREA       /**< a reference */
} gk_part_kind;

typedef struct gk_book_part {
  gk_part_kind kind;
  const char *text; /**< GK_PART_TEXT */
  size_t sheet;     /**< GK_PART_AREA: index of the sheet */
  gk_book_area area;
} gk_book_part;

typedef enum gk_book_kind {
  GK_BOOK_EMPTY,
  GK_BOOK_TEXT,
  GK_BOOK_NUMBER,
  GK_BOOK_FORMULA,
  GK_BOOK_COVERED
} gk_book_kind;

typedef struct gk_book_cell {
  gk_book_kind kind;
  gk_book_style style;
  int32_t rows, cols;        /**< how many it spans; 0 counts as 1 */
  const char *text;          /**< GK_BOOK_TEXT, and the result of a formula that gives text */
  gk_dec number;             /**< GK_BOOK_NUMBER, and the result of a formula that gives a number */
  const gk_book_part *parts; /**< GK_BOOK_FORMULA */
  size_t part_count;
} gk_book_cell;

typedef struct gk_book_sheet {
  const char *name;
  int32_t row_count, col_count;
  gk_book_cell *cells;              /**< row by row */
  int *widths;                      /**< of the columns, in tenths of a millimetre */
  int *heights;                     /**< of the rows, likewise */
  int32_t heading_row, heading_end; /**< rows repeated on every page, and frozen on the screen; both inclusive */
  bool is_list;                     /**< printed on as many pages as it takes, not on one */
} gk_book_sheet;

typedef struct gk_book {
  gk_arena arena;     /**< owns everything */
  const char *title;  /**< of the document */
  const char *origin; /**< what it was made from, kept in the document's properties as GK_BOOK_ORIGIN; NULL: nothing */
  gk_book_sheet *sheets;
  size_t sheet_count;
} gk_book;

/** The property of a document that a template of ours has. */
#define GK_BOOK_ORIGIN "gongkai.template"

/** A book with room for `sheets` sheets, all empty; NULL when memory is out. */
gk_book *gk_book_new(size_t sheets);
void gk_book_free(gk_book *book);

/** Gives sheet `index` its name and size; false when memory is out or the size passes GK_BOOK_ROWS × GK_BOOK_COLS. */
enum { GK_BOOK_ROWS = 1000000, GK_BOOK_COLS = 200 };
bool gk_book_size_sheet(gk_book *book, size_t index, const char *name, int32_t rows, int32_t cols);

/** The cell; inside the sheet's size. */
gk_book_cell *gk_book_cell_at(gk_book_sheet *sheet, int32_t row, int32_t col);

/** Puts a text into a cell and lets it span; the spanned cells become covered. Text is copied. False when memory is
 *  out. An empty text leaves the cell empty but styled. */
bool gk_book_put_text(gk_book *book, gk_book_sheet *sheet, gk_book_area area, gk_book_style style, const char *text);

/** Gives every cell of an area a style. */
void gk_book_style_area(gk_book_sheet *sheet, gk_book_area area, gk_book_style style);

/** The letters of a column: 0 → "A", 26 → "AA". */
enum { GK_COLUMN_TEXT = 8 };
void gk_book_column_name(int32_t col, char out[GK_COLUMN_TEXT]);

#endif
