/* SPDX-License-Identifier: MPL-2.0 */
#include "accounts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { T1, T2, T3, T4, T5, T6, T7, T8, T9 };

static size_t place_of(const accounts *a, int table, const char *key, int column)
{
  for (size_t i = 0; i < a->count; i++) {
    const account *item = &a->items[i];
    if (item->table == table && item->column == column && strcmp(item->key, key) == 0) return i;
  }
  return a->count;
}

const account *accounts_find(const accounts *made, int table, const char *key, int column)
{
  size_t i = place_of(made, table, key, column);
  return i < made->count ? &made->items[i] : NULL;
}

bool accounts_has_row(const accounts *made, int table, const char *key)
{
  for (size_t i = 0; i < made->count; i++)
    if (made->items[i].table == table && strcmp(made->items[i].key, key) == 0) return true;
  return false;
}

void accounts_free(accounts *made)
{
  free(made->items);
  *made = (accounts){0};
}

static void book(accounts *a, int table, const char *key, int column, int64_t amount)
{
  size_t i = place_of(a, table, key, column);
  if (i == a->capacity) {
    a->capacity = a->capacity == 0 ? 256 : a->capacity * 2;
    a->items = realloc(a->items, a->capacity * sizeof *a->items);
    if (a->items == NULL) abort();
  }
  if (i == a->count) {
    account fresh = {.table = table, .column = column};
    snprintf(fresh.key, sizeof fresh.key, "%s", key);
    a->items[a->count++] = fresh;
  }
  a->items[i].hundredths += amount;
}

void accounts_add(accounts *sum, const accounts *other)
{
  for (size_t i = 0; i < other->count; i++) {
    const account *item = &other->items[i];
    book(sum, item->table, item->key, item->column, item->hundredths);
  }
}

/* --- chance ------------------------------------------------------------------------------------------------------- */

typedef struct maker {
  accounts *to;
  const gk_pack *pack;
  uint64_t state;
} maker;

/* xorshift64*: a number below `below`. */
static uint64_t draw(maker *m, uint64_t below)
{
  m->state ^= m->state >> 12;
  m->state ^= m->state << 25;
  m->state ^= m->state >> 27;
  return (m->state * 0x2545F4914F6CDD1DULL >> 11) % below;
}

/* From 0.01 to 2,000.00, small ones as often as large ones. */
static int64_t amount(maker *m)
{
  static const uint64_t most[] = {100, 10000, 200000};
  return 1 + (int64_t)draw(m, most[draw(m, 3)]);
}

static const char *draw_code(maker *m, const gk_codes *codes, size_t digits)
{
  for (;;) {
    const char *code = codes->items[draw(m, codes->count)].code;
    if (strlen(code) == digits) return code;
  }
}

/* --- what is booked where ----------------------------------------------------------------------------------------- */

/* A row by code, the rows above it and 合计. */
static void book_code(maker *m, int table, const char *code, int column, int64_t x)
{
  static const int lengths[] = {3, 5, 7};
  char part[12];
  for (size_t i = 0; i < 3; i++) {
    snprintf(part, sizeof part, "%.*s", lengths[i], code);
    book(m->to, table, part, column, x);
  }
  book(m->to, table, "total", column, x);
}

static void book_line(maker *m, int table, int number, int column, int64_t x)
{
  char key[12];
  snprintf(key, sizeof key, "r%d", number);
  book(m->to, table, key, column, x);
}

/* Which of the lines 一 to 二十六 a code belongs to, from 0. */
static int line_of(const char *code)
{
  static const char *const classes[] = {"201", "202", "203", "204", "205", "206", "207", "208", "210",
                                        "211", "212", "213", "214", "215", "216", "217", "219", "220",
                                        "221", "222", "223", "224", "229", "231", "232", "234"};
  for (int i = 0; i < 26; i++)
    if (strncmp(classes[i], code, 3) == 0) return i;
  abort();
}

/* Received and spent in the year: 公开01, 02 and 03. */
static void book_year(maker *m, int line, int column, const char *code, bool basic, int64_t x)
{
  book_line(m, T1, line, 0, x);
  book_line(m, T1, 27, 0, x);
  book_line(m, T1, 31, 0, x);
  book_line(m, T1, 32 + line_of(code), 1, x);
  book_line(m, T1, 58, 1, x);
  book_line(m, T1, 62, 1, x);
  book_code(m, T2, code, 0, x);
  book_code(m, T2, code, column, x);
  book_code(m, T3, code, 0, x);
  book_code(m, T3, code, basic ? 1 : 2, x);
}

