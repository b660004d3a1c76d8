/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Messages to the user: an information bar above the sheet, which waits for nobody.
 */
#ifndef GK_CALC_MESSAGE_H
#define GK_CALC_MESSAGE_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "uno/ux.h"

/** com.sun.star.frame.InfobarType */
typedef enum gk_message_kind {
  GK_MESSAGE_INFO,
  GK_MESSAGE_SUCCESS,
  GK_MESSAGE_WARNING,
  GK_MESSAGE_DANGER
} gk_message_kind;

/** What a command has to say. Zero-initialise; free with gk_message_free. */
typedef struct gk_message {
  gk_message_kind kind;
  gk_text headline;   /**< bold, one line */
  gk_text detail;     /**< one sentence or two */
  bool offers_step;   /**< with the buttons 上一处 and 下一处 */
  bool offers_accept; /**< with the button 采纳建议 */
} gk_message;

/** Shows the message in the controller's window in place of our earlier one. Where that is not possible (no window, one
 *  that was closed, --headless, the Start Center, LibreOffice before 7.0) it goes to the standard error output. */
void gk_message_show(uno_Interface *controller, const gk_message *message);

/** Takes our message away. */
void gk_message_hide(uno_Interface *controller);

void gk_message_free(gk_message *message);

#endif
