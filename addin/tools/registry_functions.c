/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>

#include "engine/functions/formulas.h"
#include "tools/registry.h"

/* Names stay ASCII in every language: a translated name typed under another user interface would not resolve. */
static void write_function(const gk_function *function)
{
  registry_node(function->method);
  registry_texts("DisplayName", NULL, function->name);
  registry_texts("Description", NULL, function->about);
  registry_text("Category", "Add-In");
  registry_texts("CompatibilityName", NULL, function->name);
  puts("<node oor:name=\"Parameters\">");
  for (size_t i = 0; i < gk_function_arg_count(function); i++) {
    const gk_fn_arg *arg = &function->args[i];
    registry_node(arg->name);
    registry_texts("DisplayName", "argument", arg->label);
    registry_texts("Description", NULL, arg->about);
    puts("</node>");
  }
  puts("</node>\n</node>");
}

void registry_functions(void)
{
  puts("<node oor:name=\"AddInInfo\">");
  registry_node("org.gongkai.Functions");
  puts("<node oor:name=\"AddInFunctions\">");
  for (size_t i = 0; i < gk_function_count; i++) write_function(&gk_functions[i]);
  puts("</node>\n</node>\n</node>");
}
