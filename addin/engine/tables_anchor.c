/* SPDX-License-Identifier: MPL-2.0 */
/* Where tables begin: cells that hold a title or a 公开NN表 mark. */
#include <string.h>

#include "tables_internal.h"
#include "text.h"

enum {
  LONGEST_EXTRA = 60, /* bytes that may stand beside a title in its cell: year, department, mark; prose is longer */
  MARK_DISTANCE = 4   /* rows between a title and its mark */
};

typedef struct names_of_table {
  gk_folded_names titles;
  const char *mark;
} names_of_table;

static names_of_table *fold_tables(gk_arena *arena, const gk_pack *pack) {
  names_of_table *names = gk_arena_array(arena, pack->table_count, sizeof *names);
  for (size_t i = 0; names != NULL && i < pack->table_count; i++) {
    names[i] = (names_of_table){gk_fold_names(arena, pack->tables[i].titles), gk_fold(arena, pack->tables[i].mark)};
    if (names[i].titles.items == NULL || names[i].mark == NULL) return NULL;
  }
  return names;
}

/* The table whose title is the longest one contained in the text: 收入支出决算总表 ends 财政拨款收入支出决算总表 too. */
static long table_by_title(const names_of_table *names, size_t count, const char *text) {
  size_t longest = 0, length = strlen(text);
  long table = -1;
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < names[i].titles.count; j++) {
      const char *title = names[i].titles.items[j];
      size_t size = strlen(title);
      if (size > longest && length <= size + LONGEST_EXTRA && strstr(text, title) != NULL) {
        longest = size;
        table = (long)i;
      }
    }
  }
  return table;
}

static long table_by_mark(const names_of_table *names, size_t count, const char *text) {
  for (size_t i = 0; i < count; i++) {
    if (strstr(text, names[i].mark) != NULL && strlen(text) <= strlen(names[i].mark) + LONGEST_EXTRA) return (long)i;
  }
  return -1;
}

/* Notes under a table may name it; they begin with 注 or 说明. */
static bool is_note(const char *text) {
  return strncmp(text, "注", strlen("注")) == 0 || strncmp(text, "说明", strlen("说明")) == 0;
}

/* A mark belongs to the title above it, a title to the mark above it, as long as the two agree on the table. */
static bool joins(const gk_anchor *last, const gk_anchor *next) {
  return last->pack_table == next->pack_table && next->row - last->row <= MARK_DISTANCE && last->title != next->title;
}

/* A mark beside another table's title: the title, which people read, decides. */
static bool overruled(const gk_anchor *last, const gk_anchor *next) {
  return last->title && !next->title && next->row - last->row <= MARK_DISTANCE;
}

bool gk_anchors_find(gk_arena *arena, const gk_pack *pack, const gk_folded_sheet *folded, gk_anchor **anchors,
                     size_t *count) {
  const gk_sheet *sheet = folded->sheet;
  names_of_table *names = fold_tables(arena, pack);
  *anchors = NULL;
  *count = 0;
  size_t room = 0;
  for (size_t i = 0; names != NULL && i < sheet->count; i++) {
    const char *text = folded->texts[i];
    if (*text == '\0' || is_note(text)) continue;
    long title = table_by_title(names, pack->table_count, text);
    long table = title >= 0 ? title : table_by_mark(names, pack->table_count, text);
    if (table < 0) continue;
    gk_anchor anchor = {(size_t)table, sheet->cells[i].row, sheet->cells[i].col, title >= 0};
    gk_anchor *last = *count > 0 ? &(*anchors)[*count - 1] : NULL;
    if (last != NULL && overruled(last, &anchor)) continue;
    if (last != NULL && joins(last, &anchor)) {
      last->title = true;
      continue;
    }
    if (*count == room) {
      gk_anchor *more = gk_arena_array(arena, room = room == 0 ? 16 : room * 2, sizeof *more);
      if (more == NULL) return false;
      if (*count > 0) memcpy(more, *anchors, *count * sizeof *more);
      *anchors = more;
    }
    (*anchors)[(*count)++] = anchor;
  }
  return names != NULL;
}
