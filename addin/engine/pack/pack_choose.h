/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The packs at hand, and which of them a workbook is checked with.
 */
#ifndef GK_PACK_CHOOSE_H
#define GK_PACK_CHOOSE_H

#include "engine/base/grid.h"
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

void gk_pack_shelf_free(gk_pack_shelf *shelf);

/** The pack called `id`, or NULL. */
const gk_pack *gk_pack_shelf_get(const gk_pack_shelf *shelf, const char *id);

typedef enum gk_choice_reason {
  GK_CHOSEN_REGION, /**< by the year and by the department's name */
  GK_CHOSEN_YEAR,   /**< by the year that the workbook names */
  GK_CHOSEN_LINES   /**< by the tables and lines that fit: it names no year, or one without a pack */
} gk_choice_reason;

typedef struct gk_pack_choice {
  const gk_pack *pack;
  gk_choice_reason reason;
  int year; /**< that the workbook names, 0 for none */
} gk_pack_choice;

/** Chooses the pack for a workbook (sealed grid): of its year, the one of its region before the one for all. Where no
 *  year is named, or none that a pack is for, the tables and lines that fit best tell the year, the latest of those
 *  that fit alike. The shelf holds at least one pack. False only when memory is out. */
bool gk_pack_choose(const gk_pack_shelf *shelf, const gk_grid *grid, gk_pack_choice *choice, gk_error *err);

/** The year that a workbook names in its sheets' names, titles and lines of departments; 0 for none, -1 when memory
 *  is out. Where several are named it is the one named most often, the latest of those named equally often. */
int gk_grid_year(const gk_grid *grid);

#endif
