/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the marking of .xls ([MS-XLS], BIFF8): mark_xls.c finds what is to change, xls_edits.c changes the stream
 * of records, xls_formats.c makes the records of conditional formats, xls_sizes.c knows the sizes of cells' letters.
 */
#ifndef GK_MARK_XLS_H
#define GK_MARK_XLS_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "engine/marks/marks_plan.h"

/** Records that matter here, beside those of xls_records.h. */
typedef enum gk_xls_other {
  GK_XLS_FONT = 0x0031,
  GK_XLS_PALETTE = 0x0092,
  GK_XLS_MULBLANK = 0x00BE,
  GK_XLS_XF = 0x00E0,
  GK_XLS_VIEW_BEGIN = 0x01AA,
  GK_XLS_VIEW_END = 0x01AB,
  GK_XLS_CONDFMT = 0x01B0,
  GK_XLS_CF = 0x01B1,
  GK_XLS_DVAL = 0x01B2,
  GK_XLS_HLINK = 0x01B8,
  GK_XLS_CODENAME = 0x01BA,
  GK_XLS_BLANK = 0x0201,
  GK_XLS_INDEX = 0x020B,
  GK_XLS_WINDOW2 = 0x023E,
  GK_XLS_TOOLTIP = 0x0800,
  GK_XLS_WEBPUB = 0x0801,
  GK_XLS_SHEETEXT = 0x0862,
  GK_XLS_FEATHDR = 0x0867,
  GK_XLS_FEAT = 0x0868,
  GK_XLS_CELLWATCH = 0x086C,
  GK_XLS_FEATHDR11 = 0x0871,
  GK_XLS_FEATURE11 = 0x0872,
  GK_XLS_LIST12 = 0x0877,
  GK_XLS_FEATURE12 = 0x0878,
  GK_XLS_CONDFMT12 = 0x0879,
  GK_XLS_CFEX = 0x087B,
} gk_xls_other;

/* --- changes of the stream ---------------------------------------------------------------------------------------- */

/** At `at`, `removed` bytes go, and `length` bytes of the changes' text come in front of it. */
typedef struct gk_xls_edit {
  size_t at, removed, from, length;
} gk_xls_edit;

/** Zero-initialise ({0}). */
typedef struct gk_xls_edits {
  gk_xls_edit *items;
  size_t count, capacity;
  gk_text added;
  bool failed; /**< memory ran out while adding */
} gk_xls_edits;

void gk_xls_remove(gk_xls_edits *edits, size_t at, size_t length);

/** What is added to edits->added from now on comes at `at`, up to the next call or the end. */
void gk_xls_insert(gk_xls_edits *edits, size_t at);
void gk_xls_edits_free(gk_xls_edits *edits);

/** The changed stream, with the places of sheets and rows that its records name put right. False when memory is out, or
 *  where changes overlap. */
bool gk_xls_apply(gk_xls_edits *edits, const unsigned char *bytes, size_t size, gk_text *out);

/* --- sizes of letters --------------------------------------------------------------------------------------------- */

/** Calc lets a conditional format of .xls take the size of the workbook's style Normal. Where a marked cell has another
 *  one, its format names that; 1/20 points, 0 for a cell that needs none. */
typedef struct gk_xls_sizes {
  gk_text fonts, formats; /**< 2 bytes each: a font's size, a cell format's font */
} gk_xls_sizes;

/** Takes what a record of the workbook says of them; others are passed over. Zero-initialise ({0}). */
void gk_xls_sizes_take(gk_xls_sizes *sizes, uint16_t type, const unsigned char *data, size_t length);
void gk_xls_sizes_free(gk_xls_sizes *sizes);

/** Notes in `of`, an element a mark, the sizes of the marked cells in a record of a sheet. */
void gk_xls_sizes_of(const gk_xls_sizes *sizes, uint16_t type, const unsigned char *data, size_t length,
                     const gk_mark *marks, size_t count, uint16_t *of);

/* --- conditional formats ------------------------------------------------------------------------------------------ */

enum { GK_XLS_COLORS = 56, GK_XLS_FIRST_COLOR = 8 }; /**< colours of a palette; the first one's number */

/** The workbook's colours, 0xRRGGBB. */
typedef struct gk_xls_palette {
  int32_t colors[GK_XLS_COLORS];
} gk_xls_palette;

/** Excel's own colours. */
void gk_xls_palette_standard(gk_xls_palette *palette);

/** The colours of a PALETTE record. */
void gk_xls_palette_read(gk_xls_palette *palette, const unsigned char *data, size_t size);

/** Adds the records for the marks of one sheet, whose sizes `of` gives; it is used up. Formats are numbered from
 *  `first_id` on. */
void gk_xls_add_formats(gk_text *out, const gk_mark *marks, uint16_t *of, size_t count, const gk_xls_palette *palette,
                        unsigned first_id);

/** The kind whose condition the CF record carries, or GK_MARK_KINDS. */
gk_mark_kind gk_xls_kind_of(const unsigned char *data, size_t size);

#endif
