/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The workbooks in a folder, as `gongkai collect` takes them: not those of the folders in it.
 */
#ifndef GK_CALC_WORKBOOK_NAMES_H
#define GK_CALC_WORKBOOK_NAMES_H

#include <stddef.h>

#include "engine/base/error.h"

enum { GK_FOLDER_FILES = 20000 };

typedef struct gk_workbook_names {
  char **items; /**< paths, UTF-8, ordered byte for byte */
  size_t count, capacity;
  size_t left_out; /**< folders in it */
} gk_workbook_names;

/** Files with the extension of a workbook; hidden ones and lock files are passed over. False with `err` filled where the
 *  folder cannot be read, holds no workbook or more than GK_FOLDER_FILES. Free in any case. */
bool gk_workbook_names_find(const char *folder, gk_workbook_names *names, gk_error *err);
void gk_workbook_names_free(gk_workbook_names *names);

#endif
