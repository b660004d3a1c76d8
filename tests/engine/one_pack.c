/* SPDX-License-Identifier: MPL-2.0 */
#include "one_pack.h"

#include <stdio.h>

gk_pack *pack;

int load_pack(void)
{
  gk_error err = GK_ERROR_INIT;
  pack = gk_pack_load("sheets/cn-2022", &err);
  if (pack == NULL) printf("%s\n", err.text);
  return pack == NULL;
}

int free_pack(void)
{
  gk_pack_free(pack);
  pack = NULL;
  return 0;
}
