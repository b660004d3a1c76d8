/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The content of an OpenDocument spreadsheet, element by element, into a grid: between the files that read it
 * (odf_reader.c: the elements; odf_sheets.c: sheets and rows; odf_cells.c: cells and their text; odf_values.c: what they
 * hold) and the readers of files that hold such content.
 */
#ifndef GK_ODF_READER_H
#define GK_ODF_READER_H

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "engine/base/text.h"
#include "files/intake.h"
#include "files/read/odf_words.h"
#include "files/xml/xml_scan.h"

/** What office:value-type says of a cell. */
typedef enum gk_odf_type {
  GK_ODF_NO_TYPE,
  GK_ODF_NUMBER, /**< float, percentage, currency */
  GK_ODF_DATE,
  GK_ODF_TIME,
  GK_ODF_BOOLEAN,
  GK_ODF_STRING /**< and what is unknown */
} gk_odf_type;

/** The cell being read. */
typedef struct gk_odf_cell {
  int depth;      /**< of its element, 0 outside cells */
  int32_t repeat; /**< how many columns it fills */
  int32_t rows_spanned, cols_spanned;
  int32_t matrix_rows, matrix_cols; /**< that its array formula fills, 1 for another */
  bool formula, error;
  bool extended; /**< calcext:value-type says whether it is an error */
  gk_odf_type type;
  size_t paragraphs;
  gk_text value; /**< office:value, or the date, time or logical value */
  gk_text text;  /**< of its paragraphs */
  gk_text plain; /**< office:string-value */
} gk_odf_cell;

/** Zero but for `in` before the first event. */
typedef struct gk_odf_reader {
  gk_xml xml;       /**< the event that is being looked at */
  gk_intake in;     /**< where it has failed, nothing more is read */
  bool spreadsheet; /**< office:spreadsheet was seen */
  bool in_sheet, in_row;
  int32_t row, col; /**< of the next cell */
  int32_t row_repeat;
  size_t row_begin; /**< the sheet's cells before the open row */
  gk_odf_cell cell;
  int64_t null_day; /**< from which dates count, in days from 1970-01-01 */
  char style[128];  /**< name of the open style of a table, "" outside */
  gk_text hidden;   /**< names of the styles that hide a sheet, each between line ends */
} gk_odf_reader;

/** Reads a flat document, or the entry `part` of a package, into a sealed grid; NULL with `err` filled. `part` is NULL for
 *  a flat document. */
gk_grid *gk_odf_read_content(const char *bytes, size_t size, const char *name, const char *part, gk_error *err);

/** Looks whether an allocation of the reader's own failed, and then ends the reading. */
void gk_odf_check_memory(gk_odf_reader *reader);

/** The count that an attribute such as table:number-columns-repeated gives: 1 where it is no number, at most `most`. */
int32_t gk_odf_count(const gk_xml_attribute *attribute, int32_t most);

/* --- sheets and rows: each looks at the event in reader->xml --------------------------------------------------------- */

void gk_odf_begin_sheet(gk_odf_reader *reader);
void gk_odf_begin_row(gk_odf_reader *reader);
void gk_odf_end_row(gk_odf_reader *reader);

/** An element of a style: remembers the styles of tables that hide their sheet. */
void gk_odf_see_style(gk_odf_reader *reader);

/* --- cells -------------------------------------------------------------------------------------------------------- */

void gk_odf_begin_cell(gk_odf_reader *reader);
void gk_odf_end_cell(gk_odf_reader *reader);

/** An element within the open cell. */
void gk_odf_begin_in_cell(gk_odf_reader *reader);

/** Puts the cell's value at a column of the open row. False where it is blank. */
bool gk_odf_put_value(gk_odf_reader *reader, int32_t col);

/** Characters of the open cell. */
void gk_odf_add_text(gk_odf_reader *reader, const char *bytes, size_t length);

#endif
