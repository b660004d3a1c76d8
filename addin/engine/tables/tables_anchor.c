/* SPDX-License-Identifier: MPL-2.0 */
/* Where tables begin: cells that hold a title or a 公开NN表 mark. */
#include <string.h>

#include "engine/base/array.h"
#include "engine/tables/tables_internal.h"
#include "engine/base/text.h"

enum {
  EXTRA = 200,      /* bytes that may stand beside a title in its cell: year, department, mark, unit */
  MARK_DISTANCE = 4 /* rows between a title and its mark */
};

/* What a cell says of tables. */
typedef struct reading {
  size_t table; /* GK_FOREIGN_TABLE where it is none of the pack's */
  bool title;   /* a title; a mark otherwise */
  bool exact;
  int called; /* as gk_anchor's */
} reading;

static bool is_prose(const char *text)
{
  return strstr(text, "。") != NULL || strchr(text, ',') != NULL || strchr(text, ';') != NULL;
}

/* Notes under a table may name it; they begin with 注 or 说明. */
static bool is_note(const char *text)
{
  static const char *const leads[] = {"注", "说明", "备注", "本表", "(注"};
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    if (gk_begins(text, leads[i])) return true;
  }
  return false;
}

static bool ends_with(const char *text, size_t length, const char *end)
{
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* Whether what stands before a title is no part of it: nothing, a year, an ordinal, a bracket, a mark. */
static bool is_plain_prefix(const char *text, size_t length)
{
  static const char *const ends[] = {"年", "度", "部门", "、", ")", ":", ".", "表", "-"};
  if (length == 0 || (text[length - 1] >= '0' && text[length - 1] <= '9')) return true;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (ends_with(text, length, ends[i])) return true;
  }
  return false;
}

/* Whether a title is only the end of a longer one: 财政拨款支出决算表 is no 支出决算表. */
static bool is_cut_short(const char *text, size_t length)
{
  static const char *const ends[] = {"拨款", "预算", "收入", "支出", "项目", "经费", "基金", "资金"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (ends_with(text, length, ends[i])) return true;
  }
  return false;
}

/* Where the 表 end that stand in a text, the first ones. */
typedef struct table_ends {
  size_t at[8], count;
  bool all;
} table_ends;

static table_ends find_table_ends(const char *text)
{
  static const char end[] = "表";
  table_ends ends = {.count = 0};
  const char *at = strstr(text, end);
  for (; at != NULL && ends.count < sizeof ends.at / sizeof *ends.at; at = strstr(at, end)) {
    at += sizeof end - 1;
    ends.at[ends.count++] = (size_t)(at - text);
  }
  ends.all = at == NULL;
  return ends;
}

/* Where a title stands first in a text. As good as all of them end in 表: only there is it compared. */
static const char *find_title(const char *text, const table_ends *ends, const gk_folded *title)
{
  if (!ends->all || !ends_with(title->text, title->length, "表")) return strstr(text, title->text);
  for (size_t i = 0; i < ends->count; i++) {
    if (ends->at[i] < title->length) continue;
    const char *at = text + ends->at[i] - title->length;
    if (memcmp(at, title->text, title->length) == 0) return at;
  }
  return NULL;
}

/* Whether what stands before a title leaves it the table's: a form is of anything, and may ask for a word of its own. */
static bool is_whole_title(const gk_pack_table *table, const char *text, size_t before)
{
  bool with = table->with.count == 0;
  if (!table->form) return !is_cut_short(text, before);
  for (size_t i = 0; i < table->with.count && !with; i++) with = strstr(text, table->with.folded[i].text) != NULL;
  return with;
}

/* The table whose title is the longest one contained in the text: 收入支出决算总表 ends 财政拨款收入支出决算总表 too. */
static bool read_title(const gk_pack *pack, const char *text, reading *out)
{
  size_t longest = 0, length = strlen(text);
  if (length > EXTRA * 2 || is_prose(text)) return false;
  const table_ends ends = find_table_ends(text);
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++) {
    const gk_names *titles = &pack->tables[i].titles;
    for (size_t j = 0; j < titles->count; j++) {
      const gk_folded *title = &titles->folded[j];
      bool fits = title->length > longest && title->length <= length && length <= title->length + EXTRA;
      const char *at = fits ? find_title(text, &ends, title) : NULL;
      if (at == NULL || !is_whole_title(&pack->tables[i], text, (size_t)(at - text))) continue;
      longest = title->length + (pack->tables[i].with.count > 0);
      bool exact = is_plain_prefix(text, (size_t)(at - text));
      *out = (reading){i, true, exact, exact ? GK_CALLED_SO + (int)(titles->count - 1 - j) : GK_CALLED_ALIKE};
    }
  }
  return longest > 0;
}

/* Whether 公开NN表 with some number stands in a text. */
static bool has_mark(const char *text)
{
  static const char open[] = "公开", close[] = "表";
  for (const char *at = strstr(text, open); at != NULL; at = strstr(at + 1, open)) {
    const char *number = at + strlen(open);
    size_t digits = strspn(number, "0123456789");
    if (digits > 0 && digits < 4 && gk_begins(number + digits, close)) return true;
  }
  return false;
}

static bool read_mark(const gk_pack *pack, const char *text, reading *out)
{
  if (strlen(text) > EXTRA || is_prose(text)) return false;
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++) {
    const gk_folded *mark = &pack->tables[i].folded_mark;
    if (mark->length == 0 || strstr(text, mark->text) == NULL) continue;
    *out = (reading){i, false, false, GK_CALLED_NOT};
    return true;
  }
  *out = (reading){GK_FOREIGN_TABLE, false, false, GK_CALLED_NOT};
  return has_mark(text);
}

