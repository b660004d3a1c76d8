/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Making a zip archive in memory: the package of .ods and .xlsx.
 */
#ifndef GK_WRITE_ZIP_H
#define GK_WRITE_ZIP_H

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct gk_zip_entry {
  const char *name;
  const char *bytes;
  size_t size;
  bool stored; /**< not compressed: OpenDocument's mimetype */
} gk_zip_entry;

/** Adds to `out` the archive of `size` bytes (none where 0) with these entries in place of its own of those names, or
 *  behind them. Its others stay as they are, byte for byte and in their order. An entry that is replaced keeps its time, a
 *  new one gets a fixed one, so that the same content gives the same bytes. `name` is for sentences. */
bool gk_zip_write(const char *bytes, size_t size, const gk_zip_entry *entries, size_t count, const char *name,
                  gk_text *out, gk_error *err);

#endif
