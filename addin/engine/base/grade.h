/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The grades of an evaluation, as the 绩效自评表 print them below themselves.
 */
#ifndef GK_GRADE_H
#define GK_GRADE_H

#include "engine/base/decimal.h"

typedef struct gk_grade {
  int from; /**< the lowest score that gets it */
  const char *name;
} gk_grade;

enum { GK_GRADES = 4 };

/** Best first; the last from 0. */
extern const gk_grade gk_grades[GK_GRADES];

/** The name of the grade of a score; of one below 0 the last. */
const char *gk_grade_of(gk_dec score);

#endif
