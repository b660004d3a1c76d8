/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/pack/pack_formula.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/utf8.h"

typedef struct parser {
  const char *at;
  gk_error *err;
} parser;

static bool is_letter(char c)
{
  return c >= 'a' && c <= 'z';
}
static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static void skip_blanks(parser *p)
{
  while (*p->at == ' ' || *p->at == '\t' || *p->at == '\n' || *p->at == '\r') p->at++;
}

static bool accept(parser *p, const char *token)
{
  size_t length = strlen(token);
  if (strncmp(p->at, token, length) != 0) return false;
  p->at += length;
  return true;
}

/* What stands at the parser's place, short enough to quote in a sentence. */
static const char *rest(const parser *p, char out[40])
{
  size_t n = 0;
  while (n < 36 && p->at[n] != '\0') n++;
  n = gk_utf8_cut(p->at, n);
  memcpy(out, p->at, n);
  out[n] = '\0';
  return out;
}

static bool expected(parser *p, const char *zh)
{
  char found[40];
  if (*p->at == '\0') return gk_fail(p->err, GK_ERR_PACK, "末尾缺少%s", gk_tr(zh));
  return gk_fail(p->err, GK_ERR_PACK, "在“%s”处应是%s", rest(p, found), gk_tr(zh));
}

static bool name(parser *p, char out[GK_NAME_BYTES], const char *zh)
{
  size_t n = 0;
  while (is_letter(p->at[n]) || is_digit(p->at[n])) n++;
  if (n == 0 || n >= GK_NAME_BYTES) return expected(p, zh);
  memcpy(out, p->at, n);
  out[n] = '\0';
  p->at += n;
  return true;
}

static bool span(parser *p, gk_name_span *out, const char *zh)
{
  out->last[0] = '\0';
  if (!name(p, out->first, zh)) return false;
  if (!accept(p, "..")) return true;
  if (!name(p, out->last, zh)) return false;
  if (gk_name_span_count(out) > 0) return true;
  return gk_fail(p->err, GK_ERR_PACK, "范围 %s..%s 不对：两头应是同样字母加数字，从小到大，例如 r1..r8", out->first,
                 out->last);
}

/* Whether what stands at the parser's place has two full stops or more, ranges apart: the table is in two parts. */
static bool has_two_parts(const parser *p)
{
  size_t stops = 0;
  for (const char *c = p->at; is_letter(*c) || is_digit(*c) || *c == '.' || *c == '*'; c++) {
    if (c[0] == '.' && c[1] == '.') c++;
    else stops += *c == '.';
  }
  return stops > 1;
}

static bool table_of_figure(parser *p, char out[GK_NAME_BYTES])
{
  char part[GK_NAME_BYTES];
  if (!name(p, out, N_("表，例如 gk01"))) return false;
  if (!accept(p, ".")) return expected(p, N_("句点和行，例如 .r27"));
  if (!has_two_parts(p)) return true;
  size_t length = strlen(out);
  if (!name(p, part, N_("自评表，例如 performance.whole")) || !accept(p, ".")) return false;
  if (length + 1 + strlen(part) >= GK_NAME_BYTES) return expected(p, N_("短一些的表名"));
  out[length] = '.';
  memcpy(out + length + 1, part, strlen(part) + 1);
  return true;
}

static bool figure(parser *p, gk_formula_figure *out)
{
  skip_blanks(p);
  if (!table_of_figure(p, out->table)) return false;
  if (accept(p, "*")) {
    out->select = GK_ROW_EACH;
  } else {
    if (!span(p, &out->row, N_("行，例如 r27、total、301 或 *"))) return false;
    bool single = out->row.last[0] == '\0';
    if (single && strcmp(out->row.first, "children") == 0) out->select = GK_ROW_CHILDREN;
    else if (single && strcmp(out->row.first, "items") == 0) out->select = GK_ROW_ITEMS;
    else out->select = GK_ROW_KEY;
  }
  if (!accept(p, ".")) return expected(p, N_("句点和栏，例如 .c1"));
  if (!span(p, &out->column, N_("栏，例如 c1"))) return false;
  skip_blanks(p);
  return true;
}

/* The left side is one figure of one row: the place that a breach is marked at. */
static bool left_side(parser *p, gk_formula *out)
{
  out->left.weight = 1;
  if (!figure(p, &out->left)) return false;
  if (out->left.row.last[0] != '\0' || out->left.column.last[0] != '\0' || out->left.select == GK_ROW_CHILDREN ||
      out->left.select == GK_ROW_ITEMS)
    return gk_fail(p->err, GK_ERR_PACK, "左边只能是一个数，不能是范围、children 或 items");
  if (accept(p, "≤") || accept(p, "<=")) out->at_most = true;
  else if (!accept(p, "=")) return expected(p, N_("等号“=”或“≤”"));
  return true;
}

