/* SPDX-License-Identifier: MPL-2.0 */
/* Exact decimals, against the C library's own exact conversions and plain long division. */
#include "engine/base/decimal.h"

#include <CUnit/CUnit.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

static uint64_t random_state = 20221124;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static gk_dec random_dec(void)
{
  int64_t units = (int64_t)(next_random() >> (1 + next_random() % 62));
  return (gk_dec){next_random() % 2 ? units : -units, (int)(next_random() % (GK_DEC_MAX_SCALE + 1))};
}

static gk_dec dec(const char *text)
{
  gk_dec value = GK_DEC_ZERO;
  if (!gk_dec_parse(text, strlen(text), &value)) CU_FAIL("no decimal");
  return value;
}

static void assert_text(gk_dec value, const char *expected)
{
  char text[GK_DEC_TEXT];
  gk_dec_format(value, text);
  if (strcmp(text, expected) != 0) printf("\n  %s, expected %s\n", text, expected);
  CU_ASSERT_STRING_EQUAL(text, expected);
}

/* --- from and to double */

static void doubles_become_what_is_shown(void)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = {
    {0, "0"},
    {-0.0, "0"},
    {1671.4199999999998, "1671.42"},
    {1.005, "1.005"},
    {2.675, "2.675"},
    {0.285, "0.285"},
    {0.1 + 0.2, "0.3"},
    {-1618.70, "-1618.7"},
    {1e15, "1000000000000000"},
    {123456789012345678.0, "123456789012346000"},
    {9e18, "9000000000000000000"},
    {999999999999.999, "999999999999.999"},
    {9.99999999999997e17, "999999999999997000"},
    {99999999999999.9, "99999999999999.9"},
    {0.999999999999999, "0.999999999999999"},
    {1234567890123.125, "1234567890123.13"},
    {1e-18, "0.000000000000000001"},
    {1e-19, "0"},
    {5e-19, "0.000000000000000001"},
    {1e-300, "0"},
    {1.0 / 3, "0.333333333333333"},
    {0.00001, "0.00001"},
    {12345.6789012, "12345.6789012"},
    {DBL_MIN, "0"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_dec value;
    CU_ASSERT(gk_dec_from_double(cases[i].value, &value));
    assert_text(value, cases[i].text);
  }
}

static void what_is_no_figure_is_refused(void)
{
  gk_dec value;
  CU_ASSERT_FALSE(gk_dec_from_double((double)NAN, &value));
  CU_ASSERT_FALSE(gk_dec_from_double((double)INFINITY, &value));
  CU_ASSERT_FALSE(gk_dec_from_double(-(double)INFINITY, &value));
  CU_ASSERT_FALSE(gk_dec_from_double(1e19, &value));
  CU_ASSERT_FALSE(gk_dec_from_double(-DBL_MAX, &value));
}

/* Any double: the decimal equals %.14e, apart from ties, which printf breaks to even. */
static void fifteen_digits_are_those_of_printf(void)
{
  int failures = 0;
  for (int i = 0; i < 200000; i++) {
    double value = ldexp((double)next_random(), (int)(next_random() % 90) - 93);
    if (i % 2) value = -value;
    if (fabs(value) >= 9e18 || fabs(value) < 1e-3) continue;
    char expected[64], longer[64];
    gk_dec got;
    snprintf(expected, sizeof expected, "%.14e", value);
    snprintf(longer, sizeof longer, "%.40e", value);
    bool tie = strncmp(strchr(longer, '.') + 15, "50000000000000000000000000", 26) == 0;
    if (!gk_dec_from_double(value, &got) || (!tie && gk_dec_to_double(got) != strtod(expected, NULL))) failures++;
  }
  CU_ASSERT_EQUAL(failures, 0);
}

/* Every figure of up to 15 digits survives the way through a double. */
static void figures_survive_a_double(void)
{
  int failures = 0;
  for (int i = 0; i < 200000; i++) {
    gk_dec figure = {(int64_t)(next_random() % 1000000000000000), (int)(next_random() % 16)}, got;
    if (!gk_dec_from_double(gk_dec_to_double(figure), &got) || gk_dec_cmp(figure, got) != 0) failures++;
  }
  CU_ASSERT_EQUAL(failures, 0);
}

