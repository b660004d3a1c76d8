/* SPDX-License-Identifier: MPL-2.0 */
/* Runs every suite named in suites.inc (made from the file names); `engine SUITE` runs one. */
#include <CUnit/Basic.h>
#include <stdio.h>

#define GK_SUITE(name) void gk_suite_##name(void);
#include "suites.inc"
#undef GK_SUITE

int main(int argc, char **argv)
{
  if (CU_initialize_registry() != CUE_SUCCESS) return 2;
#define GK_SUITE(name) gk_suite_##name();
#include "suites.inc"
#undef GK_SUITE
  CU_basic_set_mode(CU_BRM_NORMAL);
  if (argc > 1) {
    CU_pSuite suite = CU_get_suite(argv[1]);
    if (suite == NULL) {
      fprintf(stderr, "no suite %s\n", argv[1]);
      return 2;
    }
    CU_basic_run_suite(suite);
  } else {
    CU_basic_run_tests();
  }
  unsigned failures = CU_get_number_of_failures();
  CU_cleanup_registry();
  return failures == 0 ? 0 : 1;
}
