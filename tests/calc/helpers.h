/* SPDX-License-Identifier: MPL-2.0 */
/* Documents for the tests inside Calc: making, filling, saving, opening, comparing. Failures are CUnit's. */
#ifndef GK_TEST_CALC_HELPERS_H
#define GK_TEST_CALC_HELPERS_H

#include "uno/ux.h"

#define CHECK_UNO(err) check_uno(&(err), __FILE__, __LINE__)
/* Asserts that nothing was raised, and prints what was. */
void check_uno(const ux_error *err, const char *file, int line);

/* Documents are loaded hidden, but for help_open_shown; drop them with help_close. */
uno_Interface *help_new(uno_Interface *context, const char *factory);
uno_Interface *help_open(uno_Interface *context, const char *path, bool readonly);
uno_Interface *help_open_shown(uno_Interface *context, const char *path, bool readonly);
void help_store(uno_Interface *document, const char *path, const char *filter);
void help_close(uno_Interface *document);

#define FILTER_FODS "OpenDocument Spreadsheet Flat XML"
#define FILTER_ODS "calc8"
#define FILTER_XLSX "Calc MS Excel 2007 XML"
#define FILTER_XLS "MS Excel 97"

/* As typed into the cell: a formula, a number or a text. */
void help_type(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *input);
/* What the cell shows; malloc'ed. */
char *help_shown(uno_Interface *document, int32_t sheet, int32_t row, int32_t col);
uno_Interface *help_range(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, int32_t row_end,
                          int32_t col_end);
/* A conditional format of the user's own: always true, with LibreOffice's style `style`. */
void help_user_format(uno_Interface *range, const char *style);
/* The style that conditional formatting shows first at a cell, "" for none; malloc'ed. */
char *help_format_style(uno_Interface *document, int32_t sheet, int32_t row, int32_t col);

bool help_is_modified(uno_Interface *document);
void help_set_modified(uno_Interface *document, bool modified);
size_t help_undo_steps(uno_Interface *document);
void help_undo(uno_Interface *document);
void help_redo(uno_Interface *document);
/* As chosen from the menu: ".uno:Undo". */
void help_dispatch(uno_Interface *context, uno_Interface *document, const char *command);

/* The content of a flat document: styles and body, the names of automatic styles replaced by what they hold, since
 * LibreOffice numbers them anew. malloc'ed. */
char *help_content(const char *path);
/* A path for a file of this run; malloc'ed. */
char *help_path(const char *name);
/* Such a file with the bytes of another; its path. */
char *help_copy(const char *from, const char *name);

#endif
