/* SPDX-License-Identifier: MPL-2.0 */
/* What stands around a table's figures: its unit, its department, its notes, and so its range. */
#include <string.h>

#include "tables_internal.h"
#include "text.h"

/* The unit that follows 单位： in a text, as DESIGN.md's glossary spells it; NULL for none. 编制单位： is no unit. */
static const char *unit_in(const char *folded) {
  static const char *const units[] = {"亿元", "百万元", "万元", "千元", "百元", "元"};
  for (const char *at = strstr(folded, "单位:"); at != NULL; at = strstr(at + 1, "单位:")) {
    const char *rest = at + strlen("单位:");
    if (strncmp(rest, "人民币", strlen("人民币")) == 0) rest += strlen("人民币");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
      if (strncmp(rest, units[i], strlen(units[i])) == 0) return units[i];
    }
  }
  return NULL;
}

/* Copies text without the white space at its ends (full-width spaces too). */
static const char *trimmed(gk_arena *arena, const char *text, size_t length) {
  static const char wide_space[] = "\xE3\x80\x80";
  for (;;) {
    if (length > 0 && (unsigned char)text[0] <= ' ') text++, length--;
    else if (length >= 3 && memcmp(text, wide_space, 3) == 0) text += 3, length -= 3;
    else break;
  }
  for (;;) {
    if (length > 0 && (unsigned char)text[length - 1] <= ' ') length--;
    else if (length >= 3 && memcmp(text + length - 3, wide_space, 3) == 0) length -= 3;
    else break;
  }
  return gk_arena_text(arena, text, length);
}

/* What follows the colon of 部门：, 编制单位： … in a cell, up to a line break or tab; NULL where the cell is no such label.
 * "" where the name stands in another cell. Memory out gives NULL too and sets *failed. */
static const char *department_in(gk_arena *arena, const char *folded, const char *text, bool *failed) {
  static const char *const labels[] = {"部门:", "部门名称:", "编制单位:", "编制部门:", "填报单位:", "公开部门:", "单位名称:", "预算单位:"};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    if (strncmp(folded, labels[i], strlen(labels[i])) != 0) continue;
    const char *wide = strstr(text, "：");
    const char *colon = wide != NULL ? wide + strlen("：") : strchr(text, ':') + 1;
    const char *name = trimmed(arena, colon, strcspn(colon, "\n\t"));
    *failed = name == NULL;
    return name;
  }
  return NULL;
}

static bool read_heading_cell(gk_arena *arena, const gk_folded_sheet *folded, const gk_cell *cell, gk_table *table) {
  const char *text = gk_folded_at(folded, cell);
  if (*text == '\0') return true;
  const char *unit = unit_in(text);
  if (unit != NULL && *table->unit == '\0') table->unit = unit;
  bool failed = false;
  const char *department = department_in(arena, text, cell->text, &failed);
  if (department != NULL && *department == '\0' && cell + 1 < folded->sheet->cells + folded->sheet->count &&
      cell[1].row == cell->row && cell[1].kind == GK_CELL_TEXT && unit_in(gk_folded_at(folded, cell + 1)) == NULL)
    department = trimmed(arena, cell[1].text, strlen(cell[1].text));
  if (department != NULL && *table->department == '\0') table->department = department;
  return !failed;
}

static bool has_note(const gk_folded_names *notes, const char *text) {
  for (size_t i = 0; i < notes->count; i++) {
    if (strstr(text, notes->items[i]) != NULL) return true;
  }
  return false;
}

/* Widens the table's range by a cell. */
static void cover(gk_table *table, const gk_cell *cell) {
  if (cell->col < table->left) table->left = cell->col;
  if (cell->col_end > table->right) table->right = cell->col_end;
  if (cell->row_end > table->bottom) table->bottom = cell->row_end;
}

bool gk_surroundings_read(gk_arena *arena, const gk_folded_sheet *folded, const gk_layout *layout, gk_table *table) {
  gk_folded_names notes = gk_fold_names(arena, table->pack->empty_notes);
  if (notes.items == NULL) return false;
  table->unit = "";
  table->department = "";
  table->top = table->bottom = layout->top;
  table->left = INT32_MAX;
  table->right = 0;
  for (int32_t row = layout->top; row <= layout->bottom; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(folded->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      cover(table, &cells[i]);
      if (row < layout->first_row && !read_heading_cell(arena, folded, &cells[i], table)) return false;
      if (row >= layout->first_row && has_note(&notes, gk_folded_at(folded, &cells[i]))) table->has_empty_note = true;
    }
  }
  if (table->left > table->right) table->left = table->right;
  return true;
}
