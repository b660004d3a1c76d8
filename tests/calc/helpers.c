/* SPDX-License-Identifier: MPL-2.0 */
#include "helpers.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "engine/base/text.h"

static ux_type properties_type = UX_TYPE("[]" UX_PROPERTY_VALUE);

void check_uno(const ux_error *err, const char *file, int line)
{
  if (err->raised) fprintf(stderr, "%s:%d: %s: %s\n", file, line, err->type, err->message);
  CU_ASSERT_FALSE(err->raised);
}

static void name_property(uno_Sequence *list, size_t index, const char *name)
{
  ux_property_value *property = &UX_ITEMS(ux_property_value, list)[index];
  rtl_uString_release(property->name);
  property->name = ux_string(name);
  ux_any_drop(&property->value);
}

static uno_Interface *load(uno_Interface *context, const char *url, bool hidden, bool readonly)
{
  static ux_method load_url = UX_METHOD("com.sun.star.frame.XComponentLoader::loadComponentFromURL");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(context, "com.sun.star.frame.Desktop", &err);
  uno_Sequence *list = ux_sequence_new(&properties_type, 2);
  name_property(list, 0, "Hidden");
  ux_any_from_bool(&UX_ITEMS(ux_property_value, list)[0].value, hidden);
  name_property(list, 1, "ReadOnly");
  ux_any_from_bool(&UX_ITEMS(ux_property_value, list)[1].value, readonly);
  rtl_uString *where = ux_string(url), *target = ux_string("_blank");
  sal_Int32 flags = 0;
  uno_Interface *document = ux_call_object(desktop, &load_url, UX_ARGS(&where, &target, &flags, &list), &err);
  CHECK_UNO(err);
  rtl_uString_release(where);
  rtl_uString_release(target);
  ux_sequence_drop(list, &properties_type);
  ux_release(desktop);
  return document;
}

uno_Interface *help_new(uno_Interface *context, const char *factory)
{
  char url[64];
  snprintf(url, sizeof url, "private:factory/%s", factory);
  return load(context, url, true, false);
}

uno_Interface *help_open(uno_Interface *context, const char *path, bool readonly)
{
  char url[1024];
  snprintf(url, sizeof url, "file://%s", path);
  return load(context, url, true, readonly);
}

uno_Interface *help_open_shown(uno_Interface *context, const char *path, bool readonly)
{
  char url[1024];
  snprintf(url, sizeof url, "file://%s", path);
  return load(context, url, false, readonly);
}

void help_store(uno_Interface *document, const char *path, const char *filter)
{
  static ux_method store = UX_METHOD("com.sun.star.frame.XStorable::storeToURL");
  char url[1024];
  snprintf(url, sizeof url, "file://%s", path);
  ux_error err = UX_ERROR_INIT;
  uno_Sequence *list = ux_sequence_new(&properties_type, 1);
  name_property(list, 0, "FilterName");
  ux_any_from_utf8(&UX_ITEMS(ux_property_value, list)[0].value, filter);
  rtl_uString *where = ux_string(url);
  ux_call(document, &store, NULL, UX_ARGS(&where, &list), &err);
  CHECK_UNO(err);
  rtl_uString_release(where);
  ux_sequence_drop(list, &properties_type);
}

void help_close(uno_Interface *document)
{
  static ux_method close = UX_METHOD("com.sun.star.util.XCloseable::close");
  ux_error err = UX_ERROR_INIT;
  sal_Bool deliver = 1;
  ux_call(document, &close, NULL, UX_ARGS(&deliver), &err);
  CHECK_UNO(err);
  ux_release(document);
}

uno_Interface *help_range(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, int32_t row_end,
                          int32_t col_end)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *on = gk_document_sheet(document, sheet, &err);
  uno_Interface *range = gk_sheet_range(on, row, col, row_end, col_end, &err);
  CHECK_UNO(err);
  ux_release(on);
  return range;
}

static uno_Interface *cell_at(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *on = gk_document_sheet(document, sheet, &err);
  uno_Interface *cell = gk_sheet_cell(on, row, col, &err);
  CHECK_UNO(err);
  ux_release(on);
  return cell;
}

void help_type(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *input)
{
  static ux_method set_formula = UX_METHOD("com.sun.star.table.XCell::setFormula");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col);
  rtl_uString *text = ux_string(input);
  ux_call(cell, &set_formula, NULL, UX_ARGS(&text), &err);
  CHECK_UNO(err);
  rtl_uString_release(text);
  ux_release(cell);
}

char *help_shown(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  static ux_method get_string = UX_METHOD("com.sun.star.text.XTextRange::getString");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col);
  char *text = ux_call_utf8(cell, &get_string, NULL, &err);
  CHECK_UNO(err);
  ux_release(cell);
  return text;
}

void help_user_format(uno_Interface *range, const char *style)
{
  static ux_type operator_type = UX_TYPE("com.sun.star.sheet.ConditionOperator");
  static ux_method add_new = UX_METHOD("com.sun.star.sheet.XSheetConditionalEntries::addNew");
  static ux_method address = UX_METHOD("com.sun.star.sheet.XCellRangeAddressable::getRangeAddress");
  const sal_Int32 formula = 9; /* com.sun.star.sheet.ConditionOperator_FORMULA */
  static ux_type cell_address = UX_TYPE(UX_CELL_ADDRESS);
  ux_error err = UX_ERROR_INIT;
  ux_cell_range_address where = {0};
  ux_call(range, &address, &where, NULL, &err);
  ux_cell_address base = {.sheet = where.sheet, .column = where.start_column, .row = where.start_row};
  uno_Interface *entries = ux_get_object(range, "ConditionalFormat", &err);
  uno_Sequence *list = ux_sequence_new(&properties_type, 4);
  name_property(list, 0, "Operator");
  ux_any_from(&UX_ITEMS(ux_property_value, list)[0].value, &operator_type, &formula);
  name_property(list, 1, "Formula1");
  ux_any_from_utf8(&UX_ITEMS(ux_property_value, list)[1].value, "1=1");
  name_property(list, 2, "StyleName");
  ux_any_from_utf8(&UX_ITEMS(ux_property_value, list)[2].value, style);
  name_property(list, 3, "SourcePosition");
  ux_any_from(&UX_ITEMS(ux_property_value, list)[3].value, &cell_address, &base);
  ux_call(entries, &add_new, NULL, UX_ARGS(&list), &err);
  ux_set_object(range, "ConditionalFormat", entries, &err);
  CHECK_UNO(err);
  ux_sequence_drop(list, &properties_type);
  ux_release(entries);
}

