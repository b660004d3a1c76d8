/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The packs of the extension and the user's own, kept for the process: they are loaded by the first who asks, and anew
 * where one of their files has changed since. For all threads.
 */
#ifndef GK_CALC_PACKS_H
#define GK_CALC_PACKS_H

#include "engine/pack/pack_shelf.h"

/** The packs as their files are now, which stay as they are until gk_packs_release. NULL with `err` filled. */
const gk_pack_shelf *gk_packs_hold(gk_error *err);
void gk_packs_release(const gk_pack_shelf *packs); /**< NULL is allowed */

/** Adds which of the user's own packs were passed over, once for each loading. */
void gk_packs_warn(const gk_pack_shelf *packs, gk_text *text);

#endif
