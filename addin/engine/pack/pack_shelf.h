/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The packs at hand.
 */
#ifndef GK_PACK_SHELF_H
#define GK_PACK_SHELF_H

#include "engine/pack/pack.h"

/** The packs of a folder, by id. Loaded once, constant then, and may be shared by threads. */
typedef struct gk_pack_shelf {
  gk_pack **items;
  size_t count;
} gk_pack_shelf;

/** Loads every folder in `folder` (UTF-8 path) that holds a pack.xml. NULL with `err` filled where there is none, or
 *  one of them is not valid. */
gk_pack_shelf *gk_pack_shelf_load(const char *folder, gk_error *err);

/** As gk_pack_shelf_load, and with the packs of the folder `own`, which may extend those of `folder`; none where `own`
 *  is NULL or no folder. */
gk_pack_shelf *gk_pack_shelf_load_with(const char *folder, const char *own, gk_error *err);

/** A shelf of one pack, which it takes over. NULL when memory is out; the pack is freed then. */
gk_pack_shelf *gk_pack_shelf_of(gk_pack *pack);

void gk_pack_shelf_free(gk_pack_shelf *shelf);

/** The pack of the latest year, one for all regions before one of a region; of the last by id where there are several. */
const gk_pack *gk_pack_shelf_newest(const gk_pack_shelf *shelf);

/** The pack for the accounts of a year, one for all regions; the newest where there is none. */
const gk_pack *gk_pack_shelf_for(const gk_pack_shelf *shelf, int year);

/** The pack called `id`, or NULL. */
const gk_pack *gk_pack_shelf_get(const gk_pack_shelf *shelf, const char *id);

#endif
