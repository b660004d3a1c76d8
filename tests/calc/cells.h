/* SPDX-License-Identifier: MPL-2.0 */
/* Formulas typed into a document and what comes of them. */
#ifndef GK_TEST_CALC_CELLS_H
#define GK_TEST_CALC_CELLS_H

#include "uno/ux.h"

enum { CELL_SHOWN = 256 };

/* What a cell holds as a result: a text as it is, a number with up to 15 digits ("0.9496", "" for an empty cell), an
 * error by Calc's English name ("#DIV/0!", "Err:502"), in whatever language the office is. */
void cell_result(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, char out[CELL_SHOWN]);

/* Asserts that the cell's result is `expected`, and says which formula gave another. */
void cell_check(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *expected);

/* As typed at the keyboard, with the separators and the function names of the user's language. */
void cell_type_local(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *input);

/* The formula as files hold it: add-in functions by their long names; malloc'ed. */
char *cell_formula(uno_Interface *document, int32_t sheet, int32_t row, int32_t col);

/* Enters one array formula over a block; `formula` begins with '='. */
void cell_type_array(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end,
                     const char *formula);

/* A hard recalculation: every formula, whether something it depends on has changed or not. */
void cell_recalculate(uno_Interface *document);

/* A new sheet of that name before all others. */
void cell_insert_sheet(uno_Interface *document, const char *name);

#endif