static void to_double_is_nearest(void)
{
  int failures = 0;
  char text[GK_DEC_TEXT];
  for (int i = 0; i < 200000; i++) {
    gk_dec figure = random_dec();
    if (gk_dec_to_double(figure) != strtod(gk_dec_format(figure, text), NULL)) failures++;
  }
  /* Right above 2^53 with many decimals, and halfway between two doubles. */
  for (int64_t k = 1; k < 20000; k++) {
    gk_dec figure = {((int64_t)1 << 53) + k, (int)(k % 19)};
    if (gk_dec_to_double(figure) != strtod(gk_dec_format(figure, text), NULL)) failures++;
  }
  CU_ASSERT_EQUAL(failures, 0);
}

/* --- arithmetic */

static void rounding_is_half_up(void)
{
  static const struct {
    const char *value;
    int digits;
    const char *rounded;
  } cases[] = {
    {"1.005", 2, "1.01"},   {"2.675", 2, "2.68"},   {"0.285", 2, "0.29"},
    {"1.255", 2, "1.26"},   {"-1.005", 2, "-1.01"}, {"1.0049999", 2, "1.00"},
    {"0.5", 0, "1"},        {"-0.5", 0, "-1"},      {"0.49", 0, "0"},
    {"1234.5", -2, "1200"}, {"1250", -2, "1300"},   {"50", -2, "100"},
    {"49", -2, "0"},        {"1.5", 3, "1.5"},      {"99.995", 2, "100.00"},
    {"0.004", 2, "0.00"},   {"7", -300, "0"},       {"9000000000000000000", -17, "9000000000000000000"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_dec rounded;
    CU_ASSERT(gk_dec_round(dec(cases[i].value), cases[i].digits, &rounded));
    assert_text(rounded, cases[i].rounded);
  }
  gk_dec out;
  CU_ASSERT_FALSE(gk_dec_round(dec("9000000000000000000"), -19, &out));
}

static void overflow_is_told(void)
{
  gk_dec most = {INT64_MAX, 0}, cents = {1, 18}, out;
  CU_ASSERT_FALSE(gk_dec_add(most, (gk_dec){1, 0}, &out));
  CU_ASSERT_FALSE(gk_dec_add(most, cents, &out));
  CU_ASSERT_FALSE(gk_dec_sub(gk_dec_neg(most), most, &out));
  CU_ASSERT_FALSE(gk_dec_scale_by(most, 2, &out));
  CU_ASSERT_FALSE(gk_dec_div_round(most, cents, 2, &out));
  CU_ASSERT_FALSE(gk_dec_div_round(most, GK_DEC_ZERO, 2, &out));
  CU_ASSERT_FALSE(gk_dec_div_round(most, most, 19, &out));
  CU_ASSERT_FALSE(gk_dec_mul_div_round(most, most, cents, 2, &out));
  CU_ASSERT(gk_dec_mul_div_round(most, most, most, 0, &out));
  CU_ASSERT_EQUAL(out.units, INT64_MAX);
  CU_ASSERT(gk_dec_scale_by((gk_dec){5000000000, 2}, 4000000000, &out)); /* fits without its zeros */
  CU_ASSERT_EQUAL(gk_dec_cmp(out, dec("200000000000000000")), 0);
  CU_ASSERT(gk_dec_sign(most) == 1 && gk_dec_sign(GK_DEC_ZERO) == 0 && gk_dec_sign(gk_dec_neg(cents)) == -1);
  CU_ASSERT_EQUAL(gk_dec_cmp(most, cents), 1);
  CU_ASSERT_EQUAL(gk_dec_cmp(gk_dec_neg(most), most), -1);
}

/* Sums beyond 64 bits fit where they end in zero decimals; the least of 64 bits is no value. */
static void sums_at_the_edge_of_64_bits(void)
{
  gk_dec least = {-INT64_MAX, 2}, out;
  CU_ASSERT_FALSE(gk_dec_add(least, (gk_dec){-1, 2}, &out));
  CU_ASSERT_FALSE(gk_dec_scale_by((gk_dec){INT64_MAX / 2 + 1, 0}, -2, &out));
  CU_ASSERT_FATAL(gk_dec_add(least, (gk_dec){-3, 2}, &out));
  CU_ASSERT(out.units == -922337203685477581 && out.scale == 1);
  CU_ASSERT_FATAL(gk_dec_scale_by((gk_dec){INT64_MAX / 5 + 1, 2}, 10, &out));
  CU_ASSERT(out.units == INT64_MAX / 5 + 1 && out.scale == 1);
  CU_ASSERT_FATAL(gk_dec_add(least, (gk_dec){3, 2}, &out));
  CU_ASSERT(out.units == -INT64_MAX + 3 && out.scale == 2);
}

static void the_point_is_moved(void)
{
  static const struct {
    gk_dec value;
    int by;
    gk_dec moved;
  } cases[] = {{{167142, 2}, 4, {16714200, 0}},        {{167142, 2}, 2, {167142, 0}},
               {{167140, 2}, 1, {16714, 0}},           {{-5, 3}, 2, {-5, 1}},
               {{16714200, 0}, -4, {16714200, 4}},     {{0, 2}, 4, {0, 0}},
               {{7, 0}, 18, {7000000000000000000, 0}}, {{1, 18}, 18, {1, 0}}};
  gk_dec out;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    CU_ASSERT_FATAL(gk_dec_shift(cases[i].value, cases[i].by, &out));
    CU_ASSERT(out.units == cases[i].moved.units && out.scale == cases[i].moved.scale);
  }
  CU_ASSERT_FALSE(gk_dec_shift((gk_dec){10, 0}, 18, &out));
  CU_ASSERT_FALSE(gk_dec_shift((gk_dec){1, 0}, 19, &out));
  CU_ASSERT_FALSE(gk_dec_shift((gk_dec){1, 16}, -4, &out));
}

