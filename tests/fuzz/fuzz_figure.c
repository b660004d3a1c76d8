/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as a figure typed into a cell; what is read is written and read again. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/decimal.h"
#include "engine/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
  if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_dec value, again;
  bool blank;
  char text[GK_DEC_TEXT];
  if (gk_dec_parse_figure((const char *)data, size, &value, &blank)) {
    gk_dec_format(value, text);
    require(gk_dec_parse(text, strlen(text), &again) && gk_dec_cmp(value, again) == 0);
  }
  double number;
  if (size >= sizeof number) {
    memcpy(&number, data, sizeof number);
    if (gk_dec_from_double(number, &value))
      require(gk_dec_from_double(gk_dec_to_double(value), &again) && gk_dec_cmp(value, again) == 0);
  }
  gk_arena arena = {0};
  char *source = gk_arena_text(&arena, (const char *)data, size);
  require(source != NULL && gk_fold(&arena, source) != NULL);
  gk_arena_free(&arena);
  return 0;
}
