/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai collect: the workbooks of many units as one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "department_list.h"
#include "engine/check/check.h"
#include "engine/collect/collect.h"
#include "files/formats/workbook.h"
#include "files/output_file.h"
#include "inputs.h"
#include "say.h"

typedef struct request {
  const char *output, *department, *list, *pack;
  bool with_errors, subfolders, force;
  char **files;
  size_t file_count;
} request;

static gk_words_read read_words(int count, char **words, request *r, gk_error *err)
{
  const gk_option options[] = {
    {"--output", NC_("option", "文件"), N_("汇总的工作簿，扩展名是其中一个："), gk_take_text, .to = &r->output,
     .list = gk_list_written},
    {"--department", NC_("option", "名称"), N_("汇总表上的部门名称"), gk_take_name, .to = &r->department},
    {"--list", NC_("option", "名单.csv"), N_("应报送的部门，第一行是栏目名，要有“部门”一栏；没报的也列出"),
     gk_take_text, .to = &r->list},
    {"--with-errors", NULL, N_("有差错的单位也汇总（默认不汇总，只列出）"), .to = &r->with_errors},
    {"--subfolders", NULL, N_("文件夹里的子文件夹也汇总（默认不汇总）"), .to = &r->subfolders},
    {"--force", NULL, N_("可以覆盖已有的文件"), .to = &r->force},
    {"--pack", NC_("option", "包"), N_("规则包的文件夹或编号（默认按第一个文件选用）"), gk_take_text, .to = &r->pack},
  };
  const gk_usage usage = {
    .name = "collect",
    .head = N_("用法：gongkai collect [选项] --output 汇总.xlsx 文件或文件夹…\n"
               "把各单位的公开表汇总成一份：每个数是各单位之和，合计由公式算出；\n"
               "另有两张表：每个数各单位给了多少，各单位报送情况。\n"
               "一个部门只计一次：相同的几份计一份，不同的几份都不计，逐个列出。\n"),
    .tail = N_("退出码：0 全部已汇总；1 有单位有差错、重复报送或未报送；2 命令写错；3 有文件读不了。"),
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
  if (!gk_workbook_can_write(r->output, err)) return false;
  if (!r->force && access(r->output, F_OK) == 0)
    return gk_fail(err, GK_ERR_USAGE, "%s 已经有了；要覆盖请加 --force。", r->output);
  if (!gk_output_harmless(r->output, r->list, err)) return false;
  for (size_t i = 0; i < r->file_count; i++)
    if (!gk_output_harmless(r->output, r->files[i], err)) return false;
  return r->file_count > 0 || gk_fail(err, GK_ERR_USAGE, "没有给出要汇总的文件。");
}

/* --- the run ------------------------------------------------------------------------------------------------------ */

static bool add_file(gk_collect *collect, const gk_input *input, gk_error *err)
{
  gk_error why = GK_ERROR_INIT;
  gk_grid *grid = input->problem == NULL ? gk_workbook_read(input->path, &why) : NULL;
  bool added = gk_collect_add(collect, input->path, grid, input->problem != NULL ? input->problem : why.text, err);
  gk_grid_free(grid);
  return added;
}

/* A result of before, which lies among the workbooks that it was made of, is no return; a return is never overwritten. */
static bool is_result(const char *path, gk_error *err)
{
  gk_error why = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read(path, &why);
  bool made = false;
  for (size_t i = 0; grid != NULL && i < grid->count && !made; i++)
    made = strcmp(grid->sheets[i]->name, GK_COLLECT_STATES) == 0;
  gk_grid_free(grid);
  if (made) gk_say_line("%s 就是要生成的文件，不计入。", path);
  return made || gk_fail(err, GK_ERR_USAGE, "--output 指的 %s 是报来的工作簿，不能覆盖。", gk_path_end(path));
}

static bool add_all(const request *r, gk_collect *collect, gk_error *err)
{
  gk_check_options options = {.files = r->files, .file_count = r->file_count, .one_level = !r->subfolders};
  gk_inputs inputs = {0};
  bool ok = gk_inputs_gather(&options, &inputs, err);
  if (ok && inputs.left_out > 0)
    gk_say_line("%zu个子文件夹里的工作簿没有汇总；要一并汇总请加 --subfolders。", inputs.left_out);
  for (size_t i = 0; ok && i < inputs.count; i++) {
    if (gk_same_file(inputs.items[i].path, r->output)) ok = is_result(r->output, err);
    else ok = add_file(collect, &inputs.items[i], err);
  }
  gk_inputs_free(&inputs);
  return ok;
}

static bool write_result(const request *r, gk_collect *collect, gk_error *err)
{
  gk_book *book = gk_collect_end(collect, r->department, err);
  bool ok = book != NULL && gk_workbook_write(book, r->output, err);
  gk_book_free(book);
  return ok;
}

/* --- the result --------------------------------------------------------------------------------------------------- */

static int say_all(const request *r, const gk_collect *collect)
{
  size_t count;
  const gk_return *returns = gk_collect_returns(collect, &count);
  gk_text text = {0};
  int status = GK_EXIT_PASS;
  gk_returns_say(&text, returns, count);
  gk_say_line("%s：%s", r->output, text.bytes);
  for (size_t i = 0; i < count; i++) {
    if (returns[i].state == GK_RETURN_TAKEN) continue;
    text.length = 0;
    gk_return_say(&text, &returns[i]);
    gk_say_line("  %s", text.bytes);
    if (status != GK_EXIT_UNREADABLE)
      status = returns[i].state == GK_RETURN_UNREADABLE ? GK_EXIT_UNREADABLE : GK_EXIT_FINDING;
  }
  gk_text_free(&text);
  return status;
}

static int collect_all(const request *r, gk_error *err)
{
  gk_packs packs = {0};
  gk_department_list list = {0};
  bool ok = (r->list == NULL || gk_department_list_read(r->list, &list, err)) && gk_packs_load(r->pack, &packs, err);
  const gk_collect_options options = {
    .packs = packs.shelf, .expected = list.names, .expected_count = list.count, .with_errors = r->with_errors};
  gk_collect *collect = ok ? gk_collect_begin(&options, err) : NULL;
  ok = collect != NULL && add_all(r, collect, err) && write_result(r, collect, err);
  int status = ok ? say_all(r, collect) : gk_exit_failed(err);
  gk_collect_free(collect);
  gk_packs_free(&packs);
  gk_department_list_free(&list);
  return status;
}

int gk_command_collect(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  request asked;
  gk_words_read read = read_words(count, words, &asked, &err);
  if (read == GK_WORDS_HELP) return GK_EXIT_PASS;
  if (read != GK_WORDS_READ || !is_whole(&asked, &err)) return gk_exit_failed(&err);
  return collect_all(&asked, &err);
}
