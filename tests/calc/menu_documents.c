/* SPDX-License-Identifier: MPL-2.0 */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "calc/document/view.h"
#include "engine/base/text.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

uno_Interface *menu_controller(uno_Interface *document)
{
  static ux_method get = UX_METHOD("com.sun.star.frame.XModel::getCurrentController");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = ux_call_object(document, &get, NULL, &err);
  CHECK_UNO(err);
  return controller;
}

uno_Interface *menu_frame(uno_Interface *document)
{
  static ux_method get = UX_METHOD("com.sun.star.frame.XController::getFrame");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = menu_controller(document);
  uno_Interface *frame = ux_call_object(controller, &get, NULL, &err);
  CHECK_UNO(err);
  ux_release(controller);
  return frame;
}

void menu_select(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  uno_Interface *controller = menu_controller(document);
  CU_ASSERT_TRUE(gk_view_go(controller, document, sheet, row, col));
  ux_release(controller);
}

gk_mark menu_selected(uno_Interface *document)
{
  uno_Interface *controller = menu_controller(document);
  gk_mark at = {0};
  gk_view_selection(controller, &at.sheet, &at.row, &at.col);
  CU_ASSERT_EQUAL(gk_view_sheet(controller), at.sheet);
  ux_release(controller);
  return at;
}

bool menu_has_message(uno_Interface *document)
{
  static ux_method has = UX_METHOD("com.sun.star.frame.XInfobarProvider::hasInfobar");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = menu_controller(document);
  rtl_uString *id = ux_string("org.gongkai.calc");
  bool found = ux_call_bool(controller, &has, UX_ARGS(&id), &err);
  CHECK_UNO(err);
  rtl_uString_release(id);
  ux_release(controller);
  return found;
}

uno_Interface *menu_newest(void)
{
  static ux_method get_frames = UX_METHOD("com.sun.star.frame.XFramesSupplier::getFrames");
  static ux_method get_controller = UX_METHOD("com.sun.star.frame.XFrame::getController");
  static ux_method get_model = UX_METHOD("com.sun.star.frame.XController::getModel");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &err);
  uno_Interface *frames = ux_call_object(desktop, &get_frames, NULL, &err);
  uno_Interface *frame = ux_get_by_index(frames, ux_count(frames, &err) - 1, &err);
  uno_Interface *controller = ux_call_object(frame, &get_controller, NULL, &err);
  uno_Interface *document = ux_call_object(controller, &get_model, NULL, &err);
  CHECK_UNO(err);
  ux_release(controller);
  ux_release(frame);
  ux_release(frames);
  ux_release(desktop);
  return document;
}

uno_Interface *menu_example(const char *name, bool readonly)
{
  char *path = help_copy(getenv("GK_TEST_EXAMPLE"), name);
  uno_Interface *document = help_open_shown(gk_test_context(), path, readonly);
  free(path);
  return document;
}

/* The sheet's name, its print ranges and the number of its comments. */
static void put_heading(gk_text *out, uno_Interface *sheet, ux_error *err)
{
  static ux_method print_areas = UX_METHOD("com.sun.star.sheet.XPrintAreas::getPrintAreas");
  static ux_method annotations = UX_METHOD("com.sun.star.sheet.XSheetAnnotationsSupplier::getAnnotations");
  char *name = ux_name(sheet, err);
  uno_Interface *comments = ux_call_object(sheet, &annotations, NULL, err);
  uno_Sequence *areas = ux_call_sequence(sheet, &print_areas, NULL, err);
  gk_text_printf(out, "[%s] %d comments", name == NULL ? "?" : name, (int)ux_count(comments, err));
  for (size_t i = 0; areas != NULL && i < ux_sequence_length(areas); i++) {
    const ux_cell_range_address *a = &UX_ITEMS(ux_cell_range_address, areas)[i];
    gk_text_printf(out, ", prints %d,%d to %d,%d", (int)a->start_row, (int)a->start_column, (int)a->end_row,
                   (int)a->end_column);
  }
  gk_text_puts(out, "\n");
  free(name);
  gk_ranges_drop(areas);
  ux_release(comments);
}

static void put_sheet(gk_text *out, uno_Interface *sheet, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.sheet.XCellRangeFormula::getFormulaArray");
  static ux_type matrix = UX_TYPE("[][]string");
  ux_cell_range_address area = {0};
  put_heading(out, sheet, err);
  uno_Sequence *content = gk_sheet_content(sheet, &area, err);
  bool blank = content == NULL || ux_sequence_length(content) == 0;
  gk_ranges_drop(content);
  if (blank) return;
  uno_Interface *range = gk_sheet_range(sheet, 0, 0, area.end_row, area.end_column, err);
  uno_Sequence *rows = ux_call_sequence(range, &get, NULL, err);
  for (size_t i = 0; rows != NULL && i < ux_sequence_length(rows); i++) {
    const uno_Sequence *row = UX_ITEMS(uno_Sequence *, rows)[i];
    for (size_t j = 0; j < ux_sequence_length(row); j++) {
      char *cell = ux_utf8(UX_ITEMS(rtl_uString *, row)[j]);
      gk_text_printf(out, "%s\t", cell == NULL ? "?" : cell);
      free(cell);
    }
    gk_text_puts(out, "\n");
  }
  ux_sequence_drop(rows, &matrix);
  ux_release(range);
}

char *menu_cells(uno_Interface *document)
{
  ux_error err = UX_ERROR_INIT;
  gk_text text = {0};
  for (int32_t i = 0; i < gk_document_sheet_count(document); i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, &err);
    put_sheet(&text, sheet, &err);
    ux_release(sheet);
  }
  CHECK_UNO(err);
  gk_text_puts(&text, "");
  CU_ASSERT_PTR_NOT_NULL(text.bytes);
  return text.bytes;
}

char *menu_state(uno_Interface *document)
{
  char *cells = menu_cells(document);
  gk_text text = {0};
  gk_text_printf(&text, "%s, %zu steps to undo, %s\n", help_is_modified(document) ? "modified" : "not modified",
                 help_undo_steps(document), gk_marks_exist(document) ? "marks" : "no marks");
  gk_text_puts(&text, cells);
  free(cells);
  return text.bytes;
}

void menu_same_state(uno_Interface *document, char *before, const char *file, int line)
{
  char *after = menu_state(document);
  bool same = before != NULL && after != NULL && strcmp(before, after) == 0;
  if (!same) printf("\n%s:%d: was %.60s, is %.60s\n", file, line, before, after);
  CU_ASSERT_TRUE(same);
  free(before);
  free(after);
}

char *menu_content(uno_Interface *document, const char *name)
{
  char *path = help_path(name);
  help_store(document, path, FILTER_FODS);
  char *content = help_content(path);
  CU_ASSERT_PTR_NOT_NULL(content);
  free(path);
  return content;
}

void menu_marks(uno_Interface *document, gk_marks *marks)
{
  gk_error err = GK_ERROR_INIT;
  *marks = (gk_marks){0};
  CU_ASSERT_TRUE(gk_marks_read(document, marks, &err));
}
