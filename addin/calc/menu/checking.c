/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/menu/checking.h"

#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/document/snapshot.h"
#include "calc/document/view.h"
#include "engine/check/check.h"
#include "engine/rules/sentences.h"

static bool refuse_other(gk_error *err)
{
  return gk_fail(err, GK_ERR_DOCUMENT,
                 "当前窗口不是电子表格，没有可校验的内容；请先打开或切换到含有公开表的Calc工作簿。");
}

/* False, with a sentence about what the workbook lacks. */
static bool refuse_without_tables(const gk_checking *checking, gk_error *err)
{
  size_t cells = 0;
  for (size_t i = 0; i < checking->grid->count; i++) cells += checking->grid->sheets[i]->count;
  if (cells == 0) return gk_fail(err, GK_ERR_DOCUMENT, "工作簿是空的，没有可校验的内容；请打开填有公开表的工作簿。");
  return gk_fail(err, GK_ERR_DOCUMENT, "%s", checking->report->findings[0].message);
}

bool gk_checking_make(const gk_scene *scene, gk_checking *checking, gk_error *err)
{
  *checking = (gk_checking){0};
  if (!gk_document_is_spreadsheet(scene->document)) return refuse_other(err);
  checking->packs = gk_packs_hold(err);
  checking->memory = checking->packs == NULL ? NULL : gk_check_memory_take();
  if (checking->packs != NULL) checking->grid = gk_snapshot_in(scene->document, checking->memory, err);
  if (checking->grid != NULL) checking->report = gk_check_by(checking->packs, checking->grid, err);
  bool checked = checking->report != NULL;
  if (checked && checking->report->tables->count == 0 && checking->report->tables->form_count == 0)
    checked = refuse_without_tables(checking, err);
  if (!checked) gk_checking_free(checking);
  return checked;
}

void gk_checking_free(gk_checking *checking)
{
  gk_report_free(checking->report);
  gk_grid_free(checking->grid);
  gk_check_memory_give(checking->memory);
  gk_packs_release(checking->packs);
  *checking = (gk_checking){0};
}

int32_t gk_place_sheet(const gk_place *place)
{
  return place->table == NULL ? -1 : (int32_t)place->table->sheet_index;
}

gk_tally gk_tally_of(const gk_report *report, int32_t sheet)
{
  gk_tally tally = {0};
  for (size_t i = 0; i < report->tables->count; i++)
    tally.tables += sheet < 0 || (int32_t)report->tables->items[i].sheet_index == sheet;
  for (size_t i = 0; i < report->tables->form_count; i++)
    tally.forms += sheet < 0 || (int32_t)gk_tables_form(report->tables, i)->sheet_index == sheet;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    if (sheet < 0 || gk_place_sheet(&finding->place) == sheet) tally.severity[finding->severity]++;
  }
  return tally;
}

static void say_suspect(gk_text *text, const gk_suspect *suspect)
{
  gk_arena arena = {0};
  const gk_place *place = &suspect->place;
  if (!suspect->sure || !suspect->mendable) { /* no figure is proposed */
    gk_text_puts(text, suspect->message);
    return;
  }
  gk_text_say(text, "%s填报%s，可能应为%s：%s，%zu条规则印证。",
              gk_name_figure(&arena, place->table, place->figure_row, (size_t)place->column),
              gk_name_amount(&arena, suspect->reported), gk_name_amount(&arena, suspect->suggested), suspect->cause,
              suspect->rule_count);
  gk_arena_free(&arena);
}

bool gk_say_cell(gk_text *text, const gk_report *report, int32_t sheet, int32_t row, int32_t col)
{
  const gk_sheet *on = report->grid->sheets[sheet];
  const gk_suspect *suspect = gk_report_suspect_at(report, on, row, col);
  const gk_finding *finding = gk_report_finding_at(report, on, row, col);
  if (suspect != NULL) say_suspect(text, suspect);
  else if (finding != NULL) gk_text_puts(text, finding->message);
  return suspect != NULL || finding != NULL;
}

bool gk_say_missing(gk_text *text, const gk_report *report)
{
  gk_arena arena = {0};
  const char *names = NULL;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    long table = finding->place.table != NULL ? -1 : gk_pack_table_index(report->pack, finding->table);
    if (table < 0) continue;
    const char *name = gk_name_table(&arena, &report->pack->tables[table]);
    names = names == NULL ? name : gk_say(&arena, "%s、%s", names, name);
  }
  if (names != NULL) gk_text_sentence(text, gk_say(&arena, "没有找到%s。", names));
  gk_arena_free(&arena);
  return names != NULL;
}

bool gk_say_hidden(gk_text *text, const gk_scene *scene, const gk_place *place)
{
  int32_t sheet = gk_place_sheet(place);
  if (gk_view_hides_sheet(scene->document, sheet)) {
    gk_arena arena = {0};
    gk_text_sentence(text, gk_say(&arena, "（工作表“%s”已隐藏，请先取消隐藏。）", place->table->sheet->name));
    gk_arena_free(&arena);
    return true;
  }
  if (!gk_view_hides_line(scene->document, sheet, place->row, place->col)) return false;
  gk_text_sentence(text, gk_tr("（所在的行或列已隐藏。）"));
  return true;
}

const gk_place *gk_first_place(const gk_report *report, int32_t sheet)
{
  for (size_t i = 0; i < report->suspect_count; i++) {
    if (sheet < 0 || gk_place_sheet(&report->suspects[i].place) == sheet) return &report->suspects[i].place;
  }
  static const gk_severity order[] = {GK_ERROR, GK_WARNING, GK_ROUNDING};
  for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
    for (size_t i = 0; i < report->finding_count; i++) {
      const gk_place *place = &report->findings[i].place;
      bool here = place->table != NULL && place->row >= 0 && place->col >= 0;
      if (sheet >= 0) here = here && gk_place_sheet(place) == sheet;
      if (here && report->findings[i].severity == order[k]) return place;
    }
  }
  return NULL;
}
