/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Who was to return a workbook, and who has: a list of departments against the workbooks of a run.
 */
#ifndef GK_ROSTER_H
#define GK_ROSTER_H

#include <stddef.h>

#include "engine/base/error.h"

/** Zero-initialise ({0}): without a list nothing is missing and nothing is found. */
typedef struct gk_roster {
  const char *const *names; /**< borrowed */
  size_t count;
  bool *came, *read; /**< one a department: whether a file of it is there, and can be read */
} gk_roster;

/** Takes up a list, each name once; false when memory is out. */
bool gk_roster_begin(gk_roster *roster, const char *const *names, size_t count, gk_error *err);
void gk_roster_free(gk_roster *roster);

/** The name on the list of the department whose workbook came: the one that its tables name (`named`, "" for none), else
 *  the longest one that the file's name holds (某局分局.ods is not 某局's where 某局分局 is on the list). NULL for none
 *  of the list. `read` says whether it can be read. */
const char *gk_roster_note(gk_roster *roster, const char *named, const char *file, bool read);

/** The next department from *index on that has sent nothing, or (*unread) nothing that can be read, *index then standing
 *  behind it; NULL for no more. */
const char *gk_roster_missing(const gk_roster *roster, size_t *index, bool *unread);

/** A path without its folders. */
const char *gk_file_name(const char *path);

#endif
