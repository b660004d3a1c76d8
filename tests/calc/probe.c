/* SPDX-License-Identifier: MPL-2.0 */
/* The driver of the tests inside a real Calc: a UNO component in an extension of its own, which is not shipped.
 * `soffice "service:org.gongkai.tests.Probe?all"` runs the suites (or the one named in place of `all`), writes CUnit's
 * report to the file $GK_TEST_REPORT and the number of failures to $GK_TEST_RESULT, and ends the office. run.sh
 * prepares all of it. */
#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "end_office.h"
#include "suites.h"

static uno_Interface *running_context;

uno_Interface *gk_test_context(void)
{
  return running_context;
}

typedef struct probe {
  uno_Interface *context;
} probe;

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  if (context == NULL) return ux_fail(err, UX_RUNTIME_EXCEPTION, "the tests need a component context");
  ((probe *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  ux_release(((probe *)self)->context);
}

static void add_suites(const char *wanted)
{
  static const struct {
    const char *name;
    void (*add)(void);
  } suites[] = {
    {"snapshot", gk_suite_snapshot},   {"marks", gk_suite_marks},
    {"template", gk_suite_template},   {"commands", gk_suite_commands},
    {"menus", gk_suite_menus},         {"refusals", gk_suite_refusals},
    {"explain", gk_suite_explain},     {"collect", gk_suite_collect},
    {"accidents", gk_suite_accidents}, {"charts", gk_suite_charts},
    {"looks", gk_suite_looks},         {"annotated", gk_suite_annotated},
    {"functions", gk_suite_functions}, {"function_names", gk_suite_function_names},
    {"formats", gk_suite_formats},     {"words", gk_suite_words},
    {"packs", gk_suite_packs},
  };
  for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
    if (strcmp(wanted, "all") == 0 || strcmp(wanted, suites[i].name) == 0) suites[i].add();
}

/* The number of failures; a run without any assertion counts as one. */
static unsigned run_suites(const char *wanted)
{
  if (CU_initialize_registry() != CUE_SUCCESS) return 1;
  add_suites(wanted);
  CU_basic_set_mode(CU_BRM_VERBOSE);
  bool ran = CU_basic_run_tests() == CUE_SUCCESS && CU_get_number_of_asserts() > 0;
  unsigned failures = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
  CU_cleanup_registry();
  return ran ? failures : failures + 1;
}

static void write_result(unsigned failures)
{
  const char *path = getenv("GK_TEST_RESULT");
  FILE *file = path == NULL ? NULL : fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%u\n", failures);
  fclose(file);
}

/* XJobExecutor */
static void trigger(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  probe *p = self;
  char *wanted = ux_utf8(*(rtl_uString **)args[0]);
  const char *report = getenv("GK_TEST_REPORT");
  bool written = report == NULL || freopen(report, "w", stdout) != NULL;
  setvbuf(stdout, NULL, _IONBF, 0); /* what was tested stays known when a test ends the process */
  running_context = p->context;
  unsigned failures = wanted == NULL ? 1 : run_suites(wanted);
  running_context = NULL;
  fflush(stdout);
  write_result(written ? failures : failures + 1);
  free(wanted);
  gk_test_end_office(p->context);
}

static ux_slot *const job_executor[] = {trigger};
static const ux_interface interfaces[] = {{"com.sun.star.task.XJobExecutor", job_executor, 1}};
static const ux_class probe_class = {.name = "org.gongkai.tests.comp.Probe",
                                     .services = (const char *const[]){"org.gongkai.tests.Probe", NULL},
                                     .interfaces = interfaces,
                                     .interface_count = 1,
                                     .size = sizeof(probe),
                                     .construct = construct,
                                     .destroy = destroy};

static const ux_class *const classes[] = {&probe_class, NULL};
UX_COMPONENT(classes)
