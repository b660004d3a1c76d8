/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes a file of LibreOffice's registry, make_registry NAME. */
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

static void write_value(const char *locale, const char *text)
{
  printf("<value xml:lang=\"%s\">", locale);
  write_escaped(text);
  fputs("</value>", stdout);
}

/* English comes first: LibreOffice falls back to it for every language that is not there. */
void registry_texts(const char *name, const char *context, const char *zh, const char *taiwan)
{
  printf("<prop oor:name=\"%s\" oor:type=\"xs:string\">", name);
  write_value("en-US", gk_tr_to("en", context, zh));
  write_value("zh-CN", zh);
  if (taiwan != NULL) write_value("zh-TW", taiwan);
  for (size_t i = 0; gk_words_language(i) != NULL; i++) {
    const char *tag = gk_words_language(i);
    if (strcmp(tag, "zh") != 0 && strcmp(tag, "en") != 0) write_value(tag, gk_tr_to(tag, context, zh));
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
