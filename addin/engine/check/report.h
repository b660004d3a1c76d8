/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The report of a check: its findings, and the suspects that would mend them. The end of the engine: views show a
 * report and compute nothing.
 */
#ifndef GK_REPORT_H
#define GK_REPORT_H

#include "engine/rules/finding.h"

typedef struct gk_suspect {
  gk_scope scope;
  gk_place place; /**< of a table or column its title, of a label where it stands: without a figure */
  gk_dec reported, suggested;
  const char **rules; /**< ids of the rules that it explains */
  size_t rule_count;
  const char *cause;   /**< a short phrase in the language of the check: 数字颠倒 …; never NULL */
  const char *message; /**< the whole sentence: where, what it is, what it should be, why; never NULL */
  bool mendable;       /**< typing `suggested` mends it; false where a row is to be mended (suggested = reported) */
  bool sure;           /**< two rules or more bear it out to the last digit and nothing else is as likely: `suggested`
                            may be typed in at a click. Else it is information */
} gk_suspect;

typedef struct gk_report {
  gk_arena arena;
  const gk_pack *pack;
  const gk_grid *grid;
  gk_tables *tables;    /**< owned by the report */
  gk_finding *findings; /**< by table in the pack's order, then by address */
  size_t finding_count;
  gk_suspect *suspects; /**< ranked, best first */
  size_t suspect_count;
  size_t summary[GK_SEVERITIES];
  bool pass; /**< no error */
} gk_report;

void gk_report_free(gk_report *report);

/** The finding that matters most at a cell (worst severity first), and the suspect there; NULL for none. */
const gk_finding *gk_report_finding_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col);
const gk_suspect *gk_report_suspect_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col);

#endif
