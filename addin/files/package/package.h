/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A zipped workbook (.ods, .xlsx) in memory: its entries, each within the limits of limits.h.
 */
#ifndef GK_PACKAGE_H
#define GK_PACKAGE_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct gk_package gk_package;

/** Opens an archive of `size` bytes, which must outlive it. NULL with `err` filled (GK_ERR_FORMAT: damaged or cut off;
 *  GK_ERR_LIMIT). `name` is the file's, for sentences. */
gk_package *gk_package_open(const char *bytes, size_t size, const char *name, gk_error *err);
void gk_package_close(gk_package *package);

/** The entry of an Office Open XML package that says what its parts are. */
#define GK_PACKAGE_TYPES "[Content_Types].xml"

/** Whether there is an entry of that name. */
bool gk_package_has(const gk_package *package, const char *entry);

/** The name of that entry as the archive has it, capitals or not where none is called exactly so; NULL where there is
 *  none. It lives as long as the package. */
const char *gk_package_entry(const gk_package *package, const char *name);

/** The entry inflated, malloc'ed and terminated by a NUL that is not counted; NULL with `err` filled where there is
 *  none, it is damaged, encrypted, or beyond the limits. */
char *gk_package_read(gk_package *package, const char *entry, size_t *size, gk_error *err);

/** Whether every entry is there to its end, and those of XML are well formed; else false with `err` filled. */
bool gk_package_is_whole(gk_package *package, gk_error *err);

/** The file's name, for sentences. */
const char *gk_package_name(const gk_package *package);

/** A workbook's file in memory, opened where it is an archive. */
typedef struct gk_source {
  const char *bytes;
  size_t size;
  const char *name;    /**< of the file, for sentences */
  gk_package *package; /**< NULL where it is no archive */
} gk_source;

#endif
