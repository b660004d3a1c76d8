/* SPDX-License-Identifier: MPL-2.0 */
#include <pthread.h>

#include "probe.h"
#include "suites.h"

enum { THREADS = 4, ROUNDS = 2000 };

/* First used by all threads at once, so that they race for its cache. */
static ux_method raced = UX_METHOD("com.sun.star.container.XIndexAccess::getByIndex");

typedef struct job {
  uno_Interface *object;
  sal_Int64 sum;
} job;

static void *work(void *argument)
{
  job *mine = argument;
  ux_error err = UX_ERROR_INIT;
  for (sal_Int32 i = 0; i < ROUNDS && !err.raised; i++) {
    sal_Int32 index = i % 10, square = 0;
    uno_Any any;
    if (!ux_call(mine->object, &raced, &any, UX_ARGS(&index), &err)) break;
    ux_any_to_long(&any, &square);
    ux_any_drop(&any);
    mine->sum += square;
  }
  ux_release(mine->object);
  return NULL;
}

static void test_threads(void)
{
  int before = atomic_load(&probes_destroyed);
  uno_Interface *object = probe_new();
  pthread_t threads[THREADS];
  job jobs[THREADS];
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){.object = object, .sum = 0};
    ux_acquire(object);
    CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
  }
  ux_release(object);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    CU_ASSERT_EQUAL(jobs[i].sum, 285 * (ROUNDS / 10)); /* 0 + 1 + 4 + … + 81 */
  }
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before + 1);
}

void suite_thread(void)
{
  CU_pSuite suite = CU_add_suite("thread", NULL, NULL);
  CU_ADD_TEST(suite, test_threads);
}
