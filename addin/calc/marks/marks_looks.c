/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks_looks.h"

#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"

/* What decides how a figure reads; the marks' own settings are put over these. */
static const char *const settings[] = {
  "CharFontName",  "CharFontNameAsian", "CharFontNameComplex", "CharHeight",   "CharHeightAsian",  "CharHeightComplex",
  "CharWeight",    "CharWeightAsian",   "CharWeightComplex",   "CharPosture",  "CharPostureAsian", "CharPostureComplex",
  "CharColor",     "CharUnderline",     "CharStrikeout",       "NumberFormat", "HoriJustify",      "VertJustify",
  "IsTextWrapped", "ParaIndent",        "ShrinkToFit",
};

static void put_value(gk_text *text, const uno_Any *value)
{
  double number;
  sal_Int32 whole;
  bool truth;
  char *string = ux_any_to_utf8(value);
  if (string != NULL) gk_text_puts(text, string);
  else if (ux_any_to_double(value, &number)) gk_text_printf(text, "%.6g", number);
  else if (ux_any_to_long(value, &whole)) gk_text_printf(text, "%ld", (long)whole);
  else if (ux_any_to_bool(value, &truth)) gk_text_puts(text, truth ? "yes" : "no");
  gk_text_puts(text, ";");
  free(string);
}

/* The values of the inherited settings in a cell or a style, as text; malloc'ed. */
static char *values_of(const gk_looks *looks, uno_Interface *object, ux_error *err)
{
  gk_text text = {0};
  gk_text_puts(&text, "");
  for (size_t i = 0; i < looks->inherited_count; i++) {
    uno_Any value;
    if (!ux_get_property(object, looks->inherited[i], &value, err)) break;
    put_value(&text, &value);
    ux_any_drop(&value);
  }
  if (text.failed) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  if (!err->raised) return text.bytes;
  gk_text_free(&text);
  return NULL;
}

static void find_inherited(gk_looks *looks, uno_Interface *standard, ux_error *err)
{
  static ux_method get_state = UX_METHOD("com.sun.star.beans.XPropertyState::getPropertyState");
  enum { DIRECT_VALUE = 0 }; /* com.sun.star.beans.PropertyState */
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
    sal_Int32 state = -1;
    rtl_uString *name = ux_string(settings[i]);
    ux_call(standard, &get_state, &state, UX_ARGS(&name), err);
    rtl_uString_release(name);
    if (state == DIRECT_VALUE) looks->inherited[looks->inherited_count++] = settings[i];
  }
}

/* A variant is named after its kind, a space and a number. */
static bool is_variant(const char *name)
{
  for (int kind = 0; kind < GK_MARK_KINDS; kind++) {
    size_t length = strlen(gk_mark_styles[kind].name);
    if (strncmp(name, gk_mark_styles[kind].name, length) == 0 && name[length] == ' ') return true;
  }
  return false;
}

static void remove_variants(const gk_looks *looks, ux_error *err)
{
  uno_Sequence *names = ux_element_names(looks->styles, err);
  for (size_t i = 0; names != NULL && i < ux_sequence_length(names); i++) {
    char *name = ux_utf8(UX_ITEMS(rtl_uString *, names)[i]);
    if (name != NULL && is_variant(name)) ux_remove_by_name(looks->styles, name, err);
    free(name);
  }
  ux_strings_drop(names);
}

void gk_looks_begin(gk_looks *looks, uno_Interface *document, ux_error *err)
{
  *looks = (gk_looks){.document = document, .styles = gk_mark_style_family(document, err)};
  remove_variants(looks, err);
  uno_Interface *standard = ux_get_by_name(looks->styles, "Default", err);
  find_inherited(looks, standard, err);
  looks->standard = values_of(looks, standard, err);
  ux_release(standard);
}

void gk_looks_end(gk_looks *looks)
{
  for (size_t i = 0; i < looks->count; i++) {
    free(looks->items[i].settings);
    free(looks->items[i].style);
  }
  free(looks->items);
  free(looks->standard);
  ux_release(looks->styles);
  *looks = (gk_looks){0};
}

/* Makes the variant's style: the cell's settings first, the mark's own over them. */
static void make_style(const gk_looks *looks, const gk_look *look, uno_Interface *cell, ux_error *err)
{
  uno_Interface *style = ux_create_instance(looks->document, "com.sun.star.style.CellStyle", err);
  ux_insert_by_name(looks->styles, look->style, style, err);
  for (size_t i = 0; i < looks->inherited_count; i++) {
    uno_Any value;
    if (!ux_get_property(cell, looks->inherited[i], &value, err)) break;
    ux_set_property(style, looks->inherited[i], &value, err);
    ux_any_drop(&value);
  }
  gk_mark_style_dress(style, look->kind, err);
  ux_release(style);
}

/* Adds a look, which takes over `values`. */
static const gk_look *add_look(gk_looks *looks, gk_mark_kind kind, char *values, uno_Interface *cell, ux_error *err)
{
  gk_look *items = realloc(looks->items, (looks->count + 1) * sizeof *items);
  gk_text name = {0};
  gk_text_puts(&name, gk_mark_styles[kind].name);
  if (*values != '\0') gk_text_printf(&name, " %zu", looks->count + 1);
  if (items != NULL) looks->items = items;
  if (items == NULL || name.failed) {
    ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
    gk_text_free(&name);
    free(values);
    return NULL;
  }
  gk_look *look = &looks->items[looks->count++];
  *look = (gk_look){.kind = kind, .settings = values, .style = name.bytes};
  if (*values == '\0') gk_mark_style_ensure(looks->document, kind, err);
  else make_style(looks, look, cell, err);
  return look;
}

const char *gk_looks_style(gk_looks *looks, uno_Interface *sheet, const gk_mark *mark, ux_error *err)
{
  uno_Interface *cell = looks->inherited_count == 0 ? NULL : gk_sheet_cell(sheet, mark->row, mark->col, err);
  char *values = cell == NULL ? calloc(1, 1) : values_of(looks, cell, err);
  if (values == NULL) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  if (values != NULL && looks->standard != NULL && strcmp(values, looks->standard) == 0) *values = '\0';
  const gk_look *found = NULL;
  for (size_t i = 0; values != NULL && i < looks->count && found == NULL; i++)
    if (looks->items[i].kind == mark->kind && strcmp(looks->items[i].settings, values) == 0) found = &looks->items[i];
  if (found != NULL) free(values);
  else if (values != NULL) found = add_look(looks, mark->kind, values, cell, err);
  ux_release(cell);
  return found == NULL || err->raised ? NULL : found->style;
}
