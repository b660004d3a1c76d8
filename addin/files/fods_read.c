/* SPDX-License-Identifier: MPL-2.0 */
#include "fods_read.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/text.h"
#include "files/file_bytes.h"

/* The reader's place in the document, kept between libxml2's SAX2 events. */
typedef struct reader {
  gk_grid *grid;
  gk_sheet *sheet;     /* the table being read, NULL outside */
  gk_error *err;
  const char *name;    /* of the file, for sentences */
  xmlParserCtxtPtr parser;
  bool spreadsheet;    /* office:spreadsheet was seen */
  bool refused;        /* a sentence stands in err: nothing more is read */
  int depth, tables;   /* open elements; open table:table elements (a table in a cell is passed over) */
  int skipping;        /* depth of the element being passed over with all it holds, 0 for none */
  int cell_depth;      /* depth of the open cell, 0 outside cells */
  int32_t row, col, row_repeat, col_repeat;
  size_t row_begin;    /* the sheet's cells before the open row */
  size_t cells;        /* put so far in the whole file */
  bool wants_text;     /* the cell's value is its text */
  bool formula, is_error;
  int32_t rows_spanned, cols_spanned;
  char type[24], value[64];
  gk_text text;        /* of the open cell */
  gk_text hidden_styles; /* names of table styles that hide a sheet, each between newlines */
  char style[128];     /* name of the open style:style of family table */
} reader;

/* --- refusing ------------------------------------------------------------------------------------------------------ */

static void refuse(reader *r, gk_status status, const char *zh, const char *en) {
  if (r->refused) return;
  r->refused = true;
  int line = xmlSAX2GetLineNumber(r->parser);
  gk_fail(r->err, status, "%s 第%d行：%s。", "%s, line %d: %s.", r->name, line, r->err != NULL && r->err->lang == GK_EN ? en : zh);
  xmlStopParser(r->parser);
}

static void refuse_limit(reader *r, const char *zh, const char *en) {
  refuse(r, GK_ERR_LIMIT, zh, en);
}

static void check_memory(reader *r) {
  if (!r->grid->failed && !r->text.failed && !r->hidden_styles.failed) return;
  if (!r->refused) gk_fail_memory(r->err);
  r->refused = true;
  xmlStopParser(r->parser);
}

/* --- attributes ---------------------------------------------------------------------------------------------------- */

/* Copies an attribute (local name, any of the ODF prefixes given) as text; false where it is absent. */
static bool attribute(int count, const xmlChar **attributes, const char *prefix, const char *name, char *out, size_t size) {
  for (int i = 0; i < count; i++) {
    const xmlChar **a = attributes + (ptrdiff_t)i * 5;
    if (a[1] == NULL || strcmp((const char *)a[0], name) != 0 || strcmp((const char *)a[1], prefix) != 0) continue;
    size_t length = (size_t)(a[4] - a[3]);
    if (length >= size) length = size - 1;
    memcpy(out, a[3], length);
    out[length] = '\0';
    return true;
  }
  return false;
}

/* A count such as number-columns-repeated: at least 1, at most `most`. */
static int32_t count_attribute(int count, const xmlChar **attributes, const char *name, int32_t most) {
  char text[24];
  if (!attribute(count, attributes, "table", name, text, sizeof text)) return 1;
  long value = strtol(text, NULL, 10);
  return value < 1 ? 1 : value > most ? most : (int32_t)value;
}

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static void begin_cell(reader *r, int count, const xmlChar **attributes) {
  char formula[8], error[16];
  r->cell_depth = r->depth;
  r->col_repeat = count_attribute(count, attributes, "number-columns-repeated", GK_FODS_MAX_COLUMNS);
  r->cols_spanned = count_attribute(count, attributes, "number-columns-spanned", GK_FODS_MAX_COLUMNS);
  r->rows_spanned = count_attribute(count, attributes, "number-rows-spanned", GK_FODS_MAX_ROWS);
  r->formula = attribute(count, attributes, "table", "formula", formula, sizeof formula);
  r->is_error = attribute(count, attributes, "calcext", "value-type", error, sizeof error) && strcmp(error, "error") == 0;
  if (!attribute(count, attributes, "office", "value-type", r->type, sizeof r->type)) r->type[0] = '\0';
  r->value[0] = '\0';
  const char *value = strcmp(r->type, "date") == 0 ? "date-value" : strcmp(r->type, "time") == 0 ? "time-value" :
                      strcmp(r->type, "boolean") == 0 ? "boolean-value" : "value";
  attribute(count, attributes, "office", value, r->value, sizeof r->value);
  r->text.length = 0;
  if (r->text.bytes != NULL) r->text.bytes[0] = '\0';
}

