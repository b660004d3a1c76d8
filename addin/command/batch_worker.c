/* SPDX-License-Identifier: MPL-2.0 */
/* A worker: a process that is given numbers of workbooks and answers with their results. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch.h"
#include "files/process.h"

enum { TEXTS = 4 };

/* Goes before an answer; its texts follow. Both ends are the same program. */
typedef struct answer_head {
  int32_t verdict, status;
  uint64_t lengths[TEXTS];
} answer_head;

void gk_result_free(gk_result *result)
{
  gk_text_free(&result->text);
  gk_text_free(&result->section);
  gk_text_free(&result->department);
  gk_text_free(&result->note);
}

/* --- in the worker ------------------------------------------------------------------------------------------------ */

static bool receive_all(int socket, void *bytes, size_t size)
{
  for (size_t done = 0; done < size;) {
    ssize_t count = recv(socket, (char *)bytes + done, size - done, 0);
    if (count <= 0 && !(count < 0 && errno == EINTR)) return false;
    if (count > 0) done += (size_t)count;
  }
  return true;
}

static bool send_all(int socket, const void *bytes, size_t size)
{
  for (size_t done = 0; done < size;) {
    ssize_t count = send(socket, (const char *)bytes + done, size - done, MSG_NOSIGNAL);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) done += (size_t)count;
  }
  return true;
}

/* Sends parts one after another, as a rule at once: each sending may wake the other end. */
static bool send_parts(int socket, struct iovec *parts, size_t count)
{
  while (count > 0) {
    const struct msghdr message = {.msg_iov = parts, .msg_iovlen = count};
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) return false;
    size_t done = sent < 0 ? 0 : (size_t)sent;
    for (; count > 0 && done >= parts->iov_len; parts++, count--) done -= parts->iov_len;
    if (count == 0) break;
    parts->iov_base = (char *)parts->iov_base + done;
    parts->iov_len -= done;
  }
  return true;
}

/* Address space is bounded, so that a workbook that asks for more gets a refusal and not the machine. */
static void bound_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
  struct rlimit limit;
  const rlim_t most = (rlim_t)GK_WORKER_MEGABYTES << 20;
  if (getrlimit(RLIMIT_AS, &limit) != 0) return;
  if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most) limit.rlim_max = most;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_AS, &limit);
#endif
}

static bool answer(int socket, const gk_result *result)
{
  const gk_text *texts[] = {&result->text, &result->section, &result->department, &result->note};
  answer_head head = {.verdict = (int32_t)result->verdict, .status = result->status};
  struct iovec parts[1 + TEXTS] = {{&head, sizeof head}};
  for (int i = 0; i < TEXTS; i++) {
    head.lengths[i] = texts[i]->length;
    parts[1 + i] = (struct iovec){texts[i]->bytes, texts[i]->length};
  }
  return send_parts(socket, parts, 1 + TEXTS);
}

static void serve(int socket, const gk_run *run)
{
  uint64_t index;
  bool going = true;
  bound_memory();
  gk_process_settle();
  while (going && receive_all(socket, &index, sizeof index)) {
    gk_result result = {0};
    alarm(GK_FILE_SECONDS);
    gk_check_one(run, (size_t)index, &result);
    alarm(0);
    /* A view that is too large for the memory is no view: the parent then says that this worker ended. */
    going = !result.text.failed && !result.section.failed && !result.department.failed && !result.note.failed &&
            answer(socket, &result);
    gk_result_free(&result);
  }
}

/* --- in the parent ------------------------------------------------------------------------------------------------ */

bool gk_worker_start(gk_worker *worker, const gk_run *run, const gk_worker *others, size_t count)
{
  int ends[2];
  *worker = (gk_worker){.socket = -1};
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false;
  pid_t pid = fork();
  if (pid == 0) {
    /* An end left open here would keep another worker waiting after the parent has gone. */
    close(ends[0]);
    for (size_t i = 0; i < count; i++)
      if (others[i].pid > 0) close(others[i].socket);
    serve(ends[1], run);
    _exit(0);
  }
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return false;
  }
  worker->pid = pid;
  worker->socket = ends[0];
  return true;
}

bool gk_worker_give(gk_worker *worker, size_t index)
{
  const uint64_t number = index;
  worker->queue[worker->queued++] = index;
  return send_all(worker->socket, &number, sizeof number);
}

/* Fills a result from a whole answer; what is behind it stays for the next. */
static gk_answer take_result(gk_worker *worker, gk_result *result)
{
  answer_head head;
  if (worker->bytes.length < sizeof head) return GK_ANSWER_NONE;
  memcpy(&head, worker->bytes.bytes, sizeof head);
  uint64_t size = sizeof head;
  for (int i = 0; i < TEXTS; i++) size += head.lengths[i];
  if (worker->bytes.length < size) return GK_ANSWER_NONE;
  gk_text *texts[] = {&result->text, &result->section, &result->department, &result->note};
  const char *bytes = worker->bytes.bytes + sizeof head;
  for (int i = 0; i < TEXTS; i++) {
    gk_text_add(texts[i], bytes, head.lengths[i]);
    bytes += head.lengths[i];
  }
  result->verdict = (gk_report_verdict)head.verdict;
  result->status = head.status;
  worker->bytes.length -= (size_t)size;
  memmove(worker->bytes.bytes, worker->bytes.bytes + size, worker->bytes.length);
  if (worker->bytes.capacity > (1U << 20) && worker->bytes.length == 0) gk_text_free(&worker->bytes);
  return GK_ANSWER_RESULT;
}

gk_answer gk_worker_take(gk_worker *worker, gk_result *result)
{
  char bytes[65536];
  ssize_t count = recv(worker->socket, bytes, sizeof bytes, MSG_DONTWAIT);
  if (count > 0) gk_text_add(&worker->bytes, bytes, (size_t)count);
  gk_answer took = worker->bytes.failed ? GK_ANSWER_DIED : take_result(worker, result);
  if (took != GK_ANSWER_NONE) return took;
  bool wait = count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR));
  return wait ? GK_ANSWER_NONE : GK_ANSWER_DIED;
}

int gk_worker_end(gk_worker *worker, bool now)
{
  int status = 0;
  if (worker->pid <= 0) return status;
  if (now) kill(worker->pid, SIGKILL);
  close(worker->socket);
  while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) continue;
  gk_text_free(&worker->bytes);
  *worker = (gk_worker){.socket = -1};
  return status;
}
