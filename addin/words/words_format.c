/* SPDX-License-Identifier: MPL-2.0 */
/* printf whose format may take the arguments in another order than they are given in: "%2$s of %1$d". The C library of
 * Windows has no such thing. What kinds the arguments have is read from the key, which takes them in their order. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/words.h"

enum { MOST_ARGUMENTS = 16, LONGEST_DIRECTIVE = 24 };

typedef struct argument {
  enum { WHOLE, REAL, TEXT } kind;
  union {
    int64_t whole;
    double real;
    const char *text;
  } is;
} argument;

/* What stands between a % and the letter that ends the directive. */
typedef struct directive {
  size_t position;  /* the argument, counted from 1; 0 where the format does not say */
  const char *spec; /* flags, width and precision */
  size_t length;    /* of `spec` */
  bool star;        /* the precision is an argument, the one before */
  size_t star_position;
  char size; /* 'h', 'l', 'L' for ll, 'z', 'j', 't', or none */
  char letter;
} directive;

static size_t read_position(const char **at)
{
  char *end;
  unsigned long position = **at >= '1' && **at <= '9' ? strtoul(*at, &end, 10) : 0;
  if (position == 0 || *end != '$') return 0;
  *at = end + 1;
  return position;
}

/* Reads the directive behind the % at *at and goes behind it. */
static directive read_directive(const char **at)
{
  directive d = {0};
  const char *c = *at + 1;
  d.position = read_position(&c);
  d.spec = c;
  c += strspn(c, "-+ #0'123456789.");
  d.length = (size_t)(c - d.spec);
  if (*c == '*') {
    d.star = true;
    c++;
    d.star_position = read_position(&c);
  }
  if (strchr("hlzjt", *c) != NULL && *c != '\0') {
    d.size = *c++;
    if (d.size == 'l' && *c == 'l') d.size = 'L', c++;
  }
  d.letter = *c;
  *at = *c == '\0' ? c : c + 1;
  return d;
}

static argument take_whole(char size, va_list *args)
{
  argument a = {.kind = WHOLE};
  switch (size) {
    case 'l': a.is.whole = va_arg(*args, long); break;
    case 'L': a.is.whole = va_arg(*args, long long); break;
    case 'z':
    case 't': a.is.whole = (int64_t)va_arg(*args, size_t); break;
    case 'j': a.is.whole = va_arg(*args, intmax_t); break;
    default: a.is.whole = va_arg(*args, int); break;
  }
  return a;
}

static argument take(const directive *d, va_list *args)
{
  if (d->letter == 's') return (argument){.kind = TEXT, .is.text = va_arg(*args, const char *)};
  if (strchr("fFeEgG", d->letter) != NULL) return (argument){.kind = REAL, .is.real = va_arg(*args, double)};
  return take_whole(d->size, args);
}

/* The arguments of `key`; how many there are. */
static size_t take_all(const char *key, va_list *args, argument *out)
{
  size_t count = 0;
  for (const char *at = strchr(key, '%'); at != NULL; at = strchr(at, '%')) {
    directive d = read_directive(&at);
    if (d.letter == '%' || d.letter == '\0') continue;
    if (d.star && count < MOST_ARGUMENTS) out[count++] = take_whole(0, args);
    if (count < MOST_ARGUMENTS) out[count++] = take(&d, args);
  }
  return count;
}

typedef struct writer {
  char *out;
  size_t size, length; /* the length that all would have */
  const argument *arguments;
  size_t count, next; /* the next argument of a directive that names none */
} writer;

static void write(writer *w, const char *bytes, size_t length)
{
  if (w->length < w->size) {
    size_t room = w->size - w->length, fits = length < room ? length : room - 1;
    memcpy(w->out + w->length, bytes, fits);
    w->out[w->length + fits] = '\0';
  }
  w->length += length;
}

static const argument *argument_at(writer *w, size_t position)
{
  static const argument none = {.kind = TEXT, .is.text = ""};
  size_t index = position > 0 ? position - 1 : w->next++;
  return index < w->count ? &w->arguments[index] : &none;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* made of a directive that was read above */
static int print_argument(char *out, size_t size, const char *spec, char letter, const argument *a)
{
  char format[LONGEST_DIRECTIVE + 8];
  bool whole = a->kind == WHOLE && letter != 'c';
  snprintf(format, sizeof format, "%%%s%s%c", spec, whole ? "ll" : "", letter);
  if (a->kind == TEXT) return snprintf(out, size, format, a->is.text);
  if (a->kind == REAL) return snprintf(out, size, format, a->is.real);
  return whole ? snprintf(out, size, format, (long long)a->is.whole) : snprintf(out, size, format, (int)a->is.whole);
}
#pragma GCC diagnostic pop

static void write_argument(writer *w, const directive *d)
{
  char spec[LONGEST_DIRECTIVE] = "";
  if (d->length < sizeof spec / 2) memcpy(spec, d->spec, d->length);
  if (d->star) {
    const argument *precision = argument_at(w, d->star_position);
    if (precision->kind == WHOLE) snprintf(spec + strlen(spec), sizeof spec / 2, "%d", (int)precision->is.whole);
  }
  const argument *a = argument_at(w, d->position);
  char letter = a->kind == TEXT ? 's' : d->letter;
  size_t room = w->length < w->size ? w->size - w->length : 0;
  int length = print_argument(room == 0 ? NULL : w->out + w->length, room, spec, letter, a);
  if (length > 0) w->length += (size_t)length;
}

static int write_all(writer *w, const char *format)
{
  if (w->size > 0) w->out[0] = '\0';
  for (const char *at = format, *percent; *at != '\0';) {
    percent = strchr(at, '%');
    write(w, at, percent == NULL ? strlen(at) : (size_t)(percent - at));
    if (percent == NULL) break;
    at = percent;
    directive d = read_directive(&at);
    if (d.letter == '%') write(w, "%", 1);
    else if (d.letter != '\0') write_argument(w, &d);
  }
  return (int)w->length;
}

int gk_words_format(char *out, size_t size, const char *context, const char *zh, va_list args)
{
  const char *format = context == NULL ? gk_tr(zh) : gk_tr_in(context, zh);
  if (format == zh || strchr(format, '$') == NULL) return vsnprintf(out, size, format, args);
  argument arguments[MOST_ARGUMENTS];
  va_list rest;
  va_copy(rest, args);
  size_t count = take_all(zh, &rest, arguments);
  va_end(rest);
  writer w = {.out = out, .size = size, .arguments = arguments, .count = count};
  return write_all(&w, format);
}
