/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The sentences a user reads, in the user's language. The lowest layer: it knows nothing of the engine.
 *
 * A sentence stands in the code in Chinese, which is the key; addin/words/TAG.po holds it in another language, and the
 * build compiles those files in. The language of the process is set once, before anything is said:
 *
 *     gk_words_use("en");
 *     puts(gk_tr("没有差错。"));
 */
#ifndef GK_WORDS_WORDS_H
#define GK_WORDS_WORDS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/** The attribute of a function that formats: its `at`th argument, with what follows from the `first`th on (0 where
 *  a va_list follows). */
#define GK_FORMATS(at, first) __attribute__((format(printf, at, first)))

/** Marks a Chinese text in a table; where it is shown it goes through gk_tr. */
#define N_(zh) zh

/** The same for gk_tr_in. */
#define NC_(context, zh) zh

/** Sets the language of the process: "zh", whose texts are the keys themselves, or the name of a catalogue such as
 *  "en" or "zh_TW"; what follows, as in "en_US.UTF-8" or "zh-CN", is passed over. False where there is no such language;
 *  nothing changes then. Not while another thread may be speaking. */
bool gk_words_use(const char *tag);

/** The language in force, "zh" at first. */
const char *gk_words_tag(void);

/** Whether the language in force is Chinese, that of the keys; English. */
bool gk_words_are_keys(void);
bool gk_words_are_english(void);

/** The languages there are: the `index`th, "zh" the first; NULL behind the last. */
const char *gk_words_language(size_t index);

/** The text of `zh` in the language in force, in English where it is not translated, `zh` itself where that lacks it too.
 *  Never fails, lives for ever. */
const char *gk_tr(const char *zh) __attribute__((format_arg(1)));

/** gk_tr where one Chinese text has several translations: `context`, in English, says which is meant. */
const char *gk_tr_in(const char *context, const char *zh) __attribute__((format_arg(2)));

/** The text in another language than that in force, for what is made in all languages at once, or `zh` itself; `context`
 *  may be NULL. */
const char *gk_tr_to(const char *tag, const char *context, const char *zh) __attribute__((format_arg(3)));

/** vsnprintf by the format gk_tr(zh), or gk_tr_in(context, zh) where context is not NULL. The arguments are those of
 *  `zh`, in its order; a translation may take them in another one, "%2$s of %1$d", and pass one over with "%2$.0s".
 *  Returns as vsnprintf does. */
int gk_words_format(char *out, size_t size, const char *context, const char *zh, va_list args) GK_FORMATS(4, 0);

#endif
