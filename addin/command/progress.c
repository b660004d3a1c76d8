/* SPDX-License-Identifier: MPL-2.0 */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

static double seconds_since(const struct timespec *then)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void gk_progress_begin(gk_progress *progress, size_t files)
{
  *progress = (gk_progress){.on = files > 1 && isatty(STDERR_FILENO), .files = files};
  clock_gettime(CLOCK_MONOTONIC, &progress->began);
  progress->drawn = progress->began;
}

void gk_progress_update(gk_progress *progress, size_t done)
{
  const double pause = 0.2;
  if (!progress->on || done == 0 || seconds_since(&progress->drawn) < pause) return;
  clock_gettime(CLOCK_MONOTONIC, &progress->drawn);
  double rate = (double)done / seconds_since(&progress->began);
  double left = (double)(progress->files - done) / rate;
  long minutes = (long)(left / 60), rest = (long)left % 60;
  fputs("\r\033[K", stderr);
  fprintf(stderr, gk_tr("已校验%zu个，共%zu个；每秒%.*f个，还要约%ld分%02ld秒"), done, progress->files,
          rate < 10 ? 1 : 0, rate, minutes, rest);
  fflush(stderr);
  progress->shown = true;
}

void gk_progress_clear(gk_progress *progress)
{
  if (!progress->shown) return;
  fputs("\r\033[K", stderr);
  fflush(stderr);
  progress->shown = false;
}
