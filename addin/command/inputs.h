/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The workbooks of a run, in the order of the results: the files and folders of the command line as they were given,
 * then those that a list names.
 */
#ifndef GK_INPUTS_H
#define GK_INPUTS_H

#include "command.h"

enum {
  GK_INPUTS_MAX_DEPTH = 64,               /**< of folders in a folder */
  GK_INPUTS_MAX_LIST = 256 * 1024 * 1024, /**< bytes of a list of files */
};

typedef struct gk_input {
  char *path;    /**< as results name it */
  char *copy;    /**< its path below the folder of marked copies */
  char *problem; /**< why nothing can be read there, a sentence; NULL for a workbook */
} gk_input;

typedef struct gk_inputs {
  gk_input *items;
  size_t count, capacity;
  bool one_level;  /**< folders in folders are left out */
  size_t left_out; /**< how many */
} gk_inputs;

/** Gathers them. Of a folder come the files with the extension of a workbook, or of what is sent in place of one,
 *  of its folders too, ordered by name byte
 *  for byte; hidden ones, lock files and links to folders are passed over. A folder without any, or one that cannot be
 *  read, stands in the list with its problem. False with `err` filled where a list cannot be read, two copies would
 *  have one name, or memory is out. Free in any case. */
bool gk_inputs_gather(const gk_check_options *options, gk_inputs *inputs, gk_error *err);
void gk_inputs_free(gk_inputs *inputs);

/** Whether one of the workbooks is the existing file `path`. */
bool gk_inputs_have(const gk_inputs *inputs, const char *path);

/** Whether a marked copy below `folder` would be written over one of the workbooks; `err` then says over which. */
bool gk_inputs_overwritten(const gk_inputs *inputs, const char *folder, gk_error *err);

/* --- between the files that gather -------------------------------------------------------------------------------- */

/** Adds an input; strings are copied; `problem` may be NULL. */
bool gk_inputs_add(gk_inputs *inputs, const char *path, const char *copy, const char *problem, gk_error *err);

/** Adds what is in a folder. */
bool gk_inputs_add_folder(gk_inputs *inputs, const char *folder, gk_error *err);

#endif
