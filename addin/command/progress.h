/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A line on the terminal that says how far a run is, how fast it goes and how long it will take.
 */
#ifndef GK_PROGRESS_H
#define GK_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "engine/base/error.h"

typedef struct gk_progress {
  bool on;    /**< standard error is a terminal and the run has several workbooks */
  bool shown; /**< a line stands there */
  size_t files;
  struct timespec began, drawn;
} gk_progress;

void gk_progress_begin(gk_progress *progress, size_t files);

/** Draws the line where the last one is old enough. */
void gk_progress_update(gk_progress *progress, size_t done);

/** Takes the line away before something else is written. */
void gk_progress_clear(gk_progress *progress);

#endif
