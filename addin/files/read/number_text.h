/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A number as workbooks store it.
 */
#ifndef GK_NUMBER_TEXT_H
#define GK_NUMBER_TEXT_H

#include "engine/base/decimal.h"

/** The decimal as written where it has no more digits than a cell holds ("1671.42"); otherwise what Calc shows for its
 *  double ("1671.4200000000001" is 1671.42). `text` is `length` bytes and a NUL. False where it is no number or beyond the
 *  range of gk_dec. */
bool gk_number_read(const char *text, size_t length, gk_dec *out);

#endif
