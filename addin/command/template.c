/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai template: workbooks for departments to fill, made from a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "department_list.h"
#include "engine/template/template.h"
#include "files/file_bytes.h"
#include "files/formats/workbook.h"
#include "template_fill.h"

enum { MOST_WORDS = 2000, MOST_BYTES = 1 << 20 };

typedef struct request {
  const char *output, *department, *tables, *codes, *list, *pattern, *from, *pack;
  long year, rows;
  bool force;
} request;

static gk_words_read read_words(int count, char **words, request *r, gk_error *err)
{
  *r = (request){.rows = GK_TEMPLATE_OPEN_ROWS, .pattern = "{部门}.ods"};
  const gk_option options[] = {
    {"--output", NC_("option", "路径"), N_("生成的文件；用 --list 时是文件夹。扩展名是其中一个："), gk_take_text,
     .to = &r->output, .list = gk_list_written},
    {"--department", NC_("option", "名称"), N_("部门的名称"), gk_take_name, .to = &r->department},
    {"--year", NC_("option", "年度"), N_("默认是表式包的年度"), gk_take_number, .to = &r->year, .least = 1994,
     .most = 2999},
    {"--tables", NC_("option", "表,表"), N_("只要这些表，如 gk01,gk03（默认全部）"), gk_take_text, .to = &r->tables},
    {"--codes", NC_("option", "文件"), N_("预先列出的功能分类科目编码，每行一个"), gk_take_text, .to = &r->codes},
    {"--rows", NC_("option", "行数"), N_("按科目填报的表留多少行（默认24）"), gk_take_number, .to = &r->rows,
     .least = 1, .most = GK_TEMPLATE_MOST_ROWS},
    {"--from", NC_("option", "工作簿"), N_("填入这个工作簿的数（别的年度、版式、单位也可以），逐个说明去处"),
     gk_take_text, .to = &r->from},
    {"--list", NC_("option", "名单.csv"), N_("每个部门一份：第一行是栏目名，要有“部门”一栏"), gk_take_text,
     .to = &r->list},
    {"--pattern", NC_("option", "样式"), N_("用 --list 时的文件名，如 {代码}{部门}.ods（默认 {部门}.ods）"),
     gk_take_text, .to = &r->pattern},
    {"--force", NULL, N_("可以覆盖已有的文件"), .to = &r->force},
    {"--pack", NC_("option", "包"), N_("表式包的文件夹或编号（默认是 --year 的，没有时是最新的）"), gk_take_text,
     .to = &r->pack},
  };
  const gk_usage usage = {
    .name = "template",
    .head = N_("用法：gongkai template [选项] --output 文件\n"
               "      gongkai template [选项] --list 名单.csv --output 文件夹\n"
               "      gongkai template [选项] --from 旧工作簿 --output 文件\n"
               "按表式包生成供部门填报的公开表工作簿。\n"),
    .options = options,
    .count = sizeof options / sizeof *options,
  };
  return gk_options_read(&usage, count, words, err);
}

static bool is_whole(const request *r, gk_error *err)
{
  if (r->from != NULL && (r->list != NULL || r->codes != NULL))
    return gk_fail(err, GK_ERR_USAGE, "--from 填的是一个单位的表，不能和 --list、--codes 一起用。");
  return r->output != NULL || gk_fail(err, GK_ERR_USAGE, "要用 --output 指明生成到哪里。");
}

/* Cuts `text` at separators; the pieces stay in it. */
static size_t split(char *text, const char *separators, const char **pieces, size_t most)
{
  size_t count = 0;
  for (char *piece = strtok(text, separators); piece != NULL && count < most; piece = strtok(NULL, separators))
    pieces[count++] = piece;
  return count;
}

