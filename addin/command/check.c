/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai check: from the words of the command line to the exit status. */
#include <signal.h>
#include <stdio.h>

#include "batch.h"
#include "progress.h"
#include "sink.h"

/* What the user would lose is refused before anything is read. */
static bool harmless(const gk_check_options *options, const gk_inputs *inputs, gk_error *err)
{
  if (options->output != NULL && gk_inputs_have(inputs, options->output))
    return gk_fail(err, GK_ERR_USAGE, "--output 指的 %s 是要校验的工作簿，不能覆盖。", options->output);
  if (!gk_output_harmless(options->output, options->files_from, err) ||
      !gk_output_harmless(options->output, options->departments, err))
    return false;
  return options->annotate == NULL || !gk_inputs_overwritten(inputs, options->annotate, err);
}

/* The exit status of a run that a signal ended is the shell's own for it. */
static int end_early(const gk_totals *totals)
{
  fprintf(stderr, gk_tr("gongkai: 收到信号%d，已停止；%zu个文件校验完毕，结果完整（共%zu个）。\n"), totals->signal,
          totals->done, totals->files);
  return GK_EXIT_SIGNAL + totals->signal;
}

static int run_batch(const gk_run *run, gk_error *err)
{
  gk_sink sink;
  gk_progress progress;
  gk_totals totals = {0};
  bool done = gk_sink_open(&sink, run->options, err);
  if (done) {
    gk_progress_begin(&progress, run->inputs->count);
    done = gk_batch_run(run, &sink, &progress, &totals, err);
  }
  gk_error closing = GK_ERROR_INIT;
  bool closed = gk_sink_close(&sink, &totals, !done, &closing);
  if (!done) return gk_exit_failed(err);
  if (!closed) return gk_exit_failed(&closing);
  if (totals.signal != 0) return end_early(&totals);
  bool lacking = totals.missing > 0 && totals.status == GK_EXIT_PASS && run->options->fail_on != GK_FAIL_ON_NEVER;
  return lacking ? GK_EXIT_FINDING : totals.status;
}

static int check_inputs(const gk_check_options *options, gk_error *err)
{
  gk_inputs inputs;
  gk_packs packs = {0};
  bool ready = gk_inputs_gather(options, &inputs, err) && harmless(options, &inputs, err) &&
               gk_packs_load(options->pack, &packs, err);
  gk_run run = {.options = options, .packs = &packs, .inputs = &inputs};
  int status = ready ? run_batch(&run, err) : gk_exit_failed(err);
  gk_packs_free(&packs);
  gk_inputs_free(&inputs);
  return status;
}

int gk_command_check(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  gk_check_options options;
  /* A pipe whose reader has gone is a result that cannot be written, said in a sentence. */
  signal(SIGPIPE, SIG_IGN);
  switch (gk_check_options_read(count, words, &options, &err)) {
    case GK_WORDS_HELP: return GK_EXIT_PASS;
    case GK_WORDS_READ: return check_inputs(&options, &err);
    case GK_WORDS_WRONG: break;
  }
  return gk_exit_failed(&err);
}
