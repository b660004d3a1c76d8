/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A report as text for people, in the language of the check.
 */
#ifndef GK_REPORT_TEXT_H
#define GK_REPORT_TEXT_H

#include "engine/rules/findings.h"
#include "engine/base/text.h"

/** Adds verdict, tables, suspects, findings by table and counts of one file. */
void gk_report_text(gk_text *out, const char *file, const gk_report *report);

/** Adds the verdict on a file that could not be read; `message` says why. */
void gk_report_text_unreadable(gk_text *out, const char *file, const char *message);

#endif
