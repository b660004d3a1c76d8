/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The translations as the build compiles them in: addin/tools/make_words writes the C of them from the .po files.
 */
#ifndef GK_CATALOGUE_H
#define GK_CATALOGUE_H

#include <stddef.h>

/** A Chinese text, behind its context and '\4' where it has one, and its translation. */
typedef struct gk_word_entry {
  const char *key, *text;
} gk_word_entry;

/** One language; the entries are sorted by strcmp of their keys. */
typedef struct gk_catalogue {
  const char *tag;
  const gk_word_entry *entries;
  size_t count;
} gk_catalogue;

/** All languages but Chinese, sorted by tag; the last has the tag NULL. */
extern const gk_catalogue gk_catalogues[];

#endif
