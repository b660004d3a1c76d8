/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * How a slip happened: what turns the true figure into the published one, and how natural that slip is.
 */
#ifndef GK_CAUSE_H
#define GK_CAUSE_H

#include "engine/rules/equations.h"

typedef enum gk_cause_kind {
  GK_CAUSE_UNKNOWN,     /**< 原因不明 */
  GK_CAUSE_ROUNDING,    /**< 尾差: one unit in the last place */
  GK_CAUSE_EXTRA,       /**< 多填: a figure where none belongs */
  GK_CAUSE_OMITTED,     /**< 漏填: nothing where a figure belongs */
  GK_CAUSE_DIGIT,       /**< 错一位数字 */
  GK_CAUSE_LONGER,      /**< 多输一位数字 */
  GK_CAUSE_SHORTER,     /**< 少输一位数字 */
  GK_CAUSE_NEIGHBOUR,   /**< 错位: equals the figure beside or above it */
  GK_CAUSE_LEFT_OUT,    /**< 漏加: a total without one of its parts */
  GK_CAUSE_TWICE,       /**< 重复计入: a total with one of its parts counted twice */
  GK_CAUSE_POINT,       /**< 小数点错位 */
  GK_CAUSE_UNIT,        /**< 单位错误: 元 for 万元 or the reverse */
  GK_CAUSE_SIGN,        /**< 正负号 */
  GK_CAUSE_TRANSPOSED,  /**< 数字颠倒 */
  GK_CAUSE_SWAPPED,     /**< 错位: stands in its neighbour's place and the neighbour here */
  GK_CAUSE_ROW_MISSING, /**< 漏列: a row below this total was left out */
  GK_CAUSE_ROW_TWICE,   /**< 重复: a row below this total is counted twice */
  GK_CAUSE_ASTRAY,      /**< 编码错误: a row that belongs below this total stands under another code */
  GK_CAUSE_SHIFTED,     /**< 错行: the amounts of many rows stand some rows off their names */
  GK_CAUSE_SOURCE,      /**< 整张表与其他表不符: of another department or year */
  GK_CAUSES
} gk_cause_kind;

typedef enum gk_side { GK_LEFT, GK_RIGHT, GK_ABOVE, GK_BELOW, GK_SIDES } gk_side;

/** The figure beside another on the sheet, in the same table: its row (an index) and column. False where there is
 *  none. */
bool gk_known_beside(const gk_known *known, gk_side side, size_t *row, size_t *column);

/** The cause by the two figures alone: `reported` as published, `suggested` in its place (both in the cell's unit). */
gk_cause_kind gk_cause_of_digits(gk_dec reported, gk_dec suggested, bool reported_blank);

/** The cause with the figure's neighbours and the parts of its sums taken into account: the most natural one. */
gk_cause_kind gk_cause_find(const gk_equations *equations, size_t figure, gk_dec suggested);

/** The figure beside it that a figure was copied from: its row and column; false where none is equal. */
bool gk_cause_neighbour(const gk_known *known, size_t *row, size_t *column);

/** The part that a total is short of by `correction` (twice: false) or holds once too often (twice: true). False where
 *  no part is. */
bool gk_cause_part(const gk_equations *equations, size_t figure, gk_dec correction, size_t *part, bool *twice);

/** The n for which reported = suggested × 10^n; 0 where there is none. */
int gk_cause_power(gk_dec reported, gk_dec suggested);

/** Likewise where `reported` is too small and was rounded, to three digits at least. */
int gk_cause_power_rounded(gk_dec reported, gk_dec suggested);

/** How natural a slip is, for ranking: larger is likelier; 0 for an unknown cause. */
int gk_cause_weight(gk_cause_kind kind);

/** The phrase that an accountant uses. */
const char *gk_cause_phrase(gk_cause_kind kind);

#endif
