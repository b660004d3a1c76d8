/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Sentences of findings, as an accountant would say them: table, cell, row and column by name, amounts as published.
 */
#ifndef GK_SENTENCES_H
#define GK_SENTENCES_H

#include "engine/rules/equations.h"
#include "engine/base/text.h"

/** Names of things for sentences. They stand in the arena, whose `failed` says when memory was out: gk_say. */

/** What messages call a table: 公开04表, or its title in the reader's language with the mark. */
const char *gk_name_table(gk_arena *arena, const gk_pack_table *table);

/** The same with what a form is about: 项目支出绩效自评表（网格工作专项经费）. */
const char *gk_name_form(gk_arena *arena, const gk_table *table);

/** 公开04表 C7“一般公共预算财政拨款收入”: table, cell, row and, where the table has several, column. */
const char *gk_name_figure(gk_arena *arena, const gk_table *table, const gk_row *row, size_t column);

/** The row's name without line breaks: the pack's for named lines, code and name as the sheet has them for others. */
const char *gk_name_row(gk_arena *arena, const gk_row *row);

/** An amount with the decimals of its table, trailing decimals beyond them kept. */
const char *gk_name_amount(gk_arena *arena, gk_dec amount);

/** gk_name_figure of a figure that equations know, and a value as its cell would show it. */
const char *gk_name_known(gk_arena *arena, const gk_known *known);
const char *gk_name_value(gk_arena *arena, const gk_known *known, gk_dec value);

/** The sentence of an equation that does not hold. */
const char *gk_say_equation(gk_arena *arena, const gk_equations *equations, const gk_equation *equation);

#endif
