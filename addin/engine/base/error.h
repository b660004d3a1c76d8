/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The one way errors travel: a function that can fail returns false (or NULL) and fills a gk_error.
 *
 * The caller prepares the error with GK_ERROR_INIT; the callee writes a whole sentence in the user's
 * language that says where and what. Nothing prints, nothing aborts.
 */
#ifndef GK_ERROR_H
#define GK_ERROR_H

#include <stdbool.h>

#include "words/words.h"

/** What kind of thing went wrong; the sentence says the rest. */
typedef enum gk_status {
  GK_OK = 0,
  GK_ERR_MEMORY,   /**< an allocation failed */
  GK_ERR_IO,       /**< a file could not be opened, read or written */
  GK_ERR_FORMAT,   /**< a file is not what its format asks for */
  GK_ERR_PACK,     /**< a pack is not valid */
  GK_ERR_LIMIT,    /**< a documented limit was passed (size, depth, count) */
  GK_ERR_USAGE,    /**< the caller's words are off (command line) */
  GK_ERR_DOCUMENT, /**< the open document refuses (protected, read-only, no spreadsheet) */
} gk_status;

typedef struct gk_error {
  gk_status status;
  char text[512]; /**< UTF-8, one sentence, cut at a character's boundary */
} gk_error;

#define GK_ERROR_INIT ((gk_error){.status = GK_OK, .text = {0}})

/** Fills `err` with the sentence `zh`, a printf format, in the language in force, and returns false, so that a caller can
 *  write `return gk_fail(err, ...)`. `err` may be NULL. */
bool gk_fail(gk_error *err, gk_status status, const char *zh, ...) GK_FORMATS(3, 4);

/** gk_fail for a failed allocation. */
bool gk_fail_memory(gk_error *err);

/** The last 160 bytes or so of a long path, from a character's boundary, so that a sentence has room for the reason. */
const char *gk_path_end(const char *path);

#endif