/* A title of some other table of such a document: it ends like one. */
static bool read_foreign_title(const char *text, reading *out)
{
  static const char *const ends[] = {"决算表", "预算表", "总表",   "明细表", "自评表",
                                     "情况表", "一览表", "汇总表", "统计表"};
  size_t length = strlen(text);
  const char *bracket = length > 0 && text[length - 1] == ')' ? strrchr(text, '(') : NULL;
  if (bracket != NULL) length = (size_t)(bracket - text);
  if (length > EXTRA || is_prose(text)) return false;
  *out = (reading){GK_FOREIGN_TABLE, true, true, GK_CALLED_OTHER};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (ends_with(text, length, ends[i])) return true;
  }
  return false;
}

/* A mark that follows a title. The title, which people read, decides; a mark decides where the pack knows it and not
 * the title, and an unknown mark says that the title only resembles one of the pack's: 项目支出决算表, 公开10表. */
static void add_mark(gk_anchor *last, const reading *mark)
{
  if (last->pack_table == GK_FOREIGN_TABLE) last->pack_table = mark->table;
  else if (mark->table == GK_FOREIGN_TABLE && !last->exact) last->pack_table = GK_FOREIGN_TABLE;
}

/* A title that follows a mark; false where it is the title of another table. */
static bool add_title(gk_anchor *last, const reading *title, const gk_cell *cell)
{
  if (last->pack_table != title->table && title->table != GK_FOREIGN_TABLE) {
    if (last->pack_table != GK_FOREIGN_TABLE) return false;
    if (title->exact) last->pack_table = title->table;
  }
  last->called = title->called;
  last->title = true;
  last->exact = title->exact;
  last->title_row = cell->row;
  last->title_col = cell->col;
  return true;
}

/* Whether a cell only adds to the anchor before it. */
static bool joins(gk_anchor *last, const reading *read, const gk_cell *cell)
{
  if (last == NULL || cell->row - last->title_row > MARK_DISTANCE) return false;
  if (!read->title && (last->title || read->table == last->pack_table)) {
    if (last->title) add_mark(last, read);
    return true;
  }
  return read->title && !last->title && add_title(last, read, cell);
}

/* --- cells that may name a table ---------------------------------------------------------------------------------- */

/* The characters that titles and marks of the packs end in, each once. */
static bool collect_ends(gk_arena *arena, const gk_pack *const *packs, size_t pack_count, const char ***ends,
                         size_t *count)
{
  size_t most = 0;
  for (size_t p = 0; p < pack_count; p++) most += packs[p]->title_end_count;
  *ends = gk_arena_array(arena, most, sizeof **ends);
  *count = 0;
  for (size_t p = 0; *ends != NULL && p < pack_count; p++) {
    for (size_t i = 0; i < packs[p]->title_end_count; i++) {
      size_t k = 0;
      while (k < *count && strcmp((*ends)[k], packs[p]->title_ends[i]) != 0) k++;
      if (k == *count) (*ends)[(*count)++] = packs[p]->title_ends[i];
    }
  }
  return *ends != NULL;
}

/* Whether a text holds a character that a title or a mark ends in. Most cells do not, and are passed over. */
static bool may_name_table(const char *text, const char *const *ends, size_t count)
{
  for (size_t i = 0; *text != '\0' && i < count; i++) {
    if (strstr(text, ends[i]) != NULL) return true;
  }
  return false;
}

bool gk_naming_cells(gk_arena *arena, const gk_pack *const *packs, size_t pack_count, const gk_sheet *sheet,
                     const gk_cell ***cells, size_t *count)
{
  const char **ends;
  size_t end_count, room = 0;
  *cells = NULL;
  *count = 0;
  if (!collect_ends(arena, packs, pack_count, &ends, &end_count)) return false;
  for (size_t i = 0; i < sheet->count; i++) {
    const char *text = sheet->cells[i].folded;
    if (!may_name_table(text, ends, end_count) || is_note(text)) continue;
    const gk_cell **more = gk_arena_room(arena, *cells, *count, &room, sizeof *more);
    if (more == NULL) return false;
    *cells = more;
    (*cells)[(*count)++] = &sheet->cells[i];
  }
  return true;
}

/* --- what they name ----------------------------------------------------------------------------------------------- */

static size_t hinted_by(const gk_pack *pack, const char *name)
{
  reading read;
  if (read_title(pack, name, &read) || read_mark(pack, name, &read)) return read.table;
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++) {
    size_t size = strlen(pack->tables[i].id);
    if (strncmp(name, pack->tables[i].id, size) == 0 && (name[size] < '0' || name[size] > '9')) return i;
  }
  return GK_FOREIGN_TABLE;
}

bool gk_sheet_names_read(gk_arena *arena, const gk_pack *pack, const char *name, const gk_cell *const *cells,
                         size_t count, gk_sheet_names *names)
{
  *names = (gk_sheet_names){.anchors = gk_arena_array(arena, count, sizeof *names->anchors)};
  if (names->anchors == NULL) return false;
  names->hinted = hinted_by(pack, name);
  for (size_t i = 0; i < count; i++) {
    const gk_cell *cell = cells[i];
    const char *text = cell->folded;
    reading read;
    if (!read_title(pack, text, &read) && !read_mark(pack, text, &read) && !read_foreign_title(text, &read)) continue;
    if (joins(names->count > 0 ? &names->anchors[names->count - 1] : NULL, &read, cell)) continue;
    names->anchors[names->count++] = (gk_anchor){.pack_table = read.table,
                                                 .row = cell->row,
                                                 .title_row = cell->row,
                                                 .title_col = cell->col,
                                                 .title = read.title,
                                                 .exact = read.exact,
                                                 .called = read.called};
  }
  return true;
}
