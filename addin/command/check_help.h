/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What `gongkai check --help` says.
 */
#ifndef GK_CHECK_HELP_H
#define GK_CHECK_HELP_H

#include "engine/base/error.h"

const char *gk_check_help(void);

#endif
