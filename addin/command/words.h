/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The words behind a subcommand.
 */
#ifndef GK_WORDS_H
#define GK_WORDS_H

#include "engine/base/error.h"
#include <stddef.h>

/** One option: it takes a value where `value` is not NULL, else it is a switch. */
typedef struct gk_word_option {
  const char *name;
  const char **value;
  bool *on;
} gk_word_option;

/** Reads `--name value`, `--name=value` and switches. Words that begin with no dash, and all behind `--`, are files: they
 *  are gathered at the front of `words`, *file_count of them; where file_count is NULL they are refused. False with a
 *  sentence where a word is none of these. */
bool gk_words_read(int count, char **words, const gk_word_option *options, size_t option_count, size_t *file_count,
                   gk_error *err);

/** Refuses the value of an option. Returns false. */
bool gk_words_refuse(const char *option, const char *value, gk_error *err);

#endif
