/* SPDX-License-Identifier: MPL-2.0 */
/* A bureau's round: COUNT departments get a template, fill it with random accounts that hold together, send it back;
 * three do it wrong; `gongkai collect` makes one workbook of the rest. Every figure, of each department and of the
 * whole, is compared to the cent with sums that the engine had no part in: collect GONGKAI FOLDER COUNT. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "accounts.h"
#include "engine/check/check.h"
#include "engine/book/book_grid.h"
#include "engine/template/template.h"
#include "files/formats/workbook.h"

enum { PATH = 512, LEAST = 8 };

typedef struct study {
  const char *gongkai, *folder;
  size_t count, wrong, unreadable, missing; /* which departments do it wrong */
  gk_pack *pack;
  accounts sum;
  size_t figures, passed, failed;
} study;

static void expect(study *s, bool held, const char *what)
{
  if (held) s->passed++;
  else s->failed++;
  if (!held) fprintf(stderr, "FAILED %s\n", what);
}

static void name_of(size_t unit, char name[64])
{
  snprintf(name, 64, "第%03zu局", unit + 1);
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static bool equals(gk_dec value, int64_t hundredths)
{
  return gk_dec_cmp(value, (gk_dec){.units = hundredths, .scale = 2}) == 0;
}

/* How many figures of the tables are not those of the accounts, looked at from both sides. */
static size_t differences(study *s, const gk_tables *tables, const accounts *a)
{
  size_t count = 0;
  for (size_t i = 0; i < a->count; i++) {
    const account *item = &a->items[i];
    const gk_table *table = gk_tables_get(tables, (size_t)item->table);
    const gk_row *row = table == NULL ? NULL : gk_table_row(table, item->key);
    bool same = row != NULL && equals(row->figures[item->column].value, item->hundredths);
    if (!same && count++ < 3)
      fprintf(stderr, "  table %d %s column %d\n", item->table + 1, item->key, item->column + 1);
    s->figures++;
  }
  for (size_t t = 0; t < tables->count; t++) {
    const gk_table *table = &tables->items[t];
    int index = (int)(table->pack - s->pack->tables);
    for (size_t r = 0; r < table->row_count; r++) {
      for (size_t c = 0; c < table->pack->column_count; c++) {
        gk_dec value = table->rows[r].figures[c].value;
        if (gk_dec_sign(value) != 0 && accounts_find(a, index, table->rows[r].key, (int)c) == NULL && count++ < 3)
          fprintf(stderr, "  table %d has %s column %zu\n", index + 1, table->rows[r].key, c + 1);
      }
    }
  }
  return count;
}

/* --- a department ------------------------------------------------------------------------------------------------- */

static gk_book *make_book(study *s, accounts *a, const char *name)
{
  gk_error err = GK_ERROR_INIT;
  gk_arena arena = {0};
  gk_figures figures = {0};
  gk_template_options options = {.department = name, .figures = &figures, .open_rows = 30};
  for (size_t i = 0; i < a->count; i++) {
    const account *item = &a->items[i];
    gk_figures_add(&figures, &(gk_placed){.table = (size_t)item->table,
                                          .column = (size_t)item->column,
                                          .key = item->key,
                                          .name = "",
                                          .value = {.units = item->hundredths, .scale = 2}});
  }
  gk_figures_sort(&figures, 0);
  options.codes = gk_figures_codes(&figures, s->pack, &arena, &options.code_count);
  gk_book *book = gk_template_make(s->pack, &options, &err);
  if (book == NULL) fprintf(stderr, "%s\n", err.text);
  gk_figures_free(&figures);
  gk_arena_free(&arena);
  return book;
}

/* What the template's formulas made of the figures, against the accounts. */
static void judge_book(study *s, const gk_book *book, const accounts *a, const char *name)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_book_grid(book);
  gk_report *report = grid == NULL ? NULL : gk_check(s->pack, grid, &err);
  bool sound = report != NULL && report->pass && report->summary[GK_ROUNDING] == 0 && report->summary[GK_WARNING] == 0;
  for (size_t i = 0; report != NULL && !sound && i < report->finding_count && i < 3; i++)
    fprintf(stderr, "  %s\n", report->findings[i].message);
  bool same = report != NULL && differences(s, report->tables, a) == 0;
  expect(s, sound && same, name);
  gk_report_free(report);
  gk_grid_free(grid);
}

/* A total typed over its formula, one too high. */
static void type_over(gk_book *book)
{
  gk_book_sheet *sheet = &book->sheets[0];
  for (int32_t row = sheet->row_count - 1; row > sheet->heading_end; row--) {
    for (int32_t col = 0; col < sheet->col_count; col++) {
      gk_book_cell *cell = gk_book_cell_at(sheet, row, col);
      if (cell->kind != GK_BOOK_FORMULA || gk_dec_sign(cell->number) == 0) continue;
      cell->kind = GK_BOOK_NUMBER;
      if (gk_dec_add(cell->number, (gk_dec){.units = 1}, &cell->number)) return;
    }
  }
}

