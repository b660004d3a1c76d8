/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Who has returned what: a bureau's list of departments against the workbooks of a run.
 */
#ifndef GK_RETURNED_H
#define GK_RETURNED_H

#include "department_list.h"

/** Zero-initialise ({0}): without a list nothing is missing. */
typedef struct gk_returned {
  gk_department_list list;
  bool *came; /**< one a department of the list; NULL without a list */
} gk_returned;

/** Reads the list; nothing where `path` is NULL. False with `err` filled as gk_department_list_read. */
bool gk_returned_open(gk_returned *returned, const char *path, gk_error *err);
void gk_returned_free(gk_returned *returned);

/** A workbook came: `department` is what its tables name, "" where they name none. */
void gk_returned_note(gk_returned *returned, const char *department, const char *file);

/** The next department from *index on that has sent nothing, *index then standing behind it; NULL for no more. */
const char *gk_returned_missing(const gk_returned *returned, size_t *index);

#endif
