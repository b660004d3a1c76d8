/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Protection of sheets that a template of ours put there, without a password, against overwriting formulas by accident.
 * Marks may pass it: it is taken off while they are written and put on again, without an undo step. Protection in any
 * other document is the accountant's and is left alone.
 */
#ifndef GK_CALC_PROTECTION_H
#define GK_CALC_PROTECTION_H

#include "uno/ux.h"

/** Whether the document was made from a template of ours: it says so in its properties. */
bool gk_protection_is_ours(uno_Interface *document);

/** What was taken off: one flag a sheet. */
typedef struct gk_protection {
  bool *lifted;
  int32_t count;
} gk_protection;

/** Takes the protection off all sheets of a document of ours; sheets with a password keep it. */
gk_protection gk_protection_lift(uno_Interface *document);

/** Puts it on again and frees `protection`. */
void gk_protection_restore(uno_Interface *document, gk_protection *protection);

#endif
