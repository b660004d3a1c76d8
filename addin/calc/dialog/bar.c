/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/dialog/bar.h"

uno_Interface *gk_bar_begin(uno_Interface *controller, const char *text, size_t whole)
{
  static ux_method get_frame = UX_METHOD("com.sun.star.frame.XController::getFrame");
  static ux_method create = UX_METHOD("com.sun.star.task.XStatusIndicatorFactory::createStatusIndicator");
  static ux_method start = UX_METHOD("com.sun.star.task.XStatusIndicator::start");
  ux_error none = UX_ERROR_INIT;
  if (controller == NULL) return NULL;
  uno_Interface *frame = ux_call_object(controller, &get_frame, NULL, &none);
  uno_Interface *bar = ux_call_object(frame, &create, NULL, &none);
  rtl_uString *string = ux_string(text);
  sal_Int32 range = (sal_Int32)whole;
  if (bar != NULL) ux_call(bar, &start, NULL, UX_ARGS(&string, &range), &none);
  rtl_uString_release(string);
  ux_release(frame);
  return bar;
}

void gk_bar_set(uno_Interface *bar, size_t done)
{
  static ux_method set_value = UX_METHOD("com.sun.star.task.XStatusIndicator::setValue");
  ux_error none = UX_ERROR_INIT;
  sal_Int32 value = (sal_Int32)done;
  if (bar != NULL) ux_call(bar, &set_value, NULL, UX_ARGS(&value), &none);
}

void gk_bar_end(uno_Interface *bar)
{
  static ux_method end = UX_METHOD("com.sun.star.task.XStatusIndicator::end");
  ux_error none = UX_ERROR_INIT;
  if (bar != NULL) ux_call(bar, &end, NULL, NULL, &none);
  ux_release(bar);
}
