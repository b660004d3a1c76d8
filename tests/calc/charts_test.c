/* SPDX-License-Identifier: MPL-2.0 */
/* The commands while a sheet that holds nothing but a chart is in front, and while the chart is selected or edited. */
#include <CUnit/CUnit.h>

#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

#define FOUND "找到公开表9张：差错1处，尾差2处，待核实0处。"
#define SUSPECT "公开04表 C7“一般公共预算财政拨款收入”填报1671.41，可能应为1671.42："
enum { GK01 = 0, GK04 = 3, ROW_7 = 6, COLUMN_C = 2, CHART_SHEET = 9 };

/* The example with a last sheet, in front, that holds nothing but a chart. */
static uno_Interface *with_chart_sheet(const char *name)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_method insert = UX_METHOD("com.sun.star.sheet.XSpreadsheets::insertNewByName");
  static ux_method get_charts = UX_METHOD("com.sun.star.table.XTableChartsSupplier::getCharts");
  static ux_method add = UX_METHOD("com.sun.star.table.XTableCharts::addNewByName");
  static ux_type addresses = UX_TYPE("[]" UX_CELL_RANGE_ADDRESS);
  sal_Int32 rectangle[4] = {1000, 1000, 12000, 8000}; /* com.sun.star.awt.Rectangle */
  sal_Int16 position = CHART_SHEET;
  sal_Bool headers = 1;
  ux_error err = UX_ERROR_INIT;
  uno_Interface *document = menu_example(name, false);
  uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, &err);
  rtl_uString *sheet_name = ux_string("图表"), *chart_name = ux_string("收入");
  ux_call(sheets, &insert, NULL, UX_ARGS(&sheet_name, &position), &err);
  uno_Interface *sheet = gk_document_sheet(document, CHART_SHEET, &err);
  uno_Interface *charts = ux_call_object(sheet, &get_charts, NULL, &err);
  uno_Sequence *ranges = ux_sequence_new(&addresses, 1);
  UX_ITEMS(ux_cell_range_address, ranges)[0] = (ux_cell_range_address){GK01, 0, ROW_7, COLUMN_C, ROW_7 + 7};
  ux_call(charts, &add, NULL, UX_ARGS(&chart_name, rectangle, &ranges, &headers, &headers), &err);
  CHECK_UNO(err);
  CU_ASSERT_EQUAL(ux_count(charts, &err), 1);
  menu_select(document, CHART_SHEET, 0, 0);
  ux_sequence_drop(ranges, &addresses);
  rtl_uString_release(sheet_name);
  rtl_uString_release(chart_name);
  ux_release(charts);
  ux_release(sheet);
  ux_release(sheets);
  return document;
}

static void test_chart_sheet(void)
{
  uno_Interface *document = with_chart_sheet("chart-sheet.fods");
  char *before = menu_state(document);
  MENU_REFUSED(document, "checkSheet",
               "没有执行。\n当前工作表上没有公开表；请切换到公开表所在的工作表，或使用“一键校验”。");
  MENU_SAME_STATE(document, before);
  CU_ASSERT_EQUAL(menu_selected(document).sheet, CHART_SHEET);
  MENU_DONE(document, "check", FOUND, SUSPECT);
  CU_ASSERT_EQUAL(menu_selected(document).sheet, GK04);
  help_close(document);
}

/* Selects the chart, which is not a cell. */
static void select_chart(uno_Interface *document)
{
  static ux_method get_page = UX_METHOD("com.sun.star.drawing.XDrawPageSupplier::getDrawPage");
  static ux_method select = UX_METHOD("com.sun.star.view.XSelectionSupplier::select");
  ux_error err = UX_ERROR_INIT;
  uno_Any what;
  sal_Bool selected = 0;
  uno_Interface *sheet = gk_document_sheet(document, CHART_SHEET, &err), *controller = menu_controller(document);
  uno_Interface *page = ux_call_object(sheet, &get_page, NULL, &err), *shape = ux_get_by_index(page, 0, &err);
  ux_any_from_object(&what, shape);
  ux_call(controller, &select, &selected, UX_ARGS(&what), &err);
  CHECK_UNO(err);
  CU_ASSERT_TRUE(selected);
  ux_any_drop(&what);
  ux_release(shape);
  ux_release(page);
  ux_release(controller);
  ux_release(sheet);
}

static void test_chart_selected(void)
{
  uno_Interface *document = with_chart_sheet("chart-selected.fods");
  select_chart(document);
  char *before = menu_state(document);
  MENU_REFUSED(document, "checkSheet", "没有执行。\n当前工作表上没有公开表");
  MENU_SAME_STATE(document, before);
  MENU_DONE(document, "next", SUSPECT);
  CU_ASSERT_EQUAL(menu_selected(document).sheet, GK04);
  menu_select(document, CHART_SHEET, 0, 0);
  select_chart(document);
  MENU_DONE(document, "check", FOUND, SUSPECT);
  CU_ASSERT_EQUAL(menu_selected(document).sheet, GK04);
  help_close(document);
}

static bool is_chart_in_front(void)
{
  static ux_method get_current = UX_METHOD("com.sun.star.frame.XDesktop::getCurrentComponent");
  static ux_type chart_type = UX_TYPE("com.sun.star.chart2.XChartDocument");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &err);
  uno_Interface *current = ux_call_object(desktop, &get_current, NULL, &err);
  uno_Interface *chart = current == NULL ? NULL : ux_query(current, &chart_type);
  bool found = chart != NULL;
  ux_release(chart);
  ux_release(current);
  ux_release(desktop);
  return found;
}

/* While a chart is being edited, LibreOffice takes it for the document in front. */
static void test_chart_edited(void)
{
  uno_Interface *document = with_chart_sheet("chart-edited.fods");
  select_chart(document);
  help_dispatch(gk_test_context(), document, ".uno:ObjectMenue?VerbID:short=0");
  CU_ASSERT_TRUE(is_chart_in_front());
  MENU_REFUSED(document, "checkSheet", "没有执行。\n当前工作表上没有公开表");
  help_dispatch(gk_test_context(), document, "service:org.gongkai.Commands?check");
  CU_ASSERT_TRUE(gk_marks_exist(document));
  CU_ASSERT_EQUAL(menu_selected(document).sheet, GK04);
  help_close(document);
}

void gk_suite_charts(void)
{
  CU_pSuite suite = CU_add_suite("charts", NULL, NULL);
  CU_ADD_TEST(suite, test_chart_sheet);
  CU_ADD_TEST(suite, test_chart_selected);
  CU_ADD_TEST(suite, test_chart_edited);
}
