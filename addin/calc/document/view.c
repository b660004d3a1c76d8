/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/view.h"

#include "calc/document/document.h"

/* The frame in front; where no window has the focus, the one opened last. */
static uno_Interface *frame_in_front(uno_Interface *context, ux_error *err)
{
  static ux_method get_current = UX_METHOD("com.sun.star.frame.XDesktop::getCurrentFrame");
  static ux_method get_frames = UX_METHOD("com.sun.star.frame.XFramesSupplier::getFrames");
  uno_Interface *desktop = ux_create_service(context, "com.sun.star.frame.Desktop", err);
  uno_Interface *frame = ux_call_object(desktop, &get_current, NULL, err);
  if (frame == NULL) {
    uno_Interface *frames = ux_call_object(desktop, &get_frames, NULL, err);
    sal_Int32 count = ux_count(frames, err);
    if (count > 0) frame = ux_get_by_index(frames, count - 1, err);
    ux_release(frames);
  }
  ux_release(desktop);
  return frame;
}

/* Uses up the controller. That of a chart or another object being edited in place gives way to that of the document
 * which holds the object, step by step until that is a spreadsheet or stands alone. */
static uno_Interface *outermost(uno_Interface *controller)
{
  static ux_method get_parent = UX_METHOD("com.sun.star.container.XChild::getParent");
  static ux_method get_current = UX_METHOD("com.sun.star.frame.XModel::getCurrentController");
  for (;;) {
    ux_error err = UX_ERROR_INIT;
    uno_Interface *document = gk_view_document(controller);
    if (document == NULL || gk_document_is_spreadsheet(document)) {
      ux_release(document);
      return controller;
    }
    uno_Interface *parent = ux_call_object(document, &get_parent, NULL, &err);
    uno_Interface *outer = parent == NULL ? NULL : ux_call_object(parent, &get_current, NULL, &err);
    ux_release(parent);
    ux_release(document);
    if (outer == NULL) return controller;
    ux_release(controller);
    controller = outer;
  }
}

uno_Interface *gk_view_controller(uno_Interface *context, uno_Interface *frame)
{
  static ux_method get_controller = UX_METHOD("com.sun.star.frame.XFrame::getController");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = frame == NULL ? NULL : ux_call_object(frame, &get_controller, NULL, &err);
  if (controller != NULL) return outermost(controller);
  ux_error late = UX_ERROR_INIT;
  uno_Interface *front = frame_in_front(context, &late);
  if (front != NULL) controller = ux_call_object(front, &get_controller, NULL, &late);
  ux_release(front);
  return outermost(controller);
}

uno_Interface *gk_view_document(uno_Interface *controller)
{
  static ux_method get_model = UX_METHOD("com.sun.star.frame.XController::getModel");
  ux_error err = UX_ERROR_INIT;
  return controller == NULL ? NULL : ux_call_object(controller, &get_model, NULL, &err);
}

static bool address_of(uno_Interface *range, ux_cell_range_address *address, ux_error *err)
{
  static ux_method get_address = UX_METHOD("com.sun.star.sheet.XCellRangeAddressable::getRangeAddress");
  return range != NULL && ux_call(range, &get_address, address, NULL, err);
}

int32_t gk_view_sheet(uno_Interface *controller)
{
  static ux_method get_active = UX_METHOD("com.sun.star.sheet.XSpreadsheetView::getActiveSheet");
  ux_error err = UX_ERROR_INIT;
  ux_cell_range_address address = {0};
  uno_Interface *sheet = ux_call_object(controller, &get_active, NULL, &err);
  int32_t index = address_of(sheet, &address, &err) ? address.sheet : 0;
  ux_release(sheet);
  return index;
}

/* The first range of a selection of several. */
static bool first_of_many(uno_Interface *selection, ux_cell_range_address *address)
{
  ux_error err = UX_ERROR_INIT;
  uno_Sequence *ranges = gk_ranges_addresses(selection, &err);
  bool found = ranges != NULL && ux_sequence_length(ranges) > 0;
  if (found) *address = UX_ITEMS(ux_cell_range_address, ranges)[0];
  gk_ranges_drop(ranges);
  return found;
}

void gk_view_selection(uno_Interface *controller, int32_t *sheet, int32_t *row, int32_t *col)
{
  static ux_method get_selection = UX_METHOD("com.sun.star.frame.XModel::getCurrentSelection");
  static ux_method get_model = UX_METHOD("com.sun.star.frame.XController::getModel");
  ux_error err = UX_ERROR_INIT;
  ux_cell_range_address address = {.sheet = (sal_Int16)gk_view_sheet(controller)};
  uno_Interface *model = ux_call_object(controller, &get_model, NULL, &err);
  uno_Interface *selection = ux_call_object(model, &get_selection, NULL, &err);
  if (!address_of(selection, &address, &err) && selection != NULL) first_of_many(selection, &address);
  *sheet = address.sheet;
  *row = address.start_row;
  *col = address.start_column;
  ux_release(selection);
  ux_release(model);
}

bool gk_view_go(uno_Interface *controller, uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  static ux_method set_active = UX_METHOD("com.sun.star.sheet.XSpreadsheetView::setActiveSheet");
  static ux_method select = UX_METHOD("com.sun.star.view.XSelectionSupplier::select");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *target = gk_document_sheet(document, sheet, &err);
  bool visible = ux_get_bool(target, "IsVisible", &err) && !err.raised;
  uno_Interface *cell = gk_sheet_cell(target, row, col, &err);
  if (visible) {
    static ux_type spreadsheet = UX_TYPE("com.sun.star.sheet.XSpreadsheet");
    uno_Interface *typed = ux_query(target, &spreadsheet);
    uno_Any what;
    sal_Bool selected = sal_False;
    ux_call(controller, &set_active, NULL, UX_ARGS(&typed), &err);
    ux_any_from_object(&what, cell);
    ux_call(controller, &select, &selected, UX_ARGS(&what), &err);
    ux_any_drop(&what);
    ux_release(typed);
  }
  ux_release(cell);
  ux_release(target);
  return visible && !err.raised;
}

bool gk_view_hides_sheet(uno_Interface *document, int32_t sheet)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *target = gk_document_sheet(document, sheet, &err);
  bool visible = ux_get_bool(target, "IsVisible", &err);
  ux_release(target);
  return !err.raised && !visible;
}

bool gk_view_hides_line(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  static ux_method get_rows = UX_METHOD("com.sun.star.table.XColumnRowRange::getRows");
  static ux_method get_columns = UX_METHOD("com.sun.star.table.XColumnRowRange::getColumns");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *target = gk_document_sheet(document, sheet, &err);
  uno_Interface *cell = gk_sheet_range(target, row, col, row, col, &err);
  uno_Interface *rows = ux_call_object(cell, &get_rows, NULL, &err);
  uno_Interface *columns = ux_call_object(cell, &get_columns, NULL, &err);
  bool visible = ux_get_bool(rows, "IsVisible", &err) && ux_get_bool(columns, "IsVisible", &err);
  ux_release(columns);
  ux_release(rows);
  ux_release(cell);
  ux_release(target);
  return !err.raised && !visible;
}
