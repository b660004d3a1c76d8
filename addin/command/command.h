/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The gongkai command: what its parts share.
 */
#ifndef GK_COMMAND_H
#define GK_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/pack/pack_shelf.h"
#include "files/views/view.h"
#include "options.h"

/** Exit statuses, fixed for outsiders; GK_EXIT_SIGNAL is added to the signal that ended a run, as shells do. */
enum { GK_EXIT_PASS = 0, GK_EXIT_FINDING = 1, GK_EXIT_USAGE = 2, GK_EXIT_UNREADABLE = 3, GK_EXIT_SIGNAL = 128 };

/** From which severity on a finding makes the exit status GK_EXIT_FINDING. */
typedef enum gk_fail_on { GK_FAIL_ON_ERROR, GK_FAIL_ON_WARNING, GK_FAIL_ON_ROUNDING, GK_FAIL_ON_NEVER } gk_fail_on;

enum { GK_MOST_JOBS = 256 };

/** The options of `gongkai check`. */
typedef struct gk_check_options {
  const char *pack;        /**< folder or id; NULL for the one that fits each file */
  const char *output;      /**< file; NULL for standard output */
  const char *files_from;  /**< file that lists files, "-" for standard input; NULL for none */
  const char *departments; /**< list of those who were to send a workbook; NULL for none */
  const char *annotate;    /**< folder for marked copies; NULL for none */
  const gk_view *view;     /**< what the results are written as */
  long jobs;               /**< files checked at the same time, 1..GK_MOST_JOBS; 0 for one a processor */
  int fail_on;             /**< gk_fail_on */
  bool one_level;          /**< of a folder its own workbooks alone, not those of the folders in it */
  char **files;            /**< files and folders */
  size_t file_count;
} gk_check_options;

/** Reads the words after `check`, as gk_options_read does. */
gk_words_read gk_check_options_read(int count, char **words, gk_check_options *options, gk_error *err);

/** Says on standard error why a command came to nothing; the exit status. */
int gk_exit_failed(const gk_error *err);

/** `gongkai check`: returns the exit status. */
int gk_command_check(int count, char **words);

/** `gongkai template`: returns the exit status. */
int gk_command_template(int count, char **words);

/** `gongkai collect`: returns the exit status. */
int gk_command_collect(int count, char **words);

/** Whether --output would be written over what the run reads: `what` (NULL for none), a file of any name, or an existing
 *  file of a pack; `err` says so then. */
bool gk_output_harmless(const char *output, const char *what, gk_error *err);

/** The folder of packs beside the running executable (../sheets of a build, ../share/gongkai/sheets of an
 *  installation), malloc'ed; NULL with `err` filled where there is none. */
char *gk_packs_folder(gk_error *err);

/** The packs that files are checked with: one that was asked for, or those at hand, of which each file has its own. */
typedef struct gk_packs {
  gk_pack_shelf *shelf;
  const gk_pack *set; /**< the one that was asked for; NULL where none was */
} gk_packs;

/** Loads the pack `asked` (a folder, or the id of one at hand), or all at hand where it is NULL; says on standard error which
 *  of the user's own are passed over. */
bool gk_packs_load(const char *asked, gk_packs *packs, gk_error *err);
void gk_packs_free(gk_packs *packs);

#endif