/* The decimal written in office:value; an exponent or more digits than a cell holds go through its double. */
static bool read_number(const char *text, gk_dec *out) {
  char *end;
  if (strlen(text) <= 16 && gk_dec_parse(text, strlen(text), out)) {
    *out = gk_dec_trim(*out);
    return true;
  }
  double value = strtod(text, &end);
  return end != text && *end == '\0' && gk_dec_from_double(value, out);
}

static void put_value(reader *r, int32_t row, int32_t col) {
  const char *text = r->text.length > 0 ? r->text.bytes : "";
  bool number = strcmp(r->type, "float") == 0 || strcmp(r->type, "percentage") == 0 || strcmp(r->type, "currency") == 0;
  gk_dec value;
  if (r->is_error || (r->formula && strncmp(text, "Err:", 4) == 0)) {
    gk_grid_put_error(r->grid, r->sheet, row, col, text);
  } else if (r->formula && r->type[0] == '\0') {
    gk_grid_put_uncomputed(r->grid, r->sheet, row, col);
  } else if (number && r->value[0] != '\0') {
    if (read_number(r->value, &value)) gk_grid_put_number(r->grid, r->sheet, row, col, value, r->formula);
    else gk_grid_put_text(r->grid, r->sheet, row, col, r->value, strlen(r->value), r->formula);
  } else if (r->text.length > 0) {
    gk_grid_put_text(r->grid, r->sheet, row, col, text, r->text.length, r->formula);
  } else if (r->value[0] != '\0') {
    gk_grid_put_text(r->grid, r->sheet, row, col, r->value, strlen(r->value), r->formula);
  } else {
    return;
  }
  if (r->cols_spanned > 1 || r->rows_spanned > 1)
    gk_grid_merge_last(r->sheet, row + r->rows_spanned - 1, col + r->cols_spanned - 1);
  if (++r->cells > GK_FODS_MAX_CELLS) refuse_limit(r, "单元格太多（超过2000万个）", "too many cells (over 20 million)");
}

static void end_cell(reader *r) {
  bool holds = r->type[0] != '\0' || r->formula || r->text.length > 0;
  r->cell_depth = 0;
  if (r->col > GK_FODS_MAX_COLUMNS - r->col_repeat) {
    if (holds) refuse_limit(r, "列数超过16384", "more than 16384 columns");
    r->col = GK_FODS_MAX_COLUMNS;
    return;
  }
  for (int32_t i = 0; holds && i < r->col_repeat && !r->refused; i++) put_value(r, r->row, r->col + i);
  r->col += r->col_repeat;
  check_memory(r);
}

/* --- rows and sheets ------------------------------------------------------------------------------------------------ */

static void begin_row(reader *r, int count, const xmlChar **attributes) {
  r->row_repeat = count_attribute(count, attributes, "number-rows-repeated", GK_FODS_MAX_ROWS);
  r->col = 0;
  r->row_begin = r->sheet->count;
}

/* Puts the open row's cells again for each repetition. */
static void repeat_row(reader *r, size_t begin, size_t end) {
  for (int32_t i = 1; i < r->row_repeat && !r->refused; i++) {
    for (size_t k = begin; k < end; k++) {
      const gk_cell cell = r->sheet->cells[k];
      int32_t row = cell.row + i;
      if (cell.kind == GK_CELL_NUMBER) gk_grid_put_number(r->grid, r->sheet, row, cell.col, cell.number, cell.formula);
      else if (cell.kind == GK_CELL_TEXT) gk_grid_put_text(r->grid, r->sheet, row, cell.col, cell.text, strlen(cell.text), cell.formula);
      else if (cell.kind == GK_CELL_ERROR) gk_grid_put_error(r->grid, r->sheet, row, cell.col, cell.text);
      else gk_grid_put_uncomputed(r->grid, r->sheet, row, cell.col);
    }
    r->cells += end - begin;
    if (r->cells > GK_FODS_MAX_CELLS) refuse_limit(r, "单元格太多（超过2000万个）", "too many cells (over 20 million)");
    check_memory(r);
  }
}

static void end_row(reader *r) {
  size_t end = r->sheet->count;
  bool holds = end > r->row_begin;
  if (r->row > GK_FODS_MAX_ROWS - r->row_repeat) {
    if (holds) refuse_limit(r, "行数超过1048576", "more than 1048576 rows");
    r->row = GK_FODS_MAX_ROWS;
    return;
  }
  if (holds) repeat_row(r, r->row_begin, end);
  r->row += r->row_repeat;
}

