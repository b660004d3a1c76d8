/* SPDX-License-Identifier: MPL-2.0 */
#include "words/words.h"

#include <stdio.h>
#include <string.h>

#include "words/catalogue.h"

/* The one state of the process that is no constant: a person reads one language. NULL is Chinese. */
static const gk_catalogue *in_force;

static const char chinese[] = "zh";

/* Whether the language of `wanted`, such as "en_US.UTF-8", is `tag`. */
static bool is_language(const char *wanted, const char *tag)
{
  size_t i = 0;
  while (tag[i] != '\0' && (wanted[i] == tag[i] || (tag[i] == '_' && wanted[i] == '-'))) i++;
  return tag[i] == '\0' && strchr("_-.@", wanted[i]) != NULL;
}

static const gk_catalogue *catalogue_of(const char *tag)
{
  const gk_catalogue *found = NULL;
  for (const gk_catalogue *c = gk_catalogues; c->tag != NULL; c++) {
    if (is_language(tag, c->tag)) found = c;
  }
  return found;
}

bool gk_words_use(const char *tag)
{
  const gk_catalogue *catalogue = catalogue_of(tag);
  if (catalogue == NULL && !is_language(tag, chinese)) return false;
  in_force = catalogue;
  return true;
}

const char *gk_words_tag(void)
{
  return in_force == NULL ? chinese : in_force->tag;
}

bool gk_words_are_keys(void)
{
  return is_language(gk_words_tag(), chinese);
}

bool gk_words_are_english(void)
{
  return is_language(gk_words_tag(), "en");
}

const char *gk_words_language(size_t index)
{
  return index == 0 ? chinese : gk_catalogues[index - 1].tag;
}

/* `context` may be NULL. Keys hold the context, '\4' and the text. */
static int compare(const char *context, const char *zh, const char *key)
{
  if (context == NULL) return strcmp(zh, key);
  size_t length = strlen(context);
  int order = strncmp(context, key, length);
  if (order != 0) return order;
  return key[length] == '\4' ? strcmp(zh, key + length + 1) : '\4' - (unsigned char)key[length];
}

static const char *look_up(const gk_catalogue *catalogue, const char *context, const char *zh)
{
  size_t low = 0, high = catalogue == NULL ? 0 : catalogue->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare(context, zh, catalogue->entries[middle].key);
    if (order == 0) return catalogue->entries[middle].text;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return zh;
}

/* English where the language in force lacks the text: fewer people read Chinese. */
static const char *translate(const char *context, const char *zh)
{
  const char *text = look_up(in_force, context, zh);
  return text != zh || gk_words_are_keys() ? text : look_up(catalogue_of("en"), context, zh);
}

const char *gk_tr(const char *zh)
{
  return translate(NULL, zh);
}

const char *gk_tr_in(const char *context, const char *zh)
{
  return translate(context, zh);
}

const char *gk_tr_to(const char *tag, const char *context, const char *zh)
{
  return look_up(catalogue_of(tag), context, zh);
}
