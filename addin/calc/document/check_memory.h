/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The memory of a check, kept for the next one of this process. For all threads.
 */
#ifndef GK_CALC_CHECK_MEMORY_H
#define GK_CALC_CHECK_MEMORY_H

#include "engine/base/memory.h"

/** Memory for a grid and its checks, for the caller alone until it is given back; NULL when memory is out. */
gk_memory *gk_check_memory_take(void);

/** Gives it back, once its grid is freed; at most 32 MB of it stay. NULL is allowed. */
void gk_check_memory_give(gk_memory *memory);

#endif
