/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The packs at hand.
 */
#ifndef GK_PACK_SHELF_H
#define GK_PACK_SHELF_H

#include <stdint.h>

#include "engine/pack/pack.h"

/** Packs by id. Loaded once, constant then, and may be shared by threads. */
typedef struct gk_pack_shelf {
  gk_pack **items;
  size_t count;
  const char **warnings; /**< a sentence for each of the user's own packs that was passed over: which, and why */
  size_t warning_count;
  gk_arena arena;
} gk_pack_shelf;

/** Loads every folder in `folder` (UTF-8 path) that holds a pack.xml. NULL with `err` filled where there is none, or
 *  one of them is not valid. */
gk_pack_shelf *gk_pack_shelf_load(const char *folder, gk_error *err);

/** As gk_pack_shelf_load, and with the user's own packs in the folder `own`, which may extend those of `folder`; none where
 *  `own` is NULL or no folder. One that is not valid, or has the id of another, is passed over with a warning. */
gk_pack_shelf *gk_pack_shelf_load_with(const char *folder, const char *own, gk_error *err);

/** A number that is another one when a file of the packs in `folder` and `own` (NULL: none) was written, came or went. It
 *  costs a look at each of the files and reads none. */
uint64_t gk_pack_shelf_stamp(const char *folder, const char *own);

/** A shelf of one pack, which it takes over. NULL when memory is out; the pack is freed then. */
gk_pack_shelf *gk_pack_shelf_of(gk_pack *pack);

void gk_pack_shelf_free(gk_pack_shelf *shelf);

/** The pack for all regions of a year; where there is none, or the year is 0, the one of the latest year; the last of the
 *  shelf where all are of a region. The user's own count where `own` is set. The shelf holds at least one. */
const gk_pack *gk_pack_shelf_for(const gk_pack_shelf *shelf, int year, bool own);

/** The pack called `id`, or NULL. */
const gk_pack *gk_pack_shelf_get(const gk_pack_shelf *shelf, const char *id);

#endif
