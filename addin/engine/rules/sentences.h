/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Sentences of findings, as an accountant would say them: table, cell, row and column by name, amounts as published.
 */
#ifndef GK_SENTENCES_H
#define GK_SENTENCES_H

#include "engine/rules/equations.h"
#include "engine/base/text.h"

/** Copies a finished text into the arena and frees it; NULL when memory ran out. */
const char *gk_text_keep(gk_text *text, gk_arena *arena);

/** What messages call a table: 公开04表, or its English title with the mark. */
void gk_say_table(gk_text *text, const gk_pack_table *table);

/** The same with what a form is about: 项目支出绩效自评表（网格工作专项经费）. */
void gk_say_form(gk_text *text, const gk_table *table);

/** 公开04表 C7“一般公共预算财政拨款收入”: table, cell, row and, where the table has several, column. */
void gk_say_figure(gk_text *text, const gk_table *table, const gk_row *row, size_t column);

/** The sentence of an equation that does not hold. NULL when memory is out. */
const char *gk_say_equation(gk_arena *arena, const gk_equations *equations, const gk_equation *equation);

/** The row's name without line breaks: the pack's for named lines, code and name as the sheet has them for others. */
void gk_say_row(gk_text *text, const gk_row *row);

/** gk_say_figure of a figure that equations know, and a value as its cell would show it. */
void gk_say_known(gk_text *text, const gk_known *known);
void gk_say_value(gk_text *text, const gk_known *known, gk_dec value);

/** An amount with the decimals of its table, trailing decimals beyond them kept. */
void gk_say_amount(gk_text *text, gk_dec amount);

#endif
