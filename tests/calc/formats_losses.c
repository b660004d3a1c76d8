/* SPDX-License-Identifier: MPL-2.0 */
/* What real Calc (7.4, 25.2) cannot put into a file, or no longer sees when it opens one: cell by cell, each with its
 * reason. A loss that is not met fails as well, so that the table says no more than is so. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "formats.h"

/* .xlsx and .xls know seven errors; Calc writes those that have only a number as #VALUE! or #N/A. */
#define NUMBERED "the formats know no errors that have only a number"

/* Calc asks a formula's number format whether its result is a text, and that is set for formulas that were typed into
 * cells without a number format, not for those loaded from a file, filled down, or typed where another format was. */
#define TEXTS "Calc writes 0 as the result of formulas whose text it does not know for one"
#define UNCOMPUTED "as " TEXTS ": this formula can give nothing else"
#define TEMPLATES "filled filled-wrong new-tables"

#define LOGICAL "Calc has no logical values, only a number format; .xls has no such format"
#define GK01_C7 "GK01 收入支出决算总表.C7"
#define GK05_D10 "GK05 一般公共预算财政拨款支出决算表.D10"
#define GK05_E10 "GK05 一般公共预算财政拨款支出决算表.E10"

/* From the document to the file. */
static const formats_loss saved[] = {
  {"errors-typed", "xlsx xls", "工作表1.A14", "=Err:502", "=#VALUE!", NUMBERED, 0},
  {"errors-typed", "xlsx xls", "工作表1.A15", "=Err:502", "=#VALUE!", NUMBERED, 0},
  {"errors-typed", "xlsx xls", "工作表1.A16", "=Err:522", "=#VALUE!", NUMBERED, 0},
  {"errors-typed", "xlsx xls", "工作表1.A17", "=Err:509", "=#VALUE!", NUMBERED, 0},
  {"errors-typed", "xlsx xls", "工作表1.A18", "=Err:502", "=#VALUE!", NUMBERED, 0},
  {"error-502", "xlsx xls", GK05_D10, "=Err:502", "=#VALUE!", NUMBERED, FORMATS_FINDINGS},
  {"outside", "xlsx xls", "本表.A1", "=Err:540", "=#N/A", NUMBERED, 0},

  {"filled filled-wrong", "xls", NULL, "=“…", "=0", TEXTS, FORMATS_FINDINGS},
  {TEMPLATES, "xls", NULL, "=“…", "=0 merged to …", TEXTS, FORMATS_FINDINGS},
  {TEMPLATES, "xls", NULL, "", "=0", TEXTS, 0},
  {TEMPLATES, "xls", NULL, "=“…", "=not computed", UNCOMPUTED, FORMATS_FINDINGS},
  {TEMPLATES, "xls", NULL, "=“…", "=not computed merged to …", UNCOMPUTED, FORMATS_FINDINGS},
  {TEMPLATES, "xls", NULL, "", "=not computed", UNCOMPUTED, 0},
  {"filled filled-wrong", "xls", NULL, "", "=not computed merged to …", UNCOMPUTED, 0},
  {"formulas", "xls", GK05_E10, "", "=not computed", UNCOMPUTED, FORMATS_FINDINGS},
  {"formula-texts", "xls", GK05_D10, "=“合计”", "=not computed", UNCOMPUTED, FORMATS_FINDINGS},
  {"filled-down", "xls", NULL, "=“多”", "=0", TEXTS, 0},
  {"filled-down", "xls", NULL, "", "=0", TEXTS, 0},
  {"sheets", "xls", "公式.C4", "", "=0", TEXTS, 0},
  {"sheets", "xls", "公式.C5", "=“大”", "=0", TEXTS, 0},
  {"outside", "xls", "本表.B1", "=“合计元”", "=not computed", UNCOMPUTED, 0},

  /* A format of the user's own hides from Calc what the formula gives, and from the file what the format shows. */
  {"logical", "xlsx xls", GK01_C7, "=0", "=“FALSE”", "a logical result that a number format shows as a number",
   FORMATS_FINDINGS},
  {"values", "xlsx xls", "数值.E1", "=“TRUE”", "=1", "a number that only its format shows as a logical value", 0},

  {"long-texts", "xlsx xls", "工作表1.A7", "“ccc…",
   "“cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc”, 32767 …", "a cell of Excel holds 32767 characters",
   0},
  {"contents", "xlsx xls", "内容.A6", "“本表：内容”", "“本表：”", "Calc drops fields from .xlsx and .xls", 0},
  {"contents", "xlsx xls", "内容.A7", "“文件：决算公开”", "“文件：”", "Calc drops fields from .xlsx and .xls", 0},
  {"values", "fods ods", "数值.A4", "0.521006944444444", "0.521006944444445",
   "OpenDocument holds hours, minutes and seconds, which 25.2 adds to another last digit than 7.4", FORMATS_SOME},
  {"far-corner", "xls", "工作表1.IW1", "“257列”", "", "a sheet of .xls has 256 columns", 0},
  {"far-corner", "xls", "工作表1.A65537", "=“第一格”", "", "a sheet of .xls has 65536 rows", 0},
  {"far-corner", "xls", "工作表1.XFD1048576", "1", "", "a sheet of .xls has 65536 rows and 256 columns", 0},
};