static void send_back(study *s, size_t unit, uint64_t seed)
{
  static const char *const formats[] = {"ods", "xlsx", "fods"};
  char name[64], path[PATH];
  gk_error err = GK_ERROR_INIT;
  accounts a = {0};
  struct stat file;
  name_of(unit, name);
  snprintf(path, sizeof path, "%s/units/%s.%s", s->folder, name, formats[unit % 3]);
  accounts_make(&a, s->pack, seed);
  gk_book *book = make_book(s, &a, name);
  if (book != NULL) judge_book(s, book, &a, name);
  if (unit == s->wrong) type_over(book);
  bool sent = book != NULL && (unit == s->missing || gk_workbook_write(book, path, &err));
  if (unit == s->unreadable) sent = sent && stat(path, &file) == 0 && truncate(path, file.st_size / 2) == 0;
  expect(s, sent, "a workbook is written");
  if (unit != s->wrong && unit != s->unreadable && unit != s->missing) accounts_add(&s->sum, &a);
  gk_book_free(book);
  accounts_free(&a);
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Runs gongkai collect, its words going to FOLDER/said; prints what it took. */
static void collect(study *s)
{
  char list[PATH], output[PATH], units[PATH], said[PATH];
  snprintf(list, sizeof list, "%s/list.csv", s->folder);
  snprintf(output, sizeof output, "%s/all.fods", s->folder);
  snprintf(units, sizeof units, "%s/units", s->folder);
  snprintf(said, sizeof said, "%s/said", s->folder);
  fflush(stdout);
  double begin = now();
  pid_t child = fork();
  if (child == 0) {
    if (freopen(said, "w", stdout) == NULL) _exit(126);
    execl(s->gongkai, s->gongkai, "collect", "--lang", "zh", "--pack", s->pack->id, "--list", list, "--department",
          "某区", "--force", "--output", output, units, (char *)NULL);
    _exit(127);
  }
  int status = 0;
  struct rusage used;
  bool ran = child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status);
  ran = ran && getrusage(RUSAGE_CHILDREN, &used) == 0;
  expect(s, ran && WEXITSTATUS(status) == 3, "exit status 3: one could not be read");
  if (ran)
    printf("collect: %.2f s, %.2f s of the processor, %ld MB at most\n", now() - begin,
           (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6, used.ru_maxrss / 1024);
}

/* The three are named, with what is wrong with each. */
static void judge_words(study *s)
{
  char path[PATH], line[1024], name[64], words[128];
  const struct {
    size_t unit;
    const char *what;
  } named[] = {{s->wrong, "差错"}, {s->unreadable, "读不了"}, {s->missing, "未报送"}};
  bool found[3] = {false}, counted = false;
  snprintf(path, sizeof path, "%s/said", s->folder);
  snprintf(words, sizeof words, "已汇总%zu个单位，有差错未汇总1个，读不了1个，未报送1个", s->count - 3);
  FILE *said = fopen(path, "r");
  while (said != NULL && fgets(line, sizeof line, said) != NULL) {
    printf("  %s", line);
    counted = counted || strstr(line, words) != NULL;
    for (size_t i = 0; i < 3; i++) {
      name_of(named[i].unit, name);
      found[i] = found[i] || (strstr(line, name) != NULL && strstr(line, named[i].what) != NULL);
    }
  }
  if (said != NULL) fclose(said);
  expect(s, counted, words);
  for (size_t i = 0; i < 3; i++) expect(s, found[i], named[i].what);
}

static void judge_whole(study *s)
{
  char path[PATH];
  gk_error err = GK_ERROR_INIT;
  snprintf(path, sizeof path, "%s/all.fods", s->folder);
  gk_grid *grid = gk_workbook_read(path, &err);
  gk_report *report = grid == NULL ? NULL : gk_check(s->pack, grid, &err);
  s->figures = 0;
  size_t wrong = report == NULL ? 1 : differences(s, report->tables, &s->sum);
  printf("consolidated: %zu figures, %zu of them not the independent sum to the cent\n", s->figures, wrong);
  expect(s, wrong == 0, "the sums");
  expect(s, report != NULL && report->pass && report->summary[GK_ROUNDING] == 0, "the consolidated workbook passes");
  if (report != NULL)
    printf("  its check: errors %zu, rounding differences %zu, warnings %zu\n", report->summary[GK_ERROR],
           report->summary[GK_ROUNDING], report->summary[GK_WARNING]);
  gk_report_free(report);
  gk_grid_free(grid);
}

static bool write_list(const study *s)
{
  char path[PATH], name[64];
  snprintf(path, sizeof path, "%s/list.csv", s->folder);
  FILE *list = fopen(path, "w");
  if (list == NULL) return false;
  fputs("代码,部门\n", list);
  for (size_t i = 0; i < s->count; i++) {
    name_of(i, name);
    fprintf(list, "%03zu,%s\n", i + 1, name);
  }
  return fclose(list) == 0;
}

int main(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  study s = {0};
  char units[PATH];
  if (count != 4 || (s.count = (size_t)strtoul(words[3], NULL, 10)) < LEAST) return 2;
  s.gongkai = words[1];
  s.folder = words[2];
  s.wrong = s.count / 2;
  s.unreadable = s.count / 3;
  s.missing = s.count - 2;
  s.pack = gk_pack_load("sheets/cn-2022", &err);
  snprintf(units, sizeof units, "%s/units", s.folder);
  if (s.pack == NULL || mkdir(units, 0777) != 0 || !write_list(&s)) return 2;
  double begin = now();
  for (size_t i = 0; i < s.count; i++) send_back(&s, i, 20220101 + i);
  printf("%zu departments, %zu figures compared, made and filled in %.2f s\n", s.count, s.figures, now() - begin);
  collect(&s);
  judge_words(&s);
  judge_whole(&s);
  accounts_free(&s.sum);
  gk_pack_free(s.pack);
  printf("%zu passed, %zu failed\n", s.passed, s.failed);
  return s.failed > 0;
}
