/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The marks of engine/marks/marks_look.h as cell styles of a document.
 */
#ifndef GK_CALC_MARKS_STYLES_H
#define GK_CALC_MARKS_STYLES_H

#include "engine/marks/marks_look.h"
#include "uno/ux.h"

/** Makes sure that the document has the style of that kind. */
void gk_mark_style_ensure(uno_Interface *document, gk_mark_kind kind, ux_error *err);

/** Gives a cell style (XStyle) the look of that kind. */
void gk_mark_style_dress(uno_Interface *style, gk_mark_kind kind, ux_error *err);

/** The document's cell styles (XNameContainer), acquired. */
uno_Interface *gk_mark_style_family(uno_Interface *document, ux_error *err);

/** Removes the style of that name where it is there. */
void gk_mark_style_remove(uno_Interface *document, const char *name, ux_error *err);

#endif
