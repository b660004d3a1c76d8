/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The suites of the binding. They run inside LibreOffice's small `uno` executable as a component (XMain), with real
 * C++ objects on the other side, but without an office.
 */
#ifndef UX_TEST_SUITES_H
#define UX_TEST_SUITES_H

#include <CUnit/Basic.h>

#include <uno/ux.h>

/** The component context of the run, borrowed; valid while the suites run. */
uno_Interface *test_context(void);

/** No exception so far; shows the exception otherwise and forgets it. */
#define CHECK_QUIET(err)                                                                                               \
  do {                                                                                                                 \
    if ((err).raised) fprintf(stderr, "\n  %s: %s\n", (err).type, (err).message);                                      \
    CU_ASSERT_FALSE((err).raised);                                                                                     \
    (err) = UX_ERROR_INIT;                                                                                             \
  } while (0)

void suite_text(void);
void suite_value(void);
void suite_call(void);
void suite_object(void);
void suite_thread(void);

#endif
