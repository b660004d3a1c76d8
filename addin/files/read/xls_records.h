/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the .xls reader: the stream of records ([MS-XLS], BIFF8) and the texts in them. A record longer than 8224 bytes
 * goes on in CONTINUE records; taking bytes goes on with it.
 */
#ifndef GK_XLS_RECORDS_H
#define GK_XLS_RECORDS_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

/** The records that are read; others are passed over. */
typedef enum gk_xls_type {
  GK_XLS_FIRST_OLD = 0x0002, /**< to LAST_OLD: cells of Excel 2 */
  GK_XLS_LAST_OLD = 0x0005,
  GK_XLS_FORMULA = 0x0006,
  GK_XLS_OLD_STRING = 0x0007,
  GK_XLS_EOF = 0x000A,
  GK_XLS_FILEPASS = 0x002F,
  GK_XLS_CONTINUE = 0x003C,
  GK_XLS_BOUNDSHEET = 0x0085,
  GK_XLS_MULRK = 0x00BD,
  GK_XLS_RSTRING = 0x00D6,
  GK_XLS_MERGEDCELLS = 0x00E5,
  GK_XLS_SST = 0x00FC,
  GK_XLS_LABELSST = 0x00FD,
  GK_XLS_NUMBER = 0x0203,
  GK_XLS_LABEL = 0x0204,
  GK_XLS_BOOLERR = 0x0205,
  GK_XLS_FORMULA3 = 0x0206, /**< as some programs number it: Excel 3, Excel 4 */
  GK_XLS_STRING = 0x0207,
  GK_XLS_RK = 0x027E,
  GK_XLS_FORMULA4 = 0x0406,
  GK_XLS_BOF = 0x0809
} gk_xls_type;

/** Where reading stands. Starts as {.next = first byte, .end = behind the last}. */
typedef struct gk_xls_stream {
  const unsigned char *next, *end;
  uint16_t type;             /**< of the open record: gk_xls_type or another */
  const unsigned char *data; /**< what was not yet taken of it, `left` bytes */
  size_t left;
} gk_xls_stream;

static inline bool gk_xls_is_formula(uint16_t type)
{
  return type == GK_XLS_FORMULA || type == GK_XLS_FORMULA3 || type == GK_XLS_FORMULA4;
}

/** Opens the next record. False at the end of the stream, or where it is cut off within a record. */
bool gk_xls_next(gk_xls_stream *stream);

/** Whether nothing of the record is left, in records that go on with it neither. */
bool gk_xls_ended(const gk_xls_stream *stream);

/** Copies the record's next `count` bytes; false where it has fewer. */
bool gk_xls_take(gk_xls_stream *stream, void *out, size_t count);
bool gk_xls_skip(gk_xls_stream *stream, size_t count);

/** One number of 1, 2 or 4 bytes. */
bool gk_xls_take8(gk_xls_stream *stream, uint8_t *out);
bool gk_xls_take16(gk_xls_stream *stream, uint16_t *out);
bool gk_xls_take32(gk_xls_stream *stream, uint32_t *out);

/** Adds a text of `count` UTF-16 units as UTF-8: its flags (wide, rich, with phonetics), the characters, then passes over
 *  how they look. What is no character becomes U+FFFD. False where the record ends within it. */
bool gk_xls_text(gk_xls_stream *stream, size_t count, gk_text *out);

#endif
