/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/reasons.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/rules/sentences.h"
#include "engine/tables/reason_sheet.h"

/* --- a finding by name -------------------------------------------------------------------------------------------- */

static void add_row(gk_text *text, const gk_row *row)
{
  bool numbered = row->key[0] == 'r' && row->key[1] >= '0' && row->key[1] <= '9';
  if (row->line == NULL) gk_text_printf(text, " %s", row->key);
  else if (numbered) gk_text_printf(text, " 行次%s", row->key + 1);
  if (*row->name != '\0') gk_text_printf(text, " %s", row->name);
}

const char *gk_reason_place(gk_arena *arena, const gk_finding *finding)
{
  gk_text text = {0};
  const gk_place *place = &finding->place;
  if (place->table == NULL) {
    gk_text_puts(&text, finding->table);
    return gk_text_keep(&text, arena);
  }
  const gk_pack_table *pack = place->table->pack;
  gk_text_puts(&text, *pack->mark != '\0' ? pack->mark : pack->title.zh);
  if (place->figure_row != NULL && place->column >= 0) {
    add_row(&text, place->figure_row);
    gk_text_printf(&text, " %s", pack->columns[place->column].label.zh);
  }
  return gk_text_keep(&text, arena);
}

static void add_content(gk_text *text, const gk_place *place)
{
  char digits[GK_DEC_TEXT];
  const gk_cell *cell =
    place->table == NULL || place->row < 0 ? NULL : gk_sheet_at(place->table->sheet, place->row, place->col);
  if (cell == NULL) gk_text_puts(text, "—");
  else if (cell->kind == GK_CELL_NUMBER) gk_text_puts(text, gk_dec_format(cell->number, digits));
  else gk_text_puts(text, cell->text == NULL ? "—" : cell->text);
}

const char *gk_reason_figures(gk_arena *arena, const gk_finding *finding)
{
  gk_text text = {0};
  if (finding->cell_count == 0) add_content(&text, &finding->place);
  for (size_t i = 0; i < finding->cell_count; i++) {
    if (i > 0) gk_text_puts(&text, "；");
    add_content(&text, &finding->cells[i]);
  }
  if (finding->subject != NULL) gk_text_printf(&text, "；%s", finding->subject);
  return gk_text_keep(&text, arena);
}

/* --- the sheet ---------------------------------------------------------------------------------------------------- */

typedef struct reasons {
  struct gk_reason *items;
  size_t count;
} reasons;

/* A cell as text: a figure that another program made a number of is one again. "" for a blank; NULL: memory is out. */
static const char *text_at(gk_arena *arena, const gk_sheet *sheet, int32_t row, int32_t col)
{
  char digits[GK_DEC_TEXT];
  const gk_cell *cell = gk_sheet_at(sheet, row, col);
  if (cell == NULL) return "";
  if (cell->kind == GK_CELL_TEXT) return cell->folded;
  if (cell->kind != GK_CELL_NUMBER) return gk_fold(arena, cell->text);
  gk_dec_format(cell->number, digits);
  return gk_arena_text(arena, digits, strlen(digits));
}

static bool read_row(gk_arena *arena, const gk_sheet *sheet, const gk_reason_sheet *at, int32_t row,
                     struct gk_reason *reason)
{
  const gk_cell *text = gk_sheet_at(sheet, row, at->col[GK_REASON_TEXT]);
  reason->rule = text_at(arena, sheet, row, at->col[GK_REASON_RULE]);
  reason->place = text_at(arena, sheet, row, at->col[GK_REASON_PLACE]);
  reason->figures = text_at(arena, sheet, row, at->col[GK_REASON_FIGURES]);
  reason->text = text == NULL || text->kind != GK_CELL_TEXT ? "" : text->text;
  reason->row = row;
  return reason->rule != NULL && reason->place != NULL && reason->figures != NULL;
}

static bool read_sheet(gk_arena *arena, const gk_grid *grid, size_t index, reasons *read)
{
  gk_reason_sheet at;
  const gk_sheet *sheet = grid->sheets[index];
  if (!gk_reason_sheet_find(sheet, &at)) return true;
  size_t more = (size_t)(sheet->rows - at.heading);
  struct gk_reason *items = gk_arena_array(arena, read->count + more, sizeof *items);
  if (items == NULL) return false;
  if (read->count > 0) memcpy(items, read->items, read->count * sizeof *items);
  read->items = items;
  for (int32_t row = at.heading + 1; row < sheet->rows; row++) {
    struct gk_reason *reason = &read->items[read->count];
    if (!read_row(arena, sheet, &at, row, reason)) return false;
    reason->sheet_index = index;
    if (*reason->rule != '\0' && *reason->text != '\0') read->count++;
  }
  return true;
}

/* --- which reason belongs to which finding ------------------------------------------------------------------------ */

/* The reason of a finding, in its own arena; *stands says whether it was written for its figures. A place without a
 * named figure is known by what it says alone: what it says now was never explained. */
static struct gk_reason *reason_of(const reasons *read, const gk_finding *finding, const char *place,
                                   const char *figures)
{
  struct gk_reason *other = NULL;
  for (size_t i = 0; i < read->count; i++) {
    struct gk_reason *reason = &read->items[i];
    if (strcmp(reason->rule, finding->rule) != 0 || strcmp(reason->place, place) != 0) continue;
    reason->stands = strcmp(reason->figures, figures) == 0;
    if (reason->stands) return reason;
    if (finding->place.figure_row != NULL) other = reason;
  }
  return other;
}

static bool say(gk_arena *arena, gk_finding *finding)
{
  const struct gk_reason *reason = finding->reason;
  finding->message =
    gk_say(arena, reason->stands ? N_("%s（已作说明：%s）") : N_("%s（数已改动，原来的说明不再适用，请重新核实：%s）"),
           finding->message, reason->text);
  return !arena->failed;
}

static bool apply(gk_arena *arena, const reasons *read, gk_finding *finding)
{
  const char *place = gk_reason_place(arena, finding), *figures = gk_reason_figures(arena, finding);
  place = gk_fold(arena, place);
  figures = gk_fold(arena, figures);
  if (arena->failed || place == NULL || figures == NULL) return false;
  finding->reason = reason_of(read, finding, place, figures);
  if (finding->reason == NULL) return true;
  if (finding->reason->stands) finding->severity = GK_INFO;
  return say(arena, finding);
}

bool gk_reasons_apply(const gk_grid *grid, gk_finding_list *list)
{
  reasons read = {0};
  for (size_t i = 0; i < grid->count; i++)
    if (!read_sheet(list->arena, grid, i, &read)) return false;
  for (size_t i = 0; read.count > 0 && i < list->count; i++) {
    if (list->items[i].severity == GK_WARNING && !apply(list->arena, &read, &list->items[i])) return false;
  }
  return true;
}
