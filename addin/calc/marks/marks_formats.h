/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The conditional formats of one sheet, as marks: reading, applying, removing.
 *
 * How LibreOffice keeps conditional formats (sc/source/core, 7.0 to 7.6): the sheet has a list of formats with their
 * ranges, which is what is saved; each cell has the keys of the formats that it shows, which is what is drawn.
 * XConditionalFormats::createByRange fills the list alone, so that a format made by it is not drawn before the file is
 * reopened. The older property "ConditionalFormat" fills both, but takes the cells away from every other format of the
 * list and forgets their keys. So applying parks the ranges of the user's formats on the sheet's last cell while that
 * property is set and puts them back after it, and removing brings the keys back by copying the cell onto itself,
 * which makes Calc look its formats up in the list again.
 */
#ifndef GK_CALC_MARKS_FORMATS_H
#define GK_CALC_MARKS_FORMATS_H

#include "calc/marks/marks_looks.h"
#include "engine/marks/marks_plan.h"
#include "uno/ux.h"

enum { GK_MARKS_MAX_CELLS = 200000 }; /**< marked cells of one sheet that are read; further ones are passed over */

/** A conditional format as it was found. */
typedef struct gk_format {
  uno_Interface *range; /**< XSheetCellRanges, acquired */
  uno_Interface *self;  /**< XConditionalFormat, acquired */
  sal_Int32 id;
  gk_mark_kind kind; /**< GK_MARK_KINDS for the user's own */
  char *style;       /**< of its first entry, where that is a condition; else NULL */
} gk_format;

typedef struct gk_formats {
  gk_format *items;
  size_t count;
} gk_formats;

/** All conditional formats of a sheet; with `err` filled, what was read so far. */
gk_formats gk_formats_read(uno_Interface *sheet, ux_error *err);
void gk_formats_free(gk_formats *formats);

/** Adds the cells of our formats to `marks`, as marks of the sheet `index`. */
void gk_formats_marks(const gk_formats *formats, int32_t index, gk_marks *marks, ux_error *err);

/** Applies the marks of one sheet (`count` of them from `marks`), with the styles that `looks` gives; the sheet must
 *  carry none of ours. */
void gk_formats_apply(gk_looks *looks, uno_Interface *sheet, const gk_mark *marks, size_t count, ux_error *err);

/** Removes our formats from a sheet and shows the user's again. `formats` is what gk_formats_read gave for it. */
void gk_formats_remove(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats, ux_error *err);

#endif
