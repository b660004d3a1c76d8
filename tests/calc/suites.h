/* SPDX-License-Identifier: MPL-2.0 */
/* What the driver inside soffice gives to the suites, and the suites that it runs. */
#ifndef GK_TEST_CALC_SUITES_H
#define GK_TEST_CALC_SUITES_H

#include "uno/ux.h"

/* The component context of the run, borrowed. CUnit's tests take no argument; the driver keeps it. */
uno_Interface *gk_test_context(void);

void gk_suite_snapshot(void);
void gk_suite_marks(void);
void gk_suite_template(void);
void gk_suite_commands(void);
void gk_suite_menus(void);
void gk_suite_refusals(void);
void gk_suite_explain(void);
void gk_suite_collect(void);
void gk_suite_accidents(void);
void gk_suite_charts(void);
void gk_suite_looks(void);
void gk_suite_annotated(void);
void gk_suite_functions(void);
void gk_suite_function_names(void);
void gk_suite_formats(void);
void gk_suite_words(void);
void gk_suite_packs(void);

#endif
