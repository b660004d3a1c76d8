/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The styles that marks take, cell by cell.
 *
 * What the document's style “Default” sets itself (in files from Excel: font and size) is inherited by every style of
 * ours, and a conditional format puts it over the cell's own: a figure of 9 points would show at 12 while it is marked.
 * So a cell whose own settings differ from those gets a variant of its kind's style that repeats them.
 */
#ifndef GK_CALC_MARKS_LOOKS_H
#define GK_CALC_MARKS_LOOKS_H

#include "calc/marks/marks_styles.h"
#include "engine/base/text.h"

/** A style in use: its kind and the settings that it repeats, as text; "" for the kind's plain style. */
typedef struct gk_look {
  gk_mark_kind kind;
  char *settings, *style;
} gk_look;

/** The looks of one writing of marks. */
typedef struct gk_looks {
  uno_Interface *document, *styles;
  const char *inherited[32]; /**< properties that “Default” sets itself */
  size_t inherited_count;
  char *standard; /**< their values in “Default”, as text */
  gk_look *items;
  size_t count;
} gk_looks;

/** Begins a writing: removes the variants of an earlier one, which no format may use any more. End it with
 *  gk_looks_end, also where `err` is filled. */
void gk_looks_begin(gk_looks *looks, uno_Interface *document, ux_error *err);
void gk_looks_end(gk_looks *looks);

/** The name of the style for a mark of that kind on a cell of `sheet`, made where it is not there yet. Equal looks give
 *  the same pointer. NULL with `err` filled. */
const char *gk_looks_style(gk_looks *looks, uno_Interface *sheet, const gk_mark *mark, ux_error *err);

#endif
