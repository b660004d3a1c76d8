/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai collect: the workbooks of many units as one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "returned.h"
#include "engine/check/check.h"
#include "engine/collect/collect.h"
#include "files/file_bytes.h"
#include "files/read/workbook_read.h"
#include "files/write/write_book.h"
#include "inputs.h"
#include "say.h"

typedef struct request {
  const char *output, *department, *list, *pack;
  bool with_errors, force;
  char **files;
  size_t file_count;
} request;

typedef struct run {
  const request *request;
  gk_packs packs;
  const gk_pack *pack; /* of all units; NULL until the first file is read */
  gk_collect *collect;
  gk_error *err;
} run;

static gk_words_read read_words(int count, char **words, request *r, gk_error *err)
{
  const gk_option options[] = {
    {"--output", NC_("option", "文件"), N_("汇总的工作簿"), gk_take_text, .to = &r->output},
    {"--department", NC_("option", "名称"), N_("汇总表上的部门名称"), gk_take_text, .to = &r->department},
    {"--list", NC_("option", "名单.csv"), N_("应报送的部门，第一行是栏目名，要有“部门”一栏；没报的也列出"),
     gk_take_text, .to = &r->list},
    {"--with-errors", NULL, N_("有差错的单位也汇总（默认不汇总，只列出）"), .to = &r->with_errors},
    {"--force", NULL, N_("可以覆盖已有的文件"), .to = &r->force},
    {"--pack", NC_("option", "包"), N_("规则包的文件夹或编号（默认按第一个文件选用）"), gk_take_text, .to = &r->pack},
  };
  const gk_usage usage = {
    .name = "collect",
    .head = N_("用法：gongkai collect [选项] --output 汇总.xlsx 文件或文件夹…\n"
               "把各单位的公开表汇总成一份（.ods、.xlsx、.fods）：每个数是各单位之和，合计由公式算出；\n"
               "另有两张表：每个数各单位给了多少，各单位报送情况。\n"),
    .tail = N_("退出码：0 全部已汇总；1 有单位有差错或未报送；2 命令写错；3 有文件读不了。"),
    .options = options,
    .count = sizeof options / sizeof *options,
    .files = &r->file_count,
  };
  *r = (request){.files = words};
  return gk_options_read(&usage, count, words, err);
}

static bool is_whole(const request *r, gk_error *err)
{
  if (r->output == NULL) return gk_fail(err, GK_ERR_USAGE, "要用 --output 指明生成到哪里。");
  if (!gk_book_format_known(r->output, err)) return false;
  if (!r->force && access(r->output, F_OK) == 0)
    return gk_fail(err, GK_ERR_USAGE, "%s 已经有了；要覆盖请加 --force。", r->output);
  return r->file_count > 0 || gk_fail(err, GK_ERR_USAGE, "没有给出要汇总的文件。");
}

/* --- one unit ----------------------------------------------------------------------------------------------------- */

/* The pack of the first workbook that can be read is that of all. */
static gk_report *check(run *r, const gk_grid *grid, gk_error *err)
{
  if (r->pack != NULL) return gk_check(r->pack, grid, err);
  gk_report *report = gk_check_by(r->packs.shelf, grid, err);
  if (report == NULL) return NULL;
  r->pack = report->pack;
  gk_collect_use(r->collect, r->pack);
  return report;
}

static bool add_unreadable(run *r, const char *path, const char *reason)
{
  gk_unit unit = gk_unit_unreadable(path, reason);
  return gk_collect_add(r->collect, &unit, NULL, r->err);
}

static bool add_report(run *r, const char *path, const gk_report *report)
{
  gk_unit unit = gk_unit_of(report, path, r->request->with_errors);
  return gk_collect_add(r->collect, &unit, report, r->err);
}

static bool add_file(run *r, const gk_input *input)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = input->problem == NULL ? gk_workbook_read(input->path, &err) : NULL;
  bool ok;
  if (grid == NULL) {
    ok = add_unreadable(r, input->path, input->problem != NULL ? input->problem : err.text);
  } else {
    gk_report *report = check(r, grid, &err);
    ok = report != NULL ? add_report(r, input->path, report) : add_unreadable(r, input->path, err.text);
    gk_report_free(report);
  }
  gk_grid_free(grid);
  return ok;
}

