/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A workbook's file in memory, opened where it is an archive.
 */
#ifndef GK_SOURCE_H
#define GK_SOURCE_H

#include "files/package/package.h"

typedef struct gk_source {
  const char *bytes;
  size_t size;
  const char *name;    /**< of the file, for sentences */
  gk_package *package; /**< NULL where it is no archive */
} gk_source;

#endif
