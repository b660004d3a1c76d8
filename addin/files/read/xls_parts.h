/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the .xls reader: xls_read.c finds the sheets and their texts, xls_sheet.c reads the cells.
 */
#ifndef GK_XLS_PARTS_H
#define GK_XLS_PARTS_H

#include "files/intake.h"
#include "files/read/shared_strings.h"
#include "files/read/xls_records.h"

/** NULL with `err` filled: GK_ERR_FORMAT (damaged, older than Excel 97, a password, another kind of document), GK_ERR_LIMIT,
 *  GK_ERR_MEMORY. The grid is sealed. */
gk_grid *gk_xls_read(const char *bytes, size_t size, const char *name, gk_error *err);

/** What the sheets of a workbook share. */
typedef struct gk_xls_book {
  gk_intake in;
  const unsigned char *bytes;
  size_t size;
  gk_strings strings;
  bool computed; /**< some formula of the workbook has a value that is neither blank nor 0 */
  size_t read;   /**< bytes of records of sheets so far */
} gk_xls_book;

/** Reads the sheet whose records begin at `at` into the intake's open one. */
bool gk_xls_read_sheet(gk_xls_book *book, size_t at);

/** What a formula's record says of its value. */
typedef enum gk_xls_value {
  GK_XLS_IS_NUMBER,
  GK_XLS_IS_TEXT,
  GK_XLS_IS_LOGICAL,
  GK_XLS_IS_ERROR,
  GK_XLS_IS_BLANK
} gk_xls_value;

/** Which of them its 8 bytes are. */
gk_xls_value gk_xls_kind(const unsigned char value[8]);

/** The double in 8 bytes, the least significant first. */
double gk_xls_double(const unsigned char value[8]);

#endif
