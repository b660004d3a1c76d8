/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Rules applied to the tables that were found: every rule becomes equations Σ weight × figure (= | ≤) 0 over figures
 * with an address, or ratios of them, evaluated exactly.
 *
 * What a rule cannot judge it passes over: a table or a column that was not found (the state rules say so), a figure
 * that is no number, the missing row of a total. A missing row of an addend is an exact 0.
 */
#ifndef GK_EQUATIONS_H
#define GK_EQUATIONS_H

#include "engine/rules/finding.h"

/** A figure that equations share. Its number is its index in gk_equations.figures. */
typedef struct gk_known {
  const gk_table *table;
  const gk_row *row;
  uint32_t column;
  int shift;          /**< value = figure × 10^shift */
  gk_dec value;       /**< in 元, or in the published unit where no unit is known */
  const gk_dec *half; /**< half of the last published digit, in the same unit; 0 for blanks and exact units */
} gk_known;

typedef struct gk_term {
  uint32_t figure; /**< index into figures */
  int weight;
} gk_term;

/** An equation that holds a figure, with the sum of the figure's weights in it. */
typedef struct gk_use {
  uint32_t equation;
  int weight;
} gk_use;

typedef enum gk_verdict { GK_HOLDS, GK_WITHIN_ROUNDING, GK_BREACHED } gk_verdict;

typedef struct gk_equation {
  const gk_rule *rule;
  uint32_t first, count; /**< terms; the first is the left side. In a ratio only that one has a weight */
  gk_dec residual;       /**< left − Σ right */
  gk_dec tolerance;      /**< bound of the residual that rounding explains */
  gk_verdict verdict;
  bool repeated;  /**< a limit that a row below this one breaks by the same amount: said once, there */
  bool converted; /**< of one figure published twice: in two units, of which the coarser one rounds */
} gk_equation;

typedef struct gk_equations {
  gk_arena arena;
  gk_known *figures;
  size_t figure_count, figure_room;
  gk_term *terms;
  size_t term_count, term_room;
  gk_equation *items;
  size_t count, room;
  gk_use *uses; /**< once gk_equations_index was called: equations of each figure, each once, one run after another */
  size_t *uses_from; /**< figure_count + 1 offsets into uses */
  uint32_t **number; /**< one a table found: figure number + 1 by row and column, 0 where no equation holds it */
  const gk_tables *tables;
  const gk_pack *pack;
  const gk_table **located; /**< one a pack table, NULL where it was not found */
} gk_equations;

/** Expands and evaluates all rules. Time is linear in rows × rules of their table. False when memory is out;
 *  gk_equations_free is due either way. */
bool gk_equations_make(const gk_tables *tables, gk_equations *equations);
void gk_equations_free(gk_equations *equations);

/** Fills uses and uses_from, which only the diagnosis needs. A figure that an equation holds twice gets one use with both
 *  weights. False when memory is
 *  out. */
bool gk_equations_index(gk_equations *equations);

/** The number of the figure at a row (an index) and column of a table that has figures here, or GK_NO_FIGURE where no
 *  equation holds it. */
#define GK_NO_FIGURE ((size_t)-1)
size_t gk_equations_figure(const gk_equations *equations, const gk_table *table, size_t row, size_t column);

/** The weight of a figure in an equation, 0 where it does not stand in it. */
int gk_equations_weight(const gk_equations *equations, size_t equation, size_t figure);

/** A value of the figure's own cell in the scale of gk_known.value; false beyond what a decimal holds. */
bool gk_known_scaled(const gk_known *known, gk_dec published, gk_dec *out);

/** Judges a ratio by the values of its terms: residual and tolerance, in the scale of its left side. One unit in the
 *  last place may be rounding, and so may what the rounding of the figures it is made of amounts to. A left side that
 *  is nearer to a hundred times the ratio is taken as given in percent. False where the divisor is 0 or a number is
 *  beyond what a decimal holds: nothing is judged then. */
bool gk_equation_ratio(const gk_equations *equations, const gk_equation *equation, const gk_dec *values,
                       gk_dec *residual, gk_dec *tolerance);
enum { GK_RATIO_TERMS = 4 /**< at most: left side, factor, dividend, divisor */ };

/** Whether a breach is no slip that figures explain: a limit, or figures of forms held against a table together. */
static inline bool gk_equation_is_limit(const gk_equation *equation)
{
  return equation->rule->kind == GK_RULE_AT_MOST || equation->rule->together;
}

/** Whether it is a finding. */
static inline bool gk_equation_is_said(const gk_equation *equation)
{
  return equation->verdict != GK_HOLDS && !equation->repeated;
}

/** Whether its left side is a total of the figures on the right. */
static inline bool gk_equation_is_sum(const gk_equation *equation)
{
  return equation->rule->kind == GK_RULE_SUM && !equation->rule->together;
}

/** What stands on its left side: a figure, or the sum of the forms' figures. */
gk_dec gk_equation_left(const gk_equations *equations, const gk_equation *equation);

/** The verdict on a residual under an equation's rule and tolerance. */
gk_verdict gk_equation_judge(const gk_equation *equation, gk_dec residual);

/** A value of gk_known's scale as it would stand in the figure's own cell, with the decimals of its table at least. */
gk_dec gk_known_published(const gk_known *known, gk_dec value);

#endif