/* --- quotients against long division */

/* a / b half-up by schoolbook division: whole part, then one digit after the other, then the next digit decides. */
static bool long_division(gk_dec a, gk_dec b, int digits, wide *units)
{
  wide rest = a.units < 0 ? -(wide)a.units : a.units, divisor = b.units < 0 ? -(wide)b.units : b.units;
  int shift = digits + b.scale - a.scale;
  for (; shift < 0; shift++) {
    if (divisor > rest * 10) break; /* rounds to 0 whatever follows */
    divisor *= 10;
  }
  wide quotient = rest / divisor;
  rest %= divisor;
  for (; shift > 0; shift--) {
    quotient = quotient * 10 + rest * 10 / divisor;
    rest = rest * 10 % divisor;
    if (quotient > INT64_MAX) return false;
  }
  if (rest * 2 >= divisor) quotient++;
  if (shift < 0) quotient = 0;
  *units = (a.units < 0) != (b.units < 0) ? -quotient : quotient;
  return quotient <= INT64_MAX;
}

static void quotients_are_those_of_long_division(void)
{
  int failures = 0, compared = 0;
  for (int i = 0; i < 200000; i++) {
    gk_dec a = random_dec(), b = random_dec(), got;
    int digits = (int)(next_random() % 10);
    wide expected;
    if (b.units == 0 || !long_division(a, b, digits, &expected)) continue;
    compared++;
    if (!gk_dec_div_round(a, b, digits, &got) || gk_dec_cmp(got, (gk_dec){(int64_t)expected, digits}) != 0) failures++;
    double quotient, nearest = gk_dec_to_double((gk_dec){(int64_t)expected, digits});
    if (!gk_dec_quotient(a, b, digits, &quotient) || quotient != nearest) failures++;
  }
  CU_ASSERT_EQUAL(failures, 0);
  CU_ASSERT(compared > 100000);
}

static void quotients_at_the_edges(void)
{
  double out;
  CU_ASSERT_FALSE(gk_dec_quotient(dec("1"), GK_DEC_ZERO, 2, &out));
  CU_ASSERT_FALSE(gk_dec_quotient(dec("1"), dec("1"), 19, &out));
  CU_ASSERT(gk_dec_quotient(dec("1234.5"), dec("1"), -2, &out) && out == 1200);
  CU_ASSERT(gk_dec_quotient(dec("-1250"), dec("1"), -2, &out) && out == -1300);
  CU_ASSERT(gk_dec_quotient(dec("-0.001"), dec("1"), 2, &out) && out == 0 && !signbit(out));
  CU_ASSERT(gk_dec_quotient((gk_dec){INT64_MAX, 0}, (gk_dec){1, 18}, 18, &out));
  CU_ASSERT_DOUBLE_EQUAL(out, 9.223372036854775807e36, 3e21);
  CU_ASSERT(gk_dec_quotient(dec("1000000000000000"), dec("0.07"), 4, &out));
  CU_ASSERT_EQUAL(out, 14285714285714285.7143);
  CU_ASSERT(gk_dec_quotient((gk_dec){1, 18}, (gk_dec){INT64_MAX, 0}, -18, &out) && out == 0);
  CU_ASSERT(gk_dec_quotient((gk_dec){INT64_MAX, 0}, (gk_dec){1, 18}, -18, &out));
  CU_ASSERT_EQUAL(out, 9223372036854775807e18);
}

