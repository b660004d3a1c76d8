/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Every file that is written: whole, or not at all. It grows under an unpredictable name beside its place, which no link
 * can stand for, and takes its place once all of it is on the disk. An existing file stays as it was until then; a link
 * in its place is replaced, not followed. Pipes and devices (/dev/stdout) are written as they are.
 */
#ifndef GK_OUTPUT_FILE_H
#define GK_OUTPUT_FILE_H

#include <stdio.h>

#include "engine/base/error.h"

typedef struct gk_output_file {
  FILE *file;
  char *path;
  char *part; /**< what it is called until it is whole; NULL for a pipe or device */
} gk_output_file;

/** False with `err` filled: GK_ERR_IO, GK_ERR_MEMORY. */
bool gk_output_open(gk_output_file *output, const char *path, gk_error *err);

/** Puts it in its place, or drops it where it is not `whole`; false where it could not be written to its end. Does nothing
 *  for one that was not opened ({0}). */
bool gk_output_close(gk_output_file *output, bool whole, gk_error *err);

/** Writes bytes to a file. */
bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err);

/** Makes the folders that a file's path leads through. */
bool gk_make_folders(const char *path, gk_error *err);

/** Whether both paths are one existing file, by whatever names. */
bool gk_same_file(const char *path, const char *other);

#endif
