/* SPDX-License-Identifier: MPL-2.0 */
/* Everything that LibreOffice can make from this library; registry/gongkai.components lists the same names. */
#include "calc/functions.h"

static const ux_class *const classes[] = {&gk_functions_class, NULL};
UX_COMPONENT(classes)
