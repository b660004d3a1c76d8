/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A format of workbooks, as its file (ods.c …) defines it. What it cannot do is NULL.
 */
#ifndef GK_FORMAT_H
#define GK_FORMAT_H

#include "engine/base/grid.h"
#include "engine/book/book.h"
#include "files/mark/mark_parts.h"
#include "files/package/package.h"

typedef struct gk_format {
  /** Whether the file's bytes are of this format. */
  bool (*is)(const gk_source *source);
  /** The sealed grid; NULL with `err` filled: GK_ERR_FORMAT, GK_ERR_LIMIT, GK_ERR_MEMORY. */
  gk_grid *(*read)(const gk_source *source, gk_error *err);
  /** Writes the marked copy. */
  gk_annotated (*mark)(const gk_annotation *annotation, gk_error *err);
  /** Adds the whole file of a workbook to `out`. */
  bool (*write)(const gk_book *book, gk_text *out, gk_error *err);
} gk_format;

#endif