/* --- text */

static void figures_as_typed(void)
{
  static const struct {
    const char *text, *value; /* value NULL: no figure */
    bool blank;
  } cases[] = {
    {"1,671.42", "1671.42", false},
    {" 1671.42 ", "1671.42", false},
    {"１，６７１．４２", "1671.42", false},
    {"￥1,000", "1000", false},
    {"(12.30)", "-12.30", false},
    {"（12.30）", "-12.30", false},
    {"－5", "-5", false},
    {"-5", "-5", false},
    {"+5", "5", false},
    {"12.3%", "0.123", false},
    {"—", "0", true},
    {"－", "0", true},
    {"", "0", true},
    {"　", "0", true},
    {"/", "0", true},
    {"1 234.5", "1234.5", false},
    {"12,34", NULL, false},
    {"1.2.3", NULL, false},
    {"abc", NULL, false},
    {"12万", NULL, false},
    {"--5", NULL, false},
    {"1e5", NULL, false},
    {".", NULL, false},
    {"99999999999999999999", NULL, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_dec value;
    bool blank, read = gk_dec_parse_figure(cases[i].text, strlen(cases[i].text), &value, &blank);
    if (read != (cases[i].value != NULL)) printf("\n  [%s]\n", cases[i].text);
    CU_ASSERT_EQUAL(read, cases[i].value != NULL);
    if (!read || cases[i].value == NULL) continue;
    CU_ASSERT_EQUAL(blank, cases[i].blank);
    assert_text(value, cases[i].value);
  }
}

static void formats(void)
{
  char text[GK_DEC_TEXT];
  assert_text((gk_dec){-5, 3}, "-0.005");
  assert_text((gk_dec){INT64_MIN, 18}, "-9.223372036854775808");
  CU_ASSERT_STRING_EQUAL(gk_dec_format_min(dec("1671.4"), 2, text), "1671.40");
  CU_ASSERT_STRING_EQUAL(gk_dec_format_min(dec("1671"), 2, text), "1671.00");
  CU_ASSERT_STRING_EQUAL(gk_dec_format_min(dec("1671.4000"), 2, text), "1671.40");
  CU_ASSERT_STRING_EQUAL(gk_dec_format_min(dec("1671.425"), 2, text), "1671.425");
}

/* Bytes that are no figure, cut anywhere: nothing is read past the end. */
static void any_bytes_are_survived(void)
{
  static const char alphabet[] = "0123456789.,-+()%￥—　／１";
  for (int i = 0; i < 100000; i++) {
    size_t length = next_random() % 24;
    char *bytes = malloc(length + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    for (size_t k = 0; k < length; k++)
      bytes[k] = next_random() % 4 ? alphabet[next_random() % (sizeof alphabet - 1)] : (char)next_random();
    char *exact = realloc(bytes, length > 0 ? length : 1);
    gk_dec value;
    bool blank;
    gk_dec_parse_figure(exact, length, &value, &blank);
    free(exact);
  }
}

void gk_suite_decimal(void);
void gk_suite_decimal(void)
{
  CU_pSuite suite = CU_add_suite("decimal", NULL, NULL);
  CU_add_test(suite, "doubles become what is shown", doubles_become_what_is_shown);
  CU_add_test(suite, "what is no figure is refused", what_is_no_figure_is_refused);
  CU_add_test(suite, "fifteen digits are those of printf", fifteen_digits_are_those_of_printf);
  CU_add_test(suite, "figures survive a double", figures_survive_a_double);
  CU_add_test(suite, "to double is nearest", to_double_is_nearest);
  CU_add_test(suite, "rounding is half-up", rounding_is_half_up);
  CU_add_test(suite, "overflow is told", overflow_is_told);
  CU_add_test(suite, "sums at the edge of 64 bits", sums_at_the_edge_of_64_bits);
  CU_add_test(suite, "the point is moved", the_point_is_moved);
  CU_add_test(suite, "quotients are those of long division", quotients_are_those_of_long_division);
  CU_add_test(suite, "quotients at the edges", quotients_at_the_edges);
  CU_add_test(suite, "figures as typed", figures_as_typed);
  CU_add_test(suite, "formats", formats);
  CU_add_test(suite, "any bytes are survived", any_bytes_are_survived);
}
