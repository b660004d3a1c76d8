/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "words.h"

/* One word of a fixed list; its index, or -1 with a sentence. */
static int choose(const char *option, const char *value, const char *const *allowed, size_t count, gk_error *err)
{
  for (size_t i = 0; i < count; i++) {
    if (strcmp(value, allowed[i]) == 0) return (int)i;
  }
  gk_words_refuse(option, value, err);
  return -1;
}

static bool set_format(gk_check_options *options, const char *value, gk_error *err)
{
  options->view = gk_view_named(value);
  return options->view != NULL || gk_words_refuse("--format", value, err);
}

static bool set_jobs(gk_check_options *options, const char *value, gk_error *err)
{
  char *end;
  long jobs = strtol(value, &end, 10);
  if (*value < '0' || *value > '9' || *end != '\0' || jobs > GK_MOST_JOBS)
    return gk_fail(err, GK_ERR_USAGE, "--jobs 要是0（每个处理器一个）到%d的整数，不能是“%s”。", GK_MOST_JOBS, value);
  options->jobs = (int)jobs;
  return true;
}

static bool set_fail_on(gk_check_options *options, const char *value, gk_error *err)
{
  static const char *const levels[] = {"error", "warning", "rounding", "never"};
  int level = choose("--fail-on", value, levels, 4, err);
  if (level >= 0) options->fail_on = (gk_fail_on)level;
  return level >= 0;
}

static bool set_lang(const char *value, gk_error *err)
{
  return gk_words_use(value) || gk_words_refuse("--lang", value, err);
}

static bool set_option(gk_check_options *options, const char *name, const char *value, gk_error *err)
{
  if (strcmp(name, "--format") == 0) return set_format(options, value, err);
  if (strcmp(name, "--fail-on") == 0) return set_fail_on(options, value, err);
  if (strcmp(name, "--lang") == 0) return set_lang(value, err);
  if (strcmp(name, "--jobs") == 0) return set_jobs(options, value, err);
  if (strcmp(name, "--pack") == 0) options->pack = value;
  if (strcmp(name, "--output") == 0) options->output = value;
  if (strcmp(name, "--files-from") == 0) options->files_from = value;
  if (strcmp(name, "--departments") == 0) options->departments = value;
  if (strcmp(name, "--annotate") == 0) options->annotate = value;
  return true;
}

static bool takes_value(const char *name)
{
  static const char *const names[] = {"--format", "--fail-on",    "--lang",     "--pack",       "--output",
                                      "--jobs",   "--files-from", "--annotate", "--departments"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (strcmp(name, names[i]) == 0) return true;
  }
  return false;
}

/* --name value or --name=value; the words taken, 0 with a sentence. */
static int read_option(gk_check_options *options, int count, char **words, gk_error *err)
{
  char name[32];
  const char *equals = strchr(words[0], '=');
  size_t length = equals == NULL ? strlen(words[0]) : (size_t)(equals - words[0]);
  if (length >= sizeof name) length = sizeof name - 1;
  memcpy(name, words[0], length);
  name[length] = '\0';
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
    options->help = true;
    return 1;
  }
  if (!takes_value(name)) {
    gk_fail(err, GK_ERR_USAGE, "没有选项 %s；gongkai check --help 列出全部选项。", words[0]);
    return 0;
  }
  if (equals == NULL && count < 2) {
    gk_fail(err, GK_ERR_USAGE, "选项 %s 后面缺少值。", name);
    return 0;
  }
  if (!set_option(options, name, equals == NULL ? words[1] : equals + 1, err)) return 0;
  return equals == NULL ? 2 : 1;
}

bool gk_check_options_read(int count, char **words, gk_check_options *options, gk_error *err)
{
  *options = (gk_check_options){.view = gk_view_at(0), .files = words};
  bool only_files = false;
  for (int i = 0; i < count;) {
    if (only_files || words[i][0] != '-' || words[i][1] == '\0') {
      words[options->file_count++] = words[i++];
    } else if (strcmp(words[i], "--") == 0) {
      only_files = true;
      i++;
    } else {
      int taken = read_option(options, count - i, words + i, err);
      if (taken == 0) return false;
      i += taken;
    }
  }
  if (options->file_count == 0 && options->files_from == NULL && !options->help)
    return gk_fail(err, GK_ERR_USAGE, "没有给出要校验的文件。");
  return true;
}
