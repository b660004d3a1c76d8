/* SPDX-License-Identifier: MPL-2.0 */
/* The commands of the menu in LibreOffice's registry. */
#include <stdio.h>

#include "tools/registry.h"
#include "words/words.h"

#define PROTOCOL "vnd.org.gongkai:"
#define CALC "com.sun.star.sheet.SpreadsheetDocument"

/* One command, or a line between groups, whose name is NULL. */
static const struct command {
  const char *name, *title, *key;
} commands[] = {
#define GK_COMMAND(name, title, key, enabled, run) {#name, title, key},
#define GK_GROUP() {NULL, NULL, NULL},
#include "calc/menu/command_table.h"
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void write_url(const char *name)
{
  printf("<prop oor:name=\"URL\" oor:type=\"xs:string\"><value>%s%s</value></prop>\n", name == NULL ? "" : PROTOCOL,
         name == NULL ? "private:separator" : name);
}

typedef enum bar { MENU, TOOLBAR, TABBED } bar;

/* The entries are ordered by their nodes' names. The tabbed interface takes no lines. */
static void write_entries(bar where)
{
  char node[16];
  for (size_t i = 0; i < COMMANDS; i++) {
    const struct command *command = &commands[i];
    if (where == TABBED && command->name == NULL) continue;
    snprintf(node, sizeof node, "m%02zu", i + 1);
    registry_node(node);
    write_url(command->name);
    if (command->name != NULL) {
      registry_texts("Title", "menu", command->title);
      registry_text("Target", "_self");
      if (where != MENU) registry_text("Context", CALC);
      if (where == TABBED) registry_text("Style", "Text");
    }
    puts("</node>");
  }
}

static void write_bar(const char *kind, const char *name, bar where)
{
  printf("<node oor:name=\"%s\">\n", kind);
  registry_node(name);
  write_entries(where);
  puts("</node>\n</node>");
}

static void write_images(void)
{
  char name[64];
  puts("<node oor:name=\"Images\">");
  for (size_t i = 0; i < COMMANDS; i++) {
    const char *command = commands[i].name;
    if (command == NULL) continue;
    snprintf(name, sizeof name, "org.gongkai.calc.%s", command);
    registry_node(name);
    write_url(command);
    puts("<node oor:name=\"UserDefinedImages\">");
    printf("<prop oor:name=\"ImageSmallURL\"><value>%%origin%%/icons/commands/%s_16.png</value></prop>\n", command);
    printf("<prop oor:name=\"ImageBigURL\"><value>%%origin%%/icons/commands/%s_26.png</value></prop>\n", command);
    puts("</node>\n</node>");
  }
  puts("</node>");
}

/* The tabbed interface shows neither menus nor toolbars of extensions: its extension tab is filled as well. */
void registry_commands(void)
{
  puts("<node oor:name=\"AddonUI\">\n<node oor:name=\"OfficeMenuBar\">");
  registry_node("org.gongkai.calc.menu");
  registry_texts("Title", "menu", GK_MENU_TITLE);
  registry_text("Context", CALC);
  puts("<node oor:name=\"Submenu\">");
  write_entries(MENU);
  puts("</node>\n</node>\n</node>");
  write_bar("OfficeToolBar", "org.gongkai.calc.toolbar", TOOLBAR);
  write_bar("OfficeNotebookBar", "org.gongkai.calc.notebookbar", TABBED);
  write_images();
  puts("</node>");
}

void registry_keys(void)
{
  puts("<node oor:name=\"PrimaryKeys\">\n<node oor:name=\"Modules\">\n<node oor:name=\"" CALC "\">");
  for (size_t i = 0; i < COMMANDS; i++) {
    if (commands[i].name == NULL || commands[i].key[0] == '\0') continue;
    registry_node(commands[i].key);
    printf("<prop oor:name=\"Command\"><value xml:lang=\"en-US\">" PROTOCOL "%s</value></prop>\n</node>\n",
           commands[i].name);
  }
  puts("</node>\n</node>\n</node>");
}

/* Docked and seen after installing; the name stands under View - Toolbars. */
void registry_toolbar(void)
{
  puts("<node oor:name=\"UIElements\">\n<node oor:name=\"States\">");
  registry_node("private:resource/toolbar/addon_org.gongkai.calc.toolbar");
  registry_texts("UIName", "menu", GK_MENU_TITLE);
  puts("<prop oor:name=\"ContextSensitive\" oor:type=\"xs:boolean\"><value>false</value></prop>\n"
       "<prop oor:name=\"Docked\" oor:type=\"xs:boolean\"><value>true</value></prop>\n"
       "<prop oor:name=\"DockingArea\" oor:type=\"xs:int\"><value>0</value></prop>\n"
       "<prop oor:name=\"DockPos\" oor:type=\"xs:string\"><value>0,2</value></prop>\n"
       "<prop oor:name=\"Visible\" oor:type=\"xs:boolean\"><value>true</value></prop>\n"
       "</node>\n</node>\n</node>");
}
