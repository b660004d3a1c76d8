/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A text that grows, and the folding that makes headings comparable.
 */
#ifndef GK_TEXT_H
#define GK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "words/words.h"

/** Zero-initialise ({0}); `bytes` is NUL-terminated once anything was added, NULL before. */
typedef struct gk_text {
  char *bytes;
  size_t length, capacity;
  bool failed; /**< memory ran out; later additions do nothing */
} gk_text;

void gk_text_add(gk_text *text, const char *bytes, size_t length);
void gk_text_puts(gk_text *text, const char *string);
void gk_text_printf(gk_text *text, const char *format, ...) GK_FORMATS(2, 3);

/** gk_text_printf by the format gk_tr(zh), which may take the arguments in another order. */
void gk_text_say(gk_text *text, const char *zh, ...) GK_FORMATS(2, 3);

/** Adds a whole sentence behind what stands there: with a space between where the language writes one. */
void gk_text_sentence(gk_text *text, const char *sentence);

void gk_text_free(gk_text *text);

/** Copies a finished text into the arena and frees it. Where memory is out, "", and arena->failed says so: sentences are
 *  put together of others, and who has the whole looks once. */
const char *gk_text_keep(gk_text *text, gk_arena *arena);

/** A copy of a short text in the arena; fails likewise. */
const char *gk_arena_keep(gk_arena *arena, const char *text);

/** A text in the arena by the format gk_tr(zh), whose translation may take the arguments in another order. Fails as
 *  gk_text_keep does.
 *
 *      gk_say(arena, "%s缺少“%s”栏。", table, column) */
const char *gk_say(gk_arena *arena, const char *zh, ...) GK_FORMATS(2, 3);

/** The same where one Chinese text has several translations; see gk_tr_in. */
const char *gk_say_in(gk_arena *arena, const char *context, const char *zh, ...) GK_FORMATS(3, 4);

/** Adds `length` bytes of a text as XML and HTML have it between tags and quotes: & < > " escaped; control characters but
 *  tabs and line ends, and what is no UTF-8, become U+FFFD. */
void gk_text_escape(gk_text *text, const char *bytes, size_t length);

/** Whether a text is UTF-8 without control characters and line ends, so that any file and terminal can hold it. */
bool gk_text_is_plain(const char *text);

/** Makes a text one line that a terminal shows as it stands, whoever wrote it: control characters, line ends and the
 *  escapes of terminals among them, become spaces, bytes that are no UTF-8 question marks. The length stays. */
void gk_text_tame(char *text);

/** A folded text and its length, in which most texts that differ do so already. */
typedef struct gk_folded {
  const char *text;
  size_t length;
} gk_folded;

gk_folded gk_folded_of(const char *folded);

/** Whether `text` begins with `start`: in place, since most texts that do not differ at once. */
static inline bool gk_begins(const char *text, const char *start)
{
  while (*start != '\0' && *text == *start) text++, start++;
  return *start == '\0';
}

/** Folds `source` for comparing: all white space (also U+3000, U+00A0, zero-width, line breaks) is dropped, full-width
 *  ASCII becomes half-width, curly and corner quotes become one form, dashes one form, Latin letters become lower case.
 *  `source` itself where that changes nothing, else a text in the arena; NULL when memory is out. */
const char *gk_fold(gk_arena *arena, const char *source);

#endif
