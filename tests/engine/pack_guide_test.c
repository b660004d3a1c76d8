/* SPDX-License-Identifier: MPL-2.0 */
/* The examples of docs/pack-guide.md, put together as it says, are a good pack. Run from the top folder of the source
 * tree. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/pack/pack.h"

enum { HEAD, TABLE, CHANGES, RULES, RULE, CODES, FORM_CHANGE, FORM, FORM_RULES, EXAMPLES, BYTES = 64 * 1024 };

static char guide[BYTES];
static const char *examples[EXAMPLES];
static size_t lengths[EXAMPLES];
static char folder[64];

/* The texts between ```xml and ```, in the order of the guide. */
static int read_guide(void)
{
  FILE *file = fopen("docs/pack-guide.md", "rb");
  if (file == NULL) return 1;
  guide[fread(guide, 1, sizeof guide - 1, file)] = '\0';
  fclose(file);
  const char *at = guide;
  for (int i = 0; i < EXAMPLES; i++) {
    const char *start = strstr(at, "```xml\n"), *end = start != NULL ? strstr(start + 7, "```") : NULL;
    if (end == NULL) return 1;
    examples[i] = start + 7;
    lengths[i] = (size_t)(end - examples[i]);
    at = end + 3;
  }
  return 0;
}

static void path_of(const char *name, char out[160])
{
  snprintf(out, 160, "%s/%s", folder, name);
}

static bool link_to(const char *target, const char *name)
{
  char here[1024], real[1200], path[160];
  if (getcwd(here, sizeof here) == NULL) return false;
  snprintf(real, sizeof real, "%s/%s", here, target);
  path_of(name, path);
  return symlink(real, path) == 0;
}

static int make_folder(void)
{
  char path[160];
  snprintf(folder, sizeof folder, "%s", "/tmp/gongkai-guideXXXXXX");
  path_of("", path);
  if (read_guide() != 0 || mkdtemp(folder) == NULL) return 1;
  path_of("own", path);
  return mkdir(path, 0700) != 0 || !link_to("sheets/pack.rng", "pack.rng") || !link_to("sheets/cn-2022", "cn-2022");
}

static int remove_folder(void)
{
  static const char *const names[] = {
    "own/pack.xml", "own/rules.xml", "own/codes.xml", "own", "pack.rng", "cn-2022", ""};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char path[160];
    path_of(names[i], path);
    remove(path);
  }
  return 0;
}

/* Writes the examples one behind the other, ended by `end`. */
static void put_file(const char *name, const int *parts, size_t count, const char *end)
{
  char path[160];
  path_of(name, path);
  FILE *file = fopen(path, "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  for (size_t i = 0; i < count; i++) fwrite(examples[parts[i]], 1, lengths[parts[i]], file);
  CU_ASSERT(fputs(end, file) >= 0);
  CU_ASSERT_EQUAL(fclose(file), 0);
}

static const gk_rule *rule(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  return NULL;
}

static void the_examples_are_a_pack(void)
{
  char rules[BYTES], path[160];
  put_file("own/pack.xml", (const int[]){HEAD, CHANGES, TABLE}, 3, "</pack>\n");
  put_file("own/codes.xml", (const int[]){CODES}, 1, "");
  /* the single rule of the guide goes into its <rules> */
  snprintf(rules, sizeof rules, "%.*s", (int)lengths[RULES], examples[RULES]);
  char *end = strstr(rules, "</rules>");
  CU_ASSERT_PTR_NOT_NULL_FATAL(end);
  snprintf(end, sizeof rules - (size_t)(end - rules), "%.*s</rules>\n", (int)lengths[RULE], examples[RULE]);
  lengths[RULES] = 0;
  put_file("own/rules.xml", (const int[]){RULES}, 1, rules);
  gk_error err = GK_ERROR_INIT;
  path_of("own", path);
  gk_pack *pack = gk_pack_load(path, &err);
  if (pack == NULL) printf("\n    %s", err.text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_STRING_EQUAL(pack->base, "cn-2022");
  CU_ASSERT_EQUAL(pack->regions.count, 2);
  CU_ASSERT_PTR_NOT_NULL(rule(pack, "x10.across.c1"));
  CU_ASSERT_PTR_NOT_NULL(rule(pack, "x10.codes.c3"));
  CU_ASSERT_PTR_NULL(rule(pack, "gk09.across.c1"));
  CU_ASSERT(gk_codes_unknown(&pack->function_codes, "2013998"));
  CU_ASSERT_PTR_NULL(gk_codes_name(&pack->function_codes, "20899"));
  gk_pack_free(pack);
}

static void forms_too(void)
{
  char path[160];
  put_file("own/pack.xml", (const int[]){HEAD, FORM_CHANGE, FORM}, 3, "</pack>\n");
  put_file("own/rules.xml", (const int[]){FORM_RULES}, 1, "");
  path_of("own/codes.xml", path);
  remove(path);
  gk_error err = GK_ERROR_INIT;
  path_of("own", path);
  gk_pack *pack = gk_pack_load(path, &err);
  if (pack == NULL) printf("\n    %s", err.text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_EQUAL(pack->table_count, 9);
  CU_ASSERT_EQUAL(pack->form_count, 3);
  const gk_rule *sum = rule(pack, "performance.sum.budget"), *weight = rule(pack, "performance.weight");
  CU_ASSERT_PTR_NOT_NULL_FATAL(sum);
  CU_ASSERT_EQUAL(sum->right_count, 4);
  CU_ASSERT_PTR_NOT_NULL_FATAL(weight);
  CU_ASSERT_EQUAL(weight->constant, 10);
  CU_ASSERT_PTR_NOT_NULL(rule(pack, "xeval.most"));
  gk_pack_free(pack);
}

void gk_suite_pack_guide(void);
void gk_suite_pack_guide(void)
{
  CU_pSuite suite = CU_add_suite("pack_guide", make_folder, remove_folder);
  CU_add_test(suite, "the examples are a pack", the_examples_are_a_pack);
  CU_add_test(suite, "forms too", forms_too);
}
