/* SPDX-License-Identifier: MPL-2.0 */
/* A table that no department has, for measuring how the cost grows. */
#ifndef GK_BIG_TABLE_H
#define GK_BIG_TABLE_H

#include "engine/base/grid.h"

enum { GK_BIG_TABLE_HEAD = 6 /* rows above the first row of figures */ };

/* A 公开03 of about `rows` rows by code whose sums all hold, sealed; NULL when memory is out. */
gk_grid *gk_big_table(int32_t rows);

#endif
