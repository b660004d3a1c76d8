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

/** The whole file of the OpenDocument package in `out`: .ods, or .ots where it is a template. */
bool gk_write_ods(const gk_book *book, bool is_template, gk_text *out, gk_error *err);

/** The whole .xlsx in `out`, for Excel and WPS. Numbers are doubles there, as in every .xlsx. Needs room in the folder for
 *  temporary files; what was lost there, the caller finds by reading it. */
bool gk_write_xlsx(const gk_book *book, gk_text *out, gk_error *err);

#endif
