/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Lines on standard output with texts in them that come from workbooks and from names of files.
 */
#ifndef GK_SAY_H
#define GK_SAY_H

#include "words/words.h"

/** The sentence gk_tr(zh), a printf format, and a line end; what is printed begins no line of its own and does not steer the terminal. */
void gk_say_line(const char *zh, ...) GK_FORMATS(1, 2);

#endif
