/* SPDX-License-Identifier: MPL-2.0 */
/* A conditional format of .xls: CONDFMT says which cells, each CF behind it a condition and a look (DXFN). */
#include <string.h>

#include "files/package/compound.h"
#include "files/read/xls_records.h"
#include "files/mark/mark_xls.h"
#include "files/mark/excel_look.h"

static void put8(gk_text *out, unsigned value)
{
  char byte = (char)value;
  gk_text_add(out, &byte, 1);
}

static void put16(gk_text *out, unsigned value)
{
  put8(out, value & 0xFF);
  put8(out, value >> 8 & 0xFF);
}

static void put32(gk_text *out, uint32_t value)
{
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

static void put_zeros(gk_text *out, size_t count)
{
  while (count-- > 0) put8(out, 0);
}

/* Adds a record whose data stands in `data`, and empties that. */
static void put_record(gk_text *out, unsigned type, gk_text *data)
{
  put16(out, type);
  put16(out, (unsigned)data->length);
  if (data->length > 0) gk_text_add(out, data->bytes, data->length);
  if (data->failed) out->failed = true;
  data->length = 0;
}

/* --- colours ------------------------------------------------------------------------------------------------------ */

void gk_xls_palette_standard(gk_xls_palette *palette)
{
  static const int32_t standard[GK_XLS_COLORS] = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};
  memcpy(palette->colors, standard, sizeof standard);
}

void gk_xls_palette_read(gk_xls_palette *palette, const unsigned char *data, size_t size)
{
  for (size_t i = 0; i < GK_XLS_COLORS && 2 + i * 4 + 3 <= size; i++) {
    const unsigned char *color = data + 2 + i * 4;
    palette->colors[i] = (int32_t)color[0] << 16 | (int32_t)color[1] << 8 | color[2];
  }
}

static int32_t distance(int32_t a, int32_t b)
{
  int32_t sum = 0;
  for (int shift = 0; shift < 24; shift += 8) {
    int32_t part = (a >> shift & 0xFF) - (b >> shift & 0xFF);
    sum += part * part;
  }
  return sum;
}

/* The number of the colour that comes nearest. */
static unsigned color_number(const gk_xls_palette *palette, int32_t color)
{
  unsigned best = 0;
  for (unsigned i = 1; i < GK_XLS_COLORS; i++)
    if (distance(palette->colors[i], color) < distance(palette->colors[best], color)) best = i;
  return best + GK_XLS_FIRST_COLOR;
}

/* --- looks -------------------------------------------------------------------------------------------------------- */

enum { NORMAL = 400, BOLD = 700, ITALIC = 2, STRIKEOUT = 0x80 };

/* DXFFntD: a font of which only what is named counts. Weight and slant are one setting in Excel's dialog. */
static void put_font(gk_text *out, const gk_mark_style *style, const gk_excel_look *look, unsigned size)
{
  bool typed = style->bold || style->italic;
  put_zeros(out, 64); /* no name */
  put32(out, size == 0 ? 0xFFFFFFFF : size);
  put32(out, style->italic ? ITALIC : 0);
  put16(out, style->bold ? BOLD : NORMAL);
  put16(out, 0); /* neither raised nor lowered */
  put8(out, look->underline_code);
  put_zeros(out, 3);
  put32(out, 0xFFFFFFFF); /* no colour */
  put32(out, 0);
  put32(out, STRIKEOUT | (typed ? 0 : ITALIC)); /* 1 where the setting does not count, from here on */
  put32(out, 1);
  put32(out, look->underline == NULL);
  put32(out, !typed);
  put_zeros(out, 12);
  put16(out, 1);
}

/* DXFBdr: left, right, top and bottom alike. */
static void put_border(gk_text *out, unsigned line, unsigned color)
{
  put16(out, line | line << 4 | line << 8 | line << 12);
  put16(out, color | color << 7);
  put32(out, color | color << 7);
}

/* DXFPat: of a solid pattern the background is what shows. */
static void put_fill(gk_text *out, unsigned color)
{
  enum { SOLID = 1, AUTOMATIC = 64 };
  put16(out, SOLID << 10);
  put16(out, AUTOMATIC | color << 7);
}

/* DXFN: which settings count (bits of 0), which blocks follow (bits of 1). */
static void put_look(gk_text *out, gk_mark_kind kind, unsigned size, const gk_xls_palette *palette)
{
  enum { NOTHING = 0x003FFFFF, BORDERS = 0x3C00, PATTERN = 0x10000, BACKGROUND = 0x40000 };
  enum { HAS_FONT = 0x04000000, HAS_BORDER = 0x10000000, HAS_PATTERN = 0x20000000 };
  const gk_mark_style *style = &gk_mark_styles[kind];
  const gk_excel_look *look = &gk_excel_looks[kind];
  bool font = style->bold || style->italic || look->underline != NULL || size != 0;
  uint32_t flags = (NOTHING & ~(uint32_t)(PATTERN | BACKGROUND)) | HAS_PATTERN;
  if (font) flags |= HAS_FONT;
  if (look->line != NULL) flags = (flags & ~(uint32_t)BORDERS) | HAS_BORDER;
  put32(out, flags);
  put16(out, 0);
  if (font) put_font(out, style, look, size);
  if (look->line != NULL) put_border(out, look->line_code, color_number(palette, style->line_color));
  put_fill(out, color_number(palette, look->xls_background));
}

