/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * LibreOffice's configuration, and the language of the user interface in it.
 */
#ifndef GK_CALC_LOCALE_H
#define GK_CALC_LOCALE_H

#include "engine/base/error.h"
#include "uno/ux.h"

/** A node of the configuration to read, acquired, such as "/org.openoffice.Setup/L10N"; NULL with `err` filled. */
uno_Interface *gk_configuration(uno_Interface *context, const char *path, ux_error *err);

/** Speaks the language of LibreOffice's user interface from now on, English where there is no catalogue of it. */
void gk_use_language_of_office(uno_Interface *context);

#endif
