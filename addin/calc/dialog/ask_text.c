/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/dialog/ask_text.h"

/* Units of dialogs (a quarter of a character's width, an eighth of its height): com.sun.star.awt.UnoControlDialogModel. */
enum { WIDTH = 230, HEIGHT = 134, MARGIN = 6, LINE = 14, QUESTION = 42, BUTTON = 50 };

typedef struct box {
  sal_Int32 x, y, width, height;
} box;

static void place(uno_Interface *model, const box *at, ux_error *err)
{
  ux_set_long(model, "PositionX", at->x, err);
  ux_set_long(model, "PositionY", at->y, err);
  ux_set_long(model, "Width", at->width, err);
  ux_set_long(model, "Height", at->height, err);
}

/* A control's model, placed; it becomes part of the dialog by add. */
static uno_Interface *create(uno_Interface *dialog, const char *service, box at, ux_error *err)
{
  uno_Interface *model = ux_create_instance(dialog, service, err);
  place(model, &at, err);
  return model;
}

static void add(uno_Interface *dialog, const char *name, uno_Interface *model, ux_error *err)
{
  ux_insert_by_name(dialog, name, model, err);
  ux_release(model);
}

static void add_button(uno_Interface *dialog, const char *name, const char *label, sal_Int16 kind, sal_Int32 x,
                       ux_error *err)
{
  box at = {x, HEIGHT - MARGIN - LINE, BUTTON, LINE};
  uno_Interface *model = create(dialog, "com.sun.star.awt.UnoControlButtonModel", at, err);
  ux_set_utf8(model, "Label", label, err);
  ux_set_short(model, "PushButtonType", kind, err);
  add(dialog, name, model, err);
}

static uno_Interface *build(uno_Interface *context, const gk_ask *ask, ux_error *err)
{
  enum { OK = 1, CANCEL = 2 }; /* com.sun.star.awt.PushButtonType */
  const sal_Int32 inner = WIDTH - 2 * MARGIN, field = MARGIN + QUESTION + 2;
  uno_Interface *dialog = ux_create_service(context, "com.sun.star.awt.UnoControlDialogModel", err), *model;
  box whole = {60, 60, WIDTH, HEIGHT};
  place(dialog, &whole, err);
  ux_set_utf8(dialog, "Title", ask->title, err);
  model = create(dialog, "com.sun.star.awt.UnoControlFixedTextModel", (box){MARGIN, MARGIN, inner, QUESTION}, err);
  ux_set_utf8(model, "Label", ask->question, err);
  ux_set_bool(model, "MultiLine", true, err);
  ux_set_bool(model, "NoLabel", true, err); /* else it gets a letter to reach the field by */
  add(dialog, "question", model, err);
  model = create(dialog, "com.sun.star.awt.UnoControlEditModel",
                 (box){MARGIN, field, inner, HEIGHT - field - LINE - 2 * MARGIN}, err);
  ux_set_utf8(model, "Text", ask->text, err);
  ux_set_bool(model, "MultiLine", true, err);
  ux_set_bool(model, "VScroll", true, err);
  add(dialog, "text", model, err);
  add_button(dialog, "accept", ask->accept, OK, WIDTH - 2 * (MARGIN + BUTTON), err);
  add_button(dialog, "cancel", ask->cancel, CANCEL, WIDTH - MARGIN - BUTTON, err);
  return dialog;
}

/* The window that the dialog stands over, as the peer that dialogs ask for; NULL where there is none. */
static uno_Interface *parent_of(uno_Interface *controller)
{
  static ux_method get_frame = UX_METHOD("com.sun.star.frame.XController::getFrame");
  static ux_method get_window = UX_METHOD("com.sun.star.frame.XFrame::getContainerWindow");
  static ux_type peer_type = UX_TYPE("com.sun.star.awt.XWindowPeer");
  ux_error none = UX_ERROR_INIT;
  if (controller == NULL) return NULL;
  uno_Interface *frame = ux_call_object(controller, &get_frame, NULL, &none);
  uno_Interface *window = ux_call_object(frame, &get_window, NULL, &none);
  uno_Interface *peer = window == NULL ? NULL : ux_query(window, &peer_type);
  ux_release(window);
  ux_release(frame);
  return peer;
}

/* Shows the dialog until a button is pressed; whether that was the accepting one. */
static bool show(uno_Interface *context, uno_Interface *controller, uno_Interface *dialog, uno_Interface *model,
                 ux_error *err)
{
  static ux_method set_model = UX_METHOD("com.sun.star.awt.XControl::setModel");
  static ux_method create_peer = UX_METHOD("com.sun.star.awt.XControl::createPeer");
  static ux_method execute = UX_METHOD("com.sun.star.awt.XDialog::execute");
  static ux_type model_type = UX_TYPE("com.sun.star.awt.XControlModel");
  static ux_type toolkit_type = UX_TYPE("com.sun.star.awt.XToolkit");
  uno_Interface *service = ux_create_service(context, "com.sun.star.awt.Toolkit", err);
  uno_Interface *toolkit = service == NULL ? NULL : ux_query(service, &toolkit_type);
  uno_Interface *control_model = model == NULL ? NULL : ux_query(model, &model_type);
  uno_Interface *parent = parent_of(controller);
  sal_Int16 pressed = 0;
  ux_call_bool(dialog, &set_model, UX_ARGS(&control_model), err);
  if (!err->raised) ux_call(dialog, &create_peer, NULL, UX_ARGS(&toolkit, &parent), err);
  if (!err->raised) ux_call(dialog, &execute, &pressed, NULL, err);
  ux_release(parent);
  ux_release(control_model);
  ux_release(toolkit);
  ux_release(service);
  return !err->raised && pressed == 1;
}

char *gk_ask_text(uno_Interface *context, uno_Interface *controller, const gk_ask *ask, ux_error *err)
{
  static ux_method dispose = UX_METHOD("com.sun.star.lang.XComponent::dispose");
  uno_Interface *model = build(context, ask, err);
  uno_Interface *dialog = ux_create_service(context, "com.sun.star.awt.UnoControlDialog", err);
  char *text = NULL;
  if (!err->raised && show(context, controller, dialog, model, err)) {
    uno_Interface *field = ux_get_by_name(model, "text", err);
    text = ux_get_utf8(field, "Text", err);
    ux_release(field);
  }
  ux_error late = UX_ERROR_INIT;
  if (dialog != NULL) ux_call(dialog, &dispose, NULL, NULL, &late);
  ux_release(dialog);
  ux_release(model);
  return text;
}