static int by_code(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool check_codes(const char *const *codes, size_t count, const char *path, gk_error *err)
{
  for (size_t i = 0; i < count; i++) {
    if (gk_code_level(codes[i]) > 0) continue;
    return gk_fail(err, GK_ERR_FORMAT, "%s 里的“%.40s”不是科目编码；编码是3、5或7位数字。", path, codes[i]);
  }
  return true;
}

/* Everything that the workbooks of one run share. */
typedef struct run {
  const request *request;
  const gk_pack *pack;
  gk_template_options options;
  gk_error *err;
} run;

static bool write_one(const run *r, const char *department, const char *path)
{
  gk_template_options options = r->options;
  if (department != NULL) options.department = department;
  if (!r->request->force && access(path, F_OK) == 0)
    return gk_fail(r->err, GK_ERR_IO, "%s 已经有了；要覆盖请加 --force。", path);
  const char *const read[] = {r->request->from, r->request->list, r->request->codes};
  for (size_t i = 0; i < sizeof read / sizeof *read; i++)
    if (!gk_output_harmless(path, read[i], r->err)) return false;
  if (!gk_workbook_can_write(path, r->err)) return false;
  if (r->request->from != NULL) return gk_template_from(r->request->from, r->pack, &options, path, r->err);
  gk_book *book = gk_template_make(r->pack, &options, r->err);
  bool ok = book != NULL && gk_workbook_write(book, path, r->err);
  gk_book_free(book);
  return ok;
}

static bool write_each(const run *r)
{
  gk_department_list list;
  if (!gk_department_list_read(r->request->list, &list, r->err)) return false;
  bool ok = gk_make_folder(r->request->output, r->err);
  for (size_t i = 0; ok && i < list.count; i++) {
    char *path = gk_department_path(&list, i, r->request->output, r->request->pattern, r->err);
    ok = path != NULL && write_one(r, list.names[i], path);
    free(path);
  }
  if (ok) printf(gk_tr("已生成%zu份，在 %s\n"), list.count, r->request->output);
  gk_department_list_free(&list);
  return ok;
}

static bool make_all(run *r)
{
  char *tables = r->request->tables == NULL ? NULL : strdup(r->request->tables), *codes = NULL;
  const char **table_ids = calloc(MOST_WORDS, sizeof *table_ids), **code_ids = calloc(MOST_WORDS, sizeof *code_ids);
  size_t size = 0;
  bool ok =
    (table_ids != NULL && code_ids != NULL && (tables != NULL || r->request->tables == NULL)) || gk_fail_memory(r->err);
  if (ok && r->request->codes != NULL)
    ok = (codes = gk_file_bytes(r->request->codes, MOST_BYTES, &size, r->err)) != NULL;
  if (ok) {
    r->options = (gk_template_options){.year = (int)r->request->year,
                                       .open_rows = (int32_t)r->request->rows,
                                       .department = r->request->department,
                                       .forms = true};
    if (tables != NULL)
      r->options.tables = table_ids, r->options.table_count = split(tables, ",", table_ids, MOST_WORDS);
    if (codes != NULL) r->options.code_count = split(codes, " \t\r\n,", code_ids, MOST_WORDS);
    r->options.codes = code_ids;
    qsort(code_ids, r->options.code_count, sizeof *code_ids, by_code);
    ok = check_codes(code_ids, r->options.code_count, r->request->codes, r->err);
  }
  ok = ok && (r->request->list != NULL ? write_each(r) : write_one(r, NULL, r->request->output));
  free(tables);
  free(codes);
  free(table_ids);
  free(code_ids);
  return ok;
}

int gk_command_template(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  request r;
  gk_packs packs = {0};
  gk_words_read read = read_words(count, words, &r, &err);
  if (read == GK_WORDS_HELP) return GK_EXIT_PASS;
  bool ok = read == GK_WORDS_READ && is_whole(&r, &err) && gk_packs_load(r.pack, &packs, &err);
  run all = {.request = &r, .pack = packs.set, .err = &err};
  if (ok && all.pack == NULL) all.pack = gk_pack_shelf_for(packs.shelf, (int)r.year, true);
  ok = ok && make_all(&all);
  gk_packs_free(&packs);
  return ok ? GK_EXIT_PASS : gk_exit_failed(&err);
}
