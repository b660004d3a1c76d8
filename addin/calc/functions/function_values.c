/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/functions/function_values.h"

#include <string.h>

static ux_type double_row = UX_TYPE("[]double");
static ux_type double_rows = UX_TYPE("[][]double");

/* --- arguments */

static bool read_text(gk_arena *arena, const rtl_uString *string, gk_fn_cell *cell)
{
  if (string->length == 0) {
    *cell = (gk_fn_cell){.kind = GK_FN_BLANK};
    return true;
  }
  size_t size = (size_t)string->length * 3 + 1;
  char *text = gk_arena_alloc(arena, size);
  if (!text) return false;
  ux_utf8_copy(string, text, size);
  *cell = (gk_fn_cell){.kind = GK_FN_TEXT, .text = text};
  return true;
}

/* A single value: number, logical value, text; void and anything else is blank. */
static bool read_cell(gk_arena *arena, const uno_Any *any, gk_fn_cell *cell)
{
  double number;
  bool truth;
  if (ux_any_to_double(any, &number)) {
    *cell = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = number};
  } else if (any->pType->eTypeClass == typelib_TypeClass_STRING) {
    return read_text(arena, ux_any_string(any), cell);
  } else if (ux_any_to_bool(any, &truth)) {
    *cell = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = truth};
  } else {
    *cell = (gk_fn_cell){.kind = GK_FN_BLANK};
  }
  return true;
}

/* A range or an array: sequence<sequence<any>>. Rows that are shorter than the longest end in blanks. */
static bool read_rows(gk_arena *arena, uno_Sequence *rows, gk_fn_value *value)
{
  size_t row_count = ux_sequence_length(rows), columns = 0;
  uno_Sequence **row = UX_ITEMS(uno_Sequence *, rows);
  for (size_t i = 0; i < row_count; i++) {
    if (ux_sequence_length(row[i]) > columns) columns = ux_sequence_length(row[i]);
  }
  if (columns > 0 && row_count > SIZE_MAX / columns) return false;
  gk_fn_cell *cells = gk_arena_array(arena, row_count * columns, sizeof *cells);
  if (!cells && row_count * columns > 0) return false;
  for (size_t i = 0; i < row_count; i++) {
    const uno_Any *items = UX_ITEMS(uno_Any, row[i]);
    gk_fn_cell *out = cells + i * columns;
    for (size_t k = 0; k < ux_sequence_length(row[i]); k++) {
      if (!read_cell(arena, &items[k], &out[k])) return false;
    }
  }
  *value = (gk_fn_value){.cells = cells, .rows = row_count, .columns = columns};
  return true;
}

/* One argument of type any, as values[index]. */
static bool read_any(gk_arguments *arguments, size_t index, const uno_Any *any)
{
  gk_fn_value *value = &arguments->values[index];
  if (any->pType->eTypeClass == typelib_TypeClass_VOID) {
    *value = (gk_fn_value){0};
    return true;
  }
  if (any->pType->eTypeClass == typelib_TypeClass_SEQUENCE) {
    uno_Sequence *const *rows = ux_any_value(any, "[][]any");
    *value = (gk_fn_value){0};
    return !rows || read_rows(arguments->arena, *rows, value);
  }
  gk_fn_cell *cell =
    index < GK_CALL_FEW ? &arguments->few_cells[index] : gk_arena_alloc(arguments->arena, sizeof *cell);
  if (!cell) return false;
  *value = (gk_fn_value){.cells = cell, .rows = 1, .columns = 1};
  return read_cell(arguments->arena, any, cell);
}

static bool read_double(gk_arguments *arguments, size_t index, double number)
{
  gk_fn_cell *cell = &arguments->few_cells[index];
  *cell = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = number};
  arguments->values[index] = (gk_fn_value){.cells = cell, .rows = 1, .columns = 1};
  return true;
}

static bool read_string(gk_arguments *arguments, size_t index, const rtl_uString *string)
{
  gk_fn_cell *cell = &arguments->few_cells[index];
  arguments->values[index] = (gk_fn_value){.cells = cell, .rows = 1, .columns = 1};
  return read_text(arguments->arena, string, cell);
}

/* sequence<any>, always the last argument: each of its elements is an argument of its own. */
static bool read_further(gk_arguments *arguments, size_t index, uno_Sequence *further)
{
  size_t more = ux_sequence_length(further);
  arguments->count = index + more;
  if (arguments->count > GK_CALL_FEW) {
    arguments->values = gk_arena_array(arguments->arena, arguments->count, sizeof *arguments->values);
    if (!arguments->values) return false;
    memcpy(arguments->values, arguments->few, index * sizeof *arguments->values);
  }
  for (size_t i = 0; i < more; i++) {
    if (!read_any(arguments, index + i, &UX_ITEMS(uno_Any, further)[i])) return false;
  }
  return true;
}

