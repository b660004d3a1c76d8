/* SPDX-License-Identifier: MPL-2.0 */
#include "words.h"

#include <string.h>

static const gk_word_option *find(const char *word, size_t length, const gk_word_option *options, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (strlen(options[i].name) == length && strncmp(options[i].name, word, length) == 0) return &options[i];
  }
  return NULL;
}

bool gk_words_refuse(const char *option, const char *value, gk_error *err)
{
  return gk_fail(err, GK_ERR_USAGE, "选项 %s 不能是“%s”。", option, value);
}

bool gk_words_read(int count, char **words, const gk_word_option *options, size_t option_count, size_t *file_count,
                   gk_error *err)
{
  bool only_files = false;
  if (file_count != NULL) *file_count = 0;
  for (int i = 0; i < count; i++) {
    if (file_count != NULL && (only_files || words[i][0] != '-')) {
      words[(*file_count)++] = words[i];
      continue;
    }
    if (file_count != NULL && strcmp(words[i], "--") == 0) {
      only_files = true;
      continue;
    }
    const char *equals = strchr(words[i], '=');
    size_t length = equals == NULL ? strlen(words[i]) : (size_t)(equals - words[i]);
    const gk_word_option *option = find(words[i], length, options, option_count);
    if (option == NULL) return gk_fail(err, GK_ERR_USAGE, "不认识“%s”；--help 列出全部选项。", words[i]);
    if (option->value == NULL) {
      *option->on = true;
    } else if (equals != NULL) {
      *option->value = equals + 1;
    } else if (i + 1 < count) {
      *option->value = words[++i];
    } else {
      return gk_fail(err, GK_ERR_USAGE, "选项 %s 后面缺少值。", words[i]);
    }
  }
  return true;
}
