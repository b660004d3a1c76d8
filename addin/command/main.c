/* SPDX-License-Identifier: MPL-2.0 */
/* gongkai: the engine as a command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "version.h"

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

int gk_exit_failed(const gk_error *err)
{
  fprintf(stderr, "gongkai: %s\n", err->text);
  return err->status == GK_ERR_USAGE ? GK_EXIT_USAGE : GK_EXIT_UNREADABLE;
}

static const struct subcommand {
  const char *name;
  int (*run)(int count, char **words); /* NULL where only a later version has it */
} subcommands[] = {
  {"check", gk_command_check}, {"template", gk_command_template}, {"collect", gk_command_collect}, {"narrate", NULL}};

static const struct subcommand *find_subcommand(const char *name)
{
  for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++) {
    if (strcmp(name, subcommands[i].name) == 0) return &subcommands[i];
  }
  return NULL;
}

static bool asks_for_help(const char *word)
{
  return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

static int run(int argc, char **argv)
{
  const struct subcommand *subcommand = argc < 2 ? NULL : find_subcommand(argv[1]);
  if (subcommand != NULL && subcommand->run != NULL) return subcommand->run(argc - 2, argv + 2);
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    puts("gongkai " GK_VERSION);
    return GK_EXIT_PASS;
  }
  if (subcommand != NULL) fprintf(stderr, gk_tr("gongkai：这个版本还没有 %s。\n"), argv[1]);
  bool asked = argc == 2 && asks_for_help(argv[1]);
  fputs(gk_tr(usage), asked ? stdout : stderr);
  return asked ? GK_EXIT_PASS : GK_EXIT_USAGE;
}

/* What was said and got lost (a full disk behind standard output) is no success. */
int main(int argc, char **argv)
{
  choose_language();
  int status = run(argc, argv);
  if ((fflush(stdout) == 0 && !ferror(stdout)) || status > GK_EXIT_FINDING) return status;
  fprintf(stderr, "gongkai: %s\n", gk_tr("结果写不出去（磁盘满或管道已断）。"));
  return GK_EXIT_UNREADABLE;
}
