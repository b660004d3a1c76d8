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
#include "words.h"

static const char help[] = N_("用法：gongkai collect [选项] --output 汇总.xlsx 文件或文件夹…\n"
                              "把各单位的公开表汇总成一份（.ods、.xlsx、.fods）：每个数是各单位之和，合计由公式算出；\n"
                              "另有两张表：每个数各单位给了多少，各单位报送情况。\n\n"
                              "  --output 文件           汇总的工作簿\n"
                              "  --department 名称       汇总表上的部门名称\n"
                              "  --list 名单.csv         应报送的部门，第一行是栏目名，要有“部门”一栏；没报的也列出\n"
                              "  --with-errors           有差错的单位也汇总（默认不汇总，只列出）\n"
                              "  --force                 可以覆盖已有的文件\n"
                              "  --pack 包               规则包的文件夹或编号（默认按第一个文件选用）\n"
                              "  --lang zh|en            提示的语言\n\n"
                              "退出码：0 全部已汇总；1 有单位有差错或未报送；2 命令写错；3 有文件读不了。\n");

typedef struct request {
  const char *output, *department, *list, *pack, *lang;
  bool with_errors, force, help;
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

static bool read_request(int count, char **words, request *r, gk_error *err)
{
  const gk_word_option options[] = {
    {"--output", &r->output, NULL}, {"--department", &r->department, NULL},
    {"--list", &r->list, NULL},     {"--pack", &r->pack, NULL},
    {"--lang", &r->lang, NULL},     {"--with-errors", NULL, &r->with_errors},
    {"--force", NULL, &r->force},   {"--help", NULL, &r->help},
  };
  r->files = words;
  if (!gk_words_read(count, words, options, sizeof options / sizeof *options, &r->file_count, err)) return false;
  if (r->lang != NULL && !gk_words_use(r->lang)) return gk_words_refuse("--lang", r->lang, err);
  if (r->help) return true;
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
  int status = ok ? say_all(r) : r->err->status == GK_ERR_USAGE ? GK_EXIT_USAGE : GK_EXIT_UNREADABLE;
  if (!ok) fprintf(stderr, "gongkai: %s\n", r->err->text);
  gk_inputs_free(&inputs);
  gk_collect_free(r->collect);
  gk_packs_free(&r->packs);
  return status;
}

int gk_command_collect(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  request asked = {0};
  if (!read_request(count, words, &asked, &err)) {
    fprintf(stderr, "gongkai: %s\n", err.text);
    return GK_EXIT_USAGE;
  }
  if (asked.help) {
    fputs(gk_tr(help), stdout);
    return GK_EXIT_PASS;
  }
  run r = {.request = &asked, .err = &err};
  return collect_all(&r);
}
