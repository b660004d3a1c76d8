/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes XFunctions.idl, the interface of the cell functions, from the one table of functions. */
#include <stdio.h>

#include "engine/functions/formulas.h"

static void write_method(const gk_function *function)
{
  printf("    %s %s(", function->idl_result, function->method);
  for (size_t i = 0; i < gk_function_arg_count(function); i++)
    printf("%s[in] %s %s", i == 0 ? "" : ", ", function->args[i].idl, function->args[i].name);
  puts(");");
}

int main(void)
{
  puts("module org { module gongkai {\n\ninterface XFunctions\n{");
  for (size_t i = 0; i < gk_function_count; i++) write_method(&gk_functions[i]);
  puts("};\n\n}; };");
  return ferror(stdout) || fflush(stdout) != 0 ? 1 : 0;
}