/* --- conditions --------------------------------------------------------------------------------------------------- */

enum { TOKEN_TEXT = 0x17, TOKEN_FUNCTION = 0x41, FUNCTION_LEN = 32, CONDITION_FORMULA = 2 };

/* LEN("gongkai.suspect") as tokens: the text, then the function. */
static void put_condition(gk_text *out, gk_mark_kind kind)
{
  const char *condition = gk_mark_styles[kind].condition;
  const char *text = strchr(condition, '"') + 1;
  size_t length = strcspn(text, "\"");
  put8(out, TOKEN_TEXT);
  put8(out, (unsigned)length);
  put8(out, 0); /* one byte a character */
  gk_text_add(out, text, length);
  put8(out, TOKEN_FUNCTION);
  put16(out, FUNCTION_LEN);
}

static void put_rule(gk_text *out, gk_mark_kind kind, unsigned size, const gk_xls_palette *palette)
{
  gk_text data = {0}, formula = {0};
  put_condition(&formula, kind);
  put8(&data, CONDITION_FORMULA);
  put8(&data, 0); /* no comparison */
  put16(&data, (unsigned)formula.length);
  put16(&data, 0); /* no second formula */
  put_look(&data, kind, size, palette);
  gk_text_add(&data, formula.bytes == NULL ? "" : formula.bytes, formula.length);
  if (formula.failed) data.failed = true;
  put_record(out, GK_XLS_CF, &data);
  gk_text_free(&data);
  gk_text_free(&formula);
}

gk_mark_kind gk_xls_kind_of(const unsigned char *data, size_t size)
{
  enum { HEAD = 6, CLASS = 0x60 };
  if (size < HEAD || data[0] != CONDITION_FORMULA) return GK_MARK_KINDS;
  size_t length = gk_read16(data + 2), second = gk_read16(data + 4), characters, width;
  if (length + second > size - HEAD || length < 6) return GK_MARK_KINDS;
  const unsigned char *tokens = data + size - second - length, *function = tokens + length - 3;
  characters = tokens[1];
  width = (tokens[2] & 1) != 0 ? 2 : 1;
  if (tokens[0] != TOKEN_TEXT || characters * width + 6 != length) return GK_MARK_KINDS;
  if ((function[0] & ~CLASS) != 1 || gk_read16(function + 1) != FUNCTION_LEN) return GK_MARK_KINDS;
  gk_text text = {0};
  gk_text_puts(&text, "LEN(\"");
  for (size_t i = 0; i < characters; i++) gk_text_add(&text, (const char *)tokens + 3 + i * width, 1);
  gk_text_puts(&text, "\")");
  gk_mark_kind kind = text.failed ? GK_MARK_KINDS : gk_mark_kind_of(text.bytes);
  gk_text_free(&text);
  return kind;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

enum { MOST_CELLS = 500, DONE = 0xFFFF }; /* cells of one format: a record holds 1026; a size that no font has */

typedef struct bounds {
  int32_t row, row_end, col, col_end;
} bounds;

static void put_area(gk_text *out, const bounds *area)
{
  put16(out, (unsigned)area->row);
  put16(out, (unsigned)area->row_end);
  put16(out, (unsigned)area->col);
  put16(out, (unsigned)area->col_end);
}

static void widen(bounds *all, const gk_mark *mark)
{
  if (mark->row < all->row) all->row = mark->row;
  if (mark->row > all->row_end) all->row_end = mark->row;
  if (mark->col < all->col) all->col = mark->col;
  if (mark->col > all->col_end) all->col_end = mark->col;
}

/* The areas of the cells that have the first mark's kind and size, at most MOST_CELLS of them, which are then done; how
 * many, and what is around them all. */
static unsigned gather(gk_text *areas, const gk_mark *marks, uint16_t *of, size_t count, bounds *all)
{
  unsigned gathered = 0;
  uint16_t size = of[0];
  areas->length = 0;
  *all = (bounds){marks->row, marks->row, marks->col, marks->col};
  for (size_t i = 0; i < count && gathered < MOST_CELLS; i++) {
    bounds cell = {marks[i].row, marks[i].row, marks[i].col, marks[i].col};
    if (marks[i].kind != marks->kind || of[i] != size) continue;
    put_area(areas, &cell);
    widen(all, &marks[i]);
    of[i] = DONE;
    gathered++;
  }
  return gathered;
}

void gk_xls_add_formats(gk_text *out, const gk_mark *marks, uint16_t *of, size_t count, const gk_xls_palette *palette,
                        unsigned first_id)
{
  enum { MOST_ID = 0x7FFF };
  gk_text data = {0}, areas = {0};
  bounds all;
  for (size_t i = 0; i < count; i++) {
    unsigned size = of[i];
    if (size == DONE) continue;
    unsigned cells = gather(&areas, marks + i, of + i, count - i, &all);
    put16(&data, 1);
    put16(&data, (first_id++ & MOST_ID) << 1);
    put_area(&data, &all);
    put16(&data, cells);
    gk_text_add(&data, areas.bytes == NULL ? "" : areas.bytes, areas.length);
    if (areas.failed) data.failed = true;
    put_record(out, GK_XLS_CONDFMT, &data);
    put_rule(out, marks[i].kind, size, palette);
  }
  gk_text_free(&data);
  gk_text_free(&areas);
}
