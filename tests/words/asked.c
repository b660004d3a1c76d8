/* SPDX-License-Identifier: MPL-2.0 */
/* Stands in the extension of the made-up language in place of what asks the user (--wrap): every text that would be
 * shown is a line of $GK_TEST_OUTPUT/asked, and the user cancels. */
#include <stdio.h>
#include <stdlib.h>

#include "calc/dialog/dialog.h"
#include "calc/dialog/pick_folder.h"

static void note(const char *text)
{
  char path[4096];
  snprintf(path, sizeof path, "%s/asked", getenv("GK_TEST_OUTPUT"));
  FILE *file = fopen(path, "ab");
  if (file == NULL) return;
  fprintf(file, "%s\n", text);
  fclose(file);
}

bool __wrap_gk_dialog_ask(uno_Interface *context, uno_Interface *controller, const gk_dialog *words, gk_field *fields,
                          size_t count, ux_error *err);
bool __wrap_gk_dialog_ask(uno_Interface *context, uno_Interface *controller, const gk_dialog *words, gk_field *fields,
                          size_t count, ux_error *err)
{
  (void)context, (void)controller, (void)err;
  note(words->title);
  note(words->question);
  note(words->accept);
  note(words->cancel);
  for (size_t i = 0; i < count; i++)
    if (fields[i].label != NULL) note(fields[i].label);
  return false;
}

char *__wrap_gk_pick_folder(uno_Interface *context, const char *title, ux_error *err);
char *__wrap_gk_pick_folder(uno_Interface *context, const char *title, ux_error *err)
{
  (void)context, (void)err;
  note(title);
  return NULL;
}
