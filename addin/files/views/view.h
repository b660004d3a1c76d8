/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Views: what the results of a run are written as. A view is one file here, which defines `const gk_view gk_view_NAME`,
 * and one line of the table in views.c; options, help, workers and output work from that table.
 *
 * A view is written in this order: head; summary; what is said of each entry, in their order; middle; the sections of
 * the entries, in their order; tail. A function that a view has no use for is NULL. Views show findings and compute
 * nothing; memory that is out shows in `failed` of what they write to.
 */
#ifndef GK_VIEW_H
#define GK_VIEW_H

#include "engine/base/text.h"
#include "engine/check/report.h"

/** Stands in the head of a page. */
#define GK_VIEW_GENERATOR "<meta name=\"generator\" content=\"gongkai\">"

/** One entry of a run: a workbook, or a department that sent none, or none that can be read (`unread`). */
typedef struct gk_view_entry {
  size_t number;       /**< in the run, from 1 */
  size_t workbooks;    /**< of the run */
  const char *file;    /**< as the user names it; "" for a department */
  const gk_pack *pack; /**< the one that was asked for; NULL where each file has its own */
} gk_view_entry;

/** What a run came to. */
typedef struct gk_view_counts {
  size_t workbooks;
  size_t pass, fail, unreadable; /**< of those that were checked: fewer than `workbooks` where the run ended early */
  size_t missing;                /**< departments that sent nothing */
} gk_view_counts;

typedef struct gk_view {
  const char *name;  /**< as --format has it */
  const char *about; /**< for --help; see gk_tr */
  void (*head)(gk_text *out);
  /** Where a view has it, entries are kept until the counts are known. */
  void (*summary)(gk_text *out, const gk_view_counts *counts);
  void (*file)(gk_text *out, gk_text *section, const gk_view_entry *entry, const gk_report *report);
  void (*unreadable)(gk_text *out, const gk_view_entry *entry, const char *message);
  void (*missing)(gk_text *out, const gk_view_entry *entry, const char *department, bool unread);
  void (*middle)(gk_text *out);
  void (*tail)(gk_text *out, const gk_view_counts *counts);
} gk_view;

/** The view at `index` of the table, NULL behind the last one. The first one is the default. */
const gk_view *gk_view_at(size_t index);

/** The view of that name, or NULL. */
const gk_view *gk_view_named(const char *name);

#endif
