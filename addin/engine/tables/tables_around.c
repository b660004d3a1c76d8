/* SPDX-License-Identifier: MPL-2.0 */
/* What stands around a table's figures: its unit, its department, its notes, and so its range. */
#include <string.h>

#include "engine/tables/tables_internal.h"
#include "engine/base/unit.h"

enum {
  NOTE_GAP = 2,  /* blank rows that may stand between a table and its notes */
  NOTE_ROWS = 12 /* rows of notes that belong to a table's range */
};

/* Bytes of white space at the start of a text, full-width spaces included. */
static size_t space(const char *text)
{
  if (*text != '\0' && (unsigned char)*text <= ' ') return 1;
  return gk_begins(text, "\xE3\x80\x80") ? 3 : gk_begins(text, "\xC2\xA0") ? 2 : 0;
}

/* The name at the start of a text: it ends at a line break, at a tab, at a wide gap, or where a unit is named. */
static const char *name_at(gk_arena *arena, const char *text)
{
  while (space(text) > 0) text += space(text);
  size_t length = 0;
  for (size_t i = 0; text[i] != '\0';) {
    size_t gap = space(text + i);
    if (text[i] == '\n' || text[i] == '\t' || (gap > 0 && space(text + i + gap) > 0)) break;
    if (gk_begins(text + i, "单位：") || gk_begins(text + i, "金额单位")) break;
    i += gap > 0 ? gap : 1;
    if (gap == 0) length = i;
  }
  return gk_arena_text(arena, text, length);
}

/* What stands behind a label and its colon, white space between their letters passed over; NULL where `text` does not
 * begin with them. */
static const char *behind_label(const char *text, const char *label)
{
  static const char wide[] = "：";
  while (*label != '\0') {
    size_t gap = space(text);
    if (gap == 0 && *text != *label) return NULL;
    text += gap > 0 ? gap : 1;
    label += gap == 0;
  }
  while (space(text) > 0) text += space(text);
  return *text == ':' ? text + 1 : gk_begins(text, wide) ? text + strlen(wide) : NULL;
}

/* What follows the colon of 部门：, 编制单位： … in a cell; NULL where it has no such label, "" where the name stands in
 * another cell. Memory out gives NULL too and sets *failed. */
static const char *department_in(gk_arena *arena, const char *text, bool *failed)
{
  static const char *const labels[] = {"部门",     "部门名称", "编制单位", "编制部门", "填报单位",
                                       "填报部门", "公开单位", "单位名称", "预算单位"};
  for (; *text != '\0'; text++) {
    bool character = (unsigned char)*text >= 0xC0; /* a label begins with one, not inside one */
    for (size_t i = 0; character && i < sizeof labels / sizeof *labels; i++) {
      const char *rest = behind_label(text, labels[i]);
      if (rest == NULL) continue;
      const char *name = name_at(arena, rest);
      *failed = name == NULL;
      return name;
    }
  }
  return NULL;
}

/* The first unit that the heading says is the table's. */
static bool read_unit(gk_table_reader *r, const gk_cell *cell)
{
  gk_folded said = gk_unit_said(cell->folded);
  if (said.length == 0 || *r->table.unit != '\0') return true;
  r->table.unit = gk_arena_text(r->arena, said.text, said.length);
  r->table.unit_row = cell->row;
  r->table.unit_col = cell->col;
  return r->table.unit != NULL;
}

static bool read_heading_cell(gk_table_reader *r, const gk_cell *cell)
{
  const char *text = cell->folded;
  if (*text == '\0') return true;
  if (!read_unit(r, cell)) return false;
  bool failed = false, labelled = strchr(text, ':') != NULL;
  const char *department =
    labelled && *r->table.department == '\0' ? department_in(r->arena, cell->text, &failed) : NULL;
  const gk_cell *next = cell + 1, *end = r->sheet->cells + r->sheet->count;
  if (department != NULL && *department == '\0' && next < end && next->row == cell->row && next->kind == GK_CELL_TEXT &&
      gk_unit_said(next->folded).length == 0) {
    department = name_at(r->arena, next->text);
    failed = department == NULL;
  }
  if (department != NULL) r->table.department = department;
  return !failed;
}

static bool read_head(gk_table_reader *r, int32_t above, int32_t head)
{
  for (int32_t row = r->table.top; row < head; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (!read_heading_cell(r, &cells[i])) return false;
    }
  }
  /* the title's own rows say it as a rule; what stands above it counts only where they do not */
  for (int32_t row = r->table.top - 1; row >= above; row--) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (!read_heading_cell(r, &cells[i])) return false;
    }
  }
  return true;
}

static bool has_note(const gk_names *notes, const char *text)
{
  for (size_t i = 0; i < notes->count; i++) {
    if (*text != '\0' && notes->folded[i].length > 0 && strstr(text, notes->folded[i].text) != NULL) return true;
  }
  return false;
}

static bool has_uncomputed(const gk_cell *cells, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (cells[i].kind == GK_CELL_UNCOMPUTED) return true;
  return false;
}

static void read_notes(gk_table_reader *r, int32_t head)
{
  int32_t blank = 0, last = r->layout.bottom;
  bool near = true;
  for (int32_t row = head; row <= last; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
    bool note = false;
    for (size_t i = 0; i < count; i++) note = note || has_note(&r->table.pack->empty_notes, cells[i].folded);
    if (note) r->table.has_empty_note = true;
    if (row <= r->last_row) continue;
    blank = count == 0 ? blank + 1 : 0;
    near = near && blank <= NOTE_GAP && row <= r->last_row + NOTE_ROWS;
    if (has_uncomputed(cells, count)) r->table.may_have_note = true;
    if (note || (near && count > 0 && cells[0].kind == GK_CELL_TEXT)) r->table.bottom = row;
  }
}

void gk_table_cover_columns(gk_table *table)
{
  table->left = INT32_MAX;
  table->right = 0;
  for (int32_t row = table->top; row <= table->bottom; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(table->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (cells[i].col < table->left) table->left = cells[i].col;
      if (cells[i].col_end > table->right) table->right = cells[i].col_end;
    }
  }
  if (table->left > table->right) table->left = table->right;
}

bool gk_surroundings_read(gk_table_reader *reader, int32_t above, int32_t head)
{
  reader->table.unit = reader->table.department = reader->table.name = "";
  reader->table.bottom = reader->last_row > reader->table.top ? reader->last_row : reader->table.top;
  if (!read_head(reader, above, head)) return false;
  read_notes(reader, head);
  gk_table_cover_columns(&reader->table);
  return true;
}