/* What follows the first figure of a ratio. */
static bool ratio(parser *p, gk_formula *out)
{
  out->ratio = true;
  if (accept(p, "×")) {
    out->right[1].weight = 1;
    if (!figure(p, &out->right[out->right_count++])) return false;
  }
  if (!accept(p, "/")) return expected(p, N_("除号“/”"));
  out->right[out->right_count].weight = 1;
  if (!figure(p, &out->right[out->right_count++])) return false;
  return *p->at == '\0' || expected(p, N_("公式的结尾"));
}

/* A figure, or a number, which joins the constant. */
static bool term(parser *p, int weight, gk_formula *out)
{
  enum { MOST_DIGITS = 4 };
  int value = 0, digits = 0;
  skip_blanks(p);
  for (; is_digit(p->at[digits]) && digits < MOST_DIGITS; digits++) value = value * 10 + (p->at[digits] - '0');
  if (digits == 0) {
    out->right[out->right_count].weight = weight;
    return figure(p, &out->right[out->right_count++]);
  }
  p->at += digits;
  out->constant += weight * value;
  skip_blanks(p);
  return true;
}

bool gk_formula_parse(gk_arena *arena, const char *text, gk_formula *out, gk_error *err)
{
  gk_error unused = GK_ERROR_INIT;
  parser p = {text, err != NULL ? err : &unused};
  *out = (gk_formula){0};
  if (!left_side(&p, out)) return false;
  size_t most = 1;
  for (const char *c = p.at; *c != '\0'; c++) most += *c == '+' || *c == '-' || *c == '/';
  most += strstr(text, "×") != NULL;
  out->right = gk_arena_array(arena, most, sizeof *out->right);
  if (out->right == NULL) return gk_fail_memory(err);
  skip_blanks(&p);
  int weight = accept(&p, "-") ? -1 : 1;
  if (weight == 1) accept(&p, "+");
  for (;;) {
    if (!term(&p, weight, out)) return false;
    if (*p.at == '\0') return true;
    bool divides = *p.at == '/' || strncmp(p.at, "×", strlen("×")) == 0;
    if (divides && out->right_count == 1 && weight == 1 && !out->at_most) return ratio(&p, out);
    if (accept(&p, "+")) weight = 1;
    else if (accept(&p, "-")) weight = -1;
    else return expected(&p, N_("加号“+”或减号“-”"));
  }
}

bool gk_formula_parse_figure(const char *text, gk_formula *out, gk_error *err)
{
  parser p = {text, err};
  *out = (gk_formula){.left = {.weight = 1}};
  if (!figure(&p, &out->left)) return false;
  if (gk_name_span_count(&out->left.row) != 1 || out->left.column.last[0] != '\0' || *p.at != '\0')
    return expected(&p, N_("公式的结尾"));
  return true;
}

bool gk_name_list_parse(gk_arena *arena, const char *text, gk_name_span **out, size_t *count, gk_error *err)
{
  gk_error unused = GK_ERROR_INIT;
  parser p = {text, err != NULL ? err : &unused};
  /* Two bytes at least for an item and its separator. */
  *out = gk_arena_array(arena, strlen(text) / 2 + 1, sizeof **out);
  if (*out == NULL) return gk_fail_memory(err);
  *count = 0;
  for (skip_blanks(&p); *p.at != '\0'; skip_blanks(&p)) {
    const char *start = p.at;
    if (start > text && start[-1] != ' ' && start[-1] != '\t' && start[-1] != '\n' && start[-1] != '\r')
      return expected(&p, N_("空格"));
    if (!span(&p, &(*out)[*count], N_("名字，例如 c2..c5 或 301 303"))) return false;
    ++*count;
  }
  return *count > 0 || expected(&p, N_("名字，例如 c2..c5 或 301 303"));
}

/* Splits a name into letters and a number without leading zeros; 0 where it is not of that form. */
static size_t number_of(const char *text, size_t *letters)
{
  size_t n = 0, value = 0;
  while (is_letter(text[n])) n++;
  *letters = n;
  if (n == 0 || text[n] == '0') return 0;
  size_t digits = n;
  while (is_digit(text[digits])) value = value * 10 + (size_t)(text[digits++] - '0');
  return text[digits] == '\0' && digits - n <= 4 ? value : 0;
}

size_t gk_name_span_count(const gk_name_span *s)
{
  if (s->last[0] == '\0') return 1;
  size_t letters = 0, last_letters = 0;
  size_t from = number_of(s->first, &letters), to = number_of(s->last, &last_letters);
  if (from == 0 || to < from || letters != last_letters || memcmp(s->first, s->last, letters) != 0) return 0;
  return to - from + 1;
}

void gk_name_span_at(const gk_name_span *s, size_t index, char out[GK_NAME_BYTES])
{
  if (s->last[0] == '\0') {
    memcpy(out, s->first, GK_NAME_BYTES);
    return;
  }
  size_t letters = 0, from = number_of(s->first, &letters);
  char *number = memcpy(out, s->first, letters);
  /* Both ends have at most four digits and fit into a name, so does every number between them. */
  snprintf(number + letters, GK_NAME_BYTES - letters, "%zu", from + index);
}
