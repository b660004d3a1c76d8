/* SPDX-License-Identifier: MPL-2.0 */
/* The test run as a UNO component: `uno -c test.uno.Main -l LIBRARY` calls run(). Failures make its result 1. */
#include <stdio.h>

#include "probe.h"
#include "suites.h"

/* CUnit's tests take no argument, so the context of the run is kept here while they run. */
static uno_Interface *running_context;

uno_Interface *test_context(void)
{
  return running_context;
}

typedef struct test_main {
  uno_Interface *context;
} test_main;

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  if (!context) return ux_fail(err, UX_RUNTIME_EXCEPTION, "the tests need a component context");
  ((test_main *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  ux_release(((test_main *)self)->context);
}

static void run(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args;
  if (CU_initialize_registry() != CUE_SUCCESS) {
    ux_throw(raise, UX_RUNTIME_EXCEPTION, "CUnit does not start");
    return;
  }
  running_context = ((test_main *)self)->context;
  suite_text();
  suite_value();
  suite_call();
  suite_object();
  suite_thread();
  CU_basic_set_mode(CU_BRM_NORMAL);
  CU_basic_run_tests();
  unsigned failures = CU_get_number_of_failures();
  CU_cleanup_registry();
  running_context = NULL;
  *(sal_Int32 *)result = failures == 0 ? 0 : 1;
}

static ux_slot *const main_slots[] = {run};
static const ux_interface interfaces[] = {{"com.sun.star.lang.XMain", main_slots, 1}};
static const ux_class main_class = {
  .name = "test.uno.Main",
  .services = (const char *const[]){"test.uno.Main", NULL},
  .interfaces = interfaces,
  .interface_count = 1,
  .size = sizeof(test_main),
  .construct = construct,
  .destroy = destroy,
};

static const ux_class *const classes[] = {&main_class, &probe_class, &refusing_class, NULL};
UX_COMPONENT(classes)
