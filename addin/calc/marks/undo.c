/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/undo.h"

#include "calc/marks/marks_write.h"
#include "calc/dialog/message.h"

/** The state of our XUndoAction. */
typedef struct step {
  uno_Interface *adapter; /* XAdapter: a weak reference to the document */
  rtl_uString *title;
  gk_marks before, after;
} step;

static void step_title(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args, (void)raise;
  step *s = self;
  rtl_uString_acquire(s->title);
  *(rtl_uString **)result = s->title;
}

/** What the last command said is no longer true. */
static void hide_message(uno_Interface *document)
{
  static ux_method get_controller = UX_METHOD("com.sun.star.frame.XModel::getCurrentController");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = ux_call_object(document, &get_controller, NULL, &err);
  if (controller != NULL) gk_message_hide(controller);
  ux_release(controller);
}

static void write_marks(step *s, const gk_marks *marks, uno_Any **raise)
{
  static ux_method adapted = UX_METHOD("com.sun.star.uno.XAdapter::queryAdapted");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *document = ux_call_object(s->adapter, &adapted, NULL, &err);
  if (document != NULL) {
    gk_marks_write(document, marks, &err);
    hide_message(document);
  }
  ux_release(document);
  if (err.raised) ux_throw(raise, "com.sun.star.document.UndoFailedException", "%s", err.message);
}

static void step_undo(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)args;
  write_marks(self, &((step *)self)->before, raise);
}

static void step_redo(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)args;
  write_marks(self, &((step *)self)->after, raise);
}

static void step_destroy(void *self)
{
  step *s = self;
  ux_release(s->adapter);
  if (s->title != NULL) rtl_uString_release(s->title);
  gk_marks_free(&s->before);
  gk_marks_free(&s->after);
}

static ux_slot *const undo_action[] = {step_title, step_undo, step_redo};
static const ux_interface interfaces[] = {{"com.sun.star.document.XUndoAction", undo_action, 3}};
static const ux_class step_class = {.name = "org.gongkai.comp.MarksUndo",
                                    .interfaces = interfaces,
                                    .interface_count = 1,
                                    .size = sizeof(step),
                                    .destroy = step_destroy};

void gk_undo_add(uno_Interface *manager, uno_Interface *document, const char *title, gk_marks *before, gk_marks *after,
                 ux_error *err)
{
  static ux_method adapter = UX_METHOD("com.sun.star.uno.XWeak::queryAdapter");
  static ux_method add = UX_METHOD("com.sun.star.document.XUndoManager::addUndoAction");
  static ux_type action_type = UX_TYPE("com.sun.star.document.XUndoAction");
  uno_Interface *object = ux_object_new(&step_class, NULL, err);
  step *s = object == NULL ? NULL : ux_object_state(object, &step_class);
  if (s == NULL) {
    gk_marks_free(before);
    gk_marks_free(after);
  } else {
    s->before = *before;
    s->after = *after;
    *before = *after = (gk_marks){0};
    s->title = ux_string(title);
    s->adapter = ux_call_object(document, &adapter, NULL, err);
    uno_Interface *action = ux_query(object, &action_type);
    ux_call(manager, &add, NULL, UX_ARGS(&action), err);
    ux_release(action);
  }
  ux_release(object);
}

bool gk_undo_is_last(uno_Interface *manager, const char *title, ux_error *err)
{
  static ux_method is_undo = UX_METHOD("com.sun.star.document.XUndoManager::isUndoPossible");
  static ux_method is_redo = UX_METHOD("com.sun.star.document.XUndoManager::isRedoPossible");
  static ux_method current = UX_METHOD("com.sun.star.document.XUndoManager::getCurrentUndoActionTitle");
  rtl_uString *last = NULL;
  if (!ux_call_bool(manager, &is_undo, NULL, err) || ux_call_bool(manager, &is_redo, NULL, err)) return false;
  if (!ux_call(manager, &current, &last, NULL, err)) return false;
  rtl_uString *wanted = ux_string(title);
  bool same = rtl_ustr_compare_WithLength(last->buffer, last->length, wanted->buffer, wanted->length) == 0;
  rtl_uString_release(wanted);
  rtl_uString_release(last);
  return same;
}
