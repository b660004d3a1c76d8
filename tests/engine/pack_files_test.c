/* SPDX-License-Identifier: MPL-2.0 */
/* Files that the build has found valid need no schema; edited ones do. Run from the top folder of the source tree. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/pack/pack.h"

static const char *const files[] = {"pack.xml", "rules.xml", "codes.xml"};
enum { FILES = sizeof files / sizeof *files };

static char folder[] = "/tmp/gongkai-filesXXXXXX";

static void path_of(const char *name, char out[128])
{
  snprintf(out, 128, "%s/pack/%s", folder, name);
}

/* A copy of a file of cn-2022, with `more` behind it. */
static void copy(const char *name, const char *more)
{
  static char bytes[256 * 1024];
  char from[128], to[128];
  snprintf(from, sizeof from, "sheets/cn-2022/%s", name);
  path_of(name, to);
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  CU_ASSERT_FATAL(in != NULL && out != NULL);
  size_t length = fread(bytes, 1, sizeof bytes, in);
  fclose(in);
  CU_ASSERT(length > 0 && length < sizeof bytes && fwrite(bytes, 1, length, out) == length);
  CU_ASSERT(fputs(more, out) >= 0 && fclose(out) == 0);
}

static gk_pack *load(gk_error *err)
{
  char path[128];
  path_of(".", path);
  *err = GK_ERROR_INIT;
  return gk_pack_load(path, err);
}

static int make(void)
{
  char path[128];
  if (mkdtemp(folder) == NULL) return 1;
  path_of("", path);
  return mkdir(path, 0700);
}

static int clear(void)
{
  char path[128];
  for (int i = 0; i < FILES; i++) {
    path_of(files[i], path);
    remove(path);
  }
  path_of("", path);
  return rmdir(path) + rmdir(folder);
}

static void as_the_build_saw_them(void)
{
  gk_error err;
  for (int i = 0; i < FILES; i++) copy(files[i], "");
  gk_pack *pack = load(&err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_NOT_EQUAL(gk_pack_table_index(pack, "gk09"), -1);
  gk_pack_free(pack);
}

/* There is no schema beside the copy, so what is not known again cannot be read. */
static void edited_ones_need_the_schema(void)
{
  gk_error err;
  for (int i = 0; i < FILES; i++) copy(files[i], "");
  for (int i = 0; i < FILES; i++) {
    copy(files[i], "\n");
    CU_ASSERT_PTR_NULL(load(&err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "pack.rng"));
    copy(files[i], "");
  }
}

void gk_suite_pack_files(void);
void gk_suite_pack_files(void)
{
  CU_pSuite suite = CU_add_suite("pack_files", make, clear);
  CU_add_test(suite, "as the build saw them", as_the_build_saw_them);
  CU_add_test(suite, "edited ones need the schema", edited_ones_need_the_schema);
}
