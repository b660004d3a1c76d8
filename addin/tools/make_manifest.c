/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes META-INF/manifest.xml for the extension's files named on the command line (paths inside the
 * extension). Files that LibreOffice reads by their path alone (icons, packs, dialogs) need no entry. */
#include <stdio.h>
#include <string.h>

typedef struct kind {
  const char *suffix;
  const char *media_type;
} kind;

/* In the order in which LibreOffice must register them: types before components, schemas before data. */
static const kind kinds[] = {
  {".rdb", "application/vnd.sun.star.uno-typelibrary;type=RDB"},
  {".components", "application/vnd.sun.star.uno-components"},
  {".xcs", "application/vnd.sun.star.configuration-schema"},
  {".xcu", "application/vnd.sun.star.configuration-data"},
  {"help", "application/vnd.sun.star.help"},
};

static int ends_with(const char *text, const char *suffix)
{
  size_t length = strlen(text), tail = strlen(suffix);
  return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

/* program/Linux_x86_64/gongkai.components is for that platform alone. */
static void write_entry(const char *path, const char *media_type)
{
  static const char program[] = "program/";
  printf("  <manifest:file-entry manifest:full-path=\"%s\"\n    manifest:media-type=\"%s", path, media_type);
  if (strncmp(path, program, sizeof program - 1) == 0) {
    const char *platform = path + sizeof program - 1;
    printf(";platform=%.*s", (int)strcspn(platform, "/"), platform);
  }
  puts("\"/>");
}

int main(int argc, char **argv)
{
  puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  puts("<manifest:manifest xmlns:manifest=\"http://openoffice.org/2001/manifest\">");
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    for (int i = 1; i < argc; i++) {
      if (ends_with(argv[i], kinds[k].suffix)) write_entry(argv[i], kinds[k].media_type);
    }
  }
  puts("</manifest:manifest>");
  return ferror(stdout) || fflush(stdout) != 0 ? 1 : 0;
}
