/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The look of each kind of mark: a cell style of our own, and the condition by which its conditional format is known.
 *
 * The kinds differ by colour, by border and by type, so that they can be told apart in a black-and-white print too. A
 * style sets nothing that a figure's reading depends on: number format, alignment, protection and font size stay the
 * cell's own.
 */
#ifndef GK_CALC_MARKS_STYLES_H
#define GK_CALC_MARKS_STYLES_H

#include "calc/marks_plan.h"
#include "uno/ux.h"

typedef struct gk_mark_style {
  const char *name;      /**< of the cell style: "公开校验·疑误" */
  const char *condition; /**< of its conditional format: LEN("gongkai.suspect"), always true */
  sal_Int32 background, line_color;
  sal_Int16 line_style;  /**< com.sun.star.table.BorderLineStyle */
  sal_uInt32 line_width; /**< 1/100 mm; 0 for no border */
  bool bold, italic;
  sal_Int16 underline;   /**< com.sun.star.awt.FontUnderline; 0 for none */
} gk_mark_style;

extern const gk_mark_style gk_mark_styles[GK_MARK_KINDS];

/** The kind whose condition a conditional format carries, or GK_MARK_KINDS where it is none of ours. Case and spaces do
 *  not count: a format's formula comes back in the spelling of the program that saved it. */
gk_mark_kind gk_mark_kind_of(const char *condition);

/** Makes sure that the document has the style of that kind. */
void gk_mark_style_ensure(uno_Interface *document, gk_mark_kind kind, ux_error *err);

/** Gives a cell style (XStyle) the look of that kind. */
void gk_mark_style_dress(uno_Interface *style, gk_mark_kind kind, ux_error *err);

/** The document's cell styles (XNameContainer), acquired. */
uno_Interface *gk_mark_style_family(uno_Interface *document, ux_error *err);

/** Removes the style of that name where it is there. */
void gk_mark_style_remove(uno_Interface *document, const char *name, ux_error *err);

#endif