/* From the file to Calc that opens it; besides what it computes anew and then has as before. */
static const formats_loss opened[] = {
  {"formatted logical values", "xlsx", NULL, "“TRUE”", "=“TRUE”", "Calc opens it as the formula =TRUE()", 0},
  {"formatted values", "xlsx", NULL, "“FALSE”", "=“FALSE”", "Calc opens it as the formula =FALSE()", 0},
  {"formatted logical values", "xls", NULL, "“TRUE”", "=1", LOGICAL, 0},
  {"formatted values", "xls", NULL, "“FALSE”", "=0", LOGICAL, 0},
  {"formatted formulas-typed", "xls", NULL, "=“TRUE”", "=1", LOGICAL, 0},
  {"formatted formulas-typed filled-down", "xls", NULL, "=“FALSE”", "=0", LOGICAL, 0},
  {"filled-down", "fods ods", NULL, "=0", "=“FALSE”", "Calc formats what was filled down only then", 0},
  {"filled-down", "fods ods", NULL, "=1", "=“TRUE”", "Calc formats what was filled down only then", 0},

  {"errors", "xls", "GK03 支出决算表.C7", "=#NAME?", "=“nosuchname”", "Calc opens a name that is not defined as a text",
   0},
  {"errors", "xls", "GK04 财政拨款收入支出决算总表.C7", "=#REF!", "=#N/A",
   "Calc computes a lost reference of .xls otherwise", 0},
  {"errors-typed", "xls", "工作表1.A2", "=#REF!", "=#N/A", "Calc computes a lost reference of .xls otherwise", 0},
  {"errors-typed", "xls", "工作表1.A3", "=#NAME?", "=“nosuchname”", "Calc opens a name that is not defined as a text",
   0},
  {"errors-typed", "xls", "工作表1.A4", "=#NAME?", "=#N/A", "Calc opens a function that it does not know otherwise", 0},
  {"outside", "xls", "本表.B1", "=not computed", "=Err:540", "Calc computes it anew without the other file", 0},
  {"texts", "fods ods", "工作表1.A8", "“a\tb”", "“ab”", "Calc 7.4 does not read text:tab in plain text", FORMATS_SOME},
};

enum { SAVED = sizeof saved / sizeof *saved, OPENED = sizeof opened / sizeof *opened };
static uint64_t saved_met[SAVED], opened_met[OPENED]; /* a bit for each of its documents in each of its formats */

/* The text, or its beginning where the pattern ends in …. */
static bool matches(const char *pattern, const char *text)
{
  static const char open_end[] = "…";
  size_t length = strlen(pattern), tail = sizeof open_end - 1;
  if (length < tail || strcmp(pattern + length - tail, open_end) != 0) return strcmp(pattern, text) == 0;
  return strncmp(pattern, text, length - tail) == 0;
}

/* The place of a name in a list such as "xlsx xls", from 1; 0 where it is not there. */
static unsigned place_in(const char *list, const char *name)
{
  unsigned place = 1;
  for (const char *at = list; *at != '\0'; place++) {
    size_t length = strcspn(at, " ");
    if (strlen(name) == length && memcmp(at, name, length) == 0) return place;
    at += length + (at[length] == ' ');
  }
  return 0;
}

static unsigned count_of(const char *list)
{
  unsigned count = 1;
  for (const char *at = list; *at != '\0'; at++) count += *at == ' ';
  return count;
}

/* A bit for the document in that format, 0 where the loss does not concern it. */
static uint64_t concerns(const formats_loss *loss, const char *document, const char *format)
{
  unsigned d = place_in(loss->documents, document), f = place_in(loss->formats, format);
  return d == 0 || f == 0 ? 0 : (uint64_t)1 << ((d - 1) * count_of(loss->formats) + f - 1);
}

const formats_loss *formats_loss_of(formats_step step, const char *document, const char *format, const char *cell,
                                    const char *before, const char *after)
{
  const formats_loss *losses = step == FORMATS_SAVED ? saved : opened;
  uint64_t *met = step == FORMATS_SAVED ? saved_met : opened_met;
  for (size_t i = 0; i < (step == FORMATS_SAVED ? SAVED : OPENED); i++) {
    const formats_loss *l = &losses[i];
    uint64_t bit = concerns(l, document, format);
    if (bit == 0 || (l->cell != NULL && strcmp(l->cell, cell) != 0)) continue;
    if (!matches(l->before, before) || !matches(l->after, after)) continue;
    met[i] |= bit;
    return l;
  }
  return NULL;
}

bool formats_loses_findings(const char *document, const char *format)
{
  for (size_t i = 0; i < SAVED; i++)
    if ((saved[i].flags & FORMATS_FINDINGS) != 0 && concerns(&saved[i], document, format) != 0) return true;
  return false;
}

static size_t unmet(const formats_loss *losses, const uint64_t *met, size_t count)
{
  size_t result = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned wanted = count_of(losses[i].documents) * count_of(losses[i].formats);
    if (met[i] == ((uint64_t)1 << wanted) - 1 || (met[i] == 0 && (losses[i].flags & FORMATS_SOME) != 0)) continue;
    result++;
    printf("\n  no longer so: %s, %s, %s: «%s» becomes «%s»", losses[i].documents, losses[i].formats,
           losses[i].cell == NULL ? "some cell" : losses[i].cell, losses[i].before, losses[i].after);
  }
  return result;
}

size_t formats_unmet(void)
{
  return unmet(saved, saved_met, SAVED) + unmet(opened, opened_met, OPENED);
}
