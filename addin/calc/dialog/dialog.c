/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/dialog/dialog.h"

#include <stdio.h>
#include <stdlib.h>

/* Units of dialogs: a quarter of a character's width, an eighth of its height. */
enum { WIDTH = 230, MARGIN = 6, LINE = 14, GAP = 4, LABEL = 50, QUESTION = 42, TEXT = 60, BUTTON = 50 };

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

static void add_button(uno_Interface *dialog, const char *name, const char *label, sal_Int16 kind, box at,
                       ux_error *err)
{
  uno_Interface *model = create(dialog, "com.sun.star.awt.UnoControlButtonModel", at, err);
  ux_set_utf8(model, "Label", label, err);
  ux_set_short(model, "PushButtonType", kind, err);
  add(dialog, name, model, err);
}

static void add_text(uno_Interface *dialog, const char *name, const char *text, box at, ux_error *err)
{
  uno_Interface *model = create(dialog, "com.sun.star.awt.UnoControlFixedTextModel", at, err);
  ux_set_utf8(model, "Label", text, err);
  ux_set_bool(model, "MultiLine", true, err);
  ux_set_bool(model, "NoLabel", true, err); /* else it gets a letter to reach the field by */
  add(dialog, name, model, err);
}

/* --- fields ------------------------------------------------------------------------------------------------------- */

static void name_of(size_t index, char name[32])
{
  snprintf(name, 32, "field%zu", index);
}

static void set_choices(uno_Interface *model, const gk_field *field, ux_error *err)
{
  static ux_type strings = UX_TYPE("[]string");
  uno_Sequence *list = ux_strings_new(field->choices, field->choice_count);
  if (list != NULL) ux_set_value(model, "StringItemList", &strings, &list, err);
  ux_strings_drop(list);
  ux_set_bool(model, "Dropdown", true, err);
}

/* Adds a field at height `y`; the height behind it. */
static sal_Int32 add_field(uno_Interface *dialog, const gk_field *field, size_t index, sal_Int32 y, ux_error *err)
{
  char name[32], label[24];
  bool text = field->kind == GK_FIELD_TEXT;
  box at = {MARGIN, y, WIDTH - 2 * MARGIN, text ? TEXT : LINE};
  name_of(index, name);
  if (!text) {
    snprintf(label, sizeof label, "label%zu", index);
    add_text(dialog, label, field->label, (box){MARGIN, y + 2, LABEL - GAP, LINE - 2}, err);
    at.x += LABEL;
    at.width -= LABEL;
  }
  uno_Interface *model = create(dialog,
                                field->kind == GK_FIELD_CHOICE ? "com.sun.star.awt.UnoControlComboBoxModel"
                                                               : "com.sun.star.awt.UnoControlEditModel",
                                at, err);
  if (field->kind == GK_FIELD_CHOICE) set_choices(model, field, err);
  if (text) {
    ux_set_bool(model, "MultiLine", true, err);
    ux_set_bool(model, "VScroll", true, err);
  }
  ux_set_utf8(model, "Text", field->value == NULL ? "" : field->value, err);
  add(dialog, name, model, err);
  return y + at.height + GAP;
}

static void take_values(uno_Interface *dialog, gk_field *fields, size_t count, ux_error *err)
{
  char name[32];
  for (size_t i = 0; i < count; i++) {
    name_of(i, name);
    uno_Interface *field = ux_get_by_name(dialog, name, err);
    char *value = ux_get_utf8(field, "Text", err);
    ux_release(field);
    if (value == NULL) continue;
    free(fields[i].value);
    fields[i].value = value;
  }
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static uno_Interface *build(uno_Interface *context, const gk_dialog *words, const gk_field *fields, size_t count,
                            ux_error *err)
{
  enum { OK = 1, CANCEL = 2 }; /* com.sun.star.awt.PushButtonType */
  uno_Interface *dialog = ux_create_service(context, "com.sun.star.awt.UnoControlDialogModel", err);
  sal_Int32 y = MARGIN + QUESTION + GAP;
  ux_set_utf8(dialog, "Title", words->title, err);
  add_text(dialog, "question", words->question, (box){MARGIN, MARGIN, WIDTH - 2 * MARGIN, QUESTION}, err);
  for (size_t i = 0; i < count; i++) y = add_field(dialog, &fields[i], i, y, err);
  y += GAP;
  add_button(dialog, "accept", words->accept, OK, (box){WIDTH - 2 * (MARGIN + BUTTON), y, BUTTON, LINE}, err);
  add_button(dialog, "cancel", words->cancel, CANCEL, (box){WIDTH - MARGIN - BUTTON, y, BUTTON, LINE}, err);
  place(dialog, &(box){60, 60, WIDTH, y + LINE + MARGIN}, err);
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

bool gk_dialog_ask(uno_Interface *context, uno_Interface *controller, const gk_dialog *words, gk_field *fields,
                   size_t count, ux_error *err)
{
  static ux_method dispose = UX_METHOD("com.sun.star.lang.XComponent::dispose");
  uno_Interface *model = build(context, words, fields, count, err);
  uno_Interface *dialog = ux_create_service(context, "com.sun.star.awt.UnoControlDialog", err);
  bool accepted = !err->raised && show(context, controller, dialog, model, err);
  if (accepted) take_values(model, fields, count, err);
  ux_error late = UX_ERROR_INIT;
  if (dialog != NULL) ux_call(dialog, &dispose, NULL, NULL, &late);
  ux_release(dialog);
  ux_release(model);
  return accepted && !err->raised;
}
