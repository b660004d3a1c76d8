/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside a compound file: what reading it (compound.c) and changing it (compound_write.c) both know of it.
 */
#ifndef GK_COMPOUND_PARTS_H
#define GK_COMPOUND_PARTS_H

#include "files/package/compound.h"

enum {
  GK_CFB_HEADER = 512,    /**< bytes of the header that say anything; it takes up a sector */
  GK_CFB_IN_HEADER = 109, /**< sectors of the table of what follows what that the header names */
  GK_CFB_SHIFT_AT = 0x1E, /**< places in the header */
  GK_CFB_TABLES_AT = 0x2C,
  GK_CFB_FOLDER_AT = 0x30,
  GK_CFB_CUTOFF_AT = 0x38,
  GK_CFB_SMALL_TABLE_AT = 0x3C,
  GK_CFB_MORE_AT = 0x44,
  GK_CFB_MORE_COUNT_AT = 0x48,
  GK_CFB_LIST_AT = 0x4C,
  GK_CFB_ENTRY = 128, /**< bytes of a folder's entry, and places in it */
  GK_CFB_START_AT = 116,
  GK_CFB_SIZE_AT = 120
};

/** What stands for a sector's successor beside a number. */
#define GK_CFB_MOST_SECTOR 0xFFFFFFFAu
#define GK_CFB_IS_MORE 0xFFFFFFFCu  /**< the sector lists sectors of the table */
#define GK_CFB_IS_TABLE 0xFFFFFFFDu /**< the sector is one of the table */
#define GK_CFB_END 0xFFFFFFFEu      /**< the last of its chain */
#define GK_CFB_FREE 0xFFFFFFFFu

struct gk_compound {
  const unsigned char *bytes;
  size_t size;
  const char *name;
  size_t sector;    /**< bytes of one */
  uint32_t cutoff;  /**< streams shorter than this lie in small sectors */
  uint32_t *tables; /**< sectors that hold the table of what follows what */
  size_t table_count;
  unsigned char *folder, *small_table, *small; /**< entries; what follows what in small sectors; the small sectors */
  size_t folder_size, small_table_size, small_size;
  bool *top; /**< one an entry: it lies in the root, in no storage below it */
};

/** The sector after this one; a mark where the chain ends or is broken. */
uint32_t gk_compound_next(const gk_compound *compound, uint32_t sector);

/** Where the stream's entry stands in the folder, in bytes; SIZE_MAX where there is none. */
size_t gk_compound_entry(const gk_compound *compound, const char *stream);

/** The sentence for a damaged file; returns false. */
bool gk_compound_damaged(const gk_compound *compound, gk_error *err);

#endif