char *help_format_style(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  static ux_method style_name = UX_METHOD("com.sun.star.sheet.XSheetConditionalEntry::getStyleName");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col);
  uno_Interface *entries = ux_get_object(cell, "ConditionalFormat", &err);
  char *name = NULL;
  if (ux_count(entries, &err) > 0) {
    uno_Interface *entry = ux_get_by_index(entries, 0, &err);
    name = ux_call_utf8(entry, &style_name, NULL, &err);
    ux_release(entry);
  }
  CHECK_UNO(err);
  ux_release(entries);
  ux_release(cell);
  return name == NULL ? calloc(1, 1) : name;
}

bool help_is_modified(uno_Interface *document)
{
  static ux_method is_modified = UX_METHOD("com.sun.star.util.XModifiable::isModified");
  ux_error err = UX_ERROR_INIT;
  bool modified = ux_call_bool(document, &is_modified, NULL, &err);
  CHECK_UNO(err);
  return modified;
}

void help_set_modified(uno_Interface *document, bool modified)
{
  static ux_method set_modified = UX_METHOD("com.sun.star.util.XModifiable::setModified");
  ux_error err = UX_ERROR_INIT;
  sal_Bool value = modified;
  ux_call(document, &set_modified, NULL, UX_ARGS(&value), &err);
  CHECK_UNO(err);
}

static uno_Interface *undo_manager(uno_Interface *document, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.document.XUndoManagerSupplier::getUndoManager");
  return ux_call_object(document, &get, NULL, err);
}

size_t help_undo_steps(uno_Interface *document)
{
  static ux_method titles = UX_METHOD("com.sun.star.document.XUndoManager::getAllUndoActionTitles");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *manager = undo_manager(document, &err);
  uno_Sequence *list = ux_call_sequence(manager, &titles, NULL, &err);
  size_t count = list == NULL ? 0 : ux_sequence_length(list);
  ux_strings_drop(list);
  ux_release(manager);
  CHECK_UNO(err);
  return count;
}

static void step(uno_Interface *document, ux_method *direction)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *manager = undo_manager(document, &err);
  ux_call(manager, direction, NULL, NULL, &err);
  CHECK_UNO(err);
  ux_release(manager);
}

void help_undo(uno_Interface *document)
{
  static ux_method undo = UX_METHOD("com.sun.star.document.XUndoManager::undo");
  step(document, &undo);
}

void help_redo(uno_Interface *document)
{
  static ux_method redo = UX_METHOD("com.sun.star.document.XUndoManager::redo");
  step(document, &redo);
}

void help_dispatch(uno_Interface *context, uno_Interface *document, const char *command)
{
  static ux_method get_controller = UX_METHOD("com.sun.star.frame.XModel::getCurrentController");
  static ux_method get_frame = UX_METHOD("com.sun.star.frame.XController::getFrame");
  static ux_method execute = UX_METHOD("com.sun.star.frame.XDispatchHelper::executeDispatch");
  static ux_type provider_type = UX_TYPE("com.sun.star.frame.XDispatchProvider");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *controller = ux_call_object(document, &get_controller, NULL, &err);
  uno_Interface *frame = ux_call_object(controller, &get_frame, NULL, &err);
  uno_Interface *provider = frame == NULL ? NULL : ux_query(frame, &provider_type);
  uno_Interface *helper = ux_create_service(context, "com.sun.star.frame.DispatchHelper", &err);
  rtl_uString *url = ux_string(command), *target = ux_string("");
  sal_Int32 flags = 0;
  uno_Sequence *none = ux_sequence_new(&properties_type, 0);
  uno_Any result;
  if (ux_call(helper, &execute, &result, UX_ARGS(&provider, &url, &target, &flags, &none), &err)) ux_any_drop(&result);
  CHECK_UNO(err);
  ux_sequence_drop(none, &properties_type);
  rtl_uString_release(url);
  rtl_uString_release(target);
  ux_release(helper);
  ux_release(provider);
  ux_release(frame);
  ux_release(controller);
}

char *help_path(const char *name)
{
  const char *folder = getenv("GK_TEST_OUTPUT");
  gk_text text = {0};
  gk_text_printf(&text, "%s/%s", folder == NULL ? "/tmp" : folder, name);
  return text.bytes;
}

char *help_copy(const char *from, const char *name)
{
  char *path = help_path(name), buffer[65536];
  FILE *in = from == NULL ? NULL : fopen(from, "rb"), *out = fopen(path, "wb");
  size_t got = 0;
  bool ok = in != NULL && out != NULL;
  while (ok && (got = fread(buffer, 1, sizeof buffer, in)) > 0) ok = fwrite(buffer, 1, got, out) == got;
  if (in != NULL) fclose(in);
  if (out != NULL && fclose(out) != 0) ok = false;
  CU_ASSERT_TRUE(ok);
  return path;
}
