/* SPDX-License-Identifier: MPL-2.0 */
#include "files/formats/names.h"

#include <string.h>
#include <strings.h>

enum { MOST_EXTENSIONS = 15 };

static const struct {
  int uses;
  const char *extensions[MOST_EXTENSIONS];
} formats[] = {
#define LINE(name, uses, ...) {uses, {__VA_ARGS__}},
  GK_FILE_FORMATS(LINE)
#undef LINE
};

enum { COUNT = sizeof formats / sizeof *formats };

/* The extension at `index` of a format for a use; NULL behind the last. */
static const char *extension(int format, int use, int index)
{
  bool known = (formats[format].uses & use) != 0 && index < (use == GK_FORMAT_WRITTEN ? 1 : MOST_EXTENSIONS);
  return known ? formats[format].extensions[index] : NULL;
}

int gk_format_named(const char *file, int use)
{
  const char *dot = strrchr(file, '.');
  for (int i = 0; dot != NULL && i < COUNT; i++)
    for (int j = 0; extension(i, use, j) != NULL; j++)
      if (strcasecmp(dot, extension(i, use, j)) == 0) return i;
  return -1;
}

void gk_format_list(gk_text *out, int use)
{
  size_t count = 0;
  for (int i = 0; i < COUNT; i++)
    for (int j = 0; extension(i, use, j) != NULL; j++)
      gk_text_printf(out, "%s%s", count++ == 0 ? "" : " ", extension(i, use, j));
}
