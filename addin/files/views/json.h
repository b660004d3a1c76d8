/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A report as one line of JSON (JSON Lines), for other programs. The names are fixed: see docs or README.
 */
#ifndef GK_JSON_H
#define GK_JSON_H

#include "engine/check/report.h"
#include "engine/base/text.h"

/** Adds the line of a checked file, newline included. Amounts are decimal strings in the unit of their table. */
void gk_report_json(gk_text *out, const char *file, const gk_report *report);

/** Adds the line of a file that could not be read; `message` says why. `pack` is NULL where none was set: the pack is
 *  chosen by what a file holds. */
void gk_report_json_unreadable(gk_text *out, const char *file, const gk_pack *pack, const char *message);

#endif
