/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Dates and durations as OpenDocument writes them, as the serial numbers that a cell holds.
 */
#ifndef GK_ODF_DATES_H
#define GK_ODF_DATES_H

#include <stdbool.h>
#include <stdint.h>

/** Days from 1970-01-01 to a date of the Gregorian calendar ("2023-03-15", also before it and with a time behind it, which
 *  *fraction gets as a part of the day). False where the text is no date. */
bool gk_odf_days(const char *text, int64_t *days, double *fraction);

/** Days in a duration ("PT26H00M15.25S", "-P1DT12H"). False where the text is none, or has years or months. */
bool gk_odf_duration(const char *text, double *days);

/** Days from 1970-01-01 to 1899-12-30, from which cells count where a document does not say otherwise. */
enum { GK_ODF_NULL_DAY = -25569 };

#endif
