/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What the decimal sources share: 128-bit intermediates and powers of ten.
 */
#ifndef GK_DECIMAL_INTERNAL_H
#define GK_DECIMAL_INTERNAL_H

#include "engine/base/decimal.h"

__extension__ typedef __int128 gk_wide;
__extension__ typedef unsigned __int128 gk_uwide;

enum { GK_WIDE_POWERS = 38 }; /**< 10^38 is the largest power of ten in 128 bits */

/** 10^exponent, 0 <= exponent <= GK_DEC_MAX_SCALE. */
extern const int64_t gk_powers[GK_DEC_MAX_SCALE + 1];

/** 10^exponent, 0 <= exponent <= GK_WIDE_POWERS. */
gk_uwide gk_power_of_ten(int exponent);

/** The double nearest to numerator / divisor, ties to even; numerator >= 2^53, 0 < divisor < 2^61. */
double gk_ratio_to_double(gk_uwide numerator, uint64_t divisor);

#endif
