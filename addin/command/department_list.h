/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A bureau's list of departments: a CSV file (UTF-8, with or without a byte order mark) whose first line names the
 * columns. One of them is 部门.
 */
#ifndef GK_DEPARTMENT_LIST_H
#define GK_DEPARTMENT_LIST_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct gk_department_list {
  char *bytes;        /**< the file; cells are inside it */
  const char **cells; /**< the headings, then the departments, row by row */
  const char **names; /**< of the departments, in their order */
  size_t columns, count;
} gk_department_list;

/** False with a sentence that names the line where a row has too few cells, a name is missing or comes twice. */
bool gk_department_list_read(const char *path, gk_department_list *list, gk_error *err);
void gk_department_list_free(gk_department_list *list);

/** The path of a department's file: {栏目} in the pattern becomes that cell. Malloc'ed. Cells that would lead out of the
 *  folder or cannot stand in a file's name are refused. */
char *gk_department_path(const gk_department_list *list, size_t index, const char *folder, const char *pattern,
                         gk_error *err);

/** Makes a folder where there is none. */
bool gk_make_folder(const char *path, gk_error *err);

#endif