static bool is_hidden_style(const reader *r, const char *style) {
  char needle[140];
  snprintf(needle, sizeof needle, "\n%s\n", style);
  return r->hidden_styles.bytes != NULL && strstr(r->hidden_styles.bytes, needle) != NULL;
}

static void begin_table(reader *r, int count, const xmlChar **attributes) {
  char name[1024] = "", style[128] = "";
  if (r->grid->count == GK_FODS_MAX_SHEETS) {
    refuse_limit(r, "工作表超过1024个", "more than 1024 sheets");
    return;
  }
  attribute(count, attributes, "table", "name", name, sizeof name);
  attribute(count, attributes, "table", "style-name", style, sizeof style);
  r->sheet = gk_grid_add_sheet(r->grid, name, is_hidden_style(r, style));
  r->row = 0;
  check_memory(r);
}

/* --- styles: only whether a sheet is hidden --------------------------------------------------------------------------- */

static void see_style(reader *r, const char *local, int count, const xmlChar **attributes) {
  char text[24];
  if (strcmp(local, "style") == 0) {
    bool table = attribute(count, attributes, "style", "family", text, sizeof text) && strcmp(text, "table") == 0;
    if (!table || !attribute(count, attributes, "style", "name", r->style, sizeof r->style)) r->style[0] = '\0';
  } else if (strcmp(local, "table-properties") == 0 && r->style[0] != '\0') {
    if (attribute(count, attributes, "table", "display", text, sizeof text) && strcmp(text, "false") == 0)
      gk_text_printf(&r->hidden_styles, "\n%s\n", r->style);
  }
}

/* --- text of a cell ----------------------------------------------------------------------------------------------------- */

static void add_text(reader *r, const char *bytes, size_t length) {
  if (r->text.length + length > GK_FODS_MAX_TEXT) {
    refuse_limit(r, "单元格内容太长（超过64KB）", "the text of a cell is too long (over 64 KB)");
    return;
  }
  gk_text_add(&r->text, bytes, length);
}

static void begin_in_cell(reader *r, const char *local, const char *prefix, int count, const xmlChar **attributes) {
  char number[12] = "";
  bool text = strcmp(prefix, "text") == 0;
  if (text && strcmp(local, "p") == 0) {
    if (r->text.length > 0) add_text(r, "\n", 1);
  } else if (text && strcmp(local, "s") == 0) {
    long spaces = attribute(count, attributes, "text", "c", number, sizeof number) ? strtol(number, NULL, 10) : 1;
    for (long i = 0; i < spaces && i < 256; i++) add_text(r, " ", 1);
  } else if (text && strcmp(local, "tab") == 0) {
    add_text(r, "\t", 1);
  } else if (text && strcmp(local, "line-break") == 0) {
    add_text(r, "\n", 1);
  } else if (!text || strcmp(local, "note") == 0) {
    r->skipping = r->depth; /* comments, drawings, tables within a cell */
  }
}

/* --- SAX2 events ---------------------------------------------------------------------------------------------------------- */

static bool is_cell(const char *local) {
  return strcmp(local, "table-cell") == 0 || strcmp(local, "covered-table-cell") == 0;
}

static void begin_in_table(reader *r, const char *local, int count, const xmlChar **attributes) {
  if (strcmp(local, "table-row") == 0) begin_row(r, count, attributes);
  else if (is_cell(local)) begin_cell(r, count, attributes);
  else if (strcmp(local, "shapes") == 0 || strcmp(local, "table") == 0) r->skipping = r->depth;
}

static void on_begin(void *context, const xmlChar *local_name, const xmlChar *prefix_name, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted;
  reader *r = context;
  const char *local = (const char *)local_name, *prefix = prefix_name == NULL ? "" : (const char *)prefix_name;
  if (++r->depth > GK_FODS_MAX_DEPTH) refuse_limit(r, "元素嵌套太深（超过128层）", "elements are nested too deeply (over 128)");
  if (r->refused || r->skipping > 0) return;
  if (r->cell_depth > 0) begin_in_cell(r, local, prefix, count, attributes);
  else if (r->sheet != NULL && strcmp(prefix, "table") == 0) begin_in_table(r, local, count, attributes);
  else if (r->sheet != NULL && strcmp(prefix, "office") != 0) r->skipping = r->depth;
  else if (strcmp(prefix, "office") == 0 && strcmp(local, "spreadsheet") == 0) r->spreadsheet = true;
  else if (r->spreadsheet && strcmp(prefix, "table") == 0 && strcmp(local, "table") == 0) begin_table(r, count, attributes);
  else if (strcmp(prefix, "style") == 0) see_style(r, local, count, attributes);
}

