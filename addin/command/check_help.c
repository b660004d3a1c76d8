/* SPDX-License-Identifier: MPL-2.0 */
#include "check_help.h"

#include <stdio.h>

#include "files/views/view.h"

static const char begin[] =
  N_("用法：gongkai check [选项] 文件或文件夹…\n"
     "校验部门决算公开工作簿。文件夹里的工作簿（连同下级文件夹）按名称顺序校验，隐藏文件和锁文件除外。\n\n"
     "  --format 格式           结果的格式（默认 text）：\n");

static const char help[] =
  N_("  --output 文件           把结果写进文件（默认写到标准输出）\n"
     "  --files-from 文件|-     从清单里读要校验的文件，每行一个（或用零字节分隔）；- 是标准输入\n"
     "  --jobs 数               同时校验几个文件（默认0：每个处理器一个）；结果的顺序和内容不变\n"
     "  --annotate 文件夹       有问题的工作簿按原格式另存一份带标记的副本，并附文字说明\n"
     "  --departments 名单.csv  应报送的部门（第一行是栏目名，要有“部门”一栏）：没有报送的也列出，退出码至少为1\n"
     "  --fail-on 程度          error、warning、rounding 或 never：到这个程度退出码就是1（默认 error）\n"
     "  --pack 包               表式包的文件夹或编号，如 cn-2021（默认按各文件的年度和表式选用）\n"
     "  --lang zh|en            结果的语言\n\n"
     "按一次 Ctrl-C，正在校验的文件校验完后停止，已有的结果完整；再按一次立即停止。\n"
     "退出码：0 全部通过；1 有达到 --fail-on 的问题；2 命令写错；3 有文件读不了；130 按 Ctrl-C 停止。\n");

void gk_check_help(void)
{
  fputs(gk_tr(begin), stdout);
  for (size_t i = 0; gk_view_at(i) != NULL; i++)
    printf("%25s %-5s %s\n", "", gk_view_at(i)->name, gk_tr(gk_view_at(i)->about));
  fputs(gk_tr(help), stdout);
}
