/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes a file of LibreOffice's registry, make_registry NAME. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "tools/registry.h"
#include "words/words.h"

static void write_escaped(const char *text)
{
  gk_text escaped = {0};
  gk_text_escape(&escaped, text, strlen(text));
  if (escaped.bytes != NULL) fputs(escaped.bytes, stdout);
  gk_text_free(&escaped);
}

void registry_node(const char *name)
{
  printf("<node oor:name=\"%s\" oor:op=\"replace\">\n", name);
}

void registry_text(const char *name, const char *text)
{
  printf("<prop oor:name=\"%s\" oor:type=\"xs:string\"><value>", name);
  write_escaped(text);
  puts("</value></prop>");
}

/* `tag` is a language's as the catalogues have it: zh_TW. */
static void write_value(const char *tag, const char *text)
{
  bool chinese = strcmp(tag, "zh") == 0, english = strcmp(tag, "en") == 0;
  size_t letters = strcspn(tag, "_");
  printf("<value xml:lang=\"%.*s%s%s\">", (int)letters, tag, tag[letters] != '\0' || chinese || english ? "-" : "",
         chinese   ? "CN"
         : english ? "US"
                   : tag + letters + (tag[letters] != '\0'));
  write_escaped(text);
  fputs("</value>", stdout);
}

/* English comes first: LibreOffice falls back to it for every language that is not there. */
void registry_texts(const char *name, const char *context, const char *zh)
{
  printf("<prop oor:name=\"%s\" oor:type=\"xs:string\">", name);
  write_value("en", gk_tr_to("en", context, zh));
  write_value("zh", zh);
  for (size_t i = 0; gk_words_language(i) != NULL; i++) {
    const char *tag = gk_words_language(i), *text = gk_tr_to(tag, context, zh);
    if (strcmp(tag, "en") != 0 && text != zh) write_value(tag, text);
  }
  puts("</prop>");
}

static const struct file {
  const char *name, *component, *package;
  void (*write)(void);
} files[] = {
  {"CalcAddIns.xcu", "CalcAddIns", "org.openoffice.Office", registry_functions},
  {"Addons.xcu", "Addons", "org.openoffice.Office", registry_commands},
  {"Accelerators.xcu", "Accelerators", "org.openoffice.Office", registry_keys},
  {"CalcWindowState.xcu", "CalcWindowState", "org.openoffice.Office.UI", registry_toolbar},
};

int main(int argc, char **argv)
{
  const struct file *file = files, *end = files + sizeof files / sizeof *files;
  while (file < end && (argc != 2 || strcmp(argv[1], file->name) != 0)) file++;
  if (file == end) {
    fputs("make_registry: which file?\n", stderr);
    return 1;
  }
  puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  printf("<oor:component-data xmlns:oor=\"http://openoffice.org/2001/registry\""
         " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" oor:name=\"%s\" oor:package=\"%s\">\n",
         file->component, file->package);
  file->write();
  puts("</oor:component-data>");
  return ferror(stdout) || fflush(stdout) != 0 ? 1 : 0;
}
