/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The little language of a pack's rules, without knowledge of any table:
 *
 *     formula = figure ("=" | "≤" | "<=") sum | figure "=" ratio
 *     sum     = ["+" | "-"] term { ("+" | "-") term }
 *     term    = figure | NUMBER
 *     ratio   = figure ["×" figure] "/" figure
 *     figure  = TABLE "." row "." NAME [".." NAME]
 *     row     = NAME [".." NAME] | "*" | "children" | "items"
 *
 * NAME and TABLE are small letters and digits: gk01, r27, 301, c1; the TABLE of a form may have two parts
 * (performance.whole). `r1..r8` means r1 + r2 + … + r8. NUMBER is at most four digits.
 */
#ifndef GK_PACK_FORMULA_H
#define GK_PACK_FORMULA_H

#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/pack/pack.h"

enum {
  GK_NAME_BYTES = 32,      /**< a name with its NUL */
  GK_FORMULA_BYTES = 8192, /**< longest formula with its NUL, placeholders filled in */
};

/** A name, or a run of names where `last` is not empty. */
typedef struct gk_name_span {
  char first[GK_NAME_BYTES], last[GK_NAME_BYTES];
} gk_name_span;

typedef struct gk_formula_figure {
  int weight; /**< +1 or -1 */
  char table[GK_NAME_BYTES];
  gk_row_select select;
  gk_name_span row; /**< for GK_ROW_KEY */
  gk_name_span column;
} gk_formula_figure;

typedef struct gk_formula {
  bool at_most; /**< ≤, else = */
  bool ratio;   /**< the right side is [factor,] dividend, divisor */
  gk_formula_figure left;
  gk_formula_figure *right;
  size_t right_count;
  int constant; /**< the sum of the numbers on the right */
} gk_formula;

/** Parses `text` (UTF-8). False with the reason in `err` (GK_ERR_PACK): where in the formula and what was expected. */
bool gk_formula_parse(gk_arena *arena, const char *text, gk_formula *out, gk_error *err);

/** Parses one figure alone: out->left. False with the reason in `err`. */
bool gk_formula_parse_figure(const char *text, gk_formula *out, gk_error *err);

/** Parses a list of names and runs separated by white space: "c2..c5", "301 303". False with the reason in `err`. */
bool gk_name_list_parse(gk_arena *arena, const char *text, gk_name_span **out, size_t *count, gk_error *err);

/** How many names a span stands for. 0 when its ends do not fit together: r8..r1, r1..c3, 301..303. */
size_t gk_name_span_count(const gk_name_span *span);

/** The name at `index` of a span whose count is greater than it. */
void gk_name_span_at(const gk_name_span *span, size_t index, char out[GK_NAME_BYTES]);

#endif
