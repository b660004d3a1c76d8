/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/odf_dates.h"

#include <stddef.h>

/* Reads digits at *at and moves behind them; false where there are none, or too many for any date. */
static bool take_number(const char **at, int64_t *number)
{
  enum { MOST_DIGITS = 9 };
  const char *begin = *at;
  *number = 0;
  for (; **at >= '0' && **at <= '9' && *at - begin < MOST_DIGITS; ++*at) *number = *number * 10 + (**at - '0');
  return *at > begin && (**at < '0' || **at > '9');
}

/* The digits behind a point, as a part of one. */
static double take_fraction(const char **at)
{
  double value = 0, weight = 0.1;
  if (**at != '.' && **at != ',') return 0;
  for (++*at; **at >= '0' && **at <= '9'; ++*at, weight /= 10) value += weight * (**at - '0');
  return value;
}

static bool take_mark(const char **at, char mark)
{
  if (**at != mark) return false;
  ++*at;
  return true;
}

/* --- dates -------------------------------------------------------------------------------------------------------- */

static int64_t floor_division(int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

/* Years begin in March here, so that the leap day is the last one. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
  enum { DAYS_TO_1970 = 719468 };
  if (month <= 2) year--;
  int64_t month_from_march = (month + 9) % 12, day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  return 365 * year + floor_division(year, 4) - floor_division(year, 100) + floor_division(year, 400) + day_of_year -
         DAYS_TO_1970;
}

/* T12:30:15.25 */
static bool take_time(const char **at, double *fraction)
{
  int64_t hours, minutes, seconds;
  if (!take_mark(at, 'T') || !take_number(at, &hours) || !take_mark(at, ':') || !take_number(at, &minutes) ||
      !take_mark(at, ':') || !take_number(at, &seconds) || hours > 24 || minutes > 59 || seconds > 60)
    return false;
  *fraction = ((double)(hours * 3600 + minutes * 60 + seconds) + take_fraction(at)) / 86400;
  take_mark(at, 'Z');
  return true;
}

bool gk_odf_days(const char *text, int64_t *days, double *fraction)
{
  int64_t year, month, day;
  bool before = take_mark(&text, '-');
  *fraction = 0;
  if (!take_number(&text, &year) || !take_mark(&text, '-') || !take_number(&text, &month) || !take_mark(&text, '-') ||
      !take_number(&text, &day) || month < 1 || month > 12 || day < 1 || day > 31)
    return false;
  *days = days_of(before ? -year : year, month, day);
  return *text == '\0' || (take_time(&text, fraction) && *text == '\0');
}

/* --- durations ---------------------------------------------------------------------------------------------------- */

bool gk_odf_duration(const char *text, double *days)
{
  static const struct {
    char unit;
    double days;
  } units[] = {{'D', 1}, {'H', 1. / 24}, {'M', 1. / 1440}, {'S', 1. / 86400}};
  double sum = 0;
  bool negative = take_mark(&text, '-'), timed = false;
  size_t next = 0, parts = 0;
  if (!take_mark(&text, 'P')) return false;
  while (*text != '\0') {
    int64_t number;
    if (!timed && take_mark(&text, 'T')) {
      timed = true;
      next = 1;
    }
    if (!take_number(&text, &number)) return false;
    double value = (double)number + take_fraction(&text);
    while (next < 4 && (*text != units[next].unit || (next > 0 && !timed))) next++;
    if (next == 4) return false;
    sum += value * units[next++].days;
    text++;
    parts++;
  }
  *days = negative ? -sum : sum;
  return parts > 0;
}
