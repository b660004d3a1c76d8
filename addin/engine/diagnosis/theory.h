/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Theories of how breaches came about, and the state in which they are tried: residuals under the corrections made so
 * far. Inside the diagnosis: only diagnose*.c and theory*.c include this.
 *
 * A theory is one slip: what it did to figures (moves) and, where a row is concerned that stands nowhere or in the wrong
 * place, to equations directly (shifts). Taking it back must mend breaches and break no equation that holds.
 *
 * Weighed are, in this order:
 *  - evidence (points): what the theory predicts for every equation that it touches, held against what is seen. A breach
 *    that becomes exact counts 4, one that becomes 尾差 2, a limit kept again 1, a limit passed -2; breaking an equality
 *    rules it out.
 *  - naturalness (natural): how often people slip that way (gk_cause_weight). It decides between theories of equal
 *    evidence alone and never outweighs an equation.
 *  - what cannot be: a theory whose value is absurd (gk_search_is_absurd) is none, whatever it mends. So is a pair of
 *    slips neither of which has a cause: it is worse than "I do not know".
 *  - reserve: a suspect is sure where two equalities or more bear it out, its value is known to the last digit and no
 *    rival is as good; only then is its value offered for typing in. Where one equality alone speaks every figure of it
 *    would do, so the most natural are shown side by side, as equally possible.
 */
#ifndef GK_THEORY_H
#define GK_THEORY_H

#include "engine/diagnosis/cause.h"

enum {
  GK_MOST_MOVES = 32,
  GK_MOST_TIED = 3 /**< explanations shown side by side; more than that which nothing tells apart explain nothing */
};

typedef struct gk_move {
  size_t figure;
  gk_dec by; /**< what is to be added to the figure */
} gk_move;

typedef struct gk_shift {
  size_t equation;
  gk_dec by; /**< what is to be added to its residual */
} gk_shift;

typedef enum gk_theory_kind {
  GK_THEORY_FIGURE,  /**< one figure is wrong */
  GK_THEORY_CARRIED, /**< one figure is wrong, and totals were computed with it */
  GK_THEORY_PAIR,    /**< two figures are wrong, so that an equation holds between them by chance */
  GK_THEORY_SWAPPED, /**< two figures side by side stand in each other's place */
  GK_THEORY_ROWS,    /**< two rows, one below the other, hold each other's figures */
  GK_THEORY_MISSING, /**< a row was left out below `figure` */
  GK_THEORY_EMPTY,   /**< the figures of `row` were left out */
  GK_THEORY_TWICE,   /**< `row` is counted twice below `figure` */
  GK_THEORY_ASTRAY,  /**< `row` belongs below `figure` */
  GK_THEORY_LEFT_OUT /**< `row` of another table was left out, and the totals up to `figure` were computed without it */
} gk_theory_kind;

typedef struct gk_theory {
  gk_theory_kind kind;
  gk_cause_kind cause;
  int points;             /**< what it mends */
  size_t equalities;      /**< breached equalities that it mends */
  int natural;            /**< how natural the slip is */
  bool rough;             /**< the value is known but for the 尾差 of the sums that give it */
  bool computed;          /**< the figure comes from a formula, so that it was not typed */
  size_t figure, partner; /**< partner: GK_NO_FIGURE where there is none */
  gk_cause_kind partner_cause;
  const gk_row *row; /**< the row meant, NULL where none is */
  const gk_table *row_table;
  size_t move_count, shift_count;
  gk_move moves[GK_MOST_MOVES];
  gk_shift shifts[GK_MOST_MOVES];
} gk_theory;

/** The state of the search. */
typedef struct gk_search {
  const gk_equations *e;
  gk_dec *residual;           /**< one an equation */
  gk_dec *value;              /**< one a figure */
  bool *given_up;             /**< breached equations that nothing explains */
  bool has_tails;             /**< sums differ by 尾差 here, so that where some agree it may be by chance */
  bool is_exact;              /**< no sum differs by 尾差: whatever agrees is exact */
  struct gk_largest *largest; /**< one a table: what its amounts come to */
  size_t work, most_work;     /**< steps done, and how many may be: bounds the time on a hopeless workbook */
  /* What the theory being tried does: changed equations and their residuals then. */
  size_t *touched;
  size_t touched_count;
  gk_dec *after;
  size_t *stamp; /**< of each equation: the try in which it was touched last */
  size_t tries;
} gk_search;

/** The largest amounts of a table, with the figures that hold them. */
enum { GK_LARGEST = 3 };
typedef struct gk_largest {
  gk_dec amount[GK_LARGEST];
  size_t figure[GK_LARGEST];
} gk_largest;

bool gk_search_prepare(gk_search *search, const gk_equations *equations, gk_arena *arena);

