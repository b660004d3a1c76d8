/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xls_formula.h"

#include <stdint.h>

#include "files/package/compound.h"

enum { MOST_TOKENS = 512 };

/* Tokens that are told apart; operands and functions by their class of reference. */
enum {
  CONCAT = 0x08,
  PAREN = 0x15,
  STRING = 0x17,
  ATTRIBUTE = 0x19,
  FUNCTION = 0x21,         /* of a fixed number of arguments */
  FUNCTION_VARIABLE = 0x22 /* of any */
};

typedef struct token {
  uint8_t kind;
  uint16_t function; /* of FUNCTION and FUNCTION_VARIABLE */
  size_t end;        /* behind it */
  size_t target;     /* where it jumps to; 0 for those that do not */
} token;

/* Bytes of a token with its head; 0 where it is not known. `left` are those up to the formula's end. */
static size_t size_of(const unsigned char *at, size_t left)
{
  static const uint8_t heads[0x20] = {
    [0x01] = 5, [0x02] = 5, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1, [0x07] = 1, [0x08] = 1, [0x09] = 1,
    [0x0A] = 1, [0x0B] = 1, [0x0C] = 1, [0x0D] = 1, [0x0E] = 1, [0x0F] = 1, [0x10] = 1, [0x11] = 1, [0x12] = 1,
    [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1, [0x19] = 4, [0x1C] = 2, [0x1D] = 2, [0x1E] = 3, [0x1F] = 9};
  static const uint8_t operands[0x20] = {
    [0x00] = 8, [0x01] = 3, [0x02] = 4, [0x03] = 5, [0x04] = 5,  [0x05] = 9, [0x06] = 7,
    [0x07] = 7, [0x08] = 7, [0x09] = 3, [0x0A] = 5, [0x0B] = 9,  [0x0C] = 5, [0x0D] = 9,
    [0x0E] = 3, [0x0F] = 3, [0x19] = 7, [0x1A] = 7, [0x1B] = 11, [0x1C] = 7, [0x1D] = 11};
  enum { CHOOSE = 4, WIDE = 1 };
  if (at[0] == STRING) return left < 3 ? 0 : 3 + (size_t)at[1] * (at[2] & WIDE ? 2 : 1);
  if (at[0] == ATTRIBUTE && left >= 4 && (at[1] & CHOOSE) != 0) return 4 + ((size_t)gk_read16(at + 2) + 1) * 2;
  return at[0] < 0x20 ? heads[at[0]] : at[0] < 0x80 ? operands[at[0] & 0x1F] : 0;
}

/* The tokens in their order; 0 where they are not understood, or too many. */
static size_t split(const unsigned char *bytes, size_t size, token tokens[MOST_TOKENS])
{
  enum { JUMP = 8 };
  size_t count = 0;
  for (size_t at = 0; at < size; count++) {
    size_t length = size_of(bytes + at, size - at);
    if (count == MOST_TOKENS || length == 0 || length > size - at) return 0;
    token *t = &tokens[count];
    *t = (token){.kind = bytes[at], .end = at + length};
    if (t->kind >= 0x20) t->kind = (uint8_t)(0x20 | (t->kind & 0x1F));
    if (t->kind == FUNCTION) t->function = gk_read16(bytes + at + 1);
    if (t->kind == FUNCTION_VARIABLE) t->function = gk_read16(bytes + at + 2) & 0x7FFF;
    if (t->kind == ATTRIBUTE && (bytes[at + 1] & JUMP) != 0) t->target = t->end + gk_read16(bytes + at + 2) + 1;
    at = t->end;
  }
  return count;
}

static bool is_text_function(uint16_t function)
{
  static const uint16_t functions[] = {
    13,  /* DOLLAR */ 14,      /* FIXED */ 30,  /* REPT */ 31,   /* MID */ 48, /* TEXT */
    111, /* CHAR */ 112,       /* LOWER */ 113, /* UPPER */ 114,               /* PROPER */
    115, /* LEFT */ 116,       /* RIGHT */ 118, /* TRIM */ 119,                /* REPLACE */
    120, /* SUBSTITUTE */ 130, /* T */ 162,     /* CLEAN */ 336 /* CONCATENATE */};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (functions[i] == function) return true;
  return false;
}

/* Whether what ends with token `last` gives a text. An IF does where both its branches do: each ends with a jump behind
 * the IF, with the token before that. */
static bool gives_text(const token *tokens, size_t last)
{
  enum { IF = 1 };
  const token *t = &tokens[last];
  size_t branches = 0;
  if (t->kind == CONCAT || t->kind == STRING) return true;
  if (t->kind == PAREN) return last > 0 && gives_text(tokens, last - 1);
  if (t->kind != FUNCTION && t->kind != FUNCTION_VARIABLE) return false;
  if (t->function != IF) return is_text_function(t->function);
  for (size_t i = 1; i < last; i++) {
    if (tokens[i].target != t->end) continue;
    if (!gives_text(tokens, i - 1)) return false;
    branches++;
  }
  return branches == 2;
}

bool gk_xls_gives_text(const unsigned char *bytes, size_t size)
{
  token tokens[MOST_TOKENS];
  size_t count = split(bytes, size, tokens);
  return count > 0 && gives_text(tokens, count - 1);
}
