/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The pack that most suites test with, cn-2022: loaded before a suite, freed after it.
 */
#ifndef GK_ONE_PACK_H
#define GK_ONE_PACK_H

#include "engine/pack/pack.h"

extern gk_pack *pack; /**< valid between load_pack and free_pack */

/** For CU_add_suite: 0 where it went well. */
int load_pack(void);
int free_pack(void);

#endif
