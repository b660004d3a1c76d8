/* SPDX-License-Identifier: MPL-2.0 */
/* Everything that LibreOffice can make from this library; registry/gongkai.components lists the same names. */
#include "calc/menu/dispatch.h"
#include "calc/functions/functions.h"

static const ux_class *const classes[] = {&gk_functions_class, &gk_dispatch_class, &gk_start_class, NULL};
UX_COMPONENT(classes)
