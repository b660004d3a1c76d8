/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Writing a workbook (engine/book/book.h) as a file.
 */
#ifndef GK_WRITE_BOOK_H
#define GK_WRITE_BOOK_H

#include "engine/book/book.h"
#include "engine/base/text.h"

/** The whole file as flat OpenDocument (.fods) XML in `out`, which the caller frees. `template` marks it as one. */
bool gk_write_fods(const gk_book *book, bool is_template, gk_text *out, gk_error *err);

/** As a file in the OpenDocument package: .ods, or .ots where it is a template. An existing file is replaced, and
 *  stays as it was where writing fails. */
bool gk_write_ods(const gk_book *book, bool is_template, const char *path, gk_error *err);

/** As .xlsx, for Excel and WPS. An existing file is replaced. Numbers are doubles there, as in every .xlsx. */
bool gk_write_xlsx(const gk_book *book, const char *path, gk_error *err);

#endif
