/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes CalcAddIns.xcu, what Calc's function wizard shows, from the one table of functions. */
#include <stdio.h>

#include "engine/functions/formulas.h"

static void write_escaped(const char *text)
{
  for (; *text; text++) {
    switch (*text) {
      case '&': fputs("&amp;", stdout); break;
      case '<': fputs("&lt;", stdout); break;
      case '>': fputs("&gt;", stdout); break;
      case '"': fputs("&quot;", stdout); break;
      default: putchar(*text);
    }
  }
}

static void write_value(const char *lang, const char *text)
{
  printf("<value xml:lang=\"%s\">", lang);
  write_escaped(text);
  fputs("</value>", stdout);
}

/* One property in both languages. English comes first: LibreOffice falls back to it for every other language. */
static void write_texts(int indent, const char *name, const char *en, const char *zh)
{
  printf("%*s<prop oor:name=\"%s\">", indent, "", name);
  write_value("en-US", en);
  write_value("zh-CN", zh);
  puts("</prop>");
}

/* Names stay ASCII in every language: a translated name typed under another user interface would not resolve. */
static void write_function(const gk_function *function)
{
  printf("        <node oor:name=\"%s\" oor:op=\"replace\">\n", function->method);
  write_texts(10, "DisplayName", function->name, function->name);
  write_texts(10, "Description", function->en, function->zh);
  puts("          <prop oor:name=\"Category\"><value>Add-In</value></prop>");
  write_texts(10, "CompatibilityName", function->name, function->name);
  puts("          <node oor:name=\"Parameters\">");
  for (int i = 0; i < GK_FN_MAX_ARGS && function->args[i].name; i++) {
    const gk_fn_arg *arg = &function->args[i];
    printf("            <node oor:name=\"%s\" oor:op=\"replace\">\n", arg->name);
    write_texts(14, "DisplayName", arg->en_name, arg->zh_name);
    write_texts(14, "Description", arg->en, arg->zh);
    puts("            </node>");
  }
  puts("          </node>");
  puts("        </node>");
}

int main(void)
{
  puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  puts("<oor:component-data xmlns:oor=\"http://openoffice.org/2001/registry\""
       " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n"
       "                    oor:name=\"CalcAddIns\" oor:package=\"org.openoffice.Office\">");
  puts("  <node oor:name=\"AddInInfo\">");
  puts("    <node oor:name=\"org.gongkai.Functions\" oor:op=\"replace\">");
  puts("      <node oor:name=\"AddInFunctions\">");
  for (size_t i = 0; i < gk_function_count; i++) write_function(&gk_functions[i]);
  puts("      </node>");
  puts("    </node>");
  puts("  </node>");
  puts("</oor:component-data>");
  return ferror(stdout) || fflush(stdout) != 0 ? 1 : 0;
}
