/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A run over many workbooks: each is checked in a process of its own making (batch_worker.c), several at a time, and
 * the results come out in the order of the inputs whatever the number of jobs.
 *
 * Workers are forked once the packs are loaded and share nothing that changes. What a workbook does to its worker
 * (crash, endless work, exhausted memory) is that workbook's result; the worker is replaced and the rest goes on.
 */
#ifndef GK_BATCH_H
#define GK_BATCH_H

#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "engine/base/text.h"
#include "engine/check/report.h"
#include "inputs.h"

/** What one workbook may cost a worker; beyond it the workbook is refused with a sentence. */
enum {
  GK_FILE_SECONDS = 300,      /**< time for one workbook */
  GK_WORKER_MEGABYTES = 2048, /**< address space of a worker */
  GK_RESULT_MEGABYTES = 64,   /**< what is written for one workbook */
};

/** Results that wait in the parent for an earlier one; beyond it no further workbook is begun until they are written. */
enum { GK_HELD_MEGABYTES = 256 };

/** What became of one workbook. */
typedef struct gk_result {
  gk_report_verdict verdict;
  int status;         /**< the exit status if it were the only one */
  gk_text text;       /**< what is written for it */
  gk_text section;    /**< of a view that has sections (files/views/view.h) */
  gk_text department; /**< that its tables name; empty where none does */
  gk_text note;       /**< a sentence for standard error, without line end; empty for none */
} gk_result;

void gk_result_free(gk_result *result);

/** What a run works on; constant while it lasts. */
typedef struct gk_run {
  const gk_check_options *options;
  const gk_packs *packs;
  const gk_inputs *inputs;
} gk_run;

/** Checks the workbook at `index` into `result`, which is zero before. */
void gk_check_one(const gk_run *run, size_t index, gk_result *result);

/** The result of a workbook that could not be read; `message` says why. */
void gk_result_unreadable(const gk_run *run, size_t index, const char *message, gk_result *result);

/** What a run came to. */
typedef struct gk_totals {
  size_t files; /**< of the run */
  size_t done;  /**< whose results were written */
  size_t verdicts[GK_VERDICTS];
  size_t missing; /**< departments of the bureau's list that sent nothing */
  int status;     /**< the worst of them */
  int signal;     /**< that ended the run early, 0 for none */
} gk_totals;

struct gk_sink;
struct gk_progress;

/** Checks all inputs and gives the results to the sink in their order. A first SIGINT, SIGTERM or SIGHUP lets the
 *  workbooks finish that were begun; a second one breaks them off. False with `err` filled where results cannot be
 *  written or no worker can be started; `totals` counts what was written in any case. */
bool gk_batch_run(const gk_run *run, struct gk_sink *sink, struct gk_progress *progress, gk_totals *totals,
                  gk_error *err);

/* --- workers ------------------------------------------------------------------------------------------------------ */

enum { GK_WORKER_QUEUE = 2 }; /**< workbooks given to a worker at a time: the next one waits while one is checked */

typedef struct gk_worker {
  pid_t pid;                     /**< 0 for none */
  int socket;                    /**< both ways, -1 for none */
  size_t queue[GK_WORKER_QUEUE]; /**< what it was given, in order */
  size_t queued;
  gk_text bytes; /**< of the answer that is coming in */
} gk_worker;

typedef enum gk_answer { GK_ANSWER_NONE, GK_ANSWER_RESULT, GK_ANSWER_DIED } gk_answer;

/** Starts a worker; `others` are closed in it. */
bool gk_worker_start(gk_worker *worker, const gk_run *run, const gk_worker *others, size_t count);

/** Gives it the workbook at `index`; false where it is dead. */
bool gk_worker_give(gk_worker *worker, size_t index);

/** Takes what has come in: a whole result fills `result` (of queue[0], which stays queued). */
gk_answer gk_worker_take(gk_worker *worker, gk_result *result);

/** Ends it and waits; the status of waitpid. `now` breaks off what it does. */
int gk_worker_end(gk_worker *worker, bool now);

#endif
