/* SPDX-License-Identifier: MPL-2.0 */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/formats/names.h"
#include "words/words.h"

/* --- values ------------------------------------------------------------------------------------------------------- */

bool gk_option_refuse(const gk_option *option, const char *value, gk_error *err)
{
  return gk_fail(err, GK_ERR_USAGE, "选项 %s 不能是“%s”。", option->name, value);
}

bool gk_take_text(const gk_option *option, const char *value, gk_error *err)
{
  (void)err;
  *(const char **)option->to = value;
  return true;
}

bool gk_take_name(const gk_option *option, const char *value, gk_error *err)
{
  return gk_text_is_plain(value) ? gk_take_text(option, value, err)
                                 : gk_fail(err, GK_ERR_USAGE, "%s 的名称里有不是文字的字节。", option->name);
}

bool gk_take_number(const gk_option *option, const char *value, gk_error *err)
{
  char *end;
  long number = strtol(value, &end, 10);
  if (*value < '0' || *value > '9' || *end != '\0' || number < option->least || number > option->most)
    return gk_fail(err, GK_ERR_USAGE, "%s 要是%ld到%ld之间的整数，不能是“%s”。", option->name, option->least,
                   option->most, value);
  *(long *)option->to = number;
  return true;
}

bool gk_take_choice(const gk_option *option, const char *value, gk_error *err)
{
  for (int i = 0; option->choices[i] != NULL; i++) {
    if (strcmp(value, option->choices[i]) != 0) continue;
    *(int *)option->to = i;
    return true;
  }
  return gk_option_refuse(option, value, err);
}

static bool take_language(const gk_option *option, const char *value, gk_error *err)
{
  return gk_words_use(value) || gk_option_refuse(option, value, err);
}

/* --- what every subcommand takes ---------------------------------------------------------------------------------- */

static const gk_option language_option = {
  .name = "--lang", .value = "", .about = N_("提示和结果的语言"), .take = take_language};
static const gk_option help_option = {.name = "--help", .about = N_("显示这些说明（也可以写 -h）")};

/* zh|en */
static void name_languages(char *out, size_t size)
{
  size_t length = 0;
  for (size_t i = 0; gk_words_language(i) != NULL && length < size; i++)
    length += (size_t)snprintf(out + length, size - length, "%s%s", i == 0 ? "" : "|", gk_words_language(i));
}

/* --- the help ----------------------------------------------------------------------------------------------------- */

enum { ABOUT_COLUMN = 26 };

void gk_list_written(void)
{
  gk_text list = {0};
  gk_format_list(&list, GK_FORMAT_WRITTEN);
  if (!list.failed) printf("%*s%s\n", ABOUT_COLUMN, "", list.bytes);
  gk_text_free(&list);
}

/* How many columns of a terminal a text takes: Chinese characters take two. */
static int columns_of(const char *text)
{
  int columns = 0;
  for (; *text != '\0'; text++) {
    unsigned char byte = (unsigned char)*text;
    columns += byte < 0x80 ? 1 : byte >= 0xE3 ? 2 : byte >= 0xC0 ? 1 : 0;
  }
  return columns;
}

static void print_option(const gk_option *option, const char *value)
{
  int used = 2 + columns_of(option->name) + (*value == '\0' ? 0 : 1 + columns_of(value));
  printf("  %s%s%s%*s", option->name, *value == '\0' ? "" : " ", value, used < ABOUT_COLUMN ? ABOUT_COLUMN - used : 1,
         "");
  for (const char *about = gk_tr(option->about); *about != '\0'; about++) {
    putchar(*about);
    if (*about == '\n') printf("%*s", ABOUT_COLUMN, "");
  }
  putchar('\n');
  if (option->list != NULL) option->list();
}

static void print_help(const gk_usage *usage)
{
  char languages[256] = "";
  name_languages(languages, sizeof languages);
  puts(gk_tr(usage->head));
  for (size_t i = 0; i < usage->count; i++)
    print_option(&usage->options[i],
                 usage->options[i].value == NULL ? "" : gk_tr_in("option", usage->options[i].value));
  print_option(&language_option, languages);
  print_option(&help_option, "");
  if (usage->tail != NULL) printf("\n%s\n", gk_tr(usage->tail));
}

/* --- the words ---------------------------------------------------------------------------------------------------- */

static bool is_named(const gk_option *option, const char *word, size_t length)
{
  return strncmp(option->name, word, length) == 0 && option->name[length] == '\0';
}

static const gk_option *find(const gk_usage *usage, const char *word, size_t length)
{
  for (size_t i = 0; i < usage->count; i++) {
    if (is_named(&usage->options[i], word, length)) return &usage->options[i];
  }
  if (is_named(&language_option, word, length)) return &language_option;
  return is_named(&help_option, word, length) || (length == 2 && strncmp(word, "-h", 2) == 0) ? &help_option : NULL;
}

/* How many words the option at the front took; 0 with a sentence. */
static int read_option(const gk_usage *usage, int count, char **words, bool *help, gk_error *err)
{
  size_t length = strcspn(words[0], "=");
  const char *value = words[0][length] == '=' ? words[0] + length + 1 : NULL;
  const gk_option *option = find(usage, words[0], length);
  bool is_switch = option != NULL && option->take == NULL;
  if (option == NULL) {
    gk_fail(err, GK_ERR_USAGE, "没有选项 %s；gongkai %s --help 列出全部选项。", words[0], usage->name);
  } else if (is_switch && value != NULL) {
    gk_fail(err, GK_ERR_USAGE, "选项 %s 后面不带值。", option->name);
  } else if (is_switch) {
    *(option == &help_option ? help : (bool *)option->to) = true;
    return 1;
  } else if (value == NULL && count < 2) {
    gk_fail(err, GK_ERR_USAGE, "选项 %s 后面缺少值。", option->name);
  } else if (option->take(option, value == NULL ? words[1] : value, err)) {
    return value == NULL ? 2 : 1;
  }
  return 0;
}

gk_words_read gk_options_read(const gk_usage *usage, int count, char **words, gk_error *err)
{
  bool only_files = false, help = false;
  size_t files = 0;
  for (int i = 0, taken; i < count; i += taken) {
    taken = 1;
    if (only_files || words[i][0] != '-' || words[i][1] == '\0') {
      words[files++] = words[i];
    } else if (strcmp(words[i], "--") == 0) {
      only_files = true;
    } else {
      taken = read_option(usage, count - i, words + i, &help, err);
      if (taken == 0) return GK_WORDS_WRONG;
    }
  }
  if (help) {
    print_help(usage);
    return GK_WORDS_HELP;
  }
  if (usage->files != NULL) *usage->files = files;
  if (usage->files != NULL || files == 0) return GK_WORDS_READ;
  gk_fail(err, GK_ERR_USAGE, "gongkai %s 不读文件，不认识“%s”。", usage->name, words[0]);
  return GK_WORDS_WRONG;
}