/* By 经济分类: 公开06. */
static void book_economic(maker *m, int64_t x)
{
  static const char *const bounded[] = {"30212", "30217", "30231", "31013"}; /* by 公开07 */
  const char *code;
  bool again;
  do {
    code = draw_code(m, &m->pack->economic_codes, 5);
    again = strncmp(code, "301", 3) < 0 || strncmp(code, "310", 3) > 0;
    for (size_t i = 0; i < 4; i++) again = again || strcmp(code, bounded[i]) == 0;
  } while (again);
  char class[4];
  snprintf(class, sizeof class, "%.3s", code);
  bool personal = strcmp(class, "301") == 0 || strcmp(class, "303") == 0;
  book(m->to, T6, code, 0, x);
  book(m->to, T6, class, 0, x);
  book(m->to, T6, personal ? "personnel" : "public", 0, x);
}

/* 财政拨款 of fund 0 一般公共预算, 1 政府性基金, 2 国有资本经营: 公开04 and that fund's table too. */
static void book_appropriation(maker *m, int fund, const char *code, bool basic, int64_t x)
{
  static const int tables[] = {T5, T8, T9};
  book_year(m, 1 + fund, 1, code, basic, x);
  book_line(m, T4, 1 + fund, 0, x);
  book_line(m, T4, 27, 0, x);
  book_line(m, T4, 32, 0, x);
  const int lines[] = {33 + line_of(code), 59, 64};
  for (size_t i = 0; i < 3; i++) {
    book_line(m, T4, lines[i], 1, x);
    book_line(m, T4, lines[i], 2 + fund, x);
  }
  int first = fund == 1 ? 2 : 0;
  if (fund == 1) book_code(m, T8, code, 1, x);
  book_code(m, tables[fund], code, first, x);
  book_code(m, tables[fund], code, first + (basic ? 1 : 2), x);
  if (fund == 0 && basic) book_economic(m, x);
}

/* Carried over the whole year; of a fund, or (-1) of no appropriation. */
static void book_carried(maker *m, int fund, const char *code, int64_t x)
{
  book_line(m, T1, 29, 0, x);
  book_line(m, T1, 31, 0, x);
  book_line(m, T1, 60, 1, x);
  book_line(m, T1, 62, 1, x);
  if (fund < 0) return;
  const int income[] = {28, 29 + fund, 32}, spent[] = {60, 64};
  for (size_t i = 0; i < 3; i++) book_line(m, T4, income[i], 0, x);
  for (size_t i = 0; i < 2; i++) {
    book_line(m, T4, spent[i], 1, x);
    book_line(m, T4, spent[i], 2 + fund, x);
  }
  if (fund != 1) return;
  book_code(m, T8, code, 0, x);
  book_code(m, T8, code, 5, x);
}

/* 三公: a kind of expense, below its budget. */
static void book_three(maker *m, int64_t x)
{
  static const int leaf[] = {1, 3, 4, 5}; /* abroad, vehicles bought, vehicles run, hospitality */
  int kind = leaf[draw(m, 4)];
  int64_t budget = x + (int64_t)draw(m, 500);
  const int columns[] = {0, kind, 2};
  for (size_t i = 0; i < (kind == 3 || kind == 4 ? 3 : 2); i++) {
    book(m->to, T7, "r1", columns[i], budget);
    book(m->to, T7, "r1", columns[i] + 6, x);
  }
}

void accounts_make(accounts *made, const gk_pack *pack, uint64_t seed)
{
  maker m = {.to = made, .pack = pack, .state = seed * 0x9E3779B97F4A7C15ULL + 1};
  static const char *const fund_codes[] = {"2120801", "2120803", "2296002"}, *const state_codes[] = {"2230105"};
  size_t entries = 4 + draw(&m, 24);
  for (size_t i = 0; i < entries; i++) {
    const char *code = draw_code(&m, &pack->function_codes, 7);
    switch (draw(&m, 12)) {
      case 0: book_appropriation(&m, 1, fund_codes[draw(&m, 3)], false, amount(&m)); break;
      case 1: book_appropriation(&m, 2, state_codes[0], draw(&m, 2) == 0, amount(&m)); break;
      case 2: book_year(&m, 8, 6, code, false, amount(&m)); break;
      case 3: book_year(&m, 5, 3, code, true, amount(&m)); break;
      case 4: book_carried(&m, (int)draw(&m, 4) - 1, fund_codes[0], amount(&m)); break;
      case 5: book_three(&m, amount(&m)); break;
      case 6:
      case 7:
      case 8: book_appropriation(&m, 0, code, false, amount(&m)); break;
      default: book_appropriation(&m, 0, code, true, amount(&m)); break;
    }
  }
}
