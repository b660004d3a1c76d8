/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Between Calc and the cell functions: Calc's arguments as cells, a result as what Calc shows.
 *
 * What Calc hands over (seen in 7.4): a figure or logical value as double, text as string, a blank cell as 0, an
 * argument left out as void. A range arrives row by row with "" for its blank cells; one with an error in it never
 * arrives: Calc shows Err:504 by itself. Neither does a scalar error, nor an array computed in the formula that holds
 * one: Calc shows that error, in every cell of an array formula.
 */
#ifndef GK_CALC_FUNCTION_VALUES_H
#define GK_CALC_FUNCTION_VALUES_H

#include "engine/functions/formulas.h"
#include "uno/ux.h"

enum { GK_CALL_FEW = 8 };

/** The arguments of one call. Single figures need no allocation; anything else lives in the arena. */
typedef struct gk_arguments {
  gk_arena *arena;
  gk_fn_value *values; /**< `few` or in the arena */
  size_t count;
  gk_fn_value few[GK_CALL_FEW];
  gk_fn_cell few_cells[GK_CALL_FEW]; /**< the cell of a single value that is no text */
} gk_arguments;

/** Converts the arguments that UNO gave to `function`. False when memory is out. */
bool gk_arguments_read(gk_arguments *arguments, gk_arena *arena, const gk_function *function, void **args);

/** Writes a result of the IDL type function->idl_result, or the error of a status that is not GK_FN_OK. A string's
 *  error is an exception; every other result shows errors as a NaN that holds Calc's error code. */
void gk_result_write(const gk_function *function, gk_fn_status status, const gk_fn_result *from, void *result,
                     uno_Any **raise);

/** The double that Calc shows as the error of `status`. */
double gk_result_error(gk_fn_status status);

#endif
