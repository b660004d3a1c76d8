/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A modal dialog with a sentence, some fields below each other, and two buttons.
 */
#ifndef GK_CALC_DIALOG_H
#define GK_CALC_DIALOG_H

#include "uno/ux.h"

typedef enum gk_field_kind {
  GK_FIELD_LINE,  /**< a text of one line, its label on the left */
  GK_FIELD_TEXT,  /**< a text of several lines, over the whole width, without a label */
  GK_FIELD_CHOICE /**< a line with a list to choose from; other texts can be typed */
} gk_field_kind;

typedef struct gk_field {
  gk_field_kind kind;
  const char *label;
  const char *const *choices;
  size_t choice_count;
  char *value; /**< malloc'ed: what it holds at first, and in the end; NULL is nothing. The caller frees it. */
} gk_field;

/** What is said in the dialog, in the user's language. */
typedef struct gk_dialog {
  const char *title, *question; /**< the question stands above the fields, on several lines where it is long */
  const char *accept, *cancel;  /**< the buttons */
} gk_dialog;

/** Asks over the window of `controller`. True where the user accepted: the fields then hold what was entered. False
 *  where the user cancelled, or with `err` filled where the dialog cannot be shown. */
bool gk_dialog_ask(uno_Interface *context, uno_Interface *controller, const gk_dialog *words, gk_field *fields,
                   size_t count, ux_error *err);

#endif
