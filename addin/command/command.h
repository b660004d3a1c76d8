/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The gongkai command: what its parts share.
 */
#ifndef GK_COMMAND_H
#define GK_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/error.h"

/** Exit statuses, fixed for outsiders. */
enum { GK_EXIT_PASS = 0, GK_EXIT_FINDING = 1, GK_EXIT_USAGE = 2, GK_EXIT_UNREADABLE = 3 };

/** From which severity on a finding makes the exit status GK_EXIT_FINDING. */
typedef enum gk_fail_on { GK_FAIL_ON_ERROR, GK_FAIL_ON_WARNING, GK_FAIL_ON_ROUNDING, GK_FAIL_ON_NEVER } gk_fail_on;

/** The options of `gongkai check`. */
typedef struct gk_check_options {
  const char *pack;    /**< folder; NULL for the one beside the executable */
  const char *output;  /**< file; NULL for standard output */
  bool json;
  gk_fail_on fail_on;
  gk_lang lang;
  bool help;
  char **files;
  size_t file_count;
} gk_check_options;

/** Reads the words after `check`. False with a sentence in `err` (GK_ERR_USAGE) where they are off. */
bool gk_check_options_read(int count, char **words, gk_lang lang, gk_check_options *options, gk_error *err);

/** `gongkai check`: returns the exit status. */
int gk_command_check(int count, char **words, gk_lang lang);

/** The folder sheets/NAME beside the running executable (../sheets of a build, ../share/gongkai/sheets of an
 *  installation), malloc'ed; NULL with `err` filled where there is none. */
char *gk_default_pack(const char *name, gk_error *err);

#endif
