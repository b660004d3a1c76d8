/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/dialog/message.h"

#include <stdio.h>

#define BAR_ID "org.gongkai.calc"

static ux_type pairs_type = UX_TYPE("[]com.sun.star.beans.StringPair");

/* com.sun.star.beans.StringPair */
typedef struct string_pair {
  rtl_uString *first, *second;
} string_pair;

static void set_pair(string_pair *pair, const char *label, const char *command)
{
  rtl_uString_release(pair->first);
  rtl_uString_release(pair->second);
  pair->first = ux_string(label);
  pair->second = ux_string(command);
}

/* The buttons, rightmost first in LibreOffice's layout; each runs one of our own commands. */
static uno_Sequence *buttons(const gk_message *message)
{
  size_t count = (message->offers_accept ? 1u : 0u) + (message->offers_step ? 2u : 0u), next = 0;
  uno_Sequence *pairs = ux_sequence_new(&pairs_type, count);
  if (pairs == NULL) return NULL;
  string_pair *items = UX_ITEMS(string_pair, pairs);
  if (message->offers_accept) set_pair(&items[next++], gk_tr("采纳建议"), "vnd.org.gongkai:accept");
  if (message->offers_step) {
    set_pair(&items[next++], gk_tr("上一处"), "vnd.org.gongkai:previous");
    set_pair(&items[next++], gk_tr("下一处"), "vnd.org.gongkai:next");
  }
  return pairs;
}

static const char *text_of(const gk_text *text)
{
  return text->bytes == NULL ? "" : text->bytes;
}

/* False for the controller of a window that was closed meanwhile, by a user to whom a dialog was shown: LibreOffice
 * aborts where such a one is asked for its bars. */
static bool has_frame(uno_Interface *controller)
{
  static ux_method get_frame = UX_METHOD("com.sun.star.frame.XController::getFrame");
  ux_error none = UX_ERROR_INIT;
  uno_Interface *frame = controller == NULL ? NULL : ux_call_object(controller, &get_frame, NULL, &none);
  ux_release(frame);
  return frame != NULL;
}

/* False where the bar does not stand in the end. */
static bool append_bar(uno_Interface *controller, const gk_message *message)
{
  static ux_method append = UX_METHOD("com.sun.star.frame.XInfobarProvider::appendInfobar");
  static ux_method has = UX_METHOD("com.sun.star.frame.XInfobarProvider::hasInfobar");
  uno_Sequence *pairs = buttons(message);
  if (pairs == NULL) return false;
  ux_error err = UX_ERROR_INIT;
  rtl_uString *id = ux_string(BAR_ID), *headline = ux_string(text_of(&message->headline));
  rtl_uString *detail = ux_string(text_of(&message->detail));
  sal_Int32 kind = (sal_Int32)message->kind;
  sal_Bool closes = sal_True;
  ux_call(controller, &append, NULL, UX_ARGS(&id, &headline, &detail, &kind, &pairs, &closes), &err);
  bool stands = ux_call_bool(controller, &has, UX_ARGS(&id), &err);
  rtl_uString_release(id);
  rtl_uString_release(headline);
  rtl_uString_release(detail);
  ux_sequence_drop(pairs, &pairs_type);
  return stands;
}

void gk_message_show(uno_Interface *controller, const gk_message *message)
{
  if (has_frame(controller)) {
    gk_message_hide(controller);
    if (append_bar(controller, message)) return;
  }
  const char *headline = text_of(&message->headline), *detail = text_of(&message->detail);
  fprintf(stderr, "gongkai: %s%s%s\n", headline, *detail == '\0' ? "" : " ", detail);
}

void gk_message_hide(uno_Interface *controller)
{
  static ux_method remove = UX_METHOD("com.sun.star.frame.XInfobarProvider::removeInfobar");
  ux_error none = UX_ERROR_INIT; /* there is no bar of ours most of the time */
  if (!has_frame(controller)) return;
  rtl_uString *id = ux_string(BAR_ID);
  ux_call(controller, &remove, NULL, UX_ARGS(&id), &none);
  rtl_uString_release(id);
}

void gk_message_free(gk_message *message)
{
  gk_text_free(&message->headline);
  gk_text_free(&message->detail);
}
