/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Suspects in words: which figure, what it is, what it should be, and how the slip came about.
 */
#ifndef GK_SENTENCES_SUSPECT_H
#define GK_SENTENCES_SUSPECT_H

#include "engine/diagnosis/diagnose.h"
#include "engine/rules/sentences.h"

/** The cause with what shows it: 漏加（少加了公开02表 C9“…”的35.64）. Fails as gk_say does. */
const char *gk_say_cause(gk_arena *arena, const gk_equations *equations, const gk_explanation *x);

/** The whole sentence. Fails as gk_say does. */
const char *gk_say_suspect(gk_arena *arena, const gk_equations *equations, const gk_explanation *x);

#endif
