/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Which of the packs at hand a workbook is checked with.
 */
#ifndef GK_CHOOSE_H
#define GK_CHOOSE_H

#include "engine/base/grid.h"
#include "engine/pack/pack_shelf.h"

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

#endif