/* --- those that did not come -------------------------------------------------------------------------------------- */

static bool add_missing(run *r)
{
  gk_returned returned;
  size_t count, next = 0;
  if (!gk_returned_open(&returned, r->request->list, r->err)) return false;
  const gk_unit *units = gk_collect_units(r->collect, &count);
  for (size_t i = 0; i < count; i++) gk_returned_note(&returned, units[i].name, units[i].file);
  bool ok = true;
  for (const char *name; ok && (name = gk_returned_missing(&returned, &next)) != NULL;) {
    gk_unit unit = {.name = name, .file = "", .reason = "", .state = GK_UNIT_MISSING};
    ok = gk_collect_add(r->collect, &unit, NULL, r->err);
  }
  gk_returned_free(&returned);
  return ok;
}

/* --- the result --------------------------------------------------------------------------------------------------- */

static void say(const gk_unit *unit)
{
  switch (unit->state) {
    case GK_UNIT_TAKEN: break;
    case GK_UNIT_FAILED: gk_say_line("  %s：差错%zu处，未汇总（%s）", unit->name, unit->errors, unit->file); break;
    case GK_UNIT_UNREADABLE: gk_say_line("  %s：读不了。%s", unit->name, unit->reason); break;
    case GK_UNIT_MISSING: gk_say_line("  %s：未报送", unit->name); break;
  }
}

static int say_all(const run *r)
{
  size_t count, by_state[4] = {0};
  const gk_unit *units = gk_collect_units(r->collect, &count);
  for (size_t i = 0; i < count; i++) by_state[units[i].state]++;
  printf(gk_tr("%s：已汇总%zu个单位，有差错未汇总%zu个，读不了%zu个，未报送%zu个。\n"), r->request->output,
         by_state[GK_UNIT_TAKEN], by_state[GK_UNIT_FAILED], by_state[GK_UNIT_UNREADABLE], by_state[GK_UNIT_MISSING]);
  for (size_t i = 0; i < count; i++) say(&units[i]);
  if (by_state[GK_UNIT_UNREADABLE] > 0) return GK_EXIT_UNREADABLE;
  return by_state[GK_UNIT_FAILED] + by_state[GK_UNIT_MISSING] > 0 ? GK_EXIT_FINDING : GK_EXIT_PASS;
}

static bool write_result(run *r)
{
  if (r->pack == NULL) { /* nothing could be read: any pack will do to list that */
    r->pack = gk_pack_shelf_newest(r->packs.shelf);
    gk_collect_use(r->collect, r->pack);
  }
  gk_book *book = gk_collect_book(r->collect, r->request->department, r->pack->year, r->err);
  bool ok = book != NULL && gk_write_book(book, r->request->output, r->err);
  gk_book_free(book);
  return ok;
}

static int collect_all(run *r)
{
  gk_check_options options = {.files = r->request->files, .file_count = r->request->file_count};
  gk_inputs inputs = {0};
  r->collect = gk_collect_new();
  bool ok = r->collect != NULL || gk_fail_memory(r->err);
  ok = ok && gk_packs_load(r->request->pack, &r->packs, r->err) && gk_inputs_gather(&options, &inputs, r->err);
  for (size_t i = 0; ok && i < inputs.count; i++) ok = add_file(r, &inputs.items[i]);
  ok = ok && (r->request->list == NULL || add_missing(r)) && write_result(r);
  int status = ok ? say_all(r) : gk_exit_failed(r->err);
  gk_inputs_free(&inputs);
  gk_collect_free(r->collect);
  gk_packs_free(&r->packs);
  return status;
}

int gk_command_collect(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  request asked;
  gk_words_read read = read_words(count, words, &asked, &err);
  if (read == GK_WORDS_HELP) return GK_EXIT_PASS;
  if (read != GK_WORDS_READ || !is_whole(&asked, &err)) return gk_exit_failed(&err);
  run r = {.request = &asked, .err = &err};
  return collect_all(&r);
}
