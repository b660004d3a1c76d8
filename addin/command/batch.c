/* SPDX-License-Identifier: MPL-2.0 */
/* The parent of the workers: hands out workbooks, collects results, puts them in order. */
#include "batch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "progress.h"
#include "sink.h"

/* How many results may wait for an earlier one, for each job: so memory does not grow with the number of files. */
enum { WINDOW_PER_JOB = 32, LEAST_WINDOW = 64 };

typedef struct batch {
  const gk_run *run;
  gk_sink *sink;
  gk_progress *progress;
  gk_totals *totals;
  gk_error *err;
  gk_worker *workers;
  size_t jobs;
  size_t next;        /**< the first input that was given to nobody */
  size_t written;     /**< results written */
  gk_result *waiting; /**< a ring: the result of input i stands at i % window */
  bool *there;
  size_t window;
  size_t held; /**< bytes of the results in the ring */
  int signals; /**< a descriptor that signals come in on, -1 for none */
  sigset_t blocked, before;
} batch;

/* --- results ------------------------------------------------------------------------------------------------------ */

static void count_result(gk_totals *totals, const gk_result *result)
{
  totals->done++;
  totals->verdicts[result->verdict]++;
  if (result->status > totals->status) totals->status = result->status;
}

static size_t bytes_of(const gk_result *result)
{
  return result->text.length + result->section.length;
}

/* Writes what can be written in order. */
static bool write_ready(batch *b)
{
  while (b->there[b->written % b->window]) {
    gk_result *result = &b->waiting[b->written % b->window];
    gk_progress_clear(b->progress);
    if (result->note.length > 0) fprintf(stderr, "gongkai: %s\n", result->note.bytes);
    if (!gk_sink_put(b->sink, b->run->inputs->items[b->written].path, result))
      return gk_fail(b->err, GK_ERR_IO, "结果写不出去（磁盘满或管道已断），校验到第%zu个文件为止。", b->written + 1);
    count_result(b->totals, result);
    b->held -= bytes_of(result);
    gk_result_free(result);
    *result = (gk_result){0};
    b->there[b->written % b->window] = false;
    b->written++;
  }
  gk_progress_update(b->progress, b->written);
  return true;
}

static void keep_result(batch *b, size_t index, const gk_result *result)
{
  b->held += bytes_of(result);
  b->waiting[index % b->window] = *result;
  b->there[index % b->window] = true;
}

/* --- workers ------------------------------------------------------------------------------------------------------ */

static bool start_worker(batch *b, gk_worker *worker)
{
  fflush(NULL); /* what is buffered here must not be written by the child as well */
  if (gk_worker_start(worker, b->run, b->workers, b->jobs)) return true;
  return gk_fail(b->err, GK_ERR_MEMORY, "系统不让再启动进程（错误号%d），校验不能进行。", errno);
}

/* Why a workbook has no result of its own. */
static void explain_death(int status, gk_error *why)
{
  int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  *why = GK_ERROR_INIT;
  if (number == SIGALRM)
    gk_fail(why, GK_ERR_LIMIT, "校验超过%d秒没有结束，已放弃这个文件；其余文件不受影响。", GK_FILE_SECONDS);
  else if (number != 0)
    gk_fail(why, GK_ERR_FORMAT, "校验这个文件的进程意外终止（信号%d），文件可能损坏；其余文件不受影响。", number);
  else gk_fail(why, GK_ERR_MEMORY, "内存不够，这个文件没有校验；其余文件不受影响。");
}

/* The first workbook in the queue is the one that ended the worker; a new worker takes the others. */
static bool replace_worker(batch *b, gk_worker *worker)
{
  gk_worker old = *worker;
  gk_error why;
  gk_result result = {0};
  explain_death(gk_worker_end(worker, true), &why);
  if (old.queued == 0) return true;
  gk_result_unreadable(b->run, old.queue[0], why.text, &result);
  keep_result(b, old.queue[0], &result);
  if (old.queued > 1 && !start_worker(b, worker)) return false;
  for (size_t i = 1; i < old.queued; i++) gk_worker_give(worker, old.queue[i]);
  return true;
}

static bool take_results(batch *b, gk_worker *worker)
{
  for (;;) {
    gk_result result = {0};
    gk_answer took = gk_worker_take(worker, &result);
    if (took == GK_ANSWER_NONE) return true;
    if (took == GK_ANSWER_DIED) return replace_worker(b, worker);
    if (result.text.failed || result.section.failed || result.note.failed) {
      gk_result_free(&result);
      return gk_fail_memory(b->err);
    }
    keep_result(b, worker->queue[0], &result);
    worker->queued--;
    memmove(worker->queue, worker->queue + 1, worker->queued * sizeof *worker->queue);
  }
}

