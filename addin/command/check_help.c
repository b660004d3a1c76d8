/* SPDX-License-Identifier: MPL-2.0 */
#include "check_help.h"

#include <stdio.h>

#include "files/views/view.h"

static const char begin_zh[] =
  "用法：gongkai check [选项] 文件或文件夹…\n"
  "校验部门决算公开工作簿。文件夹里的工作簿（连同下级文件夹）按名称顺序校验，隐藏文件和锁文件除外。\n\n"
  "  --format 格式           结果的格式（默认 text）：\n";

static const char help_zh[] =
  "  --output 文件           把结果写进文件（默认写到标准输出）\n"
  "  --files-from 文件|-     从清单里读要校验的文件，每行一个（或用零字节分隔）；- 是标准输入\n"
  "  --jobs 数               同时校验几个文件（默认0：每个处理器一个）；结果的顺序和内容不变\n"
  "  --annotate 文件夹       有问题的工作簿按原格式另存一份带标记的副本，并附文字说明\n"
  "  --departments 名单.csv  应报送的部门（第一行是栏目名，要有“部门”一栏）：没有报送的也列出，退出码至少为1\n"
  "  --fail-on 程度          error、warning、rounding 或 never：到这个程度退出码就是1（默认 error）\n"
  "  --pack 包               表式包的文件夹或编号，如 cn-2021（默认按各文件的年度和表式选用）\n"
  "  --lang zh|en            结果的语言\n\n"
  "按一次 Ctrl-C，正在校验的文件校验完后停止，已有的结果完整；再按一次立即停止。\n"
  "退出码：0 全部通过；1 有达到 --fail-on 的问题；2 命令写错；3 有文件读不了；130 按 Ctrl-C 停止。\n";

static const char begin_en[] =
  "Usage: gongkai check [OPTION] FILE-OR-FOLDER…\n"
  "Checks workbooks of departmental final accounts. Of a folder, and of the folders in it, the workbooks are\n"
  "checked in the order of their names; hidden files and lock files are passed over.\n\n"
  "  --format FORMAT         what the results are written as (default text):\n";

static const char help_en[] =
  "  --output FILE           write the results there (default: standard output)\n"
  "  --files-from FILE|-     read the names of the files to check, one a line (or zero bytes between them); - is\n"
  "                          standard input\n"
  "  --jobs N                files checked at the same time (default 0: one a processor); the results stay the same\n"
  "  --annotate FOLDER       put a marked copy of each workbook with findings there, in its own format, with its\n"
  "                          sentences beside it\n"
  "  --departments LIST.csv  who was to send a workbook (a column 部门): those who did not are listed, exit status 1\n"
  "  --fail-on LEVEL         error, warning, rounding or never: from there on the exit status is 1 (default error)\n"
  "  --pack PACK             folder or id of the pack, such as cn-2021 (default: by each file's year and lines)\n"
  "  --lang zh|en            language of the results\n\n"
  "Ctrl-C stops once the files being checked are done, with whole results; a second one stops at once.\n"
  "Exit status: 0 all pass; 1 a finding at or above --fail-on; 2 wrong usage; 3 a file could not be read; 130\n"
  "stopped by Ctrl-C.\n";

void gk_check_help(gk_lang lang)
{
  fputs(lang == GK_EN ? begin_en : begin_zh, stdout);
  for (size_t i = 0; gk_view_at(i) != NULL; i++)
    printf("%25s %-5s %s\n", "", gk_view_at(i)->name, gk_label_in(gk_view_at(i)->about, lang));
  fputs(lang == GK_EN ? help_en : help_zh, stdout);
}
