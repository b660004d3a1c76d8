/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as the files of a pack that may extend cn-2022, divided by lines of %%%: pack.xml, rules.xml,
 * codes.xml. Run from the top folder of the source tree. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char parent[] = "/tmp/gongkai-fuzz-packXXXXXX";

static void remove_all(void)
{
  static const char *const names[] = {
    "fuzzed/pack.xml", "fuzzed/rules.xml", "fuzzed/codes.xml", "fuzzed", "pack.rng", "cn-2022", ""};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", parent, names[i]);
    remove(path);
  }
}

static bool link_here(const char *folder, const char *name)
{
  char here[1024], target[1200], path[160];
  if (getcwd(here, sizeof here) == NULL) return false;
  snprintf(target, sizeof target, "%s/sheets/%s", here, name);
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return symlink(target, path) == 0;
}

/* The folder of the pack, made once a process beside links to the schema and to cn-2022. */
static const char *folder(void)
{
  static char path[128];
  if (*path != '\0') return path;
  if (mkdtemp(parent) == NULL || !link_here(parent, "pack.rng") || !link_here(parent, "cn-2022")) abort();
  snprintf(path, sizeof path, "%s/fuzzed", parent);
  if (mkdir(path, 0700) != 0 || atexit(remove_all) != 0) abort();
  return path;
}

/* The bytes up to the next line of %%%; *data and *size move behind it. */
static size_t part(const uint8_t **data, size_t *size)
{
  static const char line[] = "\n%%%\n";
  for (size_t i = 0; i + sizeof line - 1 <= *size; i++) {
    if (memcmp(*data + i, line, sizeof line - 1) != 0) continue;
    *data += i + sizeof line - 1;
    *size -= i + sizeof line - 1;
    return i;
  }
  size_t length = *size;
  *data += length;
  *size = 0;
  return length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[] = {"pack.xml", "rules.xml", "codes.xml"};
  for (size_t i = 0; i < 3; i++) {
    char path[160];
    const uint8_t *start = data;
    size_t length = part(&data, &size);
    snprintf(path, sizeof path, "%s/%s", folder(), names[i]);
    remove(path);
    FILE *file = i == 0 || length > 0 ? fopen(path, "wb") : NULL;
    if (file != NULL) fwrite(start, 1, length, file);
    if (file != NULL) fclose(file);
  }
  gk_error err = GK_ERROR_INIT;
  gk_pack *pack = gk_pack_load(folder(), &err);
  if (pack == NULL && err.text[0] == '\0') abort(); /* refused without a word */
  gk_pack_free(pack);
  return 0;
}