/* Fills the queues, those of idle workers first; a worker that is not there yet is started. */
static bool hand_out(batch *b)
{
  const size_t count = b->run->inputs->count;
  const bool hold = b->held > (size_t)GK_HELD_MEGABYTES << 20; /* the one they wait for is in work */
  for (size_t depth = 0; depth < GK_WORKER_QUEUE; depth++) {
    for (size_t i = 0; i < b->jobs; i++) {
      gk_worker *worker = &b->workers[i];
      bool room = !hold && b->next < count && b->next < b->written + b->window && b->totals->signal == 0;
      if (!room || worker->queued > depth) continue;
      if (worker->pid <= 0 && !start_worker(b, worker)) return false;
      /* A dead one may have left results behind. */
      if (!gk_worker_give(worker, b->next++) && !take_results(b, worker)) return false;
    }
  }
  return true;
}

/* --- signals ------------------------------------------------------------------------------------------------------ */

/* Signals come in on a descriptor. One that the caller has off (nohup, a job in the background) stays off. Workers
 * inherit the mask: a Ctrl-C of the terminal reaches the whole group and must not end them. */
static void watch_signals(batch *b)
{
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  sigemptyset(&b->blocked);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction action;
    if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&b->blocked, numbers[i]);
  }
  sigprocmask(SIG_BLOCK, &b->blocked, &b->before);
  b->signals = signalfd(-1, &b->blocked, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* True where the run is to be broken off: a second signal. */
static bool take_signals(batch *b)
{
  struct signalfd_siginfo info;
  bool again = false;
  while (b->signals >= 0 && read(b->signals, &info, sizeof info) == (ssize_t)sizeof info) {
    again = again || b->totals->signal != 0;
    b->totals->signal = (int)info.ssi_signo;
  }
  return again;
}

/* --- the run ------------------------------------------------------------------------------------------------------ */

/* Waits for an answer or a signal; a moment at most where the progress is shown. */
static bool wait_for_events(batch *b, fd_set *ready)
{
  struct timeval pause = {.tv_usec = 250000};
  int most = b->signals;
  FD_ZERO(ready);
  if (b->signals >= 0) FD_SET(b->signals, ready);
  for (size_t i = 0; i < b->jobs; i++) {
    if (b->workers[i].pid <= 0) continue;
    FD_SET(b->workers[i].socket, ready);
    if (b->workers[i].socket > most) most = b->workers[i].socket;
  }
  int count = select(most + 1, ready, NULL, NULL, b->progress->on ? &pause : NULL);
  if (count <= 0) FD_ZERO(ready);
  return count >= 0 || errno == EINTR;
}

static bool finished(const batch *b)
{
  return b->written == b->run->inputs->count || (b->totals->signal != 0 && b->written == b->next);
}

static bool go_through(batch *b)
{
  fd_set ready;
  while (!finished(b)) {
    if (!hand_out(b)) return false;
    if (!wait_for_events(b, &ready)) return gk_fail(b->err, GK_ERR_IO, "等待结果时出错（错误号%d）。", errno);
    if (take_signals(b)) return true;
    for (size_t i = 0; i < b->jobs; i++) {
      gk_worker *worker = &b->workers[i];
      if (worker->pid > 0 && FD_ISSET(worker->socket, &ready) && !take_results(b, worker)) return false;
    }
    if (!write_ready(b)) return false;
  }
  return true;
}

static size_t jobs_of(const gk_check_options *options, size_t files)
{
  long jobs = options->jobs > 0 ? options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
  if (jobs < 1) jobs = 1;
  if (jobs > GK_MOST_JOBS) jobs = GK_MOST_JOBS;
  return (size_t)jobs < files ? (size_t)jobs : files;
}

static bool prepare(batch *b)
{
  b->jobs = jobs_of(b->run->options, b->run->inputs->count);
  b->window = b->jobs * WINDOW_PER_JOB < LEAST_WINDOW ? LEAST_WINDOW : b->jobs * WINDOW_PER_JOB;
  b->workers = calloc(b->jobs, sizeof *b->workers);
  b->waiting = calloc(b->window, sizeof *b->waiting);
  b->there = calloc(b->window, sizeof *b->there);
  return (b->workers != NULL && b->waiting != NULL && b->there != NULL) || gk_fail_memory(b->err);
}

bool gk_batch_run(const gk_run *run, gk_sink *sink, gk_progress *progress, gk_totals *totals, gk_error *err)
{
  batch b = {.run = run, .sink = sink, .progress = progress, .totals = totals, .err = err};
  *totals = (gk_totals){.files = run->inputs->count};
  watch_signals(&b);
  bool whole = prepare(&b) && go_through(&b);
  for (size_t i = 0; b.workers != NULL && i < b.jobs; i++) gk_worker_end(&b.workers[i], !whole || totals->signal != 0);
  for (size_t i = 0; b.waiting != NULL && i < b.window; i++) gk_result_free(&b.waiting[i]);
  gk_progress_clear(progress);
  free(b.workers);
  free(b.waiting);
  free(b.there);
  if (b.signals >= 0) close(b.signals);
  sigprocmask(SIG_SETMASK, &b.before, NULL);
  return whole;
}
