/* SPDX-License-Identifier: MPL-2.0 */
#include "speak.h"

#include "words/words.h"

int gk_speak_english(void)
{
  return gk_words_use("en") ? 0 : 1;
}

int gk_speak_chinese(void)
{
  return gk_words_use("zh") ? 0 : 1;
}
