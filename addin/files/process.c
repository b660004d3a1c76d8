/* SPDX-License-Identifier: MPL-2.0 */
#include "files/process.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void gk_process_settle(void)
{
  /* libzip asks for the local time of every entry, and the C library, where TZ is not set, looks at the zone's file each
   * time: a tenth of what reading an .ods costs. */
  setenv("TZ", ":/etc/localtime", 0);
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}
