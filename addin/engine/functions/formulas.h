/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The cell functions, computed without Calc: values in, a result out, every figure an exact decimal.
 *
 * gk_functions is the one table of functions: the IDL, the registry, the reference, the README's table and tests are made
 * from it. A function is an entry there and its code.
 *
 * What Calc hands to an add-in decides the types in the table:
 * - IDL `double` and `string`: Calc converts (text where a number belongs is #VALUE!, a blank is 0 or "", a number
 *   becomes the text of its digits), passes errors through, and in an array formula calls once a cell.
 * - IDL `any`: a double or a string for a constant or a single cell (a blank cell: 0.0), void where the argument is
 *   left out, sequence<sequence<any>> for a range or an inline array. In such an array a blank cell is an empty
 *   string: the binding makes it GK_FN_BLANK. A range or a computed array that holds an error
 *   fails in Calc before the call.
 * - IDL `sequence<any>` last: any number of further arguments, each as `any`; the binding appends them to `args`.
 * - Result `any`: a double (1 or 0 for a logical value: Calc takes none from an add-in), a string, void (#N/A) or
 *   sequence<sequence<double>>, where a NaN with Calc's error code in it shows as that error, as it does in a result
 *   `double`.
 */
#ifndef GK_FORMULAS_H
#define GK_FORMULAS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/pack/pack.h"

/** Outcome of a function; the binding turns these into Calc's own errors. */
typedef enum gk_fn_status {
  GK_FN_OK,
  GK_FN_DIV0,     /**< #DIV/0! */
  GK_FN_VALUE,    /**< #VALUE! */
  GK_FN_ARGUMENT, /**< Err:502 */
  GK_FN_NA,       /**< #N/A: nothing known (a code that the pack does not have) */
  GK_FN_MEMORY,   /**< show as #VALUE! */
  GK_FN_STATUSES
} gk_fn_status;

typedef enum gk_fn_kind { GK_FN_BLANK, GK_FN_NUMBER, GK_FN_TEXT } gk_fn_kind;

/** One cell of an argument. A number that is NaN is an error (Calc hands none over): the functions that give arrays
 *  pass that very NaN on, the others answer #VALUE!. */
typedef struct gk_fn_cell {
  gk_fn_kind kind;
  union {
    double number;
    const char *text; /**< UTF-8, NUL-terminated; read only by CODESUM (codes), CODELEVEL, CODENAME and for a unit, so
                           that elsewhere a text's bytes need not be converted: any non-NULL pointer will do */
  };
} gk_fn_cell;

/** An argument: cells row by row. 1×1 is a single value, 0×0 (zero-initialised) an argument left out. */
typedef struct gk_fn_value {
  const gk_fn_cell *cells;
  size_t rows, columns;
} gk_fn_value;

typedef enum gk_fn_result_kind {
  GK_FN_RESULT_NUMBER,
  GK_FN_RESULT_TEXT,
  GK_FN_RESULT_LOGICAL,
  GK_FN_RESULT_NUMBERS /**< an array */
} gk_fn_result_kind;

typedef struct gk_fn_result {
  gk_fn_result_kind kind;
  union {
    double number;
    const char *text; /**< UTF-8; constant, of the pack, or in the context's arena */
    bool logical;
    double *numbers; /**< rows × columns, in the context's arena; errors stand as context->errors[status] */
  };
  size_t rows, columns; /**< of an array */
} gk_fn_result;

/** What a call needs besides its arguments. */
typedef struct gk_fn_context {
  gk_arena *arena; /**< for texts and arrays of the result; the caller frees it */
  /** The pack whose codes hold, for the functions that need some: NULL where none can be loaded. Called with `owner`. */
  const gk_pack *(*pack)(void *owner);
  void *owner;
  double errors[GK_FN_STATUSES]; /**< the double that stands for a status inside an array */
} gk_fn_context;

typedef gk_fn_status gk_fn_call(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out);

typedef struct gk_fn_arg {
  const char *name; /**< IDL name, lower-case ASCII */
  const char *idl;  /**< "double", "string", "any", "sequence<any>" (the last, any number) */
  bool optional;
  const char *label; /**< what the function wizard calls it, in Chinese, with the context "argument" */
  const char *about; /**< description, in Chinese */
} gk_fn_arg;

/** A formula without '=' and its result, as Calc shows it in a General cell: "0.9496", "Err:502" (of an array that of
 *  its first cell). In the formula {1|2} are rows. */
typedef struct gk_fn_example {
  const char *formula, *result;
} gk_fn_example;

enum { GK_FN_MAX_ARGS = 4, GK_FN_MAX_EXAMPLES = 5, GK_FN_MOST = 64 /**< functions */ };

typedef struct gk_function {
  const char *name;               /**< "EXECRATE": display and compatibility name */
  const char *method;             /**< IDL method name, e.g. "execRate"; upper-cased it equals `name` */
  const char *idl_result;         /**< "any", "double", "string" */
  gk_fn_call *call;               /**< use gk_function_call, which checks the number of arguments */
  const char *about;              /**< description, in Chinese */
  gk_fn_arg args[GK_FN_MAX_ARGS]; /**< name NULL ends them */
  /** The first is the one of the README; errors come last. A formula NULL ends them. */
  gk_fn_example examples[GK_FN_MAX_EXAMPLES];
} gk_function;

extern const gk_function gk_functions[];
extern const size_t gk_function_count;

/** The function of that display name (upper case), or NULL. */
const gk_function *gk_function_named(const char *name);

/** Number of declared arguments; the last may stand for any number (gk_function_is_variadic). */
size_t gk_function_arg_count(const gk_function *function);
bool gk_function_is_variadic(const gk_function *function);

/** Calls a function. `count` is 0 up to the declared arguments, more only for a variadic one; arguments left out
 *  may be missing from `args` or stand there as 0×0. GK_FN_ARGUMENT where a required one is absent. `out` is written
 *  only when the answer is GK_FN_OK. Nothing is allocated for a single number.
 *
 *  Common to all: money is the decimal of at most 15 digits that the cell shows; `digits` rounds half-up on the
 *  exact result and may be negative, its fraction is cut off, beyond ±15 it is GK_FN_ARGUMENT; without it a quotient is
 *  the plain one. Text where a figure belongs is GK_FN_VALUE; text inside a range that is summed is ignored. */
gk_fn_status gk_function_call(const gk_function *function, gk_fn_context *context, const gk_fn_value *args,
                              size_t count, gk_fn_result *out);

#endif
