/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * An object with several interfaces that the suites call directly and through LibreOffice's C++.
 */
#ifndef UX_TEST_PROBE_H
#define UX_TEST_PROBE_H

#include <stdatomic.h>

#include <uno/ux.h>

typedef struct probe {
  rtl_uString *urls[2];  /**< XServiceDocumenter: CoreBaseUrl, ServiceBaseUrl */
  sal_Int32 initialized; /**< how many arguments XInitialization got */
  uno_Interface *context;
  uno_Interface *keep; /**< whatever a test wants to be released in destroy */
} probe;

/** XIndexAccess (base XElementAccess): ten elements, element i is the long i × i; 13 is an IllegalArgumentException, any
 *  other index out of range an IndexOutOfBoundsException. XServiceDocumenter: attributes CoreBaseUrl, ServiceBaseUrl.
 *  XInitialization. */
extern const ux_class probe_class;

/** Its construct fails. */
extern const ux_class refusing_class;

/** How many probes were destroyed since the program began. */
extern atomic_int probes_destroyed;

/** A new probe without a context. */
uno_Interface *probe_new(void);

#endif
