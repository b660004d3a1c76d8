/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Where the results of a run go: a file or standard output, in the format that was asked for.
 */
#ifndef GK_SINK_H
#define GK_SINK_H

#include "batch.h"
#include "department_list.h"
#include "engine/collect/roster.h"
#include "files/output_file.h"

typedef struct gk_sink {
  gk_output_file file; /**< of --output */
  FILE *out;           /**< it, or standard output */
  const gk_check_options *options;
  FILE *entries, *sections; /**< so far, of a view with a summary above them; else NULL */
  gk_department_list list;  /**< of those who were to send a workbook; empty without one */
  gk_roster roster;         /**< of them who has */
} gk_sink;

/** Opens the output and writes what stands before the first result. */
bool gk_sink_open(gk_sink *sink, const gk_check_options *options, gk_error *err);

/** Writes the result of a file; false where it cannot be written. */
bool gk_sink_put(gk_sink *sink, const char *file, const gk_result *result);

/** Writes who sent nothing and what else stands behind the last result, and closes; false where not all was written. A
 *  run that a signal ended early is a whole document too, and says that it did; of one that `failed` no file is left.
 *  Counts totals->missing. */
bool gk_sink_close(gk_sink *sink, gk_totals *totals, bool failed, gk_error *err);

#endif
