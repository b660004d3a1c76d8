/* SPDX-License-Identifier: MPL-2.0 */
/* The options of gongkai check. */
#include <stdio.h>

#include "command.h"
#include "options.h"

static bool take_view(const gk_option *option, const char *value, gk_error *err)
{
  const gk_view *view = gk_view_named(value);
  if (view == NULL) return gk_option_refuse(option, value, err);
  *(const gk_view **)option->to = view;
  return true;
}

static void list_views(void)
{
  for (size_t i = 0; gk_view_at(i) != NULL; i++)
    printf("%25s %-5s %s\n", "", gk_view_at(i)->name, gk_tr(gk_view_at(i)->about));
}

gk_words_read gk_check_options_read(int count, char **words, gk_check_options *options, gk_error *err)
{
  static const char *const levels[] = {"error", "warning", "rounding", "never", NULL};
  *options = (gk_check_options){.view = gk_view_at(0), .files = words};
  const gk_option table[] = {
    {"--format", NC_("option", "格式"), N_("结果的格式（默认 text）："), take_view, .to = &options->view,
     .list = list_views},
    {"--output", NC_("option", "文件"), N_("把结果写进文件（默认写到标准输出）"), gk_take_text, .to = &options->output},
    {"--files-from", NC_("option", "文件|-"), N_("从清单里读要校验的文件，每行一个（或用零字节分隔）；- 是标准输入"),
     gk_take_text, .to = &options->files_from},
    {"--jobs", NC_("option", "数"), N_("同时校验几个文件（默认0：每个处理器一个）；结果的顺序和内容不变"),
     gk_take_number, .to = &options->jobs, .most = GK_MOST_JOBS},
    {"--annotate", NC_("option", "文件夹"), N_("有问题的工作簿按原格式另存一份带标记的副本，并附文字说明"),
     gk_take_text, .to = &options->annotate},
    {"--departments", NC_("option", "名单.csv"),
     N_("应报送的部门（第一行是栏目名，要有“部门”一栏）：没有报送的也列出，退出码至少为1"), gk_take_text,
     .to = &options->departments},
    {"--fail-on", NC_("option", "程度"), N_("error、warning、rounding 或 never：到这个程度退出码就是1（默认 error）"),
     gk_take_choice, .to = &options->fail_on, .choices = levels},
    {"--pack", NC_("option", "包"), N_("表式包的文件夹或编号，如 cn-2021（默认按各文件的年度和表式选用）"),
     gk_take_text, .to = &options->pack},
  };
  const gk_usage usage = {
    .name = "check",
    .head = N_("用法：gongkai check [选项] 文件或文件夹…\n"
               "校验部门决算公开工作簿。文件夹里的工作簿（连同下级文件夹）按名称顺序校验，隐藏文件和锁文件除外。\n"),
    .tail = N_(
      "按一次 Ctrl-C，正在校验的文件校验完后停止，已有的结果完整；再按一次立即停止。\n"
      "退出码：0 全部通过；1 有达到 --fail-on 的问题，或没有校验完；2 命令写错；3 有文件读不了；130 按 Ctrl-C 停止。"),
    .options = table,
    .count = sizeof table / sizeof *table,
    .files = &options->file_count,
  };
  gk_words_read read = gk_options_read(&usage, count, words, err);
  if (read != GK_WORDS_READ || options->file_count > 0 || options->files_from != NULL) return read;
  gk_fail(err, GK_ERR_USAGE, "没有给出要校验的文件。");
  return GK_WORDS_WRONG;
}
