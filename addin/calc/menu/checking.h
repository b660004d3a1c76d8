/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A check of the open document, from snapshot to report.
 */
#ifndef GK_CALC_CHECKING_H
#define GK_CALC_CHECKING_H

#include "calc/document/check_memory.h"
#include "calc/document/packs.h"
#include "calc/menu/commands.h"
#include "engine/check/check.h"

/** A finished check and what it stands on. Free with gk_checking_free. */
typedef struct gk_checking {
  const gk_pack_shelf *packs; /**< held; the report has the one that was chosen */
  gk_memory *memory;          /**< of the grid and the report */
  gk_grid *grid;
  gk_report *report;
} gk_checking;

/** Checks the scene's document with the pack of the extension that fits it (gk_check_by). False with `err` filled
 *  (GK_ERR_DOCUMENT where it is no spreadsheet or holds no 公开 table); nothing is changed either way. */
bool gk_checking_make(const gk_scene *scene, gk_checking *checking, gk_error *err);
void gk_checking_free(gk_checking *checking);

/** The sheet of a place in the document; -1 where the place has none. */
int32_t gk_place_sheet(const gk_place *place);

/** How many findings of each severity stand on a sheet, on all sheets where `sheet` < 0; and tables, and 绩效自评表. */
typedef struct gk_tally {
  size_t tables, forms, severity[GK_SEVERITIES];
} gk_tally;
gk_tally gk_tally_of(const gk_report *report, int32_t sheet);

/** Adds what is to say of a cell: the suspect there with its suggestion and cause, else its worst finding. False where
 *  there is neither. */
bool gk_say_cell(gk_text *text, const gk_report *report, int32_t sheet, int32_t row, int32_t col);

/** Adds which tables were not found, as one sentence; false where none is missing. */
bool gk_say_missing(gk_text *text, const gk_report *report);

/** Adds that a place cannot be seen because its sheet, row or column is hidden, where it is so; returns whether. */
bool gk_say_hidden(gk_text *text, const gk_scene *scene, const gk_place *place);

/** The place to look at first: the first suspect, else the first of the worst findings; on `sheet` only where it is
 *  not negative. NULL where there is none. */
const gk_place *gk_first_place(const gk_report *report, int32_t sheet);

#endif
