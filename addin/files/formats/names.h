/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The formats of workbooks, by the names of their files. A format is one line here and one file beside it, NAME.c, which
 * defines `const gk_format gk_format_NAME` (format.h): what recognises it by its bytes, reads, marks and writes it.
 * Folders that are gone through, sentences and help work from this table; the extension, which reads no files itself,
 * has it too.
 */
#ifndef GK_FORMAT_NAMES_H
#define GK_FORMAT_NAMES_H

#include <stdbool.h>

#include "engine/base/text.h"

/** What is done with a format; a workbook is written under the first extension alone. */
enum { GK_FORMAT_READ = 1, GK_FORMAT_WRITTEN = 2, GK_FORMAT_SENT = 4 /* in place of a workbook */ };

/** FORMAT(NAME, uses, extensions…), in the order in which bytes are asked what they are. Those of formats that cannot be
 *  read are told by `other`, whose extensions people send tables under; what nothing else knows is `fods`, whose reader says what is wrong with it. */
#define GK_FILE_FORMATS(FORMAT)                                                                                        \
  FORMAT(ods, GK_FORMAT_READ | GK_FORMAT_WRITTEN, ".ods")                                                              \
  FORMAT(ots, GK_FORMAT_WRITTEN, ".ots")                                                                               \
  FORMAT(xlsx, GK_FORMAT_READ | GK_FORMAT_WRITTEN, ".xlsx", ".xlsm")                                                   \
  FORMAT(xls, GK_FORMAT_READ, ".xls", ".et")                                                                           \
  FORMAT(other, GK_FORMAT_SENT, ".xlsb", ".xml", ".htm", ".html", ".mht", ".mhtml", ".xlt", ".xltx", ".ett", ".sxc",   \
         ".numbers", ".zip", ".rar", ".7z")                                                                            \
  FORMAT(fods, GK_FORMAT_READ | GK_FORMAT_WRITTEN, ".fods")

/** The number of the format in the table for whose use the file has an extension, capitals or not; -1 for none. */
int gk_format_named(const char *file, int use);

/** Adds the extensions for a use: ".ods .xlsx". */
void gk_format_list(gk_text *out, int use);

#endif
