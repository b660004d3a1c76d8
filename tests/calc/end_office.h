/* SPDX-License-Identifier: MPL-2.0 */
/* Ending the office from a component that it runs at its start. */
#ifndef GK_TEST_END_OFFICE_H
#define GK_TEST_END_OFFICE_H

#include "uno/ux.h"

/* Ends the office from its event loop, once it has started up: terminating it while it still opens what its command
 * line names would wait for ever. */
void gk_test_end_office(uno_Interface *context);

#endif
