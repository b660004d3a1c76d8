/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Classification codes as texts of digits: 3 are a 类, 5 a 款, 7 a 项; each begins with its parent's.
 */
#ifndef GK_CODE_H
#define GK_CODE_H

#include <stdbool.h>
#include <stddef.h>

enum {
  GK_CODE_LEVELS = 3,
  GK_CODE_ROOM = 8 /**< bytes of the longest code with its NUL */
};

/** 1 类, 2 款, 3 项; 0 for a text that is no code. */
int gk_code_level(const char *text);

/** Whether a row's key is a code: keys of lines begin with a letter. */
static inline bool gk_is_code(const char *key)
{
  return *key >= '0' && *key <= '9';
}

/** The digits of a code of that level; 0 has none. */
size_t gk_code_length(int level);

/** The code one level up; "" for a 类 and for what is shorter. */
const char *gk_code_parent(const char *code, char out[GK_CODE_ROOM]);

/** Whether a code is that code or stands below it, at any level; all stand below "". */
bool gk_code_within(const char *code, const char *above);

/** Whether a code stands one level below another; below "" stand the 类. */
bool gk_code_below(const char *code, const char *above);

#endif
