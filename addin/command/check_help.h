/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What `gongkai check --help` says, on standard output.
 */
#ifndef GK_CHECK_HELP_H
#define GK_CHECK_HELP_H

#include "engine/base/error.h"

void gk_check_help(void);

#endif
