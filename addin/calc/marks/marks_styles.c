/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks_styles.h"

#include <string.h>

/** com.sun.star.table.BorderLine2; the base's padding stays before the members that it adds. */
typedef struct border_line {
  sal_Int32 color;
  sal_Int16 inner_width, outer_width, distance, padding;
  sal_Int16 style;
  sal_uInt32 width;
} border_line;

static void set_border(uno_Interface *style, const gk_mark_style *look, ux_error *err)
{
  static ux_type border_type = UX_TYPE("com.sun.star.table.BorderLine2");
  static const char *const sides[] = {"TopBorder2", "BottomBorder2", "LeftBorder2", "RightBorder2"};
  border_line line = {.color = look->line_color, .style = look->line_style, .width = look->line_width};
  line.outer_width = (sal_Int16)look->line_width;
  if (look->line_style == GK_LINE_DOUBLE) {
    line.outer_width = line.inner_width = line.distance = (sal_Int16)(look->line_width / 3);
  }
  for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) ux_set_value(style, sides[i], &border_type, &line, err);
}

void gk_mark_style_dress(uno_Interface *style, gk_mark_kind kind, ux_error *err)
{
  const gk_mark_style *look = &gk_mark_styles[kind];
  static ux_type posture = UX_TYPE("com.sun.star.awt.FontSlant");
  static const char *const scripts[] = {"", "Asian", "Complex"};
  const float bold = 150; /* com.sun.star.awt.FontWeight::BOLD */
  static ux_type float_type = UX_TYPE("float");
  const sal_Int32 italic = 2; /* com.sun.star.awt.FontSlant_ITALIC */
  ux_set_long(style, "CellBackColor", look->background, err);
  if (look->line_width > 0) set_border(style, look, err);
  if (look->underline != GK_UNDERLINE_NONE) {
    ux_set_short(style, "CharUnderline", look->underline, err);
    ux_set_bool(style, "CharUnderlineHasColor", true, err);
    ux_set_long(style, "CharUnderlineColor", look->line_color, err);
  }
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    char name[32] = "CharWeight";
    if (look->bold) ux_set_value(style, strcat(name, scripts[i]), &float_type, &bold, err);
    strcpy(name, "CharPosture");
    if (look->italic) ux_set_value(style, strcat(name, scripts[i]), &posture, &italic, err);
  }
}

uno_Interface *gk_mark_style_family(uno_Interface *document, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.style.XStyleFamiliesSupplier::getStyleFamilies");
  uno_Interface *families = ux_call_object(document, &get, NULL, err);
  uno_Interface *styles = ux_get_by_name(families, "CellStyles", err);
  ux_release(families);
  return styles;
}

void gk_mark_style_ensure(uno_Interface *document, gk_mark_kind kind, ux_error *err)
{
  const gk_mark_style *look = &gk_mark_styles[kind];
  uno_Interface *styles = gk_mark_style_family(document, err);
  if (!ux_has_by_name(styles, look->name, err)) {
    uno_Interface *style = ux_create_instance(document, "com.sun.star.style.CellStyle", err);
    ux_insert_by_name(styles, look->name, style, err);
    gk_mark_style_dress(style, kind, err);
    ux_release(style);
  }
  ux_release(styles);
}

void gk_mark_style_remove(uno_Interface *document, const char *name, ux_error *err)
{
  uno_Interface *styles = gk_mark_style_family(document, err);
  if (ux_has_by_name(styles, name, err)) ux_remove_by_name(styles, name, err);
  ux_release(styles);
}
