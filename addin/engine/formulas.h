/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The cell functions, computed without Calc: exact decimals in, a result out.
 *
 * gk_functions is the one table of functions: registry, IDL check, help, README and tests are made from it.
 */
#ifndef GK_FORMULAS_H
#define GK_FORMULAS_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

/** Outcome of a function; the binding turns these into Calc's own errors. */
typedef enum gk_fn_status {
  GK_FN_OK,
  GK_FN_DIV0,    /**< #DIV/0! */
  GK_FN_VALUE,   /**< #VALUE! */
  GK_FN_ARGUMENT, /**< Err:502 */
  GK_FN_NA,      /**< #N/A: nothing known (a code that the pack does not have) */
  GK_FN_MEMORY
} gk_fn_status;

typedef struct gk_fn_arg {
  const char *name;         /**< IDL name, lower-case ASCII */
  const char *idl;          /**< "double", "any", "sequence<sequence<any>>", "sequence<any>" … */
  bool optional;
  const char *zh_name, *en_name; /**< shown in the function wizard */
  const char *zh, *en;      /**< description */
} gk_fn_arg;

enum { GK_FN_MAX_ARGS = 4 };

typedef struct gk_function {
  const char *name;         /**< "EXECRATE": display and compatibility name */
  const char *method;       /**< IDL method name, e.g. "execRate"; upper-cased it must equal `name` */
  const char *idl_result;   /**< "any", "double", "string", "boolean" is not allowed: use "any" */
  const char *zh, *en;      /**< description */
  gk_fn_arg args[GK_FN_MAX_ARGS]; /**< name NULL ends them */
  const char *example;      /**< "EXECRATE(1671.42;1760.1;4)" */
  const char *result;       /**< as Calc shows it in a General cell: "0.9496" */
} gk_function;

extern const gk_function gk_functions[];
extern const size_t gk_function_count;

#endif
