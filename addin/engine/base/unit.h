/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The units that money stands in: 元, 百元, 千元, 万元, 百万元, 亿元, each a power of ten of 元. A name that is none of
 * these is no unit: nothing is converted from it or to it.
 */
#ifndef GK_UNIT_H
#define GK_UNIT_H

#include "engine/base/decimal.h"
#include "engine/base/text.h"

enum { GK_UNIT_WAN = 4 /**< the power of 万元, in which the tables are published as a rule */ };

/** The power of ten that turns a unit into 元, 0 to 8; -1 where it is not known. */
int gk_unit_power(const char *unit);

/** What a folded text says behind 单位 ("金额单位:人民币千元"): the unit's name, pointing into the text, 人民币 left out.
 *  Also one that is not known (十万元, 美元). A length of 0 where it says none: 编制单位:元江县财政局 is a department. */
gk_folded gk_unit_said(const char *folded);

/** What a folded text has in brackets, likewise: 年度资金总额(万元); an amount in words ends in 元. */
gk_folded gk_unit_bracketed(const char *folded);

/** A value of unit `from` in unit `to`, exactly. False where either is not known or the value gets too large. */
bool gk_unit_convert(gk_dec value, const char *from, const char *to, gk_dec *out);

#endif
