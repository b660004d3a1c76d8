/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The look of each kind of mark, the same in Calc, in the report as a page and in marked copies, but for those in
 * Excel's formats (files/mark/excel_look.h); and the condition by which its conditional format is known.
 *
 * The kinds differ by colour, by border and by type, so that they can be told apart in a black-and-white print too. A
 * look sets nothing that a figure's reading depends on: number format, alignment, protection and font size stay the
 * cell's own.
 */
#ifndef GK_MARKS_LOOK_H
#define GK_MARKS_LOOK_H

#include "engine/marks/marks_plan.h"

/** Borders, with the values of com.sun.star.table.BorderLineStyle. */
enum { GK_LINE_SOLID = 0, GK_LINE_DOTTED = 1, GK_LINE_DASHED = 2, GK_LINE_DOUBLE = 3 };

/** Underlines, with the values of com.sun.star.awt.FontUnderline. */
enum { GK_UNDERLINE_NONE = 0, GK_UNDERLINE_WAVE = 10 };

typedef struct gk_mark_style {
  const char *name;               /**< of the cell style: "公开校验·疑误" */
  const char *condition;          /**< of its conditional format: LEN("gongkai.suspect"), always true */
  const char *label;              /**< what readers call it: 疑误; see gk_tr */
  int32_t background, line_color; /**< 0xRRGGBB */
  int16_t line_style;             /**< GK_LINE_… */
  uint32_t line_width;            /**< 1/100 mm; 0 for no border */
  bool bold, italic;
  int16_t underline; /**< GK_UNDERLINE_… */
} gk_mark_style;

extern const gk_mark_style gk_mark_styles[GK_MARK_KINDS];

/** The kind whose condition a conditional format carries, or GK_MARK_KINDS where it is none of ours. Case and spaces do
 *  not count: a format's formula comes back in the spelling of the program that saved it. */
gk_mark_kind gk_mark_kind_of(const char *condition);

#endif
