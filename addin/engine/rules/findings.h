/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Findings: what is wrong, where, by how much, by which rule; and the suspects that would mend it.
 * The end of the engine: views show a report and compute nothing.
 */
#ifndef GK_FINDINGS_H
#define GK_FINDINGS_H

#include "engine/tables/tables.h"

typedef struct gk_place {
  const gk_table *table;    /**< NULL where a finding has no table (a missing one) */
  const gk_row *figure_row; /**< NULL where no figure is meant */
  long column;              /**< pack column index, -1 where no figure is meant */
  int32_t row, col;         /**< address on table->sheet */
} gk_place;

/** One finding. Decimals are meaningful for equations only, not for state rules (`has_amounts`). */
typedef struct gk_finding {
  const char *rule; /**< "gk04.c1.r27", or a state rule: "gk05.state.missing" */
  gk_severity severity;
  const char *table; /**< pack table id */
  gk_place place;    /**< where the rule is marked: the total of a sum */
  gk_place *cells;   /**< all cells of the rule that exist, place included */
  size_t cell_count;
  bool has_amounts;
  gk_dec reported, expected, difference, tolerance;
  const char *message; /**< a sentence in the language of the check */
  bool explained;      /**< taking a suspect's slip back mends it */
  const char *subject; /**< what it is about, in no language, where no cell says it: names, codes; NULL for none */
  const struct gk_reason *reason; /**< the 说明 written for it (reasons.h): it stands, and the severity is info, or was
                              written for other figures; NULL for none */
} gk_finding;

typedef struct gk_suspect {
  gk_place place;
  gk_dec reported, suggested;
  const char **rules; /**< ids of the rules that it explains */
  size_t rule_count;
  const char *cause;   /**< a short phrase in the language of the check: 数字颠倒 …; never NULL */
  const char *message; /**< the whole sentence: where, what it is, what it should be, why; never NULL */
  bool mendable;       /**< typing `suggested` mends it; false where a row is to be mended (suggested = reported) */
} gk_suspect;

typedef struct gk_report {
  gk_arena arena;
  const gk_pack *pack;
  const gk_grid *grid;
  gk_tables *tables;                  /**< owned by the report */
  struct gk_performance *performance; /**< the 绩效自评表 (performance.h), owned by the report */
  gk_finding *findings;               /**< by table in the pack's order, then by address */
  size_t finding_count;
  gk_suspect *suspects; /**< ranked, best first */
  size_t suspect_count;
  size_t summary[GK_SEVERITIES];
  bool pass; /**< no error */
} gk_report;

/** Checks a grid against a pack: tables, rules, suspects. The grid and the pack must outlive the report.
 *  NULL only when memory is out. A grid without any table gives a report with tables->count 0 and one
 *  finding `state.none` of severity error: never a silent pass. */
gk_report *gk_check(const gk_pack *pack, const gk_grid *grid, gk_error *err);
void gk_report_free(gk_report *report);

/** The finding that matters most at a cell (worst severity first), and the suspect there; NULL for none. */
const gk_finding *gk_report_finding_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col);
const gk_suspect *gk_report_suspect_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col);

#endif
