/* SPDX-License-Identifier: MPL-2.0 */
/* What LibreOffice was told of the commands, against their table: menu, toolbar, tabbed interface, icons and keys, in
 * the language of the user interface. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calc/document/locale.h"
#include "calc/menu/commands.h"
#include "suites.h"
#include "words/words.h"

#define UI "/org.openoffice.Office.Addons/AddonUI/"

static const struct command {
  const char *name, *title, *key;
} commands[] = {
#define GK_COMMAND(name, title, key, enabled, run) {#name, title, key},
#define GK_GROUP()
#include "calc/menu/command_table.h"
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void check_text(uno_Interface *node, const char *name, const char *expected)
{
  uno_Any value;
  ux_error err = UX_ERROR_INIT;
  CU_ASSERT_TRUE_FATAL(ux_get_any_by_name(node, name, &value, &err));
  char *text = ux_any_to_utf8(&value);
  ux_any_drop(&value);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  CU_ASSERT_STRING_EQUAL(text, expected);
  if (strcmp(text, expected) != 0) printf("\n  %s: \"%s\" where the table has \"%s\"\n", name, text, expected);
  free(text);
}

static bool is_separator(uno_Interface *node)
{
  uno_Any value;
  ux_error err = UX_ERROR_INIT;
  if (!ux_get_any_by_name(node, "URL", &value, &err)) return false;
  bool separator = ux_string_is(ux_any_string(&value), "private:separator");
  ux_any_drop(&value);
  return separator;
}

/* The entries below a node are all commands, in the order of the table. */
static void check_entries(const char *path)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *list = gk_configuration(gk_test_context(), path, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(list);
  uno_Sequence *names = ux_element_names(list, &err);
  size_t seen = 0;
  for (size_t i = 0; i < ux_sequence_length(names); i++) {
    char *name = ux_utf8(UX_ITEMS(rtl_uString *, names)[i]), url[64];
    uno_Interface *node = ux_get_by_name(list, name, &err);
    if (!is_separator(node) && seen < COMMANDS) {
      snprintf(url, sizeof url, GK_PROTOCOL "%s", commands[seen].name);
      check_text(node, "URL", url);
      check_text(node, "Title", gk_tr_in("menu", commands[seen].title));
      seen++;
    }
    ux_release(node);
    free(name);
  }
  CU_ASSERT_EQUAL(seen, COMMANDS);
  CU_ASSERT_FALSE(err.raised);
  ux_strings_drop(names);
  ux_release(list);
}

static void test_places(void)
{
  check_entries(UI "OfficeMenuBar/org.gongkai.calc.menu/Submenu");
  check_entries(UI "OfficeToolBar/org.gongkai.calc.toolbar");
  check_entries(UI "OfficeNotebookBar/org.gongkai.calc.notebookbar");
}

static void test_icons(void)
{
  const char *extension = getenv("GK_TEST_EXTENSION");
  char path[4096];
  for (size_t i = 0; i < COMMANDS; i++) {
    for (int size = 16; size <= 26; size += 10) {
      snprintf(path, sizeof path, "%s/icons/commands/%s_%d.png", extension, commands[i].name, size);
      CU_ASSERT_EQUAL(access(path, R_OK), 0);
    }
  }
}

static void test_keys(void)
{
  ux_error err = UX_ERROR_INIT;
  char url[64];
  uno_Interface *keys = gk_configuration(gk_test_context(),
                                         "/org.openoffice.Office.Accelerators/PrimaryKeys/Modules/"
                                         "com.sun.star.sheet.SpreadsheetDocument",
                                         &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(keys);
  for (size_t i = 0; i < COMMANDS; i++) {
    if (commands[i].key[0] == '\0') continue;
    uno_Interface *key = ux_get_by_name(keys, commands[i].key, &err);
    snprintf(url, sizeof url, GK_PROTOCOL "%s", commands[i].name);
    check_text(key, "Command", url);
    ux_release(key);
  }
  CU_ASSERT_FALSE(err.raised);
  ux_release(keys);
}

static int use_language(void)
{
  gk_use_language_of_office(gk_test_context());
  return 0;
}

void gk_suite_menus(void)
{
  CU_pSuite suite = CU_add_suite("menus", use_language, NULL);
  CU_ADD_TEST(suite, test_places);
  CU_ADD_TEST(suite, test_icons);
  CU_ADD_TEST(suite, test_keys);
}
