/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The words behind a subcommand: read by a table of options, of which the help is made too.
 *
 * Every subcommand takes `--name value` and `--name=value`, -h, --help and --lang, and `--` before files whose names
 * begin with a dash.
 */
#ifndef GK_OPTIONS_H
#define GK_OPTIONS_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct gk_option gk_option;

/** Takes the value of an option to option->to; false with a sentence where it is none that it may have. */
typedef bool gk_option_take(const gk_option *option, const char *value, gk_error *err);

struct gk_option {
  const char *name;     /**< "--output" */
  const char *value;    /**< what the help calls its value, in Chinese, of the context "option"; NULL for a switch */
  const char *about;    /**< its lines of the help, in Chinese */
  gk_option_take *take; /**< NULL for a switch, whose `to` is a bool */
  void *to;
  const char *const *choices; /**< for gk_take_choice, NULL behind the last */
  long least, most;           /**< for gk_take_number */
  void (*list)(void);         /**< prints further lines of the help; NULL for none */
};

gk_option_take gk_take_text;   /**< to a const char * */
gk_option_take gk_take_name;   /**< the same, of what can stand in a workbook */
gk_option_take gk_take_number; /**< to a long */
gk_option_take gk_take_choice; /**< to an int, the index of the choice */

/** A subcommand's way of being called. */
typedef struct gk_usage {
  const char *name;        /**< "check" */
  const char *head, *tail; /**< of the help, in Chinese: the forms of the call and what it does; exit statuses */
  const gk_option *options;
  size_t count;
  size_t *files; /**< how many files were named, gathered at the front of the words; NULL where it takes none */
} gk_usage;

/** What came of the words: GK_WORDS_HELP where the help was asked for and printed. */
typedef enum gk_words_read { GK_WORDS_WRONG, GK_WORDS_HELP, GK_WORDS_READ } gk_words_read;

/** Reads the words behind a subcommand; --lang is in force at once. GK_WORDS_WRONG with a sentence (GK_ERR_USAGE). */
gk_words_read gk_options_read(const gk_usage *usage, int count, char **words, gk_error *err);

/** For `list`: the extensions under which workbooks are written. */
void gk_list_written(void);

/** The refusal of an option's value. */
bool gk_option_refuse(const gk_option *option, const char *value, gk_error *err);

#endif
