/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Writing a zip archive: the package of .ods and .xlsx.
 */
#ifndef GK_WRITE_ZIP_H
#define GK_WRITE_ZIP_H

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct gk_zip_entry {
  const char *name;
  gk_text *text; /**< the content */
  bool stored;   /**< not compressed: OpenDocument's mimetype */
} gk_zip_entry;

/** Writes the entries in their order. An existing file is replaced, and stays as it was where writing fails. */
bool gk_write_zip(const char *path, const gk_zip_entry *entries, size_t count, gk_error *err);

#endif
