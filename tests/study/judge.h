/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What the check says of a spoiled workbook, and what the rules can know of a figure at all.
 */
#ifndef GK_STUDY_JUDGE_H
#define GK_STUDY_JUDGE_H

#include "engine/rules/equations.h"
#include "slips.h"

enum { JUDGED_SUSPECTS = 8 };

/** The first suspects by name, so that they can be compared across layouts. */
typedef struct judged_suspect {
  size_t table, column;
  char key[32];
  gk_dec suggested;
} judged_suspect;

typedef struct judgement {
  size_t errors, roundings, suspect_count;
  judged_suspect suspects[JUDGED_SUSPECTS];
  uint64_t print; /**< of the findings of equations and of the suspects, whatever their order on the sheets */
} judgement;

/** Checks the grid. False when memory is out. */
bool judge_grid(const gk_pack *pack, const gk_grid *grid, judgement *out);

/** The place of the slip among the first suspects, or -1. */
int judged_place(const judgement *judgement, const slip *slip);

/** Whether suspect `place` proposes the slip's true value. */
bool judged_value(const judgement *judgement, int place, const slip *slip);

/** What the rules can know of each figure of the mended example. */
typedef struct knowledge {
  gk_equations equations;
} knowledge;

/** Equality rules that hold the slip's figure. */
size_t known_rules(const knowledge *knowledge, const slip *slip);

/** Whether another figure stands in the same equality rules with the same or the opposite weights, so that a wrong value
 *  of the one cannot be told from a wrong value of the other. */
bool known_twin(const knowledge *knowledge, const slip *slip);

/** Whether one equality rule holds both figures. */
bool known_together(const knowledge *knowledge, const slip *a, const slip *b);

#endif