bool gk_arguments_read(gk_arguments *arguments, gk_arena *arena, const gk_function *function, void **args)
{
  arguments->arena = arena;
  arguments->values = arguments->few;
  arguments->count = 0;
  for (size_t i = 0; i < GK_FN_MAX_ARGS && function->args[i].name; i++) {
    const char *idl = function->args[i].idl;
    bool read;
    arguments->count = i + 1;
    if (idl[0] == 'a') {
      read = read_any(arguments, i, args[i]);
    } else if (idl[0] == 'd') {
      read = read_double(arguments, i, *(double *)args[i]);
    } else if (idl[1] == 't') {
      read = read_string(arguments, i, *(rtl_uString **)args[i]);
    } else {
      read = read_further(arguments, i, *(uno_Sequence **)args[i]);
    }
    if (!read) return false;
  }
  return true;
}

/* --- results */

double gk_result_error(gk_fn_status status)
{
  /* Calc's error codes in the low half of a quiet NaN, as its own functions pass them. */
  static const uint16_t codes[GK_FN_STATUSES] = {
    [GK_FN_DIV0] = 532, [GK_FN_VALUE] = 519, [GK_FN_ARGUMENT] = 502, [GK_FN_NA] = 32767, [GK_FN_MEMORY] = 519};
  uint64_t bits = UINT64_C(0x7FF8000000000000) | codes[status];
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

static void write_text(gk_fn_status status, const gk_fn_result *from, rtl_uString **result, uno_Any **raise)
{
  rtl_uString *text = status == GK_FN_OK && from->kind == GK_FN_RESULT_TEXT ? ux_string(from->text) : NULL;
  if (text) {
    *result = text;
  } else {
    ux_throw(raise, status == GK_FN_ARGUMENT ? UX_ILLEGAL_ARGUMENT : UX_RUNTIME_EXCEPTION, "no result");
  }
}

/* The rows of an array; NULL when memory is out. */
static uno_Sequence *rows_of(const gk_fn_result *from)
{
  typelib_TypeDescription *row_type = ux_type_description(&double_row);
  uno_Sequence *rows = from->columns <= INT32_MAX ? ux_sequence_new(&double_rows, from->rows) : NULL;
  for (size_t i = 0; rows && i < from->rows; i++) {
    uno_Sequence *row = NULL, **place = &UX_ITEMS(uno_Sequence *, rows)[i];
    if (!uno_sequence_construct(&row, row_type, &from->numbers[i * from->columns], (sal_Int32)from->columns, NULL)) {
      ux_sequence_drop(rows, &double_rows);
      return NULL;
    }
    ux_sequence_drop(*place, &double_row);
    *place = row;
  }
  return rows;
}

static void write_any(gk_fn_status status, const gk_fn_result *from, uno_Any *result)
{
  uno_Sequence *rows;
  if (status != GK_FN_OK) {
    ux_any_from_double(result, gk_result_error(status));
    return;
  }
  switch (from->kind) {
    case GK_FN_RESULT_NUMBER: ux_any_from_double(result, from->number); break;
    case GK_FN_RESULT_TEXT: ux_any_from_utf8(result, from->text); break;
    /* Calc takes no logical value from an add-in (it shows 0 for true): 1 and 0 count as such in every formula. */
    case GK_FN_RESULT_LOGICAL: ux_any_from_double(result, from->logical ? 1 : 0); break;
    case GK_FN_RESULT_NUMBERS:
      rows = rows_of(from);
      if (rows) {
        ux_any_from(result, &double_rows, &rows);
      } else {
        ux_any_from_double(result, gk_result_error(GK_FN_MEMORY));
      }
      ux_sequence_drop(rows, &double_rows);
      break;
  }
}

void gk_result_write(const gk_function *function, gk_fn_status status, const gk_fn_result *from, void *result,
                     uno_Any **raise)
{
  switch (function->idl_result[0]) {
    case 'a': write_any(status, from, result); break;
    case 's': write_text(status, from, result, raise); break;
    default:
      *(double *)result =
        status == GK_FN_OK && from->kind == GK_FN_RESULT_NUMBER ? from->number : gk_result_error(status);
  }
}
