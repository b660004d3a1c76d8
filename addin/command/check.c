/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "command.h"
#include "engine/findings.h"
#include "files/fods_read.h"
#include "files/report_json.h"
#include "files/report_text.h"

static const char help_zh[] =
    "用法：gongkai check [选项] 文件…\n"
    "校验部门决算公开工作簿（.fods）。\n\n"
    "  --format text|json      结果的格式；json 每个文件一行（默认 text）\n"
    "  --output 文件           把结果写进文件（默认写到标准输出）\n"
    "  --fail-on 程度          error、warning、rounding 或 never：到这个程度退出码就是1（默认 error）\n"
    "  --pack 包               表式包的文件夹或编号，如 cn-2021（默认按各文件的年度和表式选用）\n"
    "  --lang zh|en            结果的语言\n\n"
    "退出码：0 全部通过；1 有达到 --fail-on 的问题；2 命令写错；3 有文件读不了。\n";

static const char help_en[] =
    "Usage: gongkai check [OPTION] FILE…\n"
    "Checks workbooks of departmental final accounts (.fods).\n\n"
    "  --format text|json      format of the results; json is one line a file (default text)\n"
    "  --output FILE           write the results there (default: standard output)\n"
    "  --fail-on LEVEL         error, warning, rounding or never: from there on the exit status is 1 (default error)\n"
    "  --pack PACK             folder or id of the pack, such as cn-2021 (default: by each file's year and lines)\n"
    "  --lang zh|en            language of the results\n\n"
    "Exit status: 0 all pass; 1 a finding at or above --fail-on; 2 wrong usage; 3 a file could not be read.\n";

static bool reaches(const gk_report *report, gk_fail_on level)
{
  switch (level) {
  case GK_FAIL_ON_ROUNDING:
    if (report->summary[GK_ROUNDING] > 0) return true;
    /* fall through */
  case GK_FAIL_ON_WARNING:
    if (report->summary[GK_WARNING] > 0) return true;
    /* fall through */
  case GK_FAIL_ON_ERROR: return report->summary[GK_ERROR] > 0;
  case GK_FAIL_ON_NEVER: return false;
  }
  return false;
}

/* Checks one file and adds its result to `out`; its exit status. */
static int check_file(const gk_check_options *options, const gk_packs *packs, const char *file, gk_text *out)
{
  gk_error err = GK_ERROR_INIT(options->lang);
  gk_grid *grid = gk_fods_read(file, &err);
  const gk_pack *pack = grid == NULL ? NULL : gk_packs_for(packs, grid, &err);
  gk_report *report = pack == NULL ? NULL : gk_check(pack, grid, options->lang, &err);
  int status = GK_EXIT_UNREADABLE;
  if (report != NULL) {
    if (options->json) gk_report_json(out, file, report);
    else gk_report_text(out, file, report);
    status = reaches(report, options->fail_on) ? GK_EXIT_FINDING : GK_EXIT_PASS;
  } else if (options->json) {
    gk_report_json_unreadable(out, file, packs->set, err.text);
  } else {
    gk_report_text_unreadable(out, file, options->lang, err.text);
  }
  gk_report_free(report);
  gk_grid_free(grid);
  return status;
}

static bool write_out(FILE *file, gk_text *text)
{
  bool written = !text->failed && (text->length == 0 || fwrite(text->bytes, 1, text->length, file) == text->length);
  gk_text_free(text);
  return written && fflush(file) == 0;
}

static int fail(gk_error *err)
{
  fprintf(stderr, "gongkai: %s\n", err->text);
  return err->status == GK_ERR_USAGE ? GK_EXIT_USAGE : GK_EXIT_UNREADABLE;
}

/* Checks all files in their order, each result written as soon as it stands; the worst exit status. */
static int check_files(const gk_check_options *options, const gk_packs *packs, FILE *output)
{
  int worst = GK_EXIT_PASS;
  for (size_t i = 0; i < options->file_count; i++) {
    gk_text text = {0};
    int status = check_file(options, packs, options->files[i], &text);
    if (status > worst) worst = status;
    if (write_out(output, &text)) continue;
    gk_error err = GK_ERROR_INIT(options->lang);
    gk_fail(&err, GK_ERR_IO, "结果写不出去（磁盘满或管道已断），校验到第%zu个文件为止。",
            "The results cannot be written (disk full or pipe closed); stopped at file %zu.", i + 1);
    return fail(&err);
  }
  return worst;
}

/* Whether the results would be written over one of the workbooks. */
static bool overwrites(const gk_check_options *options)
{
  struct stat output, file;
  if (options->output == NULL || stat(options->output, &output) != 0) return false;
  for (size_t i = 0; i < options->file_count; i++) {
    bool exists = stat(options->files[i], &file) == 0;
    if (exists && file.st_dev == output.st_dev && file.st_ino == output.st_ino) return true;
  }
  return false;
}

static int check_with_packs(const gk_check_options *options, gk_error *err)
{
  gk_packs packs;
  if (!gk_packs_load(options->pack, &packs, err)) return fail(err);
  FILE *output = options->output == NULL ? stdout : fopen(options->output, "wb");
  int status;
  if (output == NULL) {
    gk_fail(err, GK_ERR_IO, "无法写入 %s。", "%s cannot be written.", options->output);
    status = fail(err);
  } else {
    status = check_files(options, &packs, output);
    if (output != stdout && fclose(output) != 0 && status < GK_EXIT_UNREADABLE) {
      gk_fail(err, GK_ERR_IO, "%s 没有写完（磁盘满？）。", "%s could not be written to its end (disk full?).",
              options->output);
      status = fail(err);
    }
  }
  gk_packs_free(&packs);
  return status;
}

int gk_command_check(int count, char **words, gk_lang lang)
{
  gk_error err = GK_ERROR_INIT(lang);
  gk_check_options options;
  if (!gk_check_options_read(count, words, lang, &options, &err)) return fail(&err);
  err.lang = options.lang;
  if (options.help) {
    fputs(options.lang == GK_EN ? help_en : help_zh, stdout);
    return GK_EXIT_PASS;
  }
  if (overwrites(&options)) {
    gk_fail(&err, GK_ERR_USAGE, "--output 指的 %s 是要校验的工作簿，不能覆盖。",
            "--output names %s, one of the workbooks to check; it is not overwritten.", options.output);
    return fail(&err);
  }
  return check_with_packs(&options, &err);
}
