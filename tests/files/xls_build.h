/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Records of an .xls, for the tests of reading and of marking.
 */
#ifndef GK_XLS_BUILD_H
#define GK_XLS_BUILD_H

#include "compound_build.h"
#include "engine/base/text.h"

static inline void gk_build_record(gk_text *out, unsigned type, const void *data, size_t size)
{
  unsigned char head[4];
  gk_build16(head, type);
  gk_build16(head + 2, (unsigned)size);
  gk_text_add(out, (const char *)head, sizeof head);
  gk_text_add(out, data, size);
}

/* BOF: 5 for the workbook, 0x10 for a sheet, 0x20 for a chart, 6 for a module. */
static inline void gk_build_begin(gk_text *out, unsigned kind)
{
  const unsigned char bof[16] = {0, 6, (unsigned char)kind};
  gk_build_record(out, 0x809, bof, sizeof bof);
}

#endif
