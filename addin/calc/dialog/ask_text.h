/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A modal dialog that asks for a text of some lines.
 */
#ifndef GK_CALC_ASK_TEXT_H
#define GK_CALC_ASK_TEXT_H

#include "uno/ux.h"

/** What is said in the dialog, in the user's language. */
typedef struct gk_ask {
  const char *title, *question; /**< the question stands above the field, on several lines where it is long */
  const char *text;             /**< what the field holds at first */
  const char *accept, *cancel;  /**< the buttons */
} gk_ask;

/** Asks over the window of `controller`. The text, malloc'ed; NULL where the user cancelled, or with `err` filled where
 *  the dialog cannot be shown. */
char *gk_ask_text(uno_Interface *context, uno_Interface *controller, const gk_ask *ask, ux_error *err);

#endif
