/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai: the engine as a command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

static const char usage[] = N_("用法：gongkai check [选项] 文件…   校验工作簿（gongkai check --help 列出选项）\n"
                               "      gongkai template [选项] --output 文件   生成供部门填报的工作簿\n"
                               "      gongkai collect [选项] --output 文件 文件…  汇总各单位的工作簿\n"
                               "      gongkai --version            版本\n");

/* The locale's language where there is a catalogue of it; Chinese is the users' language. */
static void choose_language(void)
{
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value == NULL || *value == '\0') continue;
    gk_words_use(value);
    return;
  }
}

/* Whether the word is a subcommand that a later version will have. */
static bool comes_later(const char *word)
{
  static const char *const words[] = {"narrate"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strcmp(word, words[i]) == 0) return true;
  }
  return false;
}

int main(int argc, char **argv)
{
  choose_language();
  if (argc >= 2 && strcmp(argv[1], "check") == 0) return gk_command_check(argc - 2, argv + 2);
  if (argc >= 2 && strcmp(argv[1], "collect") == 0) return gk_command_collect(argc - 2, argv + 2);
  if (argc >= 2 && strcmp(argv[1], "template") == 0) return gk_command_template(argc - 2, argv + 2);
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    puts("gongkai " GK_VERSION);
    return GK_EXIT_PASS;
  }
  if (argc >= 2 && comes_later(argv[1])) fprintf(stderr, gk_tr("gongkai：这个版本还没有 %s。\n"), argv[1]);
  bool asked = argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0);
  fputs(gk_tr(usage), asked ? stdout : stderr);
  return asked ? GK_EXIT_PASS : GK_EXIT_USAGE;
}
