/* SPDX-License-Identifier: MPL-2.0 */
/* Lists the streams of a compound file (.xls), a line each: a checksum of its bytes, its length, its name. Fails where
 * the file is not sound. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../files/compound_check.h"
#include "files/file_bytes.h"
#include "files/limits.h"

/* FNV-1a */
static void show(void *self, const char *name, const unsigned char *bytes, size_t size)
{
  uint64_t sum = 0xCBF29CE484222325u;
  (void)self;
  for (size_t i = 0; i < size; i++) sum = (sum ^ bytes[i]) * 0x100000001B3u;
  printf("%016llx %zu %s\n", (unsigned long long)sum, size, name);
}

int main(int count, char **arguments)
{
  gk_error err = GK_ERROR_INIT;
  size_t size;
  char *bytes = count == 2 ? gk_file_bytes(arguments[1], GK_LIMIT_BYTES, &size, &err) : NULL;
  const char *wrong = bytes == NULL ? err.text : gk_check_compound((const unsigned char *)bytes, size, show, NULL);
  if (wrong != NULL) fprintf(stderr, "%s\n", wrong);
  free(bytes);
  return wrong != NULL;
}