static void on_end(void *context, const xmlChar *local_name, const xmlChar *prefix_name, const xmlChar *uri) {
  (void)uri;
  reader *r = context;
  const char *local = (const char *)local_name;
  int depth = r->depth--;
  if (r->refused) return;
  if (r->skipping > 0) {
    if (depth == r->skipping) r->skipping = 0;
    return;
  }
  if (r->cell_depth > 0) {
    if (depth == r->cell_depth) end_cell(r);
    return;
  }
  if (r->sheet == NULL || prefix_name == NULL || strcmp((const char *)prefix_name, "table") != 0) return;
  if (strcmp(local, "table-row") == 0) end_row(r);
  else if (strcmp(local, "table") == 0) r->sheet = NULL;
}

static void on_text(void *context, const xmlChar *text, int length) {
  reader *r = context;
  if (!r->refused && r->skipping == 0 && r->cell_depth > 0 && r->depth > r->cell_depth)
    add_text(r, (const char *)text, (size_t)length);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  refuse(context, GK_ERR_FORMAT, "含有DOCTYPE声明，为安全起见不读取", "it has a DOCTYPE declaration and is not read, for safety");
}

/* The first error of libxml2 becomes a sentence; what it calls the mistake is given as it is. */
static void on_error(void *context, xmlErrorPtr error) {
  reader *r = context;
  if (r->refused || error == NULL || error->level < XML_ERR_ERROR) return;
  r->refused = true;
  char reason[160];
  snprintf(reason, sizeof reason, "%s", error->message == NULL ? "" : error->message);
  reason[strcspn(reason, "\n")] = '\0';
  gk_fail(r->err, GK_ERR_FORMAT, "%s 第%d行不是完整的XML，文件可能损坏或没有传完（%s）。",
          "%s, line %d: this is not well-formed XML; the file may be damaged or cut off (%s).", r->name, error->line, reason);
}

/* --- the whole file ----------------------------------------------------------------------------------------------------------- */

static void parse(reader *r, const char *bytes, size_t size) {
  xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                          .startElementNs = on_begin,
                          .endElementNs = on_end,
                          .characters = on_text,
                          .cdataBlock = on_text,
                          .internalSubset = on_doctype,
                          .serror = on_error};
  r->parser = xmlCreatePushParserCtxt(&events, r, NULL, 0, NULL);
  if (r->parser == NULL) {
    r->refused = true;
    gk_fail_memory(r->err);
    return;
  }
  xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_HUGE);
  enum { CHUNK = 1 << 20 };
  for (size_t done = 0; done < size && !r->refused; done += CHUNK) {
    size_t left = size - done;
    xmlParseChunk(r->parser, bytes + done, (int)(left < CHUNK ? left : CHUNK), 0);
  }
  if (!r->refused) xmlParseChunk(r->parser, "", 0, 1);
  xmlFreeParserCtxt(r->parser);
}

gk_grid *gk_fods_read_memory(const char *bytes, size_t size, const char *name, gk_error *err) {
  reader r = {.grid = gk_grid_new(), .err = err, .name = name};
  if (r.grid == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  bool read = false;
  if (size == 0) {
    gk_fail(err, GK_ERR_FORMAT, "%s 是空文件。", "%s is an empty file.", name);
  } else if (size >= 4 && memcmp(bytes, "PK\3\4", 4) == 0) {
    gk_fail(err, GK_ERR_FORMAT, "%s 是压缩的工作簿（.ods或.xlsx），不是.fods；请在Calc中另存为.fods。",
            "%s is a zipped workbook (.ods or .xlsx), not .fods; save it as .fods in Calc.", name);
  } else {
    parse(&r, bytes, size);
    if (!r.refused && !r.spreadsheet)
      gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，不是电子表格（.fods）文件。",
              "%s holds no sheets: it is no spreadsheet (.fods).", name);
    else if (!r.refused && !gk_grid_seal(r.grid)) gk_fail_memory(err);
    else read = !r.refused;
  }
  gk_text_free(&r.text);
  gk_text_free(&r.hidden_styles);
  if (read) return r.grid;
  gk_grid_free(r.grid);
  return NULL;
}

gk_grid *gk_fods_read(const char *path, gk_error *err) {
  size_t size;
  char *bytes = gk_file_bytes(path, GK_FODS_MAX_BYTES, &size, err);
  if (bytes == NULL) return NULL;
  gk_grid *grid = gk_fods_read_memory(bytes, size, path, err);
  free(bytes);
  return grid;
}
