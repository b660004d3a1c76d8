/* SPDX-License-Identifier: MPL-2.0 */
/* The packs that the process keeps: loaded once, anew where a file has changed; an own pack that is wrong is said once. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calc/document/extension_folder.h"
#include "calc/document/packs.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

#define MYCITY(inside)                                                                                                 \
  "<pack id=\"mycity\" year=\"2022\" extends=\"cn-2022\" regions=\"某市\" zh=\"某市\" source=\"x\">\n" inside          \
  "</pack>\n"
#define WRONG MYCITY("<change table=\"gk01\"><remove line=\"r999\"/></change>\n")
#define PASSED_OVER "没有使用自己的规则包“mycity”："

/* The tests' library finds the extension's packs beside itself. */
static void link_path(char out[1024])
{
  snprintf(out, 1024, "%s/../calc/sheets", getenv("GK_TEST_EXTENSION"));
}

static int link_packs(void)
{
  char path[1024];
  link_path(path);
  return symlink("../gongkai/sheets", path);
}

static int unlink_packs(void)
{
  char path[1024];
  link_path(path);
  return remove(path);
}

/* The folder of the own packs, with its `above` last parts taken off; malloc'ed. */
static char *own_folder(int above)
{
  char *path = gk_own_packs();
  CU_ASSERT_PTR_NOT_NULL_FATAL(path);
  for (; above > 0; above--) *strrchr(path, '/') = '\0';
  return path;
}

static void path_of(const char *name, char out[1024])
{
  char *folder = own_folder(0);
  snprintf(out, 1024, "%s/mycity%s", folder, name);
  free(folder);
}

static void put_pack(const char *text)
{
  char path[1024];
  for (int above = 2; above >= 0; above--) {
    char *folder = own_folder(above);
    mkdir(folder, 0700);
    free(folder);
  }
  path_of("", path);
  mkdir(path, 0700);
  path_of("/pack.xml", path);
  FILE *file = fopen(path, "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  CU_ASSERT(fputs(text, file) >= 0);
  CU_ASSERT_EQUAL(fclose(file), 0);
}

static void remove_pack(void)
{
  char path[1024];
  path_of("/pack.xml", path);
  CU_ASSERT_EQUAL(remove(path), 0);
  path_of("", path);
  CU_ASSERT_EQUAL(rmdir(path), 0);
}

static const gk_pack_shelf *hold(void)
{
  gk_error err = GK_ERROR_INIT;
  const gk_pack_shelf *packs = gk_packs_hold(&err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(packs);
  return packs;
}

static void test_kept(void)
{
  const gk_pack_shelf *first = hold(), *second = hold();
  CU_ASSERT_PTR_EQUAL(first, second);
  gk_packs_release(first);
  gk_packs_release(second);
  second = hold();
  CU_ASSERT_PTR_EQUAL(first, second);
  gk_packs_release(second);
  gk_packs_release(NULL);
}

/* Who holds the packs keeps them as they were. */
static void test_changed(void)
{
  const gk_pack_shelf *before = hold();
  CU_ASSERT_PTR_NULL(gk_pack_shelf_get(before, "mycity"));
  put_pack(MYCITY(""));
  const gk_pack_shelf *with = hold();
  CU_ASSERT_PTR_NOT_EQUAL(with, before);
  CU_ASSERT_PTR_NOT_NULL(gk_pack_shelf_get(with, "mycity"));
  CU_ASSERT_EQUAL(with->count, before->count + 1);
  CU_ASSERT_PTR_NOT_NULL(gk_pack_shelf_get(before, "cn-2022"));
  gk_packs_release(before);
  put_pack(MYCITY("<change table=\"gk01\" confirm=\"yes\"/>\n"));
  const gk_pack_shelf *again = hold();
  CU_ASSERT_PTR_NOT_EQUAL(again, with);
  gk_packs_release(with);
  gk_packs_release(again);
  remove_pack();
  again = hold();
  CU_ASSERT_PTR_NULL(gk_pack_shelf_get(again, "mycity"));
  gk_packs_release(again);
}

static char *warning_of(const gk_pack_shelf *packs)
{
  gk_text text = {0};
  gk_text_puts(&text, "");
  gk_packs_warn(packs, &text);
  return text.bytes;
}

static void test_warned_once(void)
{
  put_pack(WRONG);
  const gk_pack_shelf *packs = hold();
  char *first = warning_of(packs), *second = warning_of(packs);
  CU_ASSERT_PTR_NOT_NULL(strstr(first, PASSED_OVER));
  CU_ASSERT_PTR_NOT_NULL(strstr(first, "mycity/pack.xml 第 2 行"));
  CU_ASSERT_STRING_EQUAL(second, "");
  free(first);
  free(second);
  gk_packs_release(packs);
  remove_pack();
}

/* The check goes on with the packs that are right; its message says the wrong one, and the next no more. */
static void test_in_the_message(void)
{
  put_pack(WRONG);
  uno_Interface *document = menu_example("packs.fods", false);
  MENU_DONE(document, "check", "找到公开表9张：差错1处", PASSED_OVER);
  menu_answer again = menu_choose(document, "check");
  CU_ASSERT(again.done && again.said != NULL && strstr(again.said, PASSED_OVER) == NULL);
  free(again.said);
  help_close(document);
  remove_pack();
}

void gk_suite_packs(void)
{
  CU_pSuite suite = CU_add_suite("packs", link_packs, unlink_packs);
  CU_add_test(suite, "kept", test_kept);
  CU_add_test(suite, "changed", test_changed);
  CU_add_test(suite, "warned once", test_warned_once);
  CU_add_test(suite, "in the message", test_in_the_message);
}
