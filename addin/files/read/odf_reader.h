/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The content of an OpenDocument spreadsheet, element by element, into a grid: between the files that read it
 * (odf_reader.c: the elements; odf_sheets.c: sheets and rows; odf_cells.c: cells and their text) and the readers of
 * files that hold such content.
 */
#ifndef GK_ODF_READER_H
#define GK_ODF_READER_H

#include <libxml/parser.h>

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "engine/base/text.h"

/** Namespaces that are told apart, whatever their prefixes in the file. */
typedef enum gk_odf_space {
  GK_ODF_OTHER,
  GK_ODF_OFFICE,
  GK_ODF_TABLE,
  GK_ODF_TEXT,
  GK_ODF_STYLE,
  GK_ODF_CALCEXT
} gk_odf_space;

/** An element's attributes as libxml2's SAX2 hands them over: five pointers each. */
typedef struct gk_odf_attributes {
  int count;
  const xmlChar **items;
} gk_odf_attributes;

/** The cell being read. */
typedef struct gk_odf_cell {
  int depth;           /**< of its element, 0 outside cells */
  int32_t repeat;      /**< how many columns it fills */
  int32_t rows_spanned, cols_spanned;
  bool formula, error;
  char type[16];       /**< office:value-type, "" where it has none */
  char value[64];      /**< office:value, or the date, time or logical value */
  gk_text text;        /**< its paragraphs */
  gk_text plain;       /**< office:string-value */
} gk_odf_cell;

/** Zero but for grid, err, name and parser before the first event. */
typedef struct gk_odf_reader {
  gk_grid *grid;
  gk_error *err;
  const char *name;    /**< of the file, for sentences */
  xmlParserCtxtPtr parser;
  bool refused;        /**< a sentence stands in err: nothing more is read */
  bool spreadsheet;    /**< office:spreadsheet was seen */
  int depth;           /**< open elements */
  int skipping;        /**< depth of the element that is passed over with all it holds, 0 for none */
  gk_sheet *sheet;     /**< being read, NULL outside sheets */
  int32_t row, col;    /**< of the next cell */
  int32_t row_repeat;
  size_t row_begin;    /**< the sheet's cells before the open row */
  size_t cells, bytes, rows; /**< cells, bytes of text and rows of all sheets so far, for the limits */
  gk_odf_cell cell;
  char style[128];     /**< name of the open style of a table, "" outside */
  gk_text hidden;      /**< names of the styles that hide a sheet, each between line ends */
} gk_odf_reader;

/** Reads a flat document, or the content.xml of a package, into a sealed grid; NULL with `err` filled. */
gk_grid *gk_odf_read_content(const char *bytes, size_t size, const char *name, gk_error *err);

/** libxml2's events that fill a reader, which is the parser's user data. The caller adds `serror`. */
xmlSAXHandler gk_odf_events(void);

/** Frees what the reader holds besides grid and parser. */
void gk_odf_reader_free(gk_odf_reader *reader);

/** Ends the reading with a sentence that names the file and the line; the first one stands. */
void gk_odf_refuse(gk_odf_reader *reader, gk_status status, const char *zh, const char *en);

/** Ends the reading where an allocation failed. */
void gk_odf_check_memory(gk_odf_reader *reader);

/** The attribute's text, *length bytes, not terminated; NULL where it is absent. */
const char *gk_odf_find(gk_odf_attributes attributes, gk_odf_space space, const char *name, size_t *length);

/** Copies an attribute, cut to `size` - 1 bytes; false and "" where it is absent. */
bool gk_odf_get(gk_odf_attributes attributes, gk_odf_space space, const char *name, char *out, size_t size);

/** A count such as table:number-columns-repeated: 1 where it is absent or no number, at most `most`. */
int32_t gk_odf_count(gk_odf_attributes attributes, const char *name, int32_t most);

/* --- sheets and rows ---------------------------------------------------------------------------------------------- */

void gk_odf_begin_sheet(gk_odf_reader *reader, gk_odf_attributes attributes);
void gk_odf_end_sheet(gk_odf_reader *reader);
void gk_odf_begin_row(gk_odf_reader *reader, gk_odf_attributes attributes);
void gk_odf_end_row(gk_odf_reader *reader);

/** An element of a style: remembers the styles of tables that hide their sheet. */
void gk_odf_see_style(gk_odf_reader *reader, const char *local, gk_odf_attributes attributes);

/* --- cells -------------------------------------------------------------------------------------------------------- */

void gk_odf_begin_cell(gk_odf_reader *reader, gk_odf_attributes attributes);
void gk_odf_end_cell(gk_odf_reader *reader);

/** An element within the open cell. */
void gk_odf_begin_in_cell(gk_odf_reader *reader, gk_odf_space space, const char *local, gk_odf_attributes attributes);

/** Characters of the open cell. */
void gk_odf_add_text(gk_odf_reader *reader, const char *bytes, size_t length);

/** Counts cells that were put and their text; false, the reading ended, beyond the limits. */
bool gk_odf_count_cells(gk_odf_reader *reader, size_t cells, size_t bytes);

#endif