/** The verdict on an equation now, and under the theory that was tried last. */
gk_verdict gk_search_verdict(const gk_search *search, size_t equation);
gk_verdict gk_search_verdict_after(const gk_search *search, size_t equation);

/** An equality that is breached now and not given up. */
bool gk_search_is_open(const gk_search *search, size_t equation);

bool gk_search_tired(const gk_search *search);

/** Works out what the theory does to every equation: the first touched_count of `touched`. False on overflow. */
bool gk_search_try(gk_search *search, const gk_theory *theory);

/** Tries the theory and sets its points; false where it breaks an equation or mends none. */
bool gk_search_score(gk_search *search, gk_theory *theory);

/** Whether the equation is mended by the theory that was tried last. */
bool gk_search_mends(const gk_search *search, size_t equation);

/** The correction of a figure that brings a residual of `equation` to zero; false where there is none. */
bool gk_search_solve(const gk_search *search, size_t equation, size_t figure, gk_dec residual, gk_dec *by);

/** Whether a figure cannot be that: negative where its column is not, or where nothing or a positive figure stands (but
 *  for a lost sign); or more than ten times what the other figures of its table come to. */
bool gk_search_is_absurd(const gk_search *search, size_t figure, gk_dec value);

/** Makes the corrections of a theory. */
void gk_search_apply(gk_search *search, const gk_theory *theory);

/** 1 where a explains better than b, -1 where worse, 0 where nothing tells them apart. */
int gk_theory_compare(const gk_theory *a, const gk_theory *b);

/** A theory about one figure, with its cause and how natural it is; false on overflow. */
bool gk_theory_of_figure(const gk_search *search, size_t figure, gk_dec by, gk_theory *theory);
void gk_theory_set_cause(const gk_search *search, gk_theory *theory);

/** Likewise by the digits alone, for a figure with which others went wrong: what stands beside it says nothing then. */
void gk_theory_set_shape(const gk_search *search, gk_theory *theory);

/** Where sums are rounded, several values of a figure mend what it broke. Chooses the one that makes the most natural
 *  slip, else the one that the narrowest sum gives. Theories of other kinds stay as they are. */
void gk_theory_refine(gk_search *search, gk_theory *theory);

/** A slip of all figures of a table, or of one of its columns: what equations hold beside them is right. It is weighed
 *  as theories are: what it predicts for every equation that crosses the scope is held against what is seen. */
typedef struct gk_wide {
  gk_scope scope;
  gk_cause_kind cause; /**< GK_CAUSE_UNIT, GK_CAUSE_SHIFTED or GK_CAUSE_SOURCE */
  const gk_table *table;
  long column;  /**< -1: all */
  int power;    /**< the figures are 10^power times what they should be */
  size_t first; /**< SHIFTED: the row from which on amounts stand `off` rows above their names (below: negative) */
  long off;
  size_t mended; /**< breached equalities that it explains */
  bool sure;     /**< two or more */
} gk_wide;

bool gk_wide_holds(const gk_equations *equations, const gk_wide *wide, size_t figure);

/** The table or column whose figures stand in another unit, so that what crosses it fails by one power of ten while what
 *  lies within holds: the one that explains most. */
bool gk_find_unit(const gk_search *search, gk_wide *best);

/** The table in which, from a row on, the amounts stand some rows off their names. */
bool gk_find_shift(const gk_search *search, gk_wide *best);

/** The table that adds up by itself and agrees with no other. */
bool gk_find_source(const gk_search *search, gk_wide *best);

/** Whether a breached equation is put down to it. */
bool gk_wide_explains(const gk_search *search, const gk_wide *wide, size_t equation);

/** Takes theories; keeps the best and counts those that are equally good. */
typedef struct gk_offers {
  gk_search *search;
  gk_theory best[GK_MOST_TIED];
  size_t tied; /**< how many are equally good; 0: none qualifies */
} gk_offers;

/** Scores the theory and keeps it where it is as good as the best. */
void gk_offer(gk_offers *offers, gk_theory *theory);

/* The kinds of theories that an open equation suggests; each offers what it finds. */
void gk_offer_figures(gk_offers *offers, size_t equation);
void gk_offer_carried(gk_offers *offers, size_t equation);
void gk_offer_swaps(gk_offers *offers, size_t equation);
void gk_offer_rows(gk_offers *offers, size_t equation);
void gk_offer_left_out(gk_offers *offers, size_t equation);
void gk_offer_pairs(gk_offers *offers, size_t equation);
void gk_offer_equal_pairs(gk_offers *offers, size_t equation); /* one figure published twice, wrong in both places */

/** The figures that alone explain an equality which alone fails, the most natural first; how many, at most `most`. */
size_t gk_offer_alone(gk_search *search, size_t equation, int points, gk_theory *best, size_t most);

#endif
